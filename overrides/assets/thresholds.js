// Filters the indicators. The address holds the choice, commas part signs, a typed age picks its band.
(() => {
  const form = document.getElementById("find")
  const said = document.getElementById("found")
  const matrix = document.getElementById("matrix")
  const home = matrix.parentElement
  const rows = [...matrix.querySelectorAll("tr[data-level]")]
  const selects = [...form.querySelectorAll("select")]
  const fields = [form.q, ...selects]
  const bands = [...form.age.options]
  const split = text => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) || []
  const [ignored, numbers] = [form.dataset.ignore, form.dataset.numbers].map(split)
  const fits = (row, name, value) => !value || row.dataset[name].split(" ").includes(value)
  const has = (words, term) => words.some(word => word.startsWith(term))
  const words = rows.map(row => split(row.cells[0].textContent + row.cells[2].textContent + " " + row.dataset.words
    + bands.map(band => fits(row, "age", band.value) ? " " + band.dataset.words : "")))
  const aged = /\b(\w+?)[\s-]*(y(?:ea)?rs?\b|y\/?o\b|(?:month|week|day)s?(?=[\s-]*old))([\s-]*old)?|\bage[ds]? (\w+)/

  const bandOf = ([, typed, unit = "y", , aged]) => {
    const number = typed || aged
    const count = isNaN(number) ? numbers.indexOf(number) : +number
    const year = unit[0] === "y" ? count : unit[0] === "m" ? Math.floor(count / 12) : 0
    return bands.find(band => band.dataset.first <= year && year <= band.dataset.last)
  }

  const look = () => {
    const query = form.q.value.toLowerCase()
    const band = bandOf(query.match(aged) || [])
    const chosen = rows.map(row => fits(row, "age", band?.value) && selects.every(one => fits(row, one.name, one.value)))
    let partly = ""
    const signs = (band ? query.replace(aged, " ") : query).split(/[,;]/)
      .map(sign => split(sign).filter(term => !ignored.includes(term))).filter(terms => terms.length)
      .map(terms => {
        const stems = terms.map(term => words.some(all => has(all, term)) ? term : term.replace(/(?<=...)(ings?|e[ds]?|s)$/, ""))
        const counts = words.map((all, place) => chosen[place] && stems.filter(stem => has(all, stem)).length)
        const best = Math.max(...counts)
        if (best < stems.length) partly = " No indicator has every word."
        return counts.map(count => best && count === best)
      })
    let count = 0
    rows.forEach((row, place) => {
      row.hidden = !chosen[place] || signs.length && !signs.some(hits => hits[place])
      count += !row.hidden
    })
    for (const part of matrix.querySelectorAll("[data-part]")) part.hidden = !part.querySelector("tr:not([hidden]) > td")
    count < rows.length ? said.after(matrix) : home.append(matrix)
    said.textContent = `${count} of ${rows.length} indicators fit${band ? `, at ages: ${band.text}` : ""}.${partly}`
  }

  let typing
  const write = () => {
    const query = new URLSearchParams(fields.filter(one => one.value).map(one => [one.name, one.value]))
    history[typing ? "replaceState" : "pushState"](0, "", location.pathname + (`${query}` && "?" + query))
    look()
  }
  const read = () => {
    const query = new URLSearchParams(location.search)
    for (const one of fields) {
      one.value = query.get(one.name) || ""
      one.value ||= ""
    }
    look()
  }
  form.oninput = event => {
    write()
    typing = event.target === form.q
  }
  form.q.onblur = () => { typing = false }
  form.onreset = () => setTimeout(write)
  form.onsubmit = event => {
    event.preventDefault()
    said.focus()
  }
  onpopstate = read
  read()
})()
