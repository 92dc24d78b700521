"""The sums that any reader takes for granted: a row or a column that is named as a total, and the parts beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.tables.metadata import Reconcile
from macros.tables.table import Table
from macros.tables.value_types import Cell

TOTAL = re.compile(
    r"(?!(?:all|any) other)(?:all|any|both|every|everyone|everybody|overall|persons|total|grand|sum|whole|combined)\b"
    r"|.+ (?:total|together|combined|in all)$",
    re.IGNORECASE,
)
"""How the name of a total begins or ends; “Any other background” is a part."""
TOTAL_COLUMN = re.compile(r"(?:all|both|overall|total)_(?:\w+_)?count$")
"""The name of a column that has the sum of the other counts of its row."""


def taken_for_granted(table: Table, column: str) -> Iterator[Reconcile]:
    """The sums that a total row implies and no rule declares."""
    for key in table.metadata.table_schema.primary_key:
        declared = any(rule.sum == column and rule.over == key for rule in table.metadata.reconcile)
        if key == "time_period" or declared or key in table.metadata.disclosure.overlapping:
            continue
        if column.endswith("_value"):
            continue
        names = list(dict.fromkeys(table.cells[key]))
        parts: list[Cell] = [name for name in names if not TOTAL.match(name)]
        for total in names if parts else ():
            if total not in parts:
                yield Reconcile(sum=column, over=key, total=total, where={key: [*parts, total]})


def columns_taken_for_granted(table: Table) -> Iterator[Reconcile]:
    """The sum of the counts of a row that a column of totals implies and no rule declares."""
    counts = [name for name in table.metadata.disclosure.applies_to if name.endswith("_count")]
    totals = [name for name in counts if TOTAL_COLUMN.match(name)]
    if len(totals) == 1 and len(counts) > 2 and not any(rule.to == totals[0] for rule in table.metadata.reconcile):
        yield Reconcile(add=[name for name in counts if name != totals[0]], to=totals[0])
