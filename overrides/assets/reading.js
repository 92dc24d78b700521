// Reading a figure closely: point by point on its picture, its table sorted or copied. Nothing here is needed to read
// one. The picture's marks say what they are (data-c the category, data-s the series, data-v the value as shown).
(() => {
  const middle = box => [box.x + box.width / 2, box.y + box.height / 2]

  // A thin line says all of its points at once (data-line its name, data-cs the categories, data-vs the values): each is read as
  // if it were a mark, and the line is shown while it is.
  const points = line => {
    const [categories, values] = [line.dataset.cs.split("|"), line.dataset.vs.split("|")]
    return [...line.getAttribute("d").matchAll(/[ML]([-\d.]+),([-\d.]+)/g)].map(([, x, y], index) => ({
      dataset: { s: line.dataset.line, c: categories[index], v: values[index] },
      setAttribute: name => line.setAttribute(name, ""),
      removeAttribute: name => line.removeAttribute(name),
      getBoundingClientRect: () => {
        const place = new DOMPoint(x, y).matrixTransform(line.getScreenCTM())
        return new DOMRect(place.x - 2, place.y - 2, 4, 4)
      },
    }))
  }

  for (const picture of document.querySelectorAll(".figure-picture")) {
    const reader = picture.parentElement.querySelector(".reader")
    const range = reader.querySelector("input")
    const told = picture.querySelector(".reading")
    told.ariaHidden = "true" // the slider says the same
    const kept = new Map()
    let at = null

    // The marks of the form that is shown, in the order in which a person reads: row by row, or each series from left to right.
    const marks = () => {
      const svg = [...picture.children].find(child => child.matches("svg") && child.getClientRects().length)
      if (!kept.has(svg)) {
        const found = [...svg.querySelectorAll("[data-v]"), ...[...svg.querySelectorAll("[data-line]")].flatMap(points)]
        const series = [...new Set([picture.dataset.first, ...found.map(mark => mark.dataset.s)])]
        const place = new Map(found.map(mark => [mark, middle(mark.getBoundingClientRect())]))
        const across = picture.dataset.order === "across"
        kept.set(svg, found.sort((a, b) => {
          const [ax, ay] = place.get(a), [bx, by] = place.get(b)
          return across ? series.indexOf(a.dataset.s) - series.indexOf(b.dataset.s) || ax - bx : Math.abs(ay - by) > 2 ? ay - by : ax - bx
        }))
      }
      return kept.get(svg)
    }

    const hide = () => { at?.removeAttribute("data-read"); at = null; told.hidden = true }

    const show = mark => {
      if (mark === at) return
      hide()
      at = mark
      mark.setAttribute("data-read", "")
      told.textContent = [mark.dataset.s, mark.dataset.c].filter(Boolean).join(", ") + ": " + mark.dataset.v
      told.hidden = false
      const all = marks()
      range.max = all.length - 1
      range.value = all.indexOf(mark)
      range.setAttribute("aria-valuetext", `${told.textContent} (${all.indexOf(mark) + 1} of ${all.length})`)
      const frame = picture.getBoundingClientRect()
      const box = mark.getBoundingClientRect()
      const [x] = middle(box)
      const left = Math.max(0, Math.min(x - frame.x - told.offsetWidth / 2, frame.width - told.offsetWidth))
      const above = box.y - frame.y - told.offsetHeight - 8
      told.style.translate = `${left}px ${above > -40 ? above : box.bottom - frame.y + 8}px`
    }

    const near = event => {
      let best = null, least = 48
      for (const mark of marks()) {
        const box = mark.getBoundingClientRect()
        const far = Math.hypot(Math.max(box.x - event.clientX, 0, event.clientX - box.right), Math.max(box.y - event.clientY, 0, event.clientY - box.bottom))
        if (far < least) { best = mark; least = far }
      }
      best ? show(best) : hide()
    }

    if (picture.querySelectorAll("svg:first-child [data-v]").length > 2) {
      reader.hidden = false
      // The first point is announced before anyone moves on: a slider without a value would say a bare 0.
      reader.closest("details").addEventListener("toggle", event => event.target.open ? show(marks()[0]) : hide())
      picture.addEventListener("pointermove", near)
      picture.addEventListener("pointerdown", near)
      picture.addEventListener("pointerleave", hide)
      range.addEventListener("input", () => show(marks()[range.value]))
      range.addEventListener("focus", () => show(marks()[range.value]))
      range.addEventListener("blur", hide)
      // Up and down go to another line in the same period.
      range.addEventListener("keydown", event => {
        const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
        const others = step && at ? marks().filter(mark => mark.dataset.c === at.dataset.c) : []
        if (others.length < 2 || picture.dataset.order !== "across") return
        event.preventDefault()
        show(others[(others.indexOf(at) + step + others.length) % others.length])
      })
    }
    addEventListener("keydown", event => { if (event.key === "Escape") hide() })
    addEventListener("resize", () => { hide(); kept.clear() })
  }

  const number = text => parseFloat(text.replace(/−/g, "-").replace(/[^\d.-]/g, ""))

  for (const table of document.querySelectorAll(".figure-numbers, .rows")) {
    const body = table.tBodies[0]
    const first = [...body.rows]
    if (first.length < 3) continue
    const heads = [...table.tHead.rows[0].cells]
    heads.forEach((head, column) => {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "sort" })
      button.append(...head.childNodes)
      head.append(button)
      // A browser may leave half of it outside a table that scrolls sideways.
      button.addEventListener("focus", () => button.scrollIntoView({ block: "nearest", inline: "nearest" }))
      button.addEventListener("click", () => {
        const way = { ascending: "descending", descending: "" }[head.getAttribute("aria-sort")] ?? "ascending"
        for (const one of heads) one.removeAttribute("aria-sort")
        if (way) head.setAttribute("aria-sort", way)
        const value = row => {
          const cell = row.cells[column]
          return cell.dataset.sort ?? (head.classList.contains("numeric") ? number(cell.textContent) : cell.textContent)
        }
        // A symbol in place of a number comes last, whichever way.
        const order = (a, b) => Number.isNaN(a) - Number.isNaN(b) || (way === "descending" ? -1 : 1) * (typeof a === "number" ? a - b : a.localeCompare(b, "en", { numeric: true }))
        body.append(...(way ? [...first].sort((a, b) => order(value(a), value(b))) : first))
      })
    })
  }

  // A spreadsheet takes what begins with one of these for a formula, unless it is a number.
  const plain = text => /^[=+@-]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text

  for (const button of document.querySelectorAll(".copy")) {
    if (!navigator.clipboard) continue
    button.parentElement.hidden = false
    button.addEventListener("click", async () => {
      const rows = [...button.closest("figure").querySelectorAll(".figure-numbers tr")]
      const text = rows.map(row => [...row.cells].map(cell => plain(cell.textContent.trim())).join("\t")).join("\n")
      const said = button.nextElementSibling
      await navigator.clipboard.writeText(text).then(() => { said.textContent = "Copied" }, () => { said.textContent = "Your browser did not allow copying" })
    })
  }
})()
