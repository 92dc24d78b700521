"""A page for each theme, which gathers what the site holds about it."""

from __future__ import annotations

from pathlib import Path

from macros.outputs.from_data import DataPage, write_pages
from macros.outputs.words import Words
from macros.pages import Page
from macros.render import render
from macros.sections.hubs import Hub, hubs
from macros.site import in_words

SHELL = "learning/theme/"
"""The built page that each of these pages is made from: docs/learning/theme.md."""


def make(words: Words, folder: Path, site_url: str) -> int:
    """The page of each theme. Returns how many; none where a site has no themes."""
    site = words.site
    shell = next((one.meta for one in site.documents if one.url == SHELL), None)
    return write_pages(folder, SHELL, [_page(one, shell, site_url) for one in hubs(site)]) if shell else 0


def _page(hub: Hub, shell: Page, site_url: str) -> DataPage:
    url = f"learning/{hub.id}/"
    known = {
        "owner": shell.owner,
        "date": {"iso": shell.date.isoformat(), "words": in_words(shell.date)},
        "review_by": {"iso": shell.review_by.isoformat(), "words": in_words(shell.review_by)},
        "address": site_url + url,
    }
    named = [page["title"] for pages in hub.sections.values() for page in pages]
    return DataPage(
        url=url,
        title=f"{hub.name}: everything on one page",
        summary=f"{hub.about} {hub.said}.",
        main=render("hub", hub=hub, page=known),
        head="",
        found_by=" ".join([hub.about, *named]),
        modified=shell.date.isoformat(),
    )
