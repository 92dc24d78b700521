// Search, loaded when first opened. What people say leads to its pages first; then rare words count most.
(() => {
  const dialog = document.getElementById("search")
  const [box, count, urgent, list] = ["input", ".search-count", ".search-urgent", "ol"].map(name => dialog.querySelector(name))
  const index = new URL(dialog.dataset.index, location), most = 12, stems = new Map(), held = [], places = []
  const words = text => text.toLowerCase().replace(/[’']/g, "").match(/[\p{L}\p{N}]{2,}|\p{N}/gu) || []
  const read = text => words(text).map(word => stems.get(word))
  const make = (name, ...inside) => {
    const made = document.createElement(name)
    made.append(...inside)
    return made
  }

  const load = Promise.all([fetch(index).then(answer => answer.json()), import("./spelling.js")]).then(([all, { meant }]) => {
    all.words.forEach(([forms, ...often], stem) => {
      for (const form of forms.split(" ")) stems.set(form, stem)
      held[stem] = []
      often.forEach((steps, less) => steps.reduce((place, step) => (held[stem][place += step] = less + 1, place), 0))
    })
    for (const [page, title, summary, kind, parts, lang = ""] of all.pages)
      for (const [id, name] of [["", title], ...parts]) {
        for (const stem of read(name + " " + title)) if (held[stem]) held[stem][places.length] = (held[stem][places.length] || 0) + 12
        places.push({ page, title, summary, kind, lang, name, at: page + (id && "#" + id) })
      }
    return [all.leads.map(lead => ({ ...lead, say: lead.say.map(read) })), word => meant(word, stems)]
  })

  const look = () => load.then(([leads, meant]) => {
    const typed = [...new Set(words(box.value))], terms = typed.map(meant), sure = read(terms.join(" "))
    let danger, highest = 0, as = terms.map((forms, place) => forms[1] ? typed[place] : forms).join(" ")
    for (const place of places) place.found = place.points = 0
    for (const { say, to, ...lead } of leads) {
      const gain = Math.max(0, ...say.map(phrase => phrase.every(stem => sure.includes(stem)) && phrase.length))
      if (!gain) continue
      danger ||= lead.danger
      if (gain > highest) [highest, as] = [gain, lead.means || as]
      for (const place of places) if (to.includes(place.at)) place.points += gain * 1e4 - to.indexOf(place.at) * 500
    }
    for (const forms of terms) {
      const times = places.map((_, place) => Math.max(0, ...forms.map(form => held[stems.get(form)]?.[place] || 0)))
      const rare = Math.log(1 + times.length / (1 + times.filter(Boolean).length))
      places.forEach((place, at) => {
        if (!times[at]) return
        place.found += rare
        place.points += rare * (times[at] + 8) / (place.page.startsWith("data/") ? 2 : 1)
      })
    }
    const enough = Math.max(...places.map(place => place.found)) * 0.6, pages = new Set()
    const found = places.filter(({ points, found }) => points && (found >= enough || points > 5e3))
      .sort((a, b) => b.points - a.points).filter(({ page }) => !pages.has(page) && pages.add(page)), many = found.length
    urgent.hidden = !typed[0] || many && !danger
    count.textContent = !typed[0] ? "" : !many ? "Nothing found. Try another word, or fewer words."
      : many + ` page${many > 1 ? "s" : ""} found` + (typed.join(" ").includes(as) ? "" : ` for “${as}”`) + (many > most ? `; the first ${most} are shown` : "")
    list.replaceChildren(...found.slice(0, most).map(({ at, name, title, kind, summary, lang }) => {
      const link = make("a", name), under = [kind !== title && kind, name !== title && title].filter(Boolean).join(": ")
      link.href = new URL("../" + at, index)
      link.onclick = () => dialog.close()
      const item = make("li", link, make("p", under), make("p", ...summary.split(/([^\s.,:;]+)/).map(piece =>
        read(piece).some(stem => sure.includes(stem)) ? make("mark", piece) : piece)))
      if (lang) item.lang = lang, item.dir = "auto"
      return item
    }))
  }, () => {
    urgent.hidden = false
    count.textContent = "The search could not be loaded. All sections are listed at the foot of the page."
  })
  box.oninput = look
  box.onkeydown = event => { if (event.key === "Escape") dialog.close() }
  box.form.onsubmit = event => {
    event.preventDefault()
    look()
  }
  look()
})()
