"""When: a period of a table, as a sentence says it: "2022-23", "31 March 2025", "the year ending 31 March 2025"."""

from __future__ import annotations

from collections.abc import Sequence

from macros.messages import Fault, choice
from macros.tables import Cell, Period, Table, counted, in_order, is_stock, period_of, stock_of
from macros.wording.points import said
from macros.wording.sentence import Number, href
from macros.wording.value import place


def time_period(table: Table, which: str = "last", /, *, column: str = "", **where: Cell | list[Cell]) -> Number:
    """The `last` or the `first` period of a table, or of some of its rows, or the one that is named.

    Without an area it is that of the home area, where the table has it, as of `number`: a release can lack it for the
    newest year. A number of the last day of a period gives the day. `column` and the rows say which numbers are meant.
    Fault where they do not have the period, or where some of them count on its last day and others over all of it.
    """
    if not table.periods:
        raise Fault(f"The table `{table.stem}` has no periods", "Write the sentence without one")
    if column and column not in table.measures:
        raise Fault(f"The table `{table.stem}` has no numbers called `{column[:60]}`", choice(column, table.measures))
    if "area" in table.texts and "area" not in where and table.home in set(table.texts["area"]):
        where["area"] = table.home
    asked = table.rows(where)
    known = in_order({table.cell(row, "time_period") for row in asked})
    if not known:
        raise Fault(f"No row of the table `{table.stem}` has all of this", "Leave out one of the columns")
    text = {"last": known[-1], "first": known[0]}.get(which, which)
    if text not in known:
        raise Fault(f"The table `{table.stem}` has no period `{str(which)[:60]}`", choice(str(which), known))
    rows = [row for row in asked if table.cell(row, "time_period") == text]
    columns = [column] if column else table.measures
    if {True, False} <= {is_stock(table, row, name) for row in rows for name in columns}:
        what = (
            f"Some numbers of the table `{table.stem}` count on the last day of the period, and others over all of it"
        )
        raise Fault(what, "Say which are meant: add `column`, or the rows as you name them in `number`")
    title = ", ".join([table.metadata.title_of("time_period"), *place(table, rows[0], columns)])
    return Number(in_a_sentence(counted(text, stock_of(table, rows, columns)), text), href(table), title)


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
