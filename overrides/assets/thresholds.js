// Finds indicators. The address holds the choice.
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
        if (best < stems.length) partly = " None has every word."
        return counts.map(count => best && count === best)
      })
    let count = 0
    rows.forEach((row, place) => {
      row.hidden = !chosen[place] || signs.length && !signs.some(hits => hits[place])
      count += !row.hidden
    })
    const asked = fields.some(one => one.value)
    if (asked === home.contains(matrix)) {
      asked ? said.after(matrix) : home.append(matrix)
      matrix.querySelectorAll("details").forEach(one => one.open = asked)
    }
    form.children[3].open ||= selects.some(one => one.value)
    said.children[0].textContent = asked ? `${count} of ${rows.length} indicators fit${band ? `, at ages: ${band.text}` : ""}.${partly}` : ""
  }

  let typing
  const write = () => {
    const query = new URLSearchParams(fields.filter(one => one.value).map(one => [one.name, one.value]))
    history[typing ? "replaceState" : "pushState"](0, "", `${query}` ? "?" + query : location.pathname)
    look()
  }
  const read = () => {
    const query = new URLSearchParams(location.search)
    for (const one of fields) {
      one.value = query.get(one.name)
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
