// A reader's own view as a file: its numbers, or its picture with title, source and licence. Loaded when one is asked for.
const save = ({ make, id }, ending, type, content) => make("a", { href: URL.createObjectURL(new Blob([content], { type })), download: `${id}.${ending}` }).click()
// A spreadsheet would run what begins like a formula.
const quoted = cell => `"${`${cell}`.replace(/^([=@\t\r\n＝＋－＠]|[+-](?!\d+(\.\d+)?$))/, "'$&").replaceAll('"', '""')}"`

export const csv = all => {
  const { about, areas, name } = all.now
  const rows = areas.flatMap(one => one.points.map(point =>
    [name, point.period, one.name, point.cell, ...point.ends, about.unit || about.per, about.source, about.licence]))
  const head = ["measure", "time_period", "area", "value", "value_low", "value_high", "unit", "source", "licence"]
  save(all, "csv", "text/csv", [head, ...rows].map(row => `${row.map(quoted)}\r\n`).join(""))
}

// On white, in colours that need no style sheet: title above the picture, notes and source below.
const sheet = ({ now, picture, draw, svg, text, width, colours, when, told, notes, from }) => {
  const wide = 760, edge = 20, parts = [], inner = picture(wide)
  let y = edge
  const write = (words, size, weight) => {
    const lines = [""]
    for (const word of words.split(" ")) {
      const longer = `${lines.at(-1)} ${word}`.trim()
      width(longer, size, weight) < wide ? lines[lines.length - 1] = longer : lines.push(word)
    }
    for (const line of lines) parts.push(text(line, edge, y += size * 1.4, "start", { "font-size": size, "font-weight": weight }))
  }
  write(now.name, 20, 700)
  write(when, 14, 400)
  inner.setAttribute("x", edge)
  inner.setAttribute("y", y += edge)
  y += +inner.getAttribute("height")
  if (notes) write(notes, 12, 400)
  write(`Source: ${now.about.source}. Licence: ${now.about.licence}. ${from}`, 12, 400)
  const whole = svg(wide + 2 * edge, y + edge, told, draw("rect", { width: "100%", height: "100%", fill: "#fff" }), parts, inner)
  return new XMLSerializer().serializeToString(whole).replace(/var\((--[\w-]+)\)/g, (_, name) => colours[name])
}

export const svg = all => save(all, "svg", "image/svg+xml", sheet(all))

export const png = all => {
  const image = new Image()
  image.onload = () => {
    const canvas = all.make("canvas", { width: image.width * 2, height: image.height * 2 })
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height)
    canvas.toBlob(blob => save(all, "png", "image/png", blob))
  }
  image.src = `data:image/svg+xml,${encodeURIComponent(sheet(all))}`
}
