"""What pages say of a demonstration: it is known while the site is one, and gone when it is live."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from macros.content import Site
from macros.facts.live import Wordings
from macros.messages import Problem, visible

FILE = "live.yml"
WORD = re.compile(r"\bdemonstrations?\b", re.IGNORECASE)
OF_THE_SITE = re.compile(
    r"\bdemonstration (?:site|of a newsletter|newsletter|pack)|\b(?:is|are) (?:a )?demonstrations?\b|\bas a demonstration\b",
    re.IGNORECASE,
)
"""A sentence that calls the site one, and not what somebody does with a doll in a first-aid course."""


def words_of_a_demonstration(site: Site) -> Iterator[Problem]:
    """Each line of a live site that still calls it a demonstration."""
    if site.partnership.status == "live":
        for path, line, text in lines_with_the_word(site):
            what = f"The site is live, and this still says “{visible(text, 120)}”"
            yield Problem(path, line, what, "Write what is true now", stops=bool(OF_THE_SITE.search(text)))


def lines_with_the_word(site: Site) -> Iterator[tuple[str, int, str]]:
    """Each line of a page's front matter or body with the word: file, line and words."""
    for document in site.written:
        for word in ("title", "summary"):
            if WORD.search(said := str(getattr(document.meta, word))):
                yield document.path, document.record.line(word), said
        for number, text in enumerate(document.body.split("\n"), start=document.first):
            if WORD.search(text):
                yield document.path, number, text.strip()


def wordings(site: Site) -> Iterator[Problem]:
    """Each passage of `data/live.yml` is in its page while the site is a demonstration, and the file goes with the notice."""
    found, problems, record = site.fact(FILE)
    if record is None or problems:
        return
    if site.partnership.status == "live":
        yield Problem(
            record.path, 1, "The site is live, and this file is only for a demonstration", "Delete it", stops=False
        )
        return
    pages = {one.src: one for one in site.written}
    for index, one in enumerate(cast(Wordings, found).wordings):
        if one.page not in pages:
            what = f"There is no page `{one.page}`"
            yield Problem(record.path, record.line("wordings", index, "page"), what, "Name its file below docs/")
        elif sum(one.now in line for line in pages[one.page].body.split("\n")) != 1:
            times = pages[one.page].body.count(one.now)
            what = f"docs/{one.page} {'has this text more than once' if times else 'does not have this text'}: “{visible(one.now, 100)}”"
            fix = (
                "Copy them from the page, on one line"
                if not times
                else "Copy more of the line, so that they are there once"
            )
            yield Problem(record.path, record.line("wordings", index, "now"), what, fix)
        elif WORD.search(one.live):
            what = "`live` still has the word “demonstration” in it"
            yield Problem(record.path, record.line("wordings", index, "live"), what, "Write other words")
