"""The counts that a table shows although it hides small ones: they count no children, or are public already."""

from __future__ import annotations

from macros.messages import Fault
from macros.tables.protection import Exempt
from macros.tables.table import Table


def exempt(table: Table) -> set[tuple[int, str]]:
    """The row and the column of each count that its disclosure rule excepts."""
    return {spot for one in table.metadata.disclosure.excepted for spot in spots(table, one)}


def spots(table: Table, one: Exempt) -> set[tuple[int, str]]:
    """The cells of one exception; none where it names what is not there, which is reported elsewhere."""
    try:
        rows = table.rows(one.where)
    except Fault:
        return set()
    return {(int(row), name) for row in rows for name in ([one.column] if one.column else table.measures)}
