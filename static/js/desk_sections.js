// Sections by keyboard and by touch: buttons to move one, and to open the list of types.
{
  const words = document.getElementById("sections").dataset

  const inOrder = () =>
    [...document.querySelectorAll(".order-machine > .inline-related:not(.empty-form)")].sort(
      (a, b) => a.style.order - b.style.order,
    )

  const place = (sections) => {
    for (const [index, section] of sections.entries()) {
      section.style.order = (index + 1) * 10
      section.querySelector(".order-machine-ordering").value = (index + 1) * 10
    }
  }

  const move = (button) => {
    const section = button.closest(".inline-related")
    const sections = inOrder()
    const from = sections.indexOf(section)
    const to = from + Number(button.dataset.move)
    if (to < 0 || to >= sections.length) return
    sections.splice(from, 1)
    sections.splice(to, 0, section)
    place(sections)
    section.scrollIntoView({ block: "nearest" })
    button.focus()
  }

  // Before the heading's own click, which would fold the section.
  document.addEventListener(
    "click",
    (event) => {
      const button = event.target.closest("[data-move]")
      if (!button) return
      event.preventDefault()
      event.stopPropagation()
      move(button)
    },
    true,
  )

  const makeButton = (element, label) => {
    element.setAttribute("role", "button")
    element.setAttribute("tabindex", "0")
    if (label) element.setAttribute("aria-label", label)
  }

  const makeButtons = (root) => {
    for (const target of root.querySelectorAll(".order-machine-insert-target:not(.last)")) {
      makeButton(target, words.add)
    }
  }

  const prepare = () => {
    makeButtons(document)
    const last = document.querySelector(".order-machine-insert-target.last")
    makeButton(last, "")
    last.textContent = words.addLast
    for (const button of document.querySelectorAll(".plugin-buttons .plugin-button")) {
      makeButton(button, "")
    }
  }
  if (document.querySelector(".plugin-buttons .plugin-button")) prepare()
  else document.addEventListener("content-editor:ready", prepare)
  document.addEventListener("formset:added", ({ target }) => makeButtons(target))

  document.addEventListener("keydown", (event) => {
    const isPress = event.key === "Enter" || event.key === " "
    if (!isPress || event.isComposing) return
    const button = event.target.closest(".order-machine-insert-target, .plugin-buttons .plugin-button")
    if (!button) return
    event.preventDefault()
    button.click()
    if (button.matches(".order-machine-insert-target")) {
      document.querySelector(".plugin-buttons .plugin-button:not(.content-editor-hide)")?.focus()
    }
  })
}
