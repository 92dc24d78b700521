// What the search finds, without the page around it: what people say leads to its pages first; then rare words count most.
const nots = /(?<![\p{L}\p{N}])(?:cannot|(?:do|does|did|wo|ca|is|are|was|were|has|have|had|would|could|should)nt)(?![\p{L}\p{N}])/gu
export const words = text => text.toLowerCase().replace(/[’']/g, "").replace(nots, "not").match(/[\p{L}\p{N}]{2,}|\p{N}/gu) || []

const most = 12  // results on the page

// The index, its rest when that is `added`, and what is `found` in both. `meant` is that of spelling.js.
export const finder = ({ leads, words: known, pages: first, aside }, meant) => {
  const stems = new Map(), held = [], places = []
  const read = text => words(text).map(word => stems.get(word))
  known.forEach(([forms], stem) => {
    for (const form of forms.split(" ")) stems.set(form, stem)
    held[stem] = []
  })

  const add = ({ pages, words: rows }) => {
    const before = places.length
    for (const [stem, ...times] of rows)
      times.forEach((steps, less) => steps.reduce((place, step) => (held[stem][before + (place += step)] = less + 1, place), 0))
    for (const [page, title, summary, kind, parts, lang = ""] of pages)
      for (const [id, name] of [["", title], ...parts]) {
        for (const stem of read(name + " " + title)) if (held[stem]) held[stem][places.length] = (held[stem][places.length] || 0) + 12
        places.push({ page, title, summary, kind, lang, name, less: aside.some(start => page.startsWith(start)) ? 2 : 1, at: page + (id && "#" + id) })
      }
  }
  add({ pages: first, words: known.map(([, ...times], stem) => [stem, ...times]) })
  const said = leads.map(lead => ({ ...lead, say: lead.say.map(read) }))

  const often = form => Object.keys(held[stems.get(form)]).length, led = new Set(said.flatMap(({ say }) => say.flat()))
  const likely = form => often(form) + led.has(stems.get(form)) * 1e4
  const find = (text, language = "") => {
    const own = places.some(({ lang }) => lang === language) ? language : "", far = ({ lang }) => lang === own ? 1 : 4
    const typed = [...new Set(words(text))], terms = meant(typed, stems, likely)
    const sure = terms.flatMap(({ forms }) => forms.map(form => stems.get(form)))
    let danger, highest = 0, as = terms.map(term => term.as).join(" ")
    const points = places.map(() => 0), matched = places.map(() => 0)
    const told = said.map(lead => ({ ...lead, say: lead.say.filter(phrase => phrase.every(stem => sure.includes(stem))) }))
    const all = told.flatMap(({ say }) => say)
    for (const { say, to, ...lead } of told) {
      danger ||= say[0] && lead.danger
      // Of two phrases, one in the other, the longer is meant: who types “domestic abuse” does not mean any abuse.
      const gain = Math.max(0, ...say.map(one => all.some(other => other.length > one.length && one.every(stem => other.includes(stem))) ? 0 : one.length))
      if (!gain) continue
      if (gain > highest) [highest, as] = [gain, lead.means || as]
      places.forEach(({ at }, place) => { if (to.includes(at)) points[place] += gain * 1e4 - to.indexOf(at) * 500 })
    }
    for (const { forms } of terms) {
      const times = places.map((_, place) => Math.max(0, ...forms.map(form => held[stems.get(form)]?.[place] || 0)))
      const rare = Math.log(1 + times.length / (1 + times.filter(Boolean).length))
      places.forEach((one, place) => {
        if (!times[place]) return
        matched[place] += rare / far(one)
        points[place] += rare * (times[place] + 8) / one.less / far(one)
      })
    }
    const enough = Math.max(...matched) * 0.6, pages = new Set()
    const found = places.map((place, at) => ({ ...place, points: points[at], matched: matched[at] }))
      .filter(({ points, matched }) => points && (matched >= enough || points > 5e3))
      .sort((a, b) => b.points - a.points).filter(({ page }) => !pages.has(page) && pages.add(page))
    const known = terms.every(({ forms }) => forms.some(form => !stems.has(form) || often(form)))
    return { typed, found, most, danger, as, little: typed[0] && !highest && (!known || found.length < most), marked: piece => read(piece).some(stem => sure.includes(stem)) }
  }
  return { add, find }
}
