// Controls that a forced palette would leave without an edge, and whatever refuses the palette.
() => {
  const bare = []
  for (const element of document.querySelectorAll("body *")) {
    const style = getComputedStyle(element)
    if (style.forcedColorAdjust === "none" && !element.closest("svg")) bare.push(element.outerHTML.slice(0, 90))
    // The system draws what is ticked itself, as long as nobody takes that away.
    if (element.matches("[type=checkbox], [type=radio]") && style.appearance === "auto") continue
    if (!element.matches("input:not([type=hidden]), textarea, select, button")) continue
    const edged = ["Top", "Bottom"].some((side) => style[`border${side}Style`] !== "none")
    const drawn = element.innerText?.trim() || element.querySelector("svg, img")
    if (element.checkVisibility() && !edged && !drawn) bare.push(element.outerHTML.slice(0, 90))
  }
  return bare
}
