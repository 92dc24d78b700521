"""A page of figures begins with its answer, and goes from the newest numbers to older ones.

A reader who asks "Are there enough social workers?" wants today's number first, beside other areas where there is one. What a
page shows says how new it is: the end of each table's newest period. A page that is about a time that is over
(`period:`) begins with a number too, however old.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from macros.checks.periods import IN_A_SENTENCE, named_periods
from macros.content import Site
from macros.markdown.calls import Call
from macros.messages import Problem
from macros.pages import Document, Figures
from macros.tables.covered import days

DRAWN = ("figure", "gaps")
"""The macros that show a table."""
SAME_TIME = datetime.timedelta(days=366)
"""Numbers that end within this time of the newest count as new too: financial, academic and calendar years end apart."""


@dataclass(frozen=True)
class _Shown:
    """A table at a place of the page: the day on which its newest period ends, and whether it has other areas."""

    stem: str
    line: int
    to: datetime.date
    beside: bool


def answers_that_come_late(site: Site, document: Document) -> Iterator[Problem]:
    """Each fault in the order of a page of figures."""
    if not isinstance(document.meta, Figures) or not document.whole:
        return
    named = {
        str(one.positional[0])
        for one in document.reading.calls
        if one.name in (*DRAWN, *IN_A_SENTENCE) and one.positional
    }
    drawn = (
        list(_shown(site, document, DRAWN)) if named <= set(site.stems) else []
    )  # a wrong name is reported by itself
    if not drawn:
        return
    beside = [one for one in drawn if one.beside] or drawn
    yield from _opening(site, document, max(beside, key=lambda one: one.to))
    if not document.meta.period:
        yield from _order(document, drawn)


def _opening(site: Site, document: Document, newest: _Shown) -> Iterator[Problem]:
    """Before the first heading there is a number as new as any of the page, of a table with other areas if it shows one."""
    first = min((line for line, _, _ in document.headings()), default=document.first + document.body.count("\n") + 1)
    said = [one for one in _shown(site, document, IN_A_SENTENCE) if one.line < first]
    if document.meta.period:
        what, there = "no number comes before its first heading", bool(said)
    else:
        what = f"no number as new as those of `{newest.stem}` comes before its first heading"
        there = any(newest.to - one.to <= SAME_TIME and one.beside >= newest.beside for one in said)
    if not there:
        fix = f'Answer its question there in one or two sentences, with a macro such as number("{newest.stem}", …)'
        yield Problem(document.path, document.first, f"The page does not begin with its answer: {what}", fix)


def _order(document: Document, drawn: list[_Shown]) -> Iterator[Problem]:
    """A part that shows only older local numbers comes after every part with new ones."""
    last = max(one.to for one in drawn)
    heads = [(line, text) for line, level, text in document.headings() if level == 2]
    parts: dict[tuple[int, str], list[_Shown]] = {}
    for one in drawn:
        for head in [head for head in heads if head[0] < one.line][-1:]:
            parts.setdefault(head, []).append(one)
    new = [line for (line, _), found in parts.items() if any(last - one.to <= SAME_TIME for one in found)]
    for (line, text), found in parts.items():
        if line < max(new, default=0) and all(not one.beside and last - one.to > SAME_TIME for one in found):
            what = f"The part “{text}” shows older local numbers, and newer ones come after it"
            yield Problem(document.path, line, what, "Put the newest numbers first, and older local ones below them")


def _shown(site: Site, document: Document, macros: tuple[str, ...]) -> Iterator[_Shown]:
    """Each table that these macros name, where it has a period; a figure about an earlier one is as old as that."""
    for call in document.reading.calls:
        stem = call.positional[0] if call.name in macros and call.positional else None
        about = site.about_table(stem) if isinstance(stem, str) and stem in site.stems else {}
        if about.get("to"):
            ends = [datetime.date.fromisoformat(about["to"]), *_named(site, str(stem), call)]
            others = set(about["areas"]) - {site.area}
            yield _Shown(str(stem), call.line + document.first - 1, min(ends), bool(others))


def _named(site: Site, stem: str, call: Call) -> Iterator[datetime.date]:
    """The ends of the periods that a macro names, or that its figure is about."""
    table, named = site.find(stem), dict(call.named)
    name = call.positional[1] if len(call.positional) > 1 else named.get("name", "default")
    spec = table.metadata.figures.get(name) if table and call.name == "figure" and isinstance(name, str) else None
    texts = [*named_periods(call), *(("", one) for one in (_texts(spec.period) + _texts(spec.until) if spec else []))]
    found = [span[1] for _, text in texts if (span := days(text))]
    yield from [max(found)] if found else []


def _texts(value: object) -> list[str]:
    return [str(one) for one in (value if isinstance(value, list) else [value]) if one]
