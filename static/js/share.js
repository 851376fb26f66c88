// Copies what stands beside a button, and opens the system's own share sheet where there is one.
// Buttons are hidden until this runs; where copying is refused, the text is marked instead.

function show(button) {
  (button.closest("li") ?? button).hidden = false;
  button.hidden = false;
}

function mark(source) {
  source.hidden = false;
  if (source.select) {
    source.focus();
    source.select();
  } else {
    getSelection().selectAllChildren(source);
  }
}

async function copy(button) {
  const source = document.getElementById(button.dataset.copy);
  const place = button.closest("[data-copying]");
  const status = place.querySelector("[role=status]");
  status.textContent = "";
  try {
    await navigator.clipboard.writeText(source.value ?? source.textContent);
    status.textContent = place.dataset.done;
  } catch {
    // no permission, or a page without TLS
    mark(source);
    status.textContent = place.dataset.failed;
  }
}

for (const button of document.querySelectorAll("[data-copy]")) {
  show(button);
  button.addEventListener("click", () => copy(button));
}

// The address in full is for who cannot use the button.
for (const source of document.querySelectorAll("[data-copied]")) source.hidden = true;

for (const button of document.querySelectorAll("[data-sheet]")) {
  if (!navigator.share) continue;
  show(button);
  button.addEventListener("click", () => {
    const { title, sheet: url } = button.dataset;
    navigator.share({ title, url }).catch(() => {}); // closed without sharing
  });
}
