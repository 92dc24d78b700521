"""Writes site-admin/: the editor, its settings and the site's style sheets, as files that a browser reads."""

from __future__ import annotations

from pathlib import Path

from macros.admin.fields import as_json
from macros.admin.forms import settings
from macros.admin.lists import lists
from macros.content import Site
from macros.messages import Fault
from macros.system import disk
from macros.system.package import OVERRIDES, PACKAGE

FORM, SHEETS = OVERRIDES / "admin", OVERRIDES / "assets"
PACKAGES = PACKAGE.parent / ".ci" / "admin" / "node_modules"
"""Where npm puts the editor at the versions of `.ci/admin/package-lock.json`, each checked by its hash."""
FOLDER = "site-admin"
EDITOR = "@sveltia/cms"
LIBRARIES = {
    "exifr.js": "exifr/dist/lite.esm.mjs",
    "immutable.js": "immutable/dist/immutable.es.js",
    "js-yaml.js": "js-yaml/dist/browser/js-yaml.esm.min.mjs",
    "turndown.js": "turndown/lib/turndown.browser.es.js",
}
"""What the editor would fetch from another website: it is here by another name, which `index.html` gives."""
FONTS = {
    "https://cdn.jsdelivr.net/fontsource/fonts/material-symbols-outlined:vf@5.3.7/latin-wght-normal.woff2": "@fontsource-variable/material-symbols-outlined/files/material-symbols-outlined-latin-wght-normal.woff2",
    "https://cdn.jsdelivr.net/fontsource/fonts/source-sans-3:vf@5.3.0/latin-wght-normal.woff2": "@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2",
    "https://cdn.jsdelivr.net/fontsource/fonts/noto-mono@5.3.0/latin-400-normal.woff2": "@fontsource/noto-mono/files/noto-mono-latin-400-normal.woff2",
}
"""The fonts that the editor would fetch from another website, and the packages that have them."""
STYLES = {
    "let e=La(`style`);e.id=t.hash,e.textContent=t.code,r.appendChild(e)": "let e=La(`meta`),d=n.host?n:n.head?n:n.ownerDocument,s=new((d.ownerDocument??d).defaultView.CSSStyleSheet);"
    "e.id=t.hash,r.appendChild(e),s.replaceSync(t.code),d.adoptedStyleSheets.push(s)",
    ' style="display: contents"': "",  # form.css says the same
    ' style="clip-path:url(#b);fill:none;stroke:#fff;stroke-linecap:round;stroke-linejoin:round;stroke-width:180"': ' clip-path="url(#b)" fill="none" stroke="#fff" stroke-linecap="round" stroke-linejoin="round" stroke-width="180"',
}
"""Where the editor would write styles into the page, and how it adds the same without: the policy allows no style that a page
has inside, so that a pasted text cannot bring one.
"""
STYLE = ("tokens", "page", "components")
"""The style sheets of the site that the preview beside the form has too."""


def write(site: Site, repository: str, branch: str, home: str) -> Path:
    """Write the whole folder again; Fault where the editor is not installed."""
    files = {**editor(), **form(), **generated(site, repository, branch, home)}
    with disk.replaced(site.root / FOLDER) as folder:
        disk.write_all(folder, files)
    return site.root / FOLDER


def generated(site: Site, repository: str, branch: str, home: str) -> dict[str, bytes]:
    """What is made from the models and from the site's own lists."""
    sheets = [f"style/{name}.css" for name in (*STYLE, "preview")]
    return {
        "settings.json": as_json(settings(site, repository, branch, home)).encode(),
        "lists.json": as_json(lists(site) | {"sheets": sheets}).encode(),
    }


def form() -> dict[str, bytes]:
    """The page of the form, its scripts and the style sheets; and the request that no search engine lists it."""
    scripts = {path.name: path.read_bytes() for path in sorted(FORM.iterdir()) if path.suffix in (".html", ".js")}
    sheets = {f"style/{name}.css": (SHEETS / f"{name}.css").read_bytes() for name in STYLE}
    return {
        **scripts,
        **sheets,
        **{f"style/{path.name}": path.read_bytes() for path in sorted(FORM.glob("*.css"))},
        "robots.txt": b"User-agent: *\nDisallow: /\n",
    }


def editor() -> dict[str, bytes]:
    """The editor and its libraries, from the packages that npm has checked."""
    source = PACKAGES / EDITOR / "npm"
    if not source.is_dir():
        raise Fault("The editor is not installed", "Type `uv run npm ci --prefix .ci/admin`, then this again")
    files = {
        f"editor/npm/{path.relative_to(source).as_posix()}": path
        for path in sorted(source.rglob("*"))
        if path.is_file()
    }
    found = {name: path.read_bytes() for name, path in files.items() if path.suffix != ".map"}
    words = (PACKAGES / EDITOR / "locales" / "en-GB.json").read_bytes()
    libraries = {f"editor/{name}": (PACKAGES / path).read_bytes() for name, path in LIBRARIES.items()}
    main = found["editor/npm/index.js"]
    for address, path in FONTS.items():
        name = f"editor/fonts/{path.rpartition('/')[2]}"
        main = _changed(main, address, name, "FONTS")
        found[name] = (PACKAGES / path).read_bytes()
    for old, new in STYLES.items():
        main = _changed(main, old, new, "STYLES")
    found["editor/npm/index.js"] = main
    return {**found, **libraries, "editor/en-GB.js": b"export default " + words + b";\n"}


def _changed(main: bytes, old: str, new: str, table: str) -> bytes:
    """The editor with this in place of that; Fault where another version of it has that no more."""
    if old.encode() not in main:
        raise Fault(f"The editor no longer has `{old}`", f"Change {table} in macros/admin/desk.py")
    return main.replace(old.encode(), new.encode())
