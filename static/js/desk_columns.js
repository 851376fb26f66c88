// A switch that shows one language of the form, or all; remembered in this browser.
{
  const KEY = "desk-columns"
  const words = document.getElementById("desk-words")
  const columns = document.querySelectorAll(".column[data-language]")

  const languages = new Map()
  for (const column of columns) {
    const name = column.querySelector("[lang]")
    if (!languages.has(column.dataset.language)) {
      languages.set(column.dataset.language, { name: name.textContent, tag: name.lang })
    }
  }

  const remembered = () => {
    try {
      return localStorage.getItem(KEY) || ""
    } catch {
      return "" // storage is switched off
    }
  }

  const show = (code, buttons) => {
    document.documentElement.dataset.columns = languages.has(code) ? code : ""
    for (const button of buttons) {
      button.setAttribute("aria-pressed", String(button.value === (languages.has(code) ? code : "")))
    }
    try {
      localStorage.setItem(KEY, code)
    } catch {
      // it still works until the page is left
    }
  }

  if (languages.size > 1 && words) {
    const group = document.createElement("div")
    group.className = "language-switch"
    group.setAttribute("role", "group")
    group.setAttribute("aria-label", words.dataset.languages)
    const choices = [["", { name: words.dataset.all, tag: "" }], ...languages]
    const buttons = choices.map(([code, { name, tag }]) => {
      const button = document.createElement("button")
      button.type = "button"
      button.value = code
      button.textContent = name
      if (tag) button.lang = tag
      button.addEventListener("click", () => show(code, buttons))
      return button
    })
    group.append(...buttons)
    document.querySelector("#content-main form").prepend(group)
    show(remembered(), buttons)
  }
}
