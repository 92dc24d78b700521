// What a page does besides being read: colours that the reader chose, the menu, the search, the print.
// Every page works without it. Loaded in the head, so that a chosen colour is there before the first paint.
(() => {
  const root = document.documentElement
  const wide = matchMedia("(min-width: 64rem)")
  const key = "palette"
  root.classList.add("js")

  const remembered = () => { try { return localStorage.getItem(key) || "" } catch { return "" } }
  const colour = scheme => scheme ? root.setAttribute("data-md-color-scheme", scheme) : root.removeAttribute("data-md-color-scheme")
  colour(remembered())

  document.addEventListener("DOMContentLoaded", () => {
    for (const radio of document.querySelectorAll("[name=palette]")) {
      radio.checked = radio.value === remembered()
      radio.addEventListener("change", () => {
        colour(radio.value)
        try { radio.value ? localStorage.setItem(key, radio.value) : localStorage.removeItem(key) } catch { /* storage is off: the choice holds for this page */ }
      })
    }

    const menu = document.getElementById("menu")
    const opener = document.querySelector(".opener-menu")
    opener?.setAttribute("aria-expanded", "false")
    menu?.addEventListener("toggle", event => opener.setAttribute("aria-expanded", event.newState === "open"))

    const sides = () => { for (const side of document.querySelectorAll(".aside")) side.open = wide.matches }
    sides()
    wide.addEventListener("change", () => { sides(); if (menu?.matches(":popover-open")) menu.hidePopover() })

    const search = document.getElementById("search")
    for (const button of document.querySelectorAll("[data-opens=search]")) {
      button.addEventListener("click", () => {
        search.showModal()
        if (search.dataset.script) {
          const script = document.createElement("script")
          script.src = search.dataset.script
          document.head.append(script)
          delete search.dataset.script
        }
      })
    }
  })
})()
