// Whoever chose to read in two languages reads the next article so, too. The choice stays in this
// browser and the page is the same for everybody; this stands in the head, so that the page of one
// language is not painted first. An address with a fragment is meant as it is.

{
  const KEY = "read-with";
  const offered = document.currentScript.dataset.offers?.split(" ") ?? [];

  const remember = (code) => {
    try {
      localStorage.setItem(KEY, code);
    } catch {
      // storage may be switched off: the link itself is then the choice
    }
  };

  const remembered = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  };

  const second = remembered();
  if (second && offered.includes(second) && !location.hash) {
    location.replace(`${location.pathname}with/${second}/`);
  }

  document.addEventListener("DOMContentLoaded", () => {
    for (const link of document.querySelectorAll("[data-read-with]")) {
      link.addEventListener("click", () => remember(link.dataset.readWith));
    }
  });
}
