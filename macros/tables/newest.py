"""Which period is meant where none is named: the newest that the rows in question have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from macros.messages import Fault
from macros.tables.periods import UNDATED, in_order, order, period
from macros.tables.table import Table

NEWEST, BEFORE, FIRST = "latest", "previous", "first"
"""How a page names the newest period of its rows, the one before it, and the earliest."""


def in_time(table: Table, where: Mapping[str, Any]) -> dict[str, Any]:
    """What is asked of a table, with the period that is meant: its rows' newest where it names none, or `latest`.

    `previous` is the period before that, and `first` the earliest. Without an area the rows are those of the home area, where it has any.
    """
    when = where.get("time_period", NEWEST)
    if when not in (NEWEST, BEFORE, FIRST) or not table.periods:
        return dict(where)
    others = {key: value for key, value in where.items() if key != "time_period"}
    asked = others
    if "area" in table.texts and "area" not in others and table.home in set(table.texts["area"]):
        asked = {**others, "area": table.home}
    known = in_order({table.cell(int(row), "time_period") for row in table.rows(asked)} - {UNDATED})
    place = {NEWEST: -1, BEFORE: -2, FIRST: 0}[str(when)]
    return {**others, "time_period": known[place]} if len(known) >= abs(place) and known else dict(where)


def up_to(table: Table, when: str) -> Table:
    """The table without what came after a period, so that its newest is the newest of that time; Fault where it begins later.

    A table without periods, and rows whose source gives none, stay as they are.
    """
    end = period(when)
    if not table.periods or end is None:
        return table
    last = (
        end.order if end.kind == "day" else (*end.order[:2], 31)
    )  # months, quarters and years end on a month's last day
    kept = [row for row, text in enumerate(table.texts["time_period"]) if order(text) <= last]
    if len(kept) == len(table.cells):
        return table
    if all(table.cell(row, "time_period") == UNDATED for row in kept):
        raise Fault(
            f"The table `{table.stem}` has nothing up to `{when}`: it begins with `{table.periods[0]}`",
            "Choose a later period, or another table",
        )
    cut = replace(table, cells=table.cells.iloc[kept].reset_index(drop=True), lines=[table.lines[row] for row in kept])
    vars(cut)["values"] = table.values.iloc[kept].reset_index(drop=True)  # a mean of neighbours is exact there alone
    return cut
