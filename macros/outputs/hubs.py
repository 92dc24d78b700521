"""A page for each theme, which gathers what the site holds about it."""

from __future__ import annotations

from collections.abc import Iterator

from macros.content import in_words
from macros.outputs.from_data import DataPage
from macros.outputs.making import Making
from macros.pages import Page
from macros.render import render
from macros.sections import onward
from macros.sections.hubs import Hub, hubs

SHELL = onward.SHELL
"""The page that each of these pages is made from."""


def pages(making: Making) -> Iterator[DataPage]:
    """The page of each theme; none where a site has no themes."""
    if shell := making.shell(SHELL):
        for hub in hubs(making.site):
            yield _page(hub, shell.meta, making.home)


def _page(hub: Hub, shell: Page, site_url: str) -> DataPage:
    url = f"learning/{hub.id}/"
    known = {
        "owner": shell.owner,
        "review_by": {"iso": shell.review_by.isoformat(), "words": in_words(shell.review_by)},
        "address": site_url + url,
    }
    named = [page["title"] for pages in hub.sections.values() for page in pages]
    return DataPage(
        url=url,
        kind="Theme",
        title=f"{hub.name}: everything on one page",
        summary=f"{hub.about} {hub.said}.",
        main=render("hub", hub=hub, page=known),
        head="",
        found_by=" ".join([hub.about, *named]),
        modified=shell.date.isoformat(),
    )
