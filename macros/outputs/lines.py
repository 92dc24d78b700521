"""The lines that a page can have from a table, ready to be copied from the preview of its page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.content.arguments import line
from macros.messages import Fault
from macros.page_macros import PageMacros
from macros.tables import Table
from macros.wording import Number

MOST = 40
"""So many lines at most are shown: a table with more columns is copied from with another column's name."""
ENDINGS: tuple[tuple[str, dict[str, Any]], ...] = (("number", {}), ("change", {"since": "previous"}), ("rank", {}))


def lines_of(page_macros: PageMacros, table: Table) -> Iterator[tuple[str, str]]:
    """Each line with what it says: the figures, then the numbers of each column. One that would be an error is left out."""
    for name in table.metadata.figures:
        yield line("figure", [table.stem] if name == "default" else [table.stem, name], {}), ""
    found = 0
    for column in table.measures:
        row = _newest(table, column)
        where = _row(table, row) if row is not None else {}
        for macro, options in ENDINGS:
            said = _said(page_macros, macro, [table.stem, column], {**where, **options})
            if said and found < MOST:
                found += 1
                yield line(macro, [table.stem, column], {**where, **options}), said


def line_of_cell(table: Table, row: int, column: str) -> str:
    """The line that gives one cell of a table; a newest period is not named, so that the next release changes it."""
    where = _row(table, row)
    period = table.cell(row, "time_period") if "time_period" in table.texts else ""
    if period and period != table.periods[-1]:
        where["time_period"] = period
    return line("number", [table.stem, column], where)


def _row(table: Table, row: int) -> dict[str, str]:
    """What tells a row apart, beside its period and the partnership's own area."""
    keys = [key for key in table.metadata.table_schema.primary_key if key != "time_period"]
    found = {key: table.cell(row, key) for key in keys}
    return {key: value for key, value in found.items() if not (key == "area" and value == table.home)}


def _newest(table: Table, column: str) -> int | None:
    """The first row of the newest period and the own area that has a number in a column."""
    area = {"area": table.home} if "area" in table.texts and table.home in set(table.texts["area"]) else {}
    when = {"time_period": table.periods[-1]} if table.periods else {}
    rows = [int(row) for row in table.rows({**area, **when})]
    return next((row for row in rows if table.cell(row, column)[:1].isdigit()), None)


def _said(page_macros: PageMacros, macro: str, positional: list[str], named: dict[str, Any]) -> str:
    try:
        found = page_macros.named[macro](*positional, **named)
    except Fault:
        return ""
    return found.text if isinstance(found, Number) else ""
