"""The end of a page, "Next for you", and its themes as links: both made from what the site has today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import astuple

from macros.content import Site
from macros.pages import Briefing, Document, Review
from macros.render import render
from macros.sections.onward import label, onward, theme_pages
from macros.system.inputs import answer


class LeadingOn:
    """Where pages lead to, asked for so that a page is made again only where its own links have changed."""

    site: Site

    @answer
    def onward(self, themes: Sequence[str], here: str) -> list[list[str]]:
        """The kind, the title and the address of what to read after a page about these themes."""
        return [list(astuple(one)) for one in onward(self.site, themes, here)]

    @answer
    def theme_pages(self, themes: Sequence[str]) -> list[list[str]]:
        """The name of each theme and the address of its page."""
        return [list(one) for one in theme_pages(self.site, themes)]


def next_for(making: LeadingOn, themes: Sequence[str], here: str) -> str:
    """The list at the end of a page; nothing where it would be empty."""
    links = making.onward(list(themes), here)
    return render("next", links=links) if links else ""


def of_page(making: LeadingOn, document: Document) -> str:
    """The list at the end of a page of docs/, if it is one that leads on."""
    return next_for(making, document.meta.themes, document.url) if label(document) else ""


def inserted(making: LeadingOn, document: Document) -> Iterator[tuple[str, str]]:
    """The themes of a briefing or a review, as links, at the place with the id `themes`."""
    if isinstance(document.meta, (Briefing, Review)):
        yield "themes", render("theme_links", themes=making.theme_pages(document.meta.themes))
