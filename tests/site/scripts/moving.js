// What moves although the reader asked for stillness.
() => {
  const moving = document.getAnimations().map((animation) => String(animation.animationName ?? animation))
  for (const element of document.querySelectorAll("*")) {
    const style = getComputedStyle(element)
    const lasts = (text) => text.split(",").some((part) => parseFloat(part) > 0.01)
    const named = style.animationName !== "none" && lasts(style.animationDuration)
    if (named || lasts(style.transitionDuration) || style.scrollBehavior === "smooth") {
      moving.push(element.outerHTML.slice(0, 90))
    }
  }
  return moving
}
