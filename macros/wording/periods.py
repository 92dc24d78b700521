"""When: a period of a table, as a sentence says it: "2022-23", "31 March 2025", "the year ending 31 March 2025"."""

from __future__ import annotations

from collections.abc import Sequence

from macros.messages import Fault, choice
from macros.tables import Period, Table, counted, period_of, stock_of
from macros.wording.points import said
from macros.wording.sentence import Number, told


def time_period(table: Table, which: str = "last", /, *, column: str = "") -> Number:
    """The `last` or the `first` period of a table, or the one that is named; Fault where the table does not have it.

    A number of the last day of a period gives the day. `column` names the number that is meant where some are such and
    others count over the whole period.
    """
    if not table.periods:
        raise Fault(f"The table `{table.stem}` has no periods", "Write the sentence without one")
    text = {"last": table.periods[-1], "first": table.periods[0]}.get(which, which)
    if text not in table.periods:
        raise Fault(f"The table `{table.stem}` has no period `{str(which)[:60]}`", choice(str(which), table.periods))
    if column and column not in table.measures:
        raise Fault(f"The table `{table.stem}` has no numbers called `{column[:60]}`", choice(column, table.measures))
    rows = table.rows_with("time_period", lambda one: one == text)
    stock = stock_of(table, rows, [column] if column else table.measures)
    return told(in_a_sentence(counted(text, stock), text), table, rows[:1], ["time_period"])


def in_a_sentence(known: Period | None, text: str) -> str:
    """A period within a sentence: as short as it is plain. `2025` for a year to 31 March would be taken for another."""
    if known is None:
        return text
    return (
        f"the {known.words}" if known.words.startswith("year ending") and "-" not in known.short else said(known.short)
    )


def name_of(table: Table, row: int, key: str, columns: Sequence[str] = ()) -> str:
    """What a row is called in one of its columns; a period as a sentence says it."""
    known = period_of(table, row, columns) if key == "time_period" else None
    return in_a_sentence(known, table.cell(row, key))
