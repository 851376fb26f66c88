// A picker with search is named by what is picked, so an empty one has no name. It gets its label.
{
  const name = (select) => {
    const label = document.querySelector(`label[for="${select.id}"]`)
    const picker = select.nextElementSibling?.querySelector(".select2-selection")
    const picked = picker?.querySelector(".select2-selection__rendered")
    if (!label || !picked) return
    label.id ||= `${select.id}_label`
    picker.setAttribute("aria-labelledby", `${label.id} ${picked.id}`)
    picked.setAttribute("aria-labelledby", `${label.id} ${picked.id}`)
  }
  const all = (place) => place.querySelectorAll("select.admin-autocomplete").forEach(name)

  // After the library's own, which makes the pickers.
  django.jQuery(() => all(document))
  document.addEventListener("formset:added", (event) => setTimeout(() => all(event.target)))
}
