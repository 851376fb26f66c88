// Light or dark: what the reader chose here, or else what their system prefers. It stands in the
// head, before the page is painted, so that a dark page never flashes white.

const root = document.documentElement;
const KEY = "theme";

function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // storage may be switched off
  }
}

function show(theme) {
  root.dataset.theme = theme;
  for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
    meta.content = theme === "dark" ? meta.dataset.dark : meta.dataset.light;
  }
}

function isDark() {
  const chosen = root.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function toggle(event) {
  const theme = isDark() ? "light" : "dark";
  show(theme);
  event.currentTarget.setAttribute("aria-pressed", String(theme === "dark"));
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // the choice then lasts for this page only
  }
}

const chosen = remembered();
if (chosen === "light" || chosen === "dark") show(chosen);

document.addEventListener("DOMContentLoaded", () => {
  const button = document.querySelector("[data-theme-switch]");
  if (!button) return;
  button.setAttribute("aria-pressed", String(isDark()));
  button.addEventListener("click", toggle);
  button.hidden = false;
});
