// Where the focus is, whether a reader sees it there, and what it lies on.
() => {
  const element = document.activeElement
  if (!element || element === document.body) return null
  const box = element.getBoundingClientRect()
  const style = getComputedStyle(element)
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
  // A link may be broken over two lines, with nothing of it in the middle of its box.
  const parts = [...element.getClientRects()]
  const seen = parts.some((part) => {
    // A tall one may go on below the window: it is seen when its middle or its beginning is.
    const middle = [part.left + part.width / 2, part.top + part.height / 2]
    return [middle, [part.left + 4, part.top + 4]].some(([x, y]) => {
      const there = document.elementFromPoint(x, y)
      return there && (element.contains(there) || there.contains(element) || there.control === element)
    })
  })
  return {
    number: element.dataset.stop === undefined ? null : Number(element.dataset.stop),
    what: element.outerHTML.slice(0, 90),
    left: box.left + scrollX,
    right: box.right + scrollX,
    top: box.top + scrollY,
    bottom: box.bottom + scrollY,
    outlined: outlined || style.boxShadow !== "none",
    seen,
  }
}
