"""Finds the source of a dead link in the built site: the page, the template or the code that produced it."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass

from macros.content import Site
from macros.messages import Problem
from macros.pages import Document, anchor_lines
from macros.render import COMPONENTS

TEMPLATES = COMPONENTS.parent
MADE_FROM = {
    "learning/": "docs/learning/theme.md",
    "thresholds/": "docs/thresholds/view.md",
}
"""The page below which others are made from data, and the page that gives them their form."""

QUOTED = re.compile(r"""(?=("[@#][^"]*"|'[^']*'))""")
"""Each address in quotes in a template's line, wherever a quote begins."""


@dataclass(frozen=True, order=True)
class Dead:
    """A link that leads nowhere: where it would lead from the site's root, and the part of that page."""

    target: str
    part: str

    @property
    def shown(self) -> str:
        return f"{self.target or 'index.html'}{'#' if self.part else ''}{self.part}"


class Places:
    """Where a link of the built site can be fixed."""

    def __init__(self, site: Site) -> None:
        self.documents = {one.url: one for one in (*site.published, *site.versions)}
        self.made = {f"data/{stem}/": f"data/tables/{stem}.yml" for stem in site.stems}
        self.templates: dict[str, tuple[str, int]] = {}
        for path in sorted(TEMPLATES.rglob("*.html")):
            for line, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
                for quoted in QUOTED.findall(text):
                    self.templates.setdefault(quoted, (f"overrides/{path.relative_to(TEMPLATES).as_posix()}", line))

    def of(self, name: str) -> tuple[str, int]:
        """The file that a built page is made of, and the line on which its words begin."""
        url = name.removesuffix("index.html")
        if url in self.documents:
            return self.documents[url].path, self.documents[url].first
        if name == "404.html":
            return "overrides/404.html", 1
        form = next((form for start, form in MADE_FROM.items() if url.startswith(start)), "mkdocs.yml")
        return self.made.get(url, form), 1

    def typed(self, dead: Dead, name: str) -> int | None:
        """The line of the page's own text that has the link, if one has."""
        document = self.documents.get(name.removesuffix("index.html"))
        sought = f"#{dead.part}" if dead.part else posixpath.basename(dead.target.rstrip("/"))
        if document is None or sought not in document.body:  # most pages: no way of typing it needs to be tried
            return None
        ways = "|".join(re.escape(way) for way in _names(dead, document))
        typed = re.compile(rf"(?:^|[(\"'<\s])(?:{ways})(?=[)\"'>?\s]|{'$' if dead.part else '#|$'})")
        for line, text in enumerate(document.body.splitlines(), start=document.first):
            if typed.search(text):
                return line
        return None

    def template(self, dead: Dead) -> tuple[str, int] | None:
        """The template that has the link, if one has it as it is."""
        wanted = [f'"@/{dead.shown}"', f"'{dead.shown}'", *([f'"#{dead.part}"'] if dead.part else [])]
        return min((self.templates[one] for one in wanted if one in self.templates), default=None)

    def twice(self, name: str, identity: str) -> Problem:
        """A name that two parts of a page have, reported at the later heading."""
        path, line = self.of(name)
        document = self.documents.get(name.removesuffix("index.html"))
        if document:
            line = max((number for number, one in anchor_lines(document) if one == identity), default=line)
        what = f"Two parts of this page have the name `#{identity}`, so a link to it finds only the first"
        return Problem(path, line, what, "Give one of them another heading, or another `{: #name }`")

    def told(self, dead: Dead, names: list[str]) -> list[Problem]:
        """A dead link, reported on each page that has it, or once: in its template, or on the first page that shows it."""
        typed = [(self.of(name)[0], self.typed(dead, name)) for name in names]
        found = [Problem(path, line, *_words(dead, "")) for path, line in typed if line is not None]
        if found:
            return found
        where = self.template(dead)
        if where:
            return [Problem(*where, *_words(dead, "this template"))]
        more = f" (and {len(names) - 1} other pages)" if len(names) > 1 else ""
        return [Problem(*self.of(names[0]), *_words(dead, f"a macro or a list of this page{more}"))]


def _words(dead: Dead, maker: str) -> tuple[str, str]:
    by = f" {maker[0].upper()}{maker[1:]} makes the link." if maker else ""
    if dead.part:
        what = f"A link leads to `{dead.shown}`, and that page has no heading or element with this id"
        return f"{what}.{by}", "Check the headings of that page, or remove the link"
    what = f"A link leads to `{dead.shown}`, which the built site does not have"
    if dead.target.endswith("/"):
        page = f"docs/{dead.target.strip('/')}"
        return f"{what}.{by}", f"Add the page {page}.md or {page}/index.md, or remove the link"
    return f"{what}.{by}", "Put the file there, or remove the link"


def _names(dead: Dead, document: Document) -> list[str]:
    """How an author may have typed the address, from this page."""
    here, stem = document.folder or ".", dead.target.rstrip("/")
    files = [dead.target]
    if dead.target.endswith("/") or not dead.target:
        files = [f"{stem}.md", f"{stem}/index.md"] if stem else ["index.md"]
    ways = [posixpath.relpath(file, here) for file in files] + ([f"@/{dead.target}"] if stem else [])
    if dead.part:
        same = [f"#{dead.part}"] if dead.target == document.url else []
        return [f"{way}#{dead.part}" for way in ways] + same
    return ways
