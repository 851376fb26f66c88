// What the Tab key should reach, in the order it is written; each is numbered for `stop.js`.
() => {
  const all = "a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]"
  const radios = new Set()
  let number = 0
  for (const element of document.querySelectorAll(all)) {
    if (element.tabIndex < 0 || element.disabled || element.type === "hidden") continue
    if (!element.checkVisibility({ visibilityProperty: true })) continue
    if (element.type === "radio") {
      const group = `${element.form?.id} ${element.name}`
      const chosen = document.querySelector(`input[name="${element.name}"]:checked`)
      if (radios.has(group) || (chosen && chosen !== element)) continue
      radios.add(group)
    }
    element.dataset.stop = number++
  }
  return number
}
