// Choosing an article for a quote or number names its authors at once, where nobody is named yet
// or the names are those of the article chosen before. The server does the same on saving.
{
  const address = document.getElementById("sections").dataset.credit

  const fill = (prefix, credit) => {
    const sets = new Map()
    for (const [column, text] of Object.entries(credit)) {
      const [kind, ...language] = column.split("_")
      const key = language.join("_")
      sets.set(key, { ...sets.get(key), [kind]: text })
    }
    for (const [language, { speakers, roles }] of sets) {
      const names = document.getElementById(`id_${prefix}-speakers_${language}`)
      const titles = document.getElementById(`id_${prefix}-roles_${language}`)
      if (!names || !titles) continue
      const isOurs = (field) => !field.value.trim() || field.value === field.dataset.filled
      if (isOurs(names) && isOurs(titles)) {
        names.value = names.dataset.filled = speakers
        titles.value = titles.dataset.filled = roles
      } else if (isOurs(names)) {
        names.value = names.dataset.filled = speakers
      }
    }
  }

  // Select2 tells of a choice through jQuery alone.
  django.jQuery(document).on("change", "select[name$='-article']", async ({ target }) => {
    const prefix = target.name.replace(/-article$/, "")
    if (!target.value || !document.getElementById(`id_${prefix}-speakers_en`)) return
    const answer = await fetch(address.replace("/0/", `/${target.value}/`))
    if (answer.ok) fill(prefix, await answer.json())
  })
}
