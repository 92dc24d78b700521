// Leaving at once: the page is emptied before the next one is asked for, and does not stay in the history of this
// tab. Shift pressed three times within five seconds of each other does the same; Shift held for a capital does not.
(() => {
  const links = document.querySelectorAll(".exit")
  const said = document.querySelector(".exit-said")
  let presses = 0, held = false, clock

  const leave = event => {
    event.preventDefault()
    document.title = "Loading"
    document.body.replaceChildren()
    location.replace(links[0].href)
  }
  const count = (to, words) => {
    presses = to
    said.textContent = words
    clearTimeout(clock)
  }

  for (const link of links) link.addEventListener("click", leave)
  document.addEventListener("keyup", event => {
    if (event.key !== "Shift" || held) {
      if (presses) count(0, "")
    } else if (presses > 1) leave(event)
    else {
      count(presses + 1, presses ? "Press Shift 1 more time to exit." : "Press Shift 2 more times to exit.")
      clock = setTimeout(count, 5000, 0, "Exit cancelled.")
    }
    held = event.shiftKey
  }, true)
})()
