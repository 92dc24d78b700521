// Compare for yourself: one measure of the open data, drawn as its reader asks. The address holds the view; the numbers
// are those of the published CSV. What is not shown keeps its symbol, and is never drawn as zero.
(() => {
  const form = document.getElementById("explore"), box = document.getElementById("explored"), control = form.elements
  const [title, when, picture, said, notes] = box.children
  const { measure, highlight, from, to } = control, boxes = [...form.querySelectorAll("[type=checkbox]")], files = box.querySelectorAll("[data-file]")
  const { root, site, ...given } = form.dataset, [symbols, colours, looks] = [given.symbols, given.colours, given.looks].map(JSON.parse)
  const [INK, PAPER, GRID] = ["ink", "paper", "grid"].map(name => `var(--chart-${name})`), FONT = "system-ui, sans-serif", names = ["measure", "view", "highlight", "areas", "from", "to"], tables = {}, ranks = Object.keys(looks)
  const pen = document.createElement("canvas").getContext("2d")
  const nearby = boxes.filter(one => one.dataset.role === "neighbour"), whole = one => one.role !== "area" && one.role !== "neighbour"

  const maker = space => (name, more, ...inside) => {
    const made = document.createElementNS(`http://www.w3.org/${space}`, name)
    for (const key in more) if (more[key] !== undefined) made.setAttribute(key, more[key])
    made.append(...inside.flat(9))
    return made
  }
  const make = maker("1999/xhtml"), draw = maker("2000/svg")
  const width = (words, size = 14, weight = 600) => {
    pen.font = `${weight} ${size}px ${FONT}`
    return pen.measureText(words).width
  }
  const widest = words => Math.max(0, ...words.map(one => width(one)))
  const text = (words, x, y, anchor, more) => draw("text", { x, y, "text-anchor": anchor, fill: INK, stroke: PAPER, "stroke-width": 4, ...more }, words)
  const label = (one, words, x, y, anchor = "start") => text(words, x, y, anchor, { fill: one.colour, "font-weight": 600 })
  const grid = (...points) => path(points, GRID)
  const line = (points, one, more) => path(points, one.colour, { "stroke-width": one.width, "stroke-dasharray": one.dash, ...more })
  const path = (points, stroke, more) => draw("path", { d: `M${points.map(point => point.map(part => +part.toFixed(1))).join("L")}`, stroke, fill: "none", ...more })
  const mark = (one, x, y) => draw("path", { d: one.mark, transform: `translate(${x} ${y})`, stroke: one.colour, fill: one.fill })
  const group = (one, ...inside) => draw("g", { "data-area": one.id }, draw("title", {}, one.name), ...inside)
  const svg = (wide, high, name, ...inside) => draw("svg", { width: wide, height: high, viewBox: `0 0 ${wide} ${high}`, role: "img", "aria-label": name, "paint-order": "stroke", "stroke-linejoin": "round", "font-size": 14, "font-family": FONT }, draw("g", { "aria-hidden": true }, ...inside))
  const scale = (low, high, start, end) => value => start + (value - low) / (high - low || 1) * (end - start)
  // Round numbers, six at most, that begin below the lowest value and end above the highest.
  const ticks = values => {
    const [low, high] = [Math.min(...values), Math.max(...values)], base = 10 ** Math.floor(Math.log10((high - low || Math.abs(high) || 1) / 5))
    const below = size => Math.floor(low / size + 1e-9), above = size => Math.ceil(high / size - 1e-9)
    const size = [1, 2, 5, 10, 20].map(times => times * base).find(one => above(one) - below(one) < 6), first = below(size), last = Math.max(above(size), first + 1)
    return Array.from({ length: last - first + 1 }, (_, place) => +((first + place) * size).toFixed(9))
  }

  // Numbers

  const parse = csv => {
    const rows = [[]]
    for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
      rows.at(-1).push((quoted?.replaceAll('""', '"') ?? plain).replace(/^'(?=\W)/, ""))
      if (end !== ",") rows.push([])
    }
    const [head, ...body] = rows
    return body.map(row => Object.fromEntries(row.map((cell, place) => [head[place], cell])))
  }
  const load = name => tables[name] ||= fetch(`${root}${name}.csv`)
    .then(answer => answer.ok ? answer.text() : Promise.reject()).then(parse).then(rows => rows[0]?.area ? rows : Promise.reject()).catch(() => { delete tables[name] })
  const number = cell => cell === undefined || cell in symbols ? null : +cell
  const shown = (cell, { unit }) => cell in symbols ? `[${cell}]` : cell.replace(/^-/, "−").replace(/\d(?=(\d{3})+(\.|$))/g, "$&,") + unit
  // A file that drops the zeros behind the point has 2 for 2.0.
  const full = (cell, { places }) => number(cell) === null || (cell.split(".")[1]?.length || 0) >= places ? cell : (+cell).toFixed(places)
  const middle = cells => {
    const known = cells.filter(cell => number(cell) !== null), half = known.length / 2
    if (!half || 2 * known.length < cells.length) return "x"
    const places = Math.max(...known.map(cell => cell.split(".")[1]?.length || 0)), power = 10 ** places
    const sorted = known.map(cell => Math.round(cell * power)).sort((a, b) => a - b)
    return (Math.round((sorted[Math.ceil(half) - 1] + sorted[Math.floor(half)]) / 2) / power).toFixed(places)
  }
  // The chosen areas with their points, one a period: the cell as published, and its value or null.
  const view = (about, all) => {
    const rows = all.filter(row => Object.entries(about.where).every(([key, value]) => row[key] === value))
    const periods = about.periods.slice(from.selectedIndex, to.selectedIndex + 1)
    const cellsOf = (name, period) => rows.find(row => row.area === name && row.time_period === period) || {}
    const areas = boxes.filter(one => one.checked || one.value === highlight.value).map(({ value: id, dataset: { name, role, tile } }) => {
      const picked = id === highlight.value, points = periods.map(([period, , short, at]) => {
        const near = nearby.map(one => cellsOf(one.dataset.name, period)[about.column])
        const row = cellsOf(name, period), cell = full(role === "median" ? middle(near) : row[about.column] ?? "x", about)
        return { period, short, at, cell, value: number(cell), low: number(row[about.low]), high: number(row[about.high]), ends: [row[about.low] ?? "x", row[about.high] ?? "x"].map(end => full(end, about)) }
      })
      return { id, name, role, tile, picked, points, ...points.at(-1), ...looks[picked ? "picked" : role], bold: picked || role === "area", known: points.filter(point => point.value !== null) }
    })
    const few = areas.filter(one => one.role === "neighbour").length < 4
    return { about, periods, areas, kind: control.view.value, name: measure.selectedOptions[0].text, named: areas.filter(one => one.role !== "neighbour" || one.picked || few) }
  }

  // Pictures

  const lines = ({ about, periods, areas, named }, wide, name) => {
    const marks = ticks(areas.flatMap(one => one.known.map(point => point.value))), say = value => shown(`${value}`, about), beside = wide > 560
    const labels = named.filter(one => one.known[0]).map(one => ({ one, words: `${one.name} ${shown(one.known.at(-1).cell, about)}` }))
    const left = widest(marks.map(say)) + 8, top = beside ? 12 : labels.length * 20 + 16, bottom = top + 320, right = wide - (beside ? widest(labels.map(one => one.words)) + 18 : 8)
    const first = periods[0][3], last = periods.at(-1)[3], x = scale(first, last, first === last ? right : left + 8, right), y = scale(marks[0], marks.at(-1), bottom, top)
    const every = Math.ceil((widest(periods.map(one => one[2])) + 14) * (periods.length - 1) / (right - left))
    const parts = marks.map(value => [grid([left, y(value)], [right, y(value)]), text(say(value), left - 6, y(value) + 5, "end")])
    parts.push(periods.map(([, , short, at], place) => (periods.length - 1 - place) % every ? [] : text(short, x(at), bottom + 24, at === last && !beside ? "end" : place ? "middle" : "start")))
    for (const one of [...areas].sort((a, b) => a.picked - b.picked || ranks.indexOf(b.role) - ranks.indexOf(a.role))) {
      const runs = []
      for (const point of one.known) point.at - runs.at(-1)?.at(-1).at <= about.step ? runs.at(-1).push(point) : runs.push([point])
      parts.push(group(one, runs.map((run, place) => {
        const at = run.map(point => [x(point.at), y(point.value)])
        return [line(at, one), run[1] && (place < runs.length - 1 || !named.includes(one)) ? [] : mark(one, ...at.at(-1))]
      })))
    }
    for (const label of labels) label.y = beside ? y(label.one.known.at(-1).value) : 12
    labels.sort((a, b) => a.y - b.y).forEach((label, place) => { label.y = Math.max(label.y, place ? labels[place - 1].y + 19 : 12) })
    for (let place = labels.length, end = bottom; beside && place--; end = labels[place].y - 19) labels[place].y = Math.min(labels[place].y, end)
    parts.push(labels.map(({ one, words, y }) => [beside ? [] : mark(one, 6, y), label(one, words, beside ? right + 16 : 18, y + 5)]))
    return svg(wide, bottom + 34, name, ...parts)
  }

  const dots = ({ about, areas }, wide, name) => {
    const rows = areas.filter(one => !whole(one)).sort((a, b) => (b.value ?? -1 / 0) - (a.value ?? -1 / 0)), wholes = areas.filter(one => whole(one) && one.value !== null)
    const marks = ticks(areas.flatMap(one => [one.value, one.low, one.high]).filter(value => value !== null)), beside = wide > 560
    const x = scale(marks[0], marks.at(-1), beside ? widest(rows.map(one => one.name)) + 24 : 16, wide - widest(areas.map(one => shown(one.cell, about))) - 16)
    const step = beside ? 30 : 46, top = wholes.length * 22 + (beside ? 10 : 16), bottom = top + rows.length * step
    return svg(wide, bottom + 28, name, marks.map(value => [grid([x(value), top], [x(value), bottom]), text(shown(`${value}`, about), x(value), bottom + 20, "middle")]), wholes.map((one, place) => {
      const at = x(one.value), y = 12 + place * 22, words = `${one.name} ${shown(one.cell, about)}`, flip = at + 12 + width(words) > wide
      const name = beside ? label(one, words, at + (flip ? -12 : 12), y + 5, flip ? "end" : "start") : [mark(one, 6, y), label(one, words, 18, y + 5)]
      return [line([[at, beside ? y : top], [at, bottom]], one), mark(one, at, beside ? y : top), name]
    }), rows.map((one, place) => {
      const y = top + (place + 1) * step - 12, strong = { "font-weight": one.bold ? 600 : 400 }
      return group(one, text(one.name, beside ? x(marks[0]) - 16 : 0, y + (beside ? 5 : -16), beside ? "end" : "start", strong), text(shown(one.cell, about), wide, y + 5, "end", strong),
        one.value === null ? [] : [one.low === null || one.high === null ? [] : line([[x(one.low), y], [x(one.high), y]], one, { "stroke-width": 2 }), mark(one, x(one.value), y)])
    }))
  }

  // Each area with its rank on its tile, the higher the darker; the list says which it is.
  const map = ({ about, areas }, wide, name) => {
    const here = areas.filter(one => one.tile && one.value !== null).sort((a, b) => b.value - a.value), shade = scale(here.at(-1)?.value, here[0]?.value, 0.1, 0.75)
    const beside = wide > 560, all = given.tiles.split(" ").map(one => one.split(",")), most = place => Math.max(...all.map(one => one[place])), size = (beside ? wide - 300 : wide) / most(0), bottom = most(1) * size
    const square = (tile, more) => draw("rect", { x: (tile[0] - 1) * size + 1, y: (tile[1] - 1) * size + 1, width: size - 2, height: size - 2, ...more })
    return svg(wide, beside ? Math.max(bottom, here.length * 24 + 8) : bottom + here.length * 24 + 16, name, all.map(tile => square(tile, { fill: GRID })), here.map((one, place) => {
      const tile = one.tile.split(","), strong = { "font-weight": one.bold ? 600 : 400 }, y = place * 24 + (beside ? 20 : bottom + 28)
      return group(one, square(tile, { fill: PAPER }), square(tile, { fill: "var(--chart-area)", "fill-opacity": shade(one.value), stroke: one.bold ? one.colour : INK, "stroke-width": one.bold ? 3 : 1 }),
        text(place + 1, (tile[0] - 0.5) * size, (tile[1] - 0.5) * size + 5, "middle", { "font-weight": 600, stroke: "none", fill: shade(one.value) > 0.5 ? PAPER : INK }),
        text(`${place + 1}. ${one.name}`, beside ? wide - 280 : 0, y, "start", strong), text(shown(one.cell, about), wide, y, "end", strong))
    }))
  }

  const table = ({ about, periods, areas }, wide, name) => {
    const numeric = { class: "numeric" }, head = (words, scope, more) => make("th", { scope, ...more }, words)
    const rows = areas.map(one => make("tr", {}, head(one.name, "row"), one.points.map(point => make("td", numeric, shown(point.cell, about))).reverse()))
    const top = make("tr", {}, head("Area", "col"), periods.map(one => head(one[2], "col", numeric)).reverse())
    return make("div", { class: "table-region", role: "region", tabindex: 0, "aria-label": name }, make("table", {}, make("thead", {}, top), make("tbody", {}, rows)))
  }
  const VIEWS = { line: lines, dots, map, table }

  // Words

  const span = ({ about, periods, kind }) => {
    const last = periods.at(-1)[1], first = "dots map".includes(kind) ? last : periods[0][1], [start, end] = [first, last].map(one => one.match(/(.*?)(\S*)$/))
    const both = first === last ? last : start[1] === end[1] ? `${end[1].replace("year ", "years ")}${start[2]} to ${end[2]}` : `${first} to ${last}`
    return [about.per, both].filter(Boolean).join(", ")
  }
  const chosen = () => form.querySelector("[name=view]:checked")
  const told = now => `${chosen().parentElement.textContent.trim()}: ${now.name}, ${span(now)}. ${now.periods.at(-1)[2]}: ${now.named.map(one => `${one.name} ${shown(one.cell, now.about)}`).join("; ")}.`
  const missing = ({ about, areas }) => {
    const why = {}
    for (const { name, points } of areas) for (const { value, cell, short } of points) if (value === null) ((why[cell] ??= {})[name] ??= []).push(short)
    return [about.because, chosen().dataset.note, ...Object.entries(why).map(([symbol, found]) => `[${symbol}] ${symbols[symbol]}: ${Object.entries(found).map(([name, periods]) => `${name} ${periods.join(", ")}`).join("; ")}.`)].filter(Boolean).join(" ")
  }

  // The view, and the address that holds it

  let now, turn = 0
  const paint = () => now && picture.replaceChildren(VIEWS[now.kind](now, picture.clientWidth, `${now.name}, ${span(now)}`))
  const show = async (wrong = "") => {
    const mine = ++turn, about = JSON.parse(measure.selectedOptions[0].dataset.about), rows = await load(about.table)
    if (mine !== turn) return
    now = rows && view(about, rows)
    if (!now?.areas.some(one => one.known[0])) now = null
    picture.replaceChildren()
    paint()
    title.textContent = measure.selectedOptions[0].text
    when.textContent = now ? span(now) : ""
    notes.textContent = now ? `${missing(now)} Source: ${about.source}. ${about.licence}.` : ""
    said.textContent = wrong + (now ? told(now) : rows ? given.empty : given.lost)
    for (const button of files) button.hidden = !now || now.kind === "table" && button.dataset.file !== "csv"
  }
  const value = name => (name === "areas" ? boxes.filter(one => one.checked).map(one => one.value) : [control[name].value]).join()
  const usual = Object.fromEntries(names.map(name => [name, value(name)]))
  const fill = () => {
    const { periods } = JSON.parse(measure.selectedOptions[0].dataset.about)
    usual.from = periods[0][0]
    usual.to = periods.at(-1)[0]
    for (const one of [from, to]) {
      const before = one.value
      one.replaceChildren(...periods.map(([period, , short]) => new Option(short, period)))
      one.value = before
      one.value ||= usual[one.name]
    }
  }
  const swap = () => { if (from.selectedIndex > to.selectedIndex) [from.value, to.value] = [to.value, from.value] }
  // What an address asks for is never said again: whoever makes the address would speak in the partnership's name.
  const read = () => {
    const query = new URLSearchParams(location.search), wrong = []
    for (const name of names) {
      const asked = query.get(name) ?? usual[name]
      if (name === "areas") {
        const chosen = asked.split(",").filter(Boolean)
        for (const one of boxes) one.checked = chosen.includes(one.value)
        if (chosen.some(id => !boxes.some(one => one.value === id))) wrong.push(name)
        continue
      }
      control[name].value = asked
      if (control[name].value !== asked) {
        wrong.push(name)
        control[name].value = usual[name]
      }
      if (name === "measure") fill()
    }
    swap()
    show(wrong.length ? `${given.wrong} ${wrong.join(", ")}. ` : "")
  }
  const write = () => {
    swap()
    const query = new URLSearchParams(names.map(name => [name, value(name)]).filter(([name, value]) => value !== usual[name]))
    history.pushState(0, "", location.pathname + (`${query}` && `?${query}`))
    show()
  }
  form.onchange = event => {
    if (event.target === measure) fill()
    write()
  }
  form.onsubmit = event => {
    event.preventDefault()
    title.focus()
  }
  form.querySelector("[data-neighbours]").onclick = () => {
    const none = nearby.every(one => one.checked)
    for (const one of nearby) one.checked = !none
    write()
  }
  picture.onclick = event => {
    const id = event.target.closest("[data-area]")?.dataset.area
    if (![...highlight.options].some(one => id && one.value === id)) return
    highlight.value = highlight.value === id ? "" : id
    write()
  }
  for (const button of files) button.onclick = () => import("./explore-files.js").then(made => made[button.dataset.file]({
    now, picture: wide => VIEWS[now.kind](now, wide), make, draw, svg, text, width, colours,
    id: measure.value, when: span(now), told: told(now), notes: missing(now), from: `${site}: ${location.host}${location.pathname}`,
  }))
  const copy = box.querySelector("[data-copy]")
  copy.hidden = !navigator.clipboard
  copy.onclick = () => navigator.clipboard.writeText(location.href).then(() => "done", () => "failed").then(how => { copy.nextElementSibling.textContent = copy.dataset[how] })
  onpopstate = read
  new ResizeObserver(paint).observe(picture)
  read()
})()
