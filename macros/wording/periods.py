"""When: a period of a table, as a sentence says it: "2022-23", "September 2018", "31 March 2023"."""

from __future__ import annotations

from macros.messages import Fault, choice
from macros.tables import Table, period
from macros.wording.points import said
from macros.wording.sentence import Number, told


def time_period(table: Table, which: str = "last", /) -> Number:
    """The `last` or the `first` period of a table, or the one that is named; Fault where the table does not have it."""
    if not table.periods:
        raise Fault(f"The table `{table.stem}` has no periods", "Write the sentence without one")
    text = {"last": table.periods[-1], "first": table.periods[0]}.get(which, which)
    if text not in table.periods:
        raise Fault(f"The table `{table.stem}` has no period `{str(which)[:60]}`", choice(str(which), table.periods))
    row = table.rows_with("time_period", lambda one: one == text)[0]
    return told(name_of(table, row, "time_period"), table, [row], ["time_period"])


def name_of(table: Table, row: int, key: str) -> str:
    """What a row is called in one of its columns; a period as a short sentence says it."""
    text = table.cell(row, key)
    known = period(text) if key == "time_period" else None
    return said(known.short) if known else text
