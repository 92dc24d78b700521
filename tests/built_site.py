"""A built site as its files: its pages, parsed, and the few among them that have everything that any of them has."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import lxml.html
from changed import HOME

SITE = HOME / "site"
"""The site that is published, where it has been built."""
NOT_FOUND = "404.html"

Check = Callable[[Any, str], Iterator[str]]
"""A check of one page or figure, given as parsed and with the page's address: each fault it finds, in words."""


@functools.cache
def parsed(path: Path) -> Any:
    return lxml.html.document_fromstring(path.read_bytes(), parser=lxml.html.HTMLParser(encoding="utf-8"))


def is_old_address(html: bytes) -> bool:
    """Whether a file is no page but what is left at an old address: it leads on, or says why the page was withdrawn."""
    return b'<meta name="robots" content="noindex">' in html.partition(b"</head>")[0]


def addresses_in(folder: Path) -> list[str]:
    """Every page of a built site, those left out that are at an old address."""
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*.html") if not is_old_address(path.read_bytes())
    )


def components(document: Any) -> set[tuple[str, str, str]]:
    """What can look or behave in a way of its own: each element by its classes and role, what holds it, and the kind of page.

    Pages with the same components differ in words, numbers and pictures alone.
    """
    kind = document.find("body").get("class", "")
    return {(kind, _name(one.getparent()), _name(one)) for one in document.iter() if isinstance(one.tag, str)}


def _name(element: Any) -> str:
    if element is None:
        return ""
    return f"{element.tag}.{'.'.join(sorted(element.get('class', '').split()))}[{element.get('role', '')}]"


def cover(documents: Iterable[tuple[str, Any]]) -> list[str]:
    """Addresses of a few pages that have every component of all of them: each time the one with most that are new."""
    parts = {address: components(document) for address, document in documents}
    left: set[tuple[str, str, str]] = set().union(*parts.values())
    chosen: list[str] = []
    while left:
        best = max(sorted(parts), key=lambda address: len(parts[address] & left))
        chosen.append(best)
        left -= parts[best]
    return sorted(chosen)


@functools.cache
def covering(folder: Path) -> list[str]:
    """The cover of a built site, and what is shown in place of a page that was withdrawn."""
    withdrawn = [path for path in sorted(folder.rglob("*.html")) if b"<h1>This page was withdrawn" in path.read_bytes()]
    return cover((address, parsed(folder / address)) for address in addresses_in(folder)) + [
        path.relative_to(folder).as_posix() for path in withdrawn[:1]
    ]


@functools.cache
def of_each_kind(folder: Path) -> list[str]:
    """One page of each kind: the one with the most components, and every page that has a style sheet of its own."""
    kinds: dict[tuple[str, ...], list[str]] = {}
    for address in addresses_in(folder):
        page = parsed(folder / address)
        sheets = {link.rpartition("/")[2] for link in page.xpath("//body//link[@rel='stylesheet']/@href")}
        kinds.setdefault((page.find("body").get("class", ""), *sorted(sheets)), []).append(address)
    return sorted(max(pages, key=lambda one: len(components(parsed(folder / one)))) for pages in kinds.values())


@dataclass(eq=False)
class BuiltSite:
    """The files of a built site."""

    folder: Path

    @functools.cached_property
    def addresses(self) -> list[str]:
        return addresses_in(self.folder)

    @functools.cached_property
    def base(self) -> str:
        """The path that the site is published under, from the home page's own address: `/website/` for project pages."""
        return urlsplit(self.document("index.html").xpath("string(//link[@rel='canonical']/@href)")).path or "/"

    def document(self, address: str) -> Any:
        """The page as published, parsed."""
        return parsed(self.folder / address)

    @property
    def articles(self) -> list[str]:
        """Every page but the one for wrong addresses."""
        return [address for address in self.addresses if address != NOT_FOUND]

    @functools.cached_property
    def figures(self) -> list[tuple[str, Any]]:
        """Every figure, with the page it stands on."""
        return [(one, figure) for one in self.addresses for figure in self.document(one).xpath("//main//figure[@id]")]

    def faults(self, check: Check, addresses: list[str] | None = None) -> list[str]:
        """Everything that a check of one page finds on all of them, told as `page: fault`."""
        return [
            f"{address}: {fault}"
            for address in (self.addresses if addresses is None else addresses)
            for fault in check(self.document(address), address)
        ]

    def faults_of_figures(self, check: Check) -> list[str]:
        """Everything that a check of one figure finds in all of them, told as `page#figure: fault`."""
        return [
            f"{address}#{figure.get('id')}: {fault}"
            for address, figure in self.figures
            for fault in check(figure, address)
        ]
