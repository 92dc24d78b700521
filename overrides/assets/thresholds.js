// Finds indicators. The address holds the choice.
(() => {
  const form = document.getElementById("find")
  const said = document.getElementById("found")
  const matrix = document.getElementById("matrix")
  const home = matrix.parentElement
  const rows = [...matrix.querySelectorAll("tr[id]")]
  const selects = [...form.querySelectorAll("select")]
  const fields = [form.q, ...selects]
  const split = text => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) || []
  const fits = (row, name, value) => !value || row.of?.[name].includes(value)
  const has = (row, term) => row.words.some(word => word.startsWith(term))
  const say = text => said.children[0].textContent = text
  const aged = /\b(\w+?)[\s-]*(y(?:ea)?rs?\b|y\/?o\b|(?:month|week|day)s?(?=[\s-]*old))([\s-]*old)?|\bage[ds]? (\w+)/
  let asking, index, typing

  const load = () => asking ||= fetch("../search/indicators.json").then(answer => answer.json()).then(found => {
    index = found
    for (const row of rows) {
      row.of = found.rows[row.id]
      row.words = split(row.cells[0].textContent + " " + row.of?.words)
    }
    look()
  }).catch(() => {
    asking = 0
    say("The search did not load. Try again.")
  })

  const look = () => {
    const asked = fields.some(one => one.value)
    if (asked && !index) return load()
    const query = form.q.value.toLowerCase()
    const [, typed, unit = "y", , age = typed] = query.match(aged) || []
    const band = index?.bands[unit[0]][age]
    const chosen = rows.filter(row => fits(row, "age", band) && selects.every(one => fits(row, one.name, one.value)))
    let partly = ""
    const signs = (band ? query.replace(aged, " ") : query).split(/[,;]/)
      .map(sign => split(sign).filter(term => !index.ignored.includes(term))).filter(terms => terms.length)
      .map(terms => {
        const stems = terms.map(term => rows.some(row => has(row, term)) ? term : term.replace(/(?<=...)(ings?|e[ds]?|s)$/, ""))
        const count = row => stems.filter(stem => has(row, stem)).length
        const best = Math.max(...chosen.map(count))
        if (best < stems.length) partly = " None has every word."
        return row => best && count(row) === best
      })
    const shown = chosen.filter(row => !signs[0] || signs.some(hits => hits(row)))
    rows.forEach(row => row.hidden = !shown.includes(row))
    if (asked === home.contains(matrix)) {
      asked ? said.after(matrix) : home.append(matrix)
      matrix.querySelectorAll("details").forEach(one => one.open = asked)
    }
    form.children[3].open ||= selects.some(one => one.value)
    say(asked ? `${shown.length} of ${rows.length} indicators fit${band ? `, at ages: ${index.ages[band]}` : ""}.${partly}` : "")
  }

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
  form.addEventListener("focusin", load)
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
