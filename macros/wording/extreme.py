"""Which row has the highest or the lowest value, by its name: "Police", or "September 2018, at 34.4%"."""

from __future__ import annotations

import re

from macros.messages import Fault, choice
from macros.tables import Cell, Table
from macros.wording.periods import name_of
from macros.wording.sentence import Number, told
from macros.wording.value import listed, needed

NO_CATEGORY = re.compile(r"(?:All|Total|Other)\b")
"""The beginning of names that are not a category: wholes, and what is left over."""
MOST_TIED = 3
"""Of more rows with the same value no sentence can name each."""


def highest(
    table: Table, key: str, column: str | None = None, /, *, value: bool = False, **where: Cell | list[Cell]
) -> Number:
    """What the row with the highest value is called in the column `key`; `value` says the value too.

    Wholes ("All contacts") and what is left over ("Other") do not count. Fault where a value is not shown or counts
    something else, since no one could say which is highest, and where more than three rows share it.
    """
    return _extreme(table, key, column, 1, "highest", value, where)


def lowest(
    table: Table, key: str, column: str | None = None, /, *, value: bool = False, **where: Cell | list[Cell]
) -> Number:
    """What the row with the lowest value is called in the column `key`: the counterpart of `highest`."""
    return _extreme(table, key, column, -1, "lowest", value, where)


def _extreme(
    table: Table,
    key: str,
    column: str | None,
    sign: int,
    end: str,
    with_value: bool,
    where: dict[str, Cell | list[Cell]],
) -> Number:
    if key not in table.metadata.table_schema.primary_key and key not in table.readable:
        raise Fault(f"The table `{table.stem}` has no column `{str(key)[:60]}`", choice(str(key), table.readable))
    if key == "area":
        raise Fault(f"Areas are compared, and not searched for the {end}", "Use rank() or compare()")
    name = column or (table.measures[0] if len(table.measures) == 1 else "")
    if name not in table.measures:
        raise Fault(f"`{end}` does not say which numbers it means", choice(name, table.measures))
    asked = dict(where)
    if "area" in table.cells and "area" not in asked and table.home in set(table.cells["area"]):
        asked["area"] = table.home
    rows = [int(row) for row in table.rows(asked) if not NO_CATEGORY.match(table.cell(int(row), key))]
    names = [name_of(table, row, key, [name]) for row in rows]
    if len(rows) < 2:
        raise Fault(f"There are not two rows that could be the {end}", "Leave out one of the columns that are named")
    if len(set(names)) < len(names):
        twice = next(one for one in names if names.count(one) > 1)
        loose = [one for one in table.metadata.table_schema.primary_key if one != key and one not in asked]
        raise Fault(f"`{twice}` has more than one row", f"Say which one, by {listed(loose)}")
    values = [needed(table, row, name, f"no one can say which is {end}") for row in rows]
    if len({one.unit for one in values}) > 1:
        raise Fault("The rows do not all count the same", "Name rows of one unit")
    top = max(values, key=lambda one: sign * one.whole)
    found = [(row, one) for row, one, value in zip(rows, names, values, strict=True) if value.whole == top.whole]
    if len(found) > MOST_TIED:
        raise Fault(f"{len(found)} rows share the {end} value, {top.text}", "Say the value with number()")
    at = f", at {top.text}" if with_value else ""
    return told(f"{listed([one for _, one in found])}{at}", table, [row for row, _ in found], [name])
