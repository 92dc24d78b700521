// Search, loaded when the dialog is first opened. It reads the index that the build writes and looks for every
// word of the query, ends of words cut off, in titles first. Text is put in as text, never as HTML.
(() => {
  const dialog = document.getElementById("search")
  const box = document.getElementById("search-query")
  const count = dialog.querySelector(".search-count")
  const list = dialog.querySelector(".search-results")
  const site = new URL(dialog.dataset.index, location.href).href.replace(/search\/search_index\.json$/, "")
  const most = 12

  const plain = html => new DOMParser().parseFromString(html.replace(/<\/(p|li|h\d|td|th)>/g, "$& "), "text/html").body.textContent.replace(/\s+/g, " ").trim()
  const words = text => text.toLowerCase().replace(/[’']/g, "").match(/[\p{L}\p{N}]+/gu) || []
  const stem = word => word.length > 4 ? word.replace(/(ings?|ed|es|s|ly)$/, "") : word

  const load = fetch(dialog.dataset.index).then(answer => answer.json()).then(index => {
    const titles = {}
    for (const entry of index.docs) if (!entry.location.includes("#")) titles[entry.location] = plain(entry.title)
    return index.docs.map(entry => {
      const page = entry.location.split("#")[0]
      const title = plain(entry.title)
      const text = plain(entry.text)
      return { address: entry.location, page, pageTitle: titles[page] || title, title, text, inTitle: words(title + " " + (titles[page] || "")), inText: words(text) }
    })
  })

  const score = (entry, terms) => terms.reduce((sum, term) => {
    const title = entry.inTitle.filter(word => word.startsWith(term)).length
    const text = entry.inText.filter(word => word.startsWith(term)).length
    return title || text ? { points: sum.points + title * 12 + Math.min(text, 5), found: sum.found + 1 } : sum
  }, { points: 0, found: 0 })

  const find = (entries, query) => {
    const terms = words(query).filter(word => word.length > 1).map(stem)
    if (!terms.length) return null
    const scored = entries.map(entry => ({ entry, ...score(entry, terms) })).filter(hit => hit.found)
    const full = Math.max(0, ...scored.map(hit => hit.found))
    const best = new Map()
    for (const hit of scored.filter(hit => hit.found === full).sort((a, b) => b.points - a.points))
      if (!best.has(hit.entry.page)) best.set(hit.entry.page, hit.entry)
    return { terms, hits: [...best.values()] }
  }

  const excerpt = (text, terms) => {
    const at = Math.max(0, text.toLowerCase().search(new RegExp("(^|[^\\p{L}\\p{N}])(" + terms.join("|") + ")", "u")))
    const from = at > 60 ? text.indexOf(" ", at - 60) + 1 : 0
    const paragraph = document.createElement("p")
    const whole = from + 170 >= text.length
    const piece = whole ? text.slice(from) : text.slice(from, text.lastIndexOf(" ", from + 170))
    if (from) paragraph.append("… ")
    for (const part of piece.split(/([\p{L}\p{N}’']+)/u)) {
      const marked = words(part).some(word => terms.some(term => word.startsWith(term)))
      paragraph.append(marked ? Object.assign(document.createElement("mark"), { textContent: part }) : part)
    }
    if (!whole) paragraph.append(" …")
    return paragraph
  }

  const show = found => {
    list.replaceChildren()
    if (!found) { count.textContent = ""; return }
    const { terms, hits } = found
    count.textContent = hits.length === 0 ? "Nothing found. Try another word, or fewer words."
      : hits.length === 1 ? "1 page found" : hits.length > most ? `${hits.length} pages found; the first ${most} are shown` : `${hits.length} pages found`
    for (const entry of hits.slice(0, most)) {
      const link = document.createElement("a")
      link.href = site + entry.address
      link.textContent = entry.title
      link.addEventListener("click", () => dialog.close())
      const item = document.createElement("li")
      item.append(link)
      if (entry.title !== entry.pageTitle) item.append(Object.assign(document.createElement("p"), { className: "search-place", textContent: `On the page: ${entry.pageTitle}` }))
      if (entry.text) item.append(excerpt(entry.text, terms))
      list.append(item)
    }
  }

  const look = () => load.then(entries => show(find(entries, box.value)), () => { count.textContent = "The search could not be loaded. All sections are listed at the foot of the page." })
  box.addEventListener("input", look)
  box.addEventListener("keydown", event => { if (event.key === "Escape") dialog.close() })
  box.form.addEventListener("submit", event => {
    event.preventDefault()
    look()
  })
  look()
})()
