"""What a board pack asks for is there: its period, its tables and their figures, its measures. One generator a rule."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.checks.facts import cannot_be_tried
from macros.messages import Fault, Problem, ReportedElsewhere, choice, visible
from macros.page_macros import PageMacros
from macros.pages import Document, Pack
from macros.pages.pack import Shown
from macros.sections import packs
from macros.sections.pack_measures import measures, row
from macros.tables import SYMBOLS, Table, order, period
from macros.tables.covered import days
from macros.tables.earlier import earlier, within
from macros.tables.periods import suggested

PERIODS = "Write it as a table does: 2025 or 2024-25, 2024/25, cy2025, 2025-Q1, 2024-25-Q4 or 2025-03"


def check_pack(page_macros: PageMacros, document: Document) -> Iterator[Problem]:
    """Every fault in what a pack asks for; nothing for another page."""
    if not isinstance(document.meta, Pack):
        return
    yield from figures_in_its_words(document)
    found = list(wrong_period(document, page_macros.site.today))
    yield from found
    if not found:
        for place, one in enumerate(document.meta.tables):
            yield from wrong_table(page_macros, document, place, one)
        yield from wrong_measures(page_macros, document)


def wrong_period(document: Document, today: date) -> Iterator[Problem]:
    """A pack is about a month, a quarter or a year that has begun, written as tables write it."""
    when = document.meta.period
    if not earlier(when):
        what = f"`period` is `{visible(when)}`, and a pack is about a month, a quarter or a year"
        fix = choice(when, [one for one in suggested(when) if earlier(one)]) if suggested(when) else PERIODS
        yield Problem(document.path, document.record.line("period"), what, fix if period(when) is None else PERIODS)
    elif (span := days(when)) is not None and span[0] > today:
        what = f"`period` is `{visible(when)}`, which has not begun"
        yield Problem(document.path, document.record.line("period"), what, "Name a period of which tables have numbers")


def figures_in_its_words(document: Document) -> Iterator[Problem]:
    """The figures of a pack are named in its front matter, where they are held to its period."""
    for call in document.reading.calls:
        if call.name == "figure":
            line = call.line + document.first - 1
            named = f", such as `- {call.positional[0]}`" if call.positional else ""
            fix = f"Remove it, and name its table under `tables:`{named}"
            yield Problem(document.path, line, "The text of a pack has its own figure", fix)


def wrong_table(page_macros: PageMacros, document: Document, place: int, one: Shown) -> Iterator[Problem]:
    """Each table is there, has periods, and shows something of the pack's own; and its figure can be drawn."""
    when, line = document.meta.period, document.record.line("tables", place)
    try:
        table = page_macros.site.table(one.table)
        if packs.DEFINITION in table.cells:
            return
        fault = _not_of(table, when)
        if fault:
            yield fault.at(document.path, line)
        else:
            page_macros.figure(one.table, one.figure, until=when)
    except ReportedElsewhere:
        return
    except Fault as fault:
        yield fault.at(document.path, line)


def _not_of(table: Table, when: str) -> Fault | None:
    """Why a table has nothing to show of a period, if so."""
    if not table.periods:
        what = f"The table `{table.stem}` has no dates, so no one can tell whether it is about `{when}`"
        return Fault(what, "Remove it, and link to its page in the words of the pack")
    rows = [row for row, text in enumerate(table.texts["time_period"]) if within(text, when)]
    if not rows:
        up_to = [one for one in table.periods if order(one)[:2] <= order(when)[:2]]
        known = f"its newest up to then is `{up_to[-1]}`" if up_to else f"it begins with `{table.periods[0]}`"
        return Fault(f"The table `{table.stem}` has nothing of `{when}`: {known}", "Remove it, or set another `period`")
    own = [row for row in rows if "area" not in table.cells or table.cell(row, "area") == table.home] or rows
    shown = {table.cell(row, name) for row in own for name in table.measures}
    if table.measures and shown <= set(SYMBOLS):
        symbols = " and ".join(f"[{one}], {SYMBOLS[one]}" for one in sorted(shown))
        return Fault(f"Every value of the table `{table.stem}` in `{when}` is {symbols}", "Remove it from the pack")
    return None


def wrong_measures(page_macros: PageMacros, document: Document) -> Iterator[Problem]:
    """Each measure that is named has a value in the period; and there is one at least."""
    site, meta = page_macros.site, document.meta
    assert isinstance(meta, Pack)
    if cannot_be_tried(site, "scorecard"):
        return
    some = False
    try:
        for place, measure in measures(site, meta):
            try:
                row(site, measure, meta.period)
                some = True
            except ReportedElsewhere:
                some = True  # once the table is fixed it may have one
            except Fault as fault:
                if meta.measures is not None:
                    yield fault.at(document.path, document.record.line("measures", place))
    except Fault as fault:
        place = int(fault.place[-1]) if fault.place else 0
        yield fault.at(document.path, document.record.line("measures", place))
        return
    if not some and meta.measures is None:
        what = f"No measure of data/comparisons.yml with an agreed direction has a value in `{meta.period}`"
        fix = "Name measures, or a table of indicators, under `measures:`, or set another `period`"
        yield Problem(document.path, document.record.line("period"), what, fix)
