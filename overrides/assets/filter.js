// Lists that a reader narrows down: the register of reviews, the briefings, the tables. What is chosen is kept in the
// address, so that it can be sent. A group without an entry that fits is hidden; a folded one that has some is opened.
for (const form of document.querySelectorAll("[data-filters]")) {
  const list = document.getElementById(form.dataset.filters)
  const count = form.querySelector("[role=status]")
  const entries = [...list.querySelectorAll("li")]
  const groups = [...list.querySelectorAll(".filter-group")]
  const given = new URLSearchParams(location.search)
  for (const field of form.elements) {
    const value = given.get(field.name) || ""
    if (!field.options || [...field.options].some(option => option.value === value)) field.value = value
  }

  const said = entry => `${entry.textContent} ${entry.dataset.words || ""}`.toLowerCase()
  const fits = (entry, name, value) => name === "words"
    ? value.toLowerCase().split(/\s+/).every(word => said(entry).includes(word))
    : ` ${entry.dataset[name]} `.includes(` ${value} `)

  let before = false
  const show = () => {
    const chosen = [...new FormData(form)].filter(([, value]) => value.trim())
    for (const entry of entries) entry.hidden = !chosen.every(([name, value]) => fits(entry, name, value.trim()))
    for (const group of groups) {
      group.hidden = !group.querySelector("li:not([hidden])")
      if (group.matches("details") && (chosen.length || before)) group.open = chosen.length > 0
    }
    before = chosen.length > 0
    count.textContent = `${entries.filter(entry => !entry.hidden).length} of ${entries.length} shown`
    return chosen
  }

  const choose = () => {
    const chosen = show()
    history.replaceState(null, "", chosen.length ? `?${new URLSearchParams(chosen)}` : location.pathname)
  }
  form.addEventListener("input", choose)
  form.addEventListener("submit", event => { event.preventDefault(); choose() })
  show()
}
