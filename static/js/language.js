// Remember the language a reader chose, for the next time they come to the bare address. Without
// this the browser's own languages decide.

for (const link of document.querySelectorAll("[data-language]")) {
  link.addEventListener("click", () => {
    const year = 365 * 24 * 3600;
    document.cookie = `language=${link.dataset.language}; path=/; max-age=${year}; samesite=lax`;
  });
}
