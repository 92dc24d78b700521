// Pages that are opened from a folder may not fetch files, nor import scripts: here both come as ordinary scripts.
(() => {
  const root = new URL("..", document.currentScript.src), wanted = new Map()
  const ask = (address, kind) => {
    const { href } = new URL(address, location)
    if (!wanted.has(href)) {
      const one = {}, script = document.createElement("script")
      one.promise = new Promise((take, refuse) => { one.take = take; script.onerror = refuse })
      wanted.set(href, one)
      script.src = href + kind
      document.head.append(script)
    }
    return wanted.get(href).promise
  }
  window.fromDisk = {
    give: (address, content) => wanted.get(new URL(address, root).href)?.take(content),
    module: name => ask(new URL("assets/" + name, root), ".from-disk.js"),
  }
  // A link that a script made leads to a folder, where a server would give the page in it.
  document.addEventListener("click", ({ target }) => {
    const link = target.closest?.("a[href]")
    if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html"
  }, true)
  window.fetch = address => ask(address, ".from-disk.js").then(text => ({ ok: true, text: async () => text, json: async () => JSON.parse(text) }))
})()
