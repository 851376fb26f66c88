// Rulings without leaving the page, and by keyboard; without it every form still works by itself.
// Keys never act while something is typed or an input method is composing.

const list = document.getElementById("rows");
const status = document.getElementById("said");
const keys = { a: "approve", u: "undo" };
const asks = { r: "reject", v: "ask_to_revise" };
let wanted = "reject"; // what a reason's number decides
let loading = false;
const decided = [];
let ahead = ""; // the row that a ruling went on to by itself

document.querySelector("[data-keys]").hidden = false;

const rows = () => [...list.querySelectorAll(".row")];
const current = () => document.activeElement.closest?.(".row");

function say(text) {
  status.textContent = "";
  requestAnimationFrame(() => { status.textContent = text; });
}

function go(row) {
  if (!row) return;
  row.focus();
  row.scrollIntoView({ block: "nearest" });
  const left = rows().length - rows().indexOf(row);
  if (left < 8) loadNext();
}

function step(by) {
  const every = rows();
  const here = every.indexOf(current());
  ahead = "";
  go(every[Math.min(Math.max(here + by, 0), every.length - 1)]);
}

async function loadNext() {
  const link = document.getElementById("next");
  if (!link || loading) return;
  loading = true;
  try {
    const answer = await fetch(link.href);
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const shown = new Set(rows().map((row) => row.id));
    const fresh = [...page.querySelectorAll("#rows > .row")];
    list.append(...fresh.filter((row) => !shown.has(row.id)));
    const next = page.getElementById("next");
    if (next) link.href = next.href;
    else link.remove();
  } catch {
    // the link is still there
  } finally {
    loading = false;
  }
}

function typed(row) {
  const note = row.querySelector("[name=note]");
  const reason = row.querySelector("[name=reason]");
  return { note: note?.value ?? "", reason: reason?.value ?? "" };
}

// What was typed is put back into a row that came anew because somebody was faster.
function keep(row, said) {
  const note = row.querySelector("[name=note]");
  const reason = row.querySelector("[name=reason]");
  if (note) note.value = said.note;
  if (reason) reason.value = said.reason;
  if (said.note && note) note.closest("details").open = true;
}

async function send(row, button) {
  const form = button.form;
  const address = button.getAttribute("formaction") || form.action; // `formAction` is never empty
  const said = typed(row);
  row.classList.add("busy");
  try {
    const answer = await fetch(address, {
      method: "POST",
      body: new FormData(form, button),
      headers: { "X-Row": "1" },
    });
    const { row: html, said: words } = await answer.json();
    const had = row.contains(document.activeElement);
    const template = document.createElement("template");
    template.innerHTML = html.trim();
    const fresh = template.content.firstElementChild;
    for (const back of fresh.querySelectorAll("[name=back]")) {
      back.value = list.querySelector("[name=back]").value;
    }
    row.replaceWith(fresh);
    if (!answer.ok) keep(fresh, said);
    if (had) fresh.focus();
    say(words);
    return answer.ok;
  } catch {
    row.classList.remove("busy");
    say(list.dataset.lost);
    return false;
  }
}

function rule(row, act) {
  const button = row.querySelector(`[data-act=${act}]`);
  if (!button || row.classList.contains("busy")) {
    say(list.dataset.closed);
    return;
  }
  if (act in { approve: 1, reject: 1, ask_to_revise: 1 }) {
    decided.push(row.id);
    const every = rows();
    const next = every.slice(every.indexOf(row) + 1).find((each) => !each.classList.contains("decided"));
    if (next) go(next);
    else row.focus();
    ahead = next?.id ?? "";
  }
  send(row, button);
}

function ask(row, act) {
  const button = row.querySelector(`[data-act=${act}]`);
  if (!button) {
    say(list.dataset.closed);
    return;
  }
  wanted = act;
  button.closest("details").open = true;
  row.querySelector("[name=reason]").focus();
}

function undo() {
  // Right after a ruling it is that one; elsewhere the last on the row that one has gone to.
  const here = current();
  const row = here?.id !== ahead && here?.querySelector("[data-act=undo]")
    ? here
    : document.getElementById(decided.pop() ?? "");
  if (row) {
    go(row);
    rule(row, "undo");
  } else {
    say(list.dataset.closed);
  }
}

function isTyping(target) {
  return target.matches("textarea, input:not([type=checkbox]), [contenteditable]");
}

function chosen(event, row) {
  const select = event.target;
  const number = "1234567890".indexOf(event.key) + 1;
  if (number > 0 && number < select.options.length) select.selectedIndex = number;
  else if (event.key !== "Enter" || !select.value) return false;
  rule(row, wanted);
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.keyCode === 229) return;
  if (event.repeat && !"jk".includes(event.key)) return; // a key that stays down decides once
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const row = current();
  if (event.key === "Escape" && row) {
    row.focus();
    return;
  }
  if (isTyping(event.target)) return;
  if (event.target.matches("select")) {
    if (row && event.target.name === "reason" && chosen(event, row)) event.preventDefault();
    return;
  }
  const key = event.key.toLowerCase();
  if (key === "j") step(1);
  else if (key === "k") step(-1);
  else if (key === "u") undo();
  else if (row && key in keys) rule(row, keys[key]);
  else if (row && key in asks) ask(row, asks[key]);
  else if (row && key === "x") row.querySelector("[name=row]").click();
  else return;
  event.preventDefault();
});

list.addEventListener("submit", (event) => {
  const row = event.target.closest(".row");
  if (!event.submitter || !row) return;
  event.preventDefault();
  if (event.submitter.dataset.act) rule(row, event.submitter.dataset.act);
  else send(row, event.submitter);
});
