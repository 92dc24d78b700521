// Search, loaded when first opened. The words that people use lead to their pages first; then rare words count most.
(() => {
  const dialog = document.getElementById("search")
  const part = name => dialog.querySelector(name)
  const box = part("input"), count = part(".search-count"), urgent = part(".search-urgent"), list = part("ol")
  const index = new URL(dialog.dataset.index, location), most = 12

  const plain = html => new DOMParser().parseFromString(html.replace(/<\/(p|li|h\d|td|th)>/g, "$& "), "text/html").body.textContent.replace(/\s+/g, " ").trim()
  const words = text => text.toLowerCase().replace(/[’']/g, "").match(/[\p{L}\p{N}]+/gu) || []
  const stem = word => word.length > 4 ? word.replace(/(ings?|ed|ies|e?s|e|y)$/, "") : word
  const stems = text => words(text).filter(word => /\d|../.test(word)).map(stem)
  const make = (name, ...inside) => {
    const made = document.createElement(name)
    made.append(...inside)
    return made
  }

  const load = fetch(index).then(answer => answer.json()).then(({ docs, words: leads = [] }) => {
    const titles = {}
    const entries = docs.map(({ location, title, text }) => {
      const page = location.split("#")[0]
      title = plain(title)
      titles[page] ??= title
      text = plain(text)
      return { location, page, title, text, of: titles[page], inTitle: words(title + " " + titles[page]), inText: words(text) }
    })
    return { entries, leads: leads.map(({ say, to, danger }) => ({ say: say.map(stems), to, danger })) }
  })

  const find = ({ entries, leads }, query) => {
    const terms = [...new Set(stems(query))]
    const gains = {}
    let danger
    for (const lead of leads) {
      const gain = Math.max(0, ...lead.say.map(phrase => phrase.every(word => terms.includes(word)) && phrase.length))
      if (gain) {
        danger ||= lead.danger
        lead.to.forEach((address, place) => { gains[address] = (gains[address] || 0) + gain * 1e4 - place * 500 })
      }
    }
    const hits = entries.map(entry => ({ entry, found: 0, points: gains[entry.location] || 0 }))
    for (const term of terms) {
      const times = list => list.filter(word => word.startsWith(term)).length
      const held = hits.map(({ entry }) => times(entry.inTitle) * 12 + Math.min(times(entry.inText), 5))
      const rare = Math.log(1 + hits.length / (1 + held.filter(Boolean).length))
      hits.forEach((hit, place) => {
        if (!held[place]) return
        hit.found += rare
        hit.points += rare * (held[place] + 8) / (hit.entry.page.startsWith("data/") ? 2 : 1)
      })
    }
    const enough = Math.max(...hits.map(hit => hit.found)) * 0.6
    const best = new Map()
    for (const { entry, points } of hits.filter(hit => hit.points && (hit.found >= enough || hit.points > 5e3)).sort((a, b) => b.points - a.points))
      if (!best.has(entry.page)) best.set(entry.page, entry)
    return { terms, danger, found: [...best.values()] }
  }

  const excerpt = (text, terms) => {
    const at = text.toLowerCase().search(new RegExp("(^|[^\\p{L}\\p{N}])(" + terms.join("|") + ")", "u"))
    const from = at > 60 ? text.indexOf(" ", at - 60) + 1 : 0
    const to = from + 170 < text.length ? text.lastIndexOf(" ", from + 170) : text.length
    const pieces = text.slice(from, to).split(/([\p{L}\p{N}’']+)/u)
    return make("p", from ? "… " : "", ...pieces.map(piece =>
      words(piece).some(word => terms.some(term => word.startsWith(term))) ? make("mark", piece) : piece), to < text.length ? " …" : "")
  }

  const look = () => load.then(all => {
    const { terms, danger, found } = find(all, box.value), many = found.length
    urgent.hidden = !terms.length || many && !danger
    count.textContent = !terms.length ? "" : !many ? "Nothing found. Try another word, or fewer words."
      : many === 1 ? "1 page found" : many + " pages found" + (many > most ? `; the first ${most} are shown` : "")
    list.replaceChildren(...found.slice(0, most).map(entry => {
      const link = make("a", entry.title)
      link.href = new URL("../" + entry.location, index)
      link.onclick = () => dialog.close()
      const item = make("li", link)
      if (entry.title !== entry.of) item.append(make("p", "On the page: " + entry.of))
      if (entry.text) item.append(excerpt(entry.text, terms))
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
