// What does not fit: the page's own overflow, and text cut off by the box it stands in.
() => {
  const root = document.documentElement
  const lost = []
  if (root.scrollWidth > root.clientWidth) lost.push(`the page, by ${root.scrollWidth - root.clientWidth} px`)
  for (const element of document.querySelectorAll("body *")) {
    const style = getComputedStyle(element)
    const cuts = (side) => ["hidden", "clip"].includes(style[side])
    if (!cuts("overflowX") && !cuts("overflowY")) continue
    if (element.closest("svg, .visually-hidden") || !element.innerText?.trim()) continue
    const wide = cuts("overflowX") && element.scrollWidth > element.clientWidth + 1
    const high = cuts("overflowY") && element.scrollHeight > element.clientHeight + 1
    if (element.clientWidth > 1 && (wide || high)) lost.push(element.outerHTML.slice(0, 90))
  }
  for (const element of document.querySelectorAll("body *")) {
    const style = getComputedStyle(element)
    if (!["fixed", "sticky"].includes(style.position)) continue
    const box = element.getBoundingClientRect()
    if (box.width * box.height > (innerWidth * innerHeight) / 3) lost.push(`covers the window: ${element.outerHTML.slice(0, 90)}`)
  }
  return lost
}
