// The focal point, set on the picture itself by click or arrow keys; the two numbers keep it.
{
  const frame = document.querySelector(".picture-input .picture")
  const file = document.querySelector(".picture-input input[type=file]")
  const across = document.getElementById("id_focal_x")
  const down = document.getElementById("id_focal_y")

  const point = document.createElement("button")
  point.type = "button"
  point.className = "focal-point"
  point.title = frame.dataset.pointLabel
  point.setAttribute("aria-label", frame.dataset.pointLabel)

  const share = (number) => Math.round(Math.min(1, Math.max(0, number)) * 100) / 100

  const draw = () => {
    point.style.left = `${Number(across.value) * 100}%`
    point.style.top = `${Number(down.value) * 100}%`
  }

  const set = (x, y) => {
    across.value = share(x)
    down.value = share(y)
    draw()
  }

  const STEPS = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
  }

  frame.addEventListener("click", (event) => {
    const picture = frame.querySelector("img")
    if (!picture || event.detail === 0) return // a key pressed the button
    const box = picture.getBoundingClientRect()
    set((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height)
    point.focus()
  })

  point.addEventListener("keydown", (event) => {
    const step = STEPS[event.key]
    if (!step) return
    event.preventDefault()
    const size = event.shiftKey ? 0.1 : 0.01
    set(Number(across.value) + step[0] * size, Number(down.value) + step[1] * size)
  })

  for (const input of [across, down]) input.addEventListener("change", draw)

  const attach = () => {
    frame.append(point)
    draw()
  }

  file.addEventListener("change", () => {
    const [chosen] = file.files
    if (!chosen) return
    const picture = frame.querySelector("img") || document.createElement("img")
    picture.alt = ""
    picture.src = URL.createObjectURL(chosen)
    frame.prepend(picture)
    attach()
  })

  if (frame.querySelector("img")) attach()
}
