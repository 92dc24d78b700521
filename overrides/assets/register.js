// The register of reviews, filtered by kind and theme. What is chosen stands in the address, so that it can be sent.
(() => {
  const form = document.getElementById("register-filter")
  const count = document.getElementById("register-count")
  const entries = [...document.querySelectorAll(".register li")]
  const chosen = new URLSearchParams(location.search)
  for (const select of form.querySelectorAll("select")) {
    const value = chosen.get(select.name) || ""
    if ([...select.options].some(option => option.value === value)) select.value = value
  }

  const show = () => {
    const { kind, theme } = Object.fromEntries(new FormData(form))
    for (const entry of entries)
      entry.hidden = (kind && entry.dataset.kind !== kind) || (theme && !entry.dataset.themes.split(" ").includes(theme))
    for (const year of document.querySelectorAll(".register-year")) year.hidden = !year.querySelector("li:not([hidden])")
    const shown = entries.filter(entry => !entry.hidden).length
    count.textContent = `${shown} of ${entries.length} shown`
  }

  const choose = () => {
    show()
    const words = [...new FormData(form)].filter(([, value]) => value)
    history.replaceState(null, "", words.length ? `?${new URLSearchParams(words)}` : location.pathname)
  }
  form.addEventListener("change", choose)
  form.addEventListener("submit", event => { event.preventDefault(); choose() })
  show()
})()
