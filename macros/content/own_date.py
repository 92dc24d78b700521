"""The own date of a page, in words: its period, the end of its data, its publication, or its last change.

The day on which somebody wrote or compiled a page says nothing about its subject, so no list and no page shows it.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from macros.pages import Document, Event, Figures, Newsletter, Pack, Report, Review
from macros.system.cache import Made
from macros.tables import period

if TYPE_CHECKING:
    from macros.content.site import Site

OF_ALL_MEASURES = frozenset({"board", "comparison", "scorecard"})
"""The macros that show the tables of `data/comparisons.yml`."""


def own_date(site: Site, document: Document) -> str:
    """What a list says of when a page is about, or when it changed; nothing where it has no date itself."""
    meta = document.meta
    if isinstance(meta, Pack):
        known = period(meta.period)
        return f"{known.words[:1].upper()}{known.words[1:]}" if known else meta.period
    if isinstance(meta, Newsletter) and meta.looks_back:
        return f"Looking back at {meta.period}"
    if meta.period:
        return f"{meta.period[:1].upper()}{meta.period[1:]}"
    if isinstance(meta, Event):
        return in_words(meta.starts.date())
    if isinstance(meta, Review):
        return f"Published {_day_or_month(meta.published)}" if meta.published else meta.year
    if isinstance(meta, Report):
        return meta.report
    if isinstance(meta, Figures):
        return _data_to(site, document)
    return last_changed(document)


def last_changed(document: Document) -> str:
    """`Last changed 21 November 2026`: when readers were last told about a change; nothing where they never were."""
    days = [change.date for change in document.meta.changes]
    return f"Last changed {in_words(max(days))}" if days else ""


def in_words(day: datetime.date) -> str:
    """A day as British readers write it: 20 November 2026."""
    return f"{day.day} {day:%B %Y}"


def _day_or_month(text: str) -> str:
    known = period(text)
    return known.words if known else text


def _data_to(site: Site, document: Document) -> str:
    """`Data to March 2025`: the month in which the newest period of the page's figures ends."""
    ends = [end for stem in _tables(site, document) if (end := site.about_table(stem).get("to"))]
    return f"Data to {datetime.date.fromisoformat(max(ends)):%B %Y}" if ends else ""


def _tables(site: Site, document: Document) -> list[str]:
    """The table of each figure on a page, and of each measure where it lists them all."""

    def work() -> Made:
        calls = document.reading.calls
        drawn = [str(one.positional[0]) for one in calls if one.name in ("figure", "gaps") and one.positional]
        listed = any(one.name in OF_ALL_MEASURES for one in calls)
        return Made(data=[sorted(set(drawn)), listed])

    drawn, listed = site.cache.made(f"tables of {document.src}", work).data
    return [*drawn, *({one.table for one in site.measures} if listed else ())]
