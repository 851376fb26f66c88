// Shows a moment on both newsrooms' clocks as soon as it is chosen, as the server does once saved;
// and gives a moment typed for one language to those that have none, for a common schedule.
{
  const panel = document.querySelector(".publication")
  const clocks = JSON.parse(panel?.dataset.clocks || "{}")
  const language = document.documentElement.lang

  // What a zone's clock shows at an instant, as if it were UTC.
  const wall = (instant, zone) => {
    const parts = new Intl.DateTimeFormat("en-CA", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
    }).formatToParts(instant)
    const part = Object.fromEntries(parts.map(({ type, value }) => [type, value]))
    return Date.parse(`${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}Z`)
  }

  // The instant at which a zone's clock shows what was typed.
  const instantOf = (typed, zone) => {
    const wanted = Date.parse(`${typed}Z`)
    let instant = wanted
    for (let i = 0; i < 2; i += 1) instant += wanted - wall(instant, zone)
    return instant
  }

  const written = (instant, zone) => {
    const isThisYear = new Date(instant).getFullYear() === new Date().getFullYear()
    const isChinese = language.startsWith("zh")
    return new Intl.DateTimeFormat(isChinese ? language : "en-GB", {
      timeZone: zone,
      weekday: isChinese ? "long" : "short", // 星期五, as everywhere at the desk
      day: "numeric",
      month: "short",
      ...(isThisYear ? {} : { year: "numeric" }),
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    })
      .format(instant)
      .replaceAll(",", "")
      .replace("星期", " 星期")
  }

  const moments = [...(panel?.querySelectorAll("input[type=datetime-local]") ?? [])]
  const share = panel?.querySelector("[data-same-time]")
  const offer = () => {
    const given = moments.filter((input) => input.value).length
    if (share) share.hidden = given === 0 || given === moments.length
  }
  share?.addEventListener("click", () => {
    const { value } = moments.find((input) => input.value)
    for (const input of moments.filter((each) => !each.value)) {
      input.value = value
      input.dispatchEvent(new Event("change", { bubbles: true }))
    }
  })
  offer()

  panel?.addEventListener("change", ({ target }) => {
    offer()
    const line = panel.querySelector(`.clocks[data-for="${target.id}"]`)
    if (!line) return
    const instant = instantOf(target.value, panel.dataset.zone)
    line.textContent = Number.isNaN(instant)
      ? ""
      : Object.entries(clocks)
          .map(([city, zone]) => `${written(instant, zone)} ${city}`)
          .join(" · ")
  })
}
