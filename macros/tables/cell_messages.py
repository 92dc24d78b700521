"""How the checks of a table name a cell, and how many faults of one kind they tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.messages import Problem
from macros.tables.cells import Spoilt
from macros.tables.rows import and_more
from macros.tables.table import Table

MOST = 20
"""The most cells told one by one: the rest of them are counted."""


def cell(table: Table, row: int, column: str) -> str:
    """A cell as a message names it: its column and the keys of its row."""
    keys = ", ".join(table.cell(row, key) for key in table.metadata.table_schema.primary_key)
    return f"`{column}` of {keys}"


def problems_at(
    table: Table, rows: list[int], column: str, what: str, fix: str, with_keys: bool = True
) -> Iterator[Problem]:
    """A problem for each of the first rows, and one that counts the rest. `{value}` in `what` becomes the cell's text."""
    for row in rows[:MOST]:
        words = what.replace("{value}", table.cell(row, column)[:40])
        yield Problem(
            table.path, table.lines[row], f"{cell(table, row, column) if with_keys else f'`{column}`'} {words}", fix
        )
    if len(rows) > MOST:
        yield Problem(
            table.path,
            table.lines[rows[MOST]],
            f"{len(rows) - MOST} more rows from here have the same error as line {table.lines[rows[0]]}",
            fix,
        )


def fault_at(table: Table, name: str, rows: Sequence[int], one: Spoilt) -> Problem:
    """The fault of some cells of one column, at the first of them."""
    more = and_more([table.lines[row] for row in rows])
    fix = one.fix if len(rows) == 1 or not one.fix.startswith("Write ") else f"{one.fix}, and fix the others too"
    return Problem(table.path, table.lines[rows[0]], f"`{name}` {one.what}{more}", fix, code=one.kind)
