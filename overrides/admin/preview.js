// The preview beside the form: the page in the site's own style sheets, as far as one page can be shown by itself.

export function preview(CMS, settings, lists) {
  for (const sheet of lists.sheets) CMS.registerPreviewStyle(sheet);
  for (const { name, files } of settings.collections) {
    for (const one of files ? files.map((file) => file.name) : [name]) CMS.registerPreviewTemplate(one, Page);
  }
}

function Page({ entry, widgetFor }) {
  const h = window.h;
  const said = (name) => entry.getIn(["data", name]) ?? "";
  return h("div", { className: "frame" },
    h("main", { className: "page" },
      h("header", { className: "lead" }, h("h1", null, said("title") || "Title"), h("p", { className: "summary" }, said("summary"))),
      h("div", { className: "body" }, widgetFor("body"))));
}
