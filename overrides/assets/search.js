// Search, loaded when first opened: it shows what finding.js finds.
(() => {
  const dialog = document.getElementById("search")
  const [box, count, urgent, list] = ["input", ".search-count", ".search-urgent", "ol"].map(name => dialog.querySelector(name))
  const index = new URL(dialog.dataset.index, location), language = document.documentElement.lang
  const fetched = name => fetch(new URL(name, index)).then(answer => answer.json())
  const make = (name, ...inside) => {
    const made = document.createElement(name)
    made.append(...inside)
    return made
  }

  const load = Promise.all([fetched(""), import("./finding.js"), import("./spelling.js")])
    .then(([all, { finder }, { meant }]) => ({ more: all.more || [], ...finder(all, meant) }))

  // The rest of a large index is fetched where no one has said which pages answer, and its first part finds little.
  const look = () => load.then(async ({ find, add, more }) => {
    const text = box.value
    show(find(text, language))
    while (more[0] && find(text, language).little) {
      const rest = await (more.asked ||= fetched(more[0]))
      if (more.asked) add(rest), more.shift(), more.asked = null
      if (box.value !== text) return
      show(find(text, language))
    }
  }).catch(() => {
    urgent.hidden = false
    count.textContent = "The search could not be loaded. All sections are listed at the foot of the page."
  })

  const show = ({ typed, found, most, danger, as, marked }) => {
    const many = found.length
    urgent.hidden = !typed[0] || many && !danger
    count.textContent = !typed[0] ? "" : !many ? "Nothing found. Try another word, or fewer words."
      : many + ` page${many > 1 ? "s" : ""} found` + (typed.join(" ").includes(as) ? "" : ` for “${as}”`) + (many > most ? `; the first ${most} are shown` : "")
    list.replaceChildren(...found.slice(0, most).map(({ at, name, title, kind, summary, lang }) => {
      const link = make("a", name), under = [kind !== title && kind, name !== title && title].filter(Boolean).join(": ")
      link.href = new URL("../" + at, index)
      link.onclick = () => dialog.close()
      const item = make("li", link, make("p", under), make("p", ...summary.split(/([^\s.,:;]+)/).map(piece => marked(piece) ? make("mark", piece) : piece)))
      if (lang) item.lang = lang, item.dir = "auto"
      return item
    }))
  }
  box.oninput = look
  box.onkeydown = event => { if (event.key === "Escape") dialog.close() }
  box.form.onsubmit = event => {
    event.preventDefault()
    look()
  }
  look()
})()
