// Sorts the table of areas by a column, and shows the areas of one region. Without it the table is in the order of names.
document.documentElement.classList.add("js")

const table = document.getElementById("areas")
if (table) {
  const body = table.tBodies[0]
  const said = document.getElementById("said")
  const rows = [...body.rows]
  const [first, second] = table.tHead.rows
  const heads = [first.cells[0], ...second.cells]
  const number = (row, column) => parseFloat(row.cells[column].dataset.v)

  // Areas without a value of the column's period come last, whichever way the others are sorted.
  const sort = (column, down) => {
    const sign = down ? -1 : 1
    const sorted = [...rows].sort((one, other) => {
      if (!column) return sign * (rows.indexOf(one) - rows.indexOf(other))
      const [a, b] = [number(one, column), number(other, column)]
      return Number.isNaN(a) || Number.isNaN(b) ? Number.isNaN(a) - Number.isNaN(b) : sign * (a - b)
    })
    body.append(...sorted)
    heads.forEach((head, place) => place === column ? head.setAttribute("aria-sort", down ? "descending" : "ascending") : head.removeAttribute("aria-sort"))
    const name = column ? heads[column].querySelector("a").textContent : "name"
    said.textContent = `Sorted by ${name}, ${column ? (down ? "highest first" : "lowest first") : (down ? "Z to A" : "A to Z")}.`
  }
  heads.forEach((head, column) => head.querySelector("button").addEventListener("click", () => {
    const before = head.getAttribute("aria-sort")
    sort(column, column ? before !== "descending" : before === "ascending")
  }))

  document.getElementById("region")?.addEventListener("change", ({ target }) => {
    for (const row of rows) row.hidden = Boolean(target.value) && row.dataset.region !== target.value
    said.textContent = `${rows.filter(row => !row.hidden).length} of ${rows.length} areas shown.`
  })
}
