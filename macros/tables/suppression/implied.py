"""The sums that any reader takes for granted: a row or a column that is named as a total, and the parts beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.tables.metadata import Reconcile
from macros.tables.table import Table
from macros.tables.value_types import Cell

TOTAL = re.compile(
    r"(?!(?:all|any) other)(?:all|any|both|every|everyone|everybody|everything|overall|persons|(?:sub-?)?total|grand|sum|whole|combined)\b"
    r"|.+ (?:total|together|combined|in all|\(all\))$",
    re.IGNORECASE,
)
"""How the name of a total begins or ends; “Any other background” is a part."""
TOTAL_COLUMN = re.compile(r"(?:all|both|overall|total)_(?:\w+_)?count$")
"""The name of a column that has the sum of the other counts of its row."""


MOST = 12
"""The most rows of a group among which one that is not called a total is looked for."""
ENOUGH = 10
"""A row that is only a little more than all others together counts as their total from this sum on."""


def taken_for_granted(table: Table, column: str) -> Iterator[Reconcile]:
    """The sums that rows imply and no rule declares: by the name of a total, by their periods, or because they add up."""
    for key in table.metadata.table_schema.primary_key:
        declared = any(rule.sum == column and rule.over == key for rule in table.metadata.reconcile)
        if declared or key in table.metadata.disclosure.overlapping or column.endswith("_value"):
            continue
        names = list(dict.fromkeys(table.cells[key]))
        if key == "time_period":
            yield from _years_of_quarters(column, names)
            continue
        parts: list[Cell] = [name for name in names if not TOTAL.match(name)]
        totals = [name for name in names if name not in parts] if parts else []
        totals = totals or [name for name in names if _adds_up(table, column, key, name, names)]
        for total in totals:
            others = [part for part in parts if part != total]
            yield Reconcile(sum=column, over=key, total=total, where={key: [*others, total]})


def _years_of_quarters(column: str, names: list[str]) -> Iterator[Reconcile]:
    """A year whose four quarters are in the same table."""
    for year in names:
        quarters: list[Cell] = [f"{year.removeprefix('cy')}-Q{number}" for number in (1, 2, 3, 4)]
        if all(quarter in names for quarter in quarters):
            yield Reconcile(sum=column, over="time_period", total=year, where={"time_period": [*quarters, year]})


def _adds_up(table: Table, column: str, key: str, total: str, names: list[str]) -> bool:
    """Whether a row is what the others come to wherever they are there; with a hidden one among them, a little more."""
    if not 2 < len(names) <= MOST:
        return False
    others = [one for one in table.metadata.table_schema.primary_key if one != key]
    groups: dict[tuple[str, ...], dict[str, int]] = {}
    for row in range(len(table.lines)):
        groups.setdefault(tuple(table.cell(row, one) for one in others), {})[table.cell(row, key)] = row
    proved = False
    for rows in groups.values():
        whole = table.number(rows[total], column) if total in rows else None
        parts = [table.number(row, column) for name, row in rows.items() if name != total]
        known = [part for part in parts if part is not None]
        if whole is None or len(parts) < 2 or not known:
            continue
        left, hidden = whole - sum(known), len(parts) - len(known)
        if not 0 <= left <= hidden * table.metadata.disclosure.threshold:
            return False
        proved = proved or whole >= ENOUGH
    return proved


def columns_taken_for_granted(table: Table) -> Iterator[Reconcile]:
    """The sum of the counts of a row that a column of totals implies and no rule declares."""
    counts = [name for name in table.metadata.disclosure.applies_to if name.endswith("_count")]
    totals = [name for name in counts if TOTAL_COLUMN.match(name)]
    if len(totals) == 1 and len(counts) > 2 and not any(rule.to == totals[0] for rule in table.metadata.reconcile):
        yield Reconcile(add=[name for name in counts if name != totals[0]], to=totals[0])
