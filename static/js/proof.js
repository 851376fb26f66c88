// Works out the sum of a form, once the workers that do it are known: by itself the widget begins
// as soon as it is there, and fails where their file comes later. Loaded after both.

function begin(part) {
  for (const widget of part.querySelectorAll("altcha-widget")) {
    if (widget.getState?.() === "unverified") widget.verify();
  }
}

begin(document);
document.addEventListener("htmx:load", (event) => begin(event.target));
