"""A page as any edition takes it: its Markdown with the macros in that edition's words, cut at its headings.

A web page is laid out by MkDocs; paper, email and plain text begin here, from the same file. An edition has a folder
of templates for the few macros that are in articles, and is reported nowhere else.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from selectolax.lexbor import LexborNode

from macros import charts, figures
from macros.content import Site
from macros.content.editions import WORDS
from macros.figures import Figure
from macros.markdown import Call
from macros.outputs import downloads, outward, photographs
from macros.outputs.walk import fragment
from macros.page_macros import PageMacros
from macros.pages import Document
from macros.render import render
from macros.system.cache import Cache
from macros.system.inputs import used

FORMS = {"email": ("letter", "narrow"), "handout": ("column", "sheet")}
"""The forms of the pictures that an edition has; in the others they are reported in words."""
OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:")
INLINE = r"(?:a|b|code|em|i|span|strong)"
BETWEEN = re.compile(rf"(</{INLINE}>)\s+(?=<{INLINE}\b)")
"""A space between two words in different styles: a template that joins its lines must not lose it."""


@dataclass(frozen=True)
class Part:
    """What is below one heading: its name (`Key message 1`), its words, its anchor on the web page, its HTML."""

    name: str
    heading: str
    anchor: str
    html: str

    @property
    def title(self) -> str:
        """The whole heading."""
        return f"{self.name}: {self.heading}" if self.name and self.heading else self.name or self.heading


@dataclass(frozen=True)
class Drawn:
    """A figure of an article with its bare pictures, by the forms that its edition has."""

    figure: Figure
    pictures: Mapping[str, str]


@dataclass
class Article:
    """A page in one edition. `opening` is what comes before its first heading; `home` the site's own address."""

    document: Document
    edition: str
    home: str
    opening: str = ""
    parts: list[Part] = field(default_factory=list)
    figures: list[Drawn] = field(default_factory=list)
    photographs: dict[str, photographs.Photograph] = field(default_factory=dict)

    def picture(self, tag: str, site: Site, cache: Cache) -> str:
        """A picture of the page as this edition shows it: from the web, inside the sheet, or as its words and address."""
        given = photographs.attributes(tag)
        src = photographs.source(given.get("src", ""), self.document.folder)
        path = site.docs / src
        used("file", f"docs/{src}")
        photo = photographs.ready(path, site.files.pictures, cache) if src in site.pictures else None
        if photo is None:
            return tag
        address = f"{self.home}{src}"
        if self.edition == "email":
            address = f"{self.home}{photographs.FOLDER}/{photo.name}"
            self.photographs[photo.name] = photo
        elif self.edition == "handout":
            address = photo.as_data()
        return render("picture", self.edition, photo=photo, src=address, words=given.get("alt", ""))

    @property
    def address(self) -> str:
        """Where the page is on the web."""
        return f"{self.home}{self.document.url}"

    @property
    def slug(self) -> str:
        """The last part of the address, by which its editions are called."""
        return self.document.url.rstrip("/").rpartition("/")[2]


def article(
    page_macros: PageMacros,
    document: Document,
    edition: str,
    home: str,
    cache: Cache,
    show: Callable[[Drawn], Any] | None = None,
) -> Article:
    """The page in this edition, every link absolute.

    `show` makes of a drawn figure what the edition's template needs beside it.
    Raises Fault where a macro asks for what is not there.
    """
    site, page_macros = page_macros.site, page_macros.of(document)
    whole = Article(document, edition, home)

    def told(call: Call) -> str:
        thing = page_macros.named[call.name](*call.positional, **dict(call.named))
        if isinstance(thing, Figure):
            drawn = draw(thing, edition, cache)
            whole.figures.append(drawn)
            number = f"Figure {len(whole.figures)}"
            return render("figure", edition, figure=thing, number=number, picture=show(drawn) if show else None)
        template = WORDS[call.name]
        return render(template, edition, **{template: thing})

    html = document.parser.html(document.body, told)
    html = photographs.IMAGE.sub(lambda found: whole.picture(found[0], site, cache), html)
    html = downloads.marked(html, document.folder, downloads.words_of(site), edition)
    body = fragment(outward.marked(html, home, edition))
    for link in body.css("[href]"):
        link.attrs["href"] = absolute(link.attributes["href"] or "", document, site.published, home)
    heading: LexborNode | None = None
    inside: list[str] = []
    for node in body.iter(include_text=True):
        if node.tag == "h2":
            _end(whole, heading, inside)
            heading, inside = node, []
        else:
            inside.append(node.html or "")
    _end(whole, heading, inside)
    return whole


def _end(whole: Article, heading: LexborNode | None, inside: list[str]) -> None:
    """What is below a heading becomes a part; without a heading it is the opening."""
    html = BETWEEN.sub(r"\1&#32;", "".join(inside))
    if heading is None:
        whole.opening = html
        return
    words = " ".join(heading.text().split())
    name, colon, rest = words.partition(": ")
    whole.parts.append(Part(name if colon else words, rest, heading.id or "", html.strip()))


def draw(figure: Figure, edition: str, cache: Cache) -> Drawn:
    """The pictures of a figure in this edition, from the cache or drawn."""
    forms = figures.specifications(figure, FORMS.get(edition, ()))
    svgs = charts.draw_all(list(forms.values()), cache)
    return Drawn(figure, {form: svgs[charts.key_of(one)] for form, one in forms.items()})


def absolute(target: str, document: Document, documents: list[Document], home: str) -> str:
    """The address that a link of this page leads to, wherever it is read: `../figures/index.md` or `@/data/`."""
    if OUTSIDE.match(target):
        return target
    if target.startswith("@/"):
        return home + target.removeprefix("@/")
    path, mark, anchor = target.partition("#")
    if not path:
        return f"{home}{document.url}{mark}{anchor}"
    src = posixpath.normpath(posixpath.join(document.folder, path))
    known = next((one.url for one in documents if one.src == src), src)
    return f"{home}{known}{mark}{anchor}"
