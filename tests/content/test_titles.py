"""The titles of the published figures, with the next release in mind."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from macros.content import Site
from macros.figures.figure import TITLE_WORDS
from macros.page_macros import PageMacros

SITE = Site(Path(__file__).parents[2], date(2026, 11, 27))


def longest(title: str) -> str:
    """The title as long as the next release can make it: what differs today may then be about the same."""
    same = re.sub(
        r"\b(?:(?:not clearly )?(?:above|below)|(?:about )?the same as) (?=the )", "about the same as ", title
    )
    return re.sub(r"(?:rose|fell|stayed)(?= from .*%)", "showed no clear change,", same)


def test_no_title_gets_too_long_when_the_next_release_is_about_the_same():
    macros, long = PageMacros(SITE), []
    for stem in sorted(path.stem for path in (SITE.root / "data/tables").glob("official-*.yml")):
        for name, spec in SITE.table(stem).metadata.figures.items():
            title = macros.figure(stem, name).title
            if not spec.period and len(longest(title).split()) > TITLE_WORDS:
                long.append(f"{stem} {name}: {longest(title)}")
    assert not long


def test_the_longest_title_is_found():
    assert longest("Plans: above the England average") == "Plans: about the same as the England average"
    assert longest("Scores rose from 70.9% to 84.5%") == "Scores showed no clear change, from 70.9% to 84.5%"
