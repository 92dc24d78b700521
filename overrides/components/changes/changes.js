// Each picture begins at its first change. Without this a picture begins at its top.
addEventListener("load", () => {
  for (const box of document.querySelectorAll("[data-top]")) {
    const image = box.querySelector("img"), show = () => { box.scrollTop = image.height * box.dataset.top / 100 - 80 }
    image.complete ? show() : image.addEventListener("load", show)
  }
})
