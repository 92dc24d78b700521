"""The 95% interval of each share and rate as two more columns of the published file, such as `visits_lower_percent`.

They are worked out from what the file itself shows, so they give nothing away, and no one types them: a table in `data/`
has them only where they are the publisher's own.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros import wording
from macros.tables import Table
from macros.tables.intervals import intervals, limits_of

ENDS = ("lower", "upper")
NONE = {"c": "c", "z": "z"}
"""The symbol of a limit where the value has this one; any other value without an interval has `x`, not available."""

SYMBOLS_OF_LIMITS = ("c", "x", "z")


@dataclass(frozen=True)
class Limit:
    """One end of the intervals of a column: a column of the file, with a cell for each row."""

    name: str
    title: str
    meaning: str
    cells: list[str]


def limits(table: Table) -> list[Limit]:
    """Both ends for each column that has intervals, if they are not the publisher's own."""
    known: list[Limit] | None = vars(table).get("limits")
    if known is None:
        own = set(table.metadata.columns)
        columns = [name for name in table.measures if not set(limits_of(name)) & own and intervals(table, name)]
        known = vars(table)["limits"] = [one for column in columns for one in _both(table, column)]
    return known


def _both(table: Table, column: str) -> list[Limit]:
    title = table.metadata.title_of(column)
    method = "Byar's" if any(rule.rate == column for rule in table.metadata.reconcile) else "Wilson's"
    known = [wording.limits(table, row, column) for row in range(len(table.cells))]
    without = [NONE.get(table.cell(row, column), "x") for row in range(len(table.cells))]
    return [
        Limit(
            name,
            f"{title}, {end} 95% limit",
            f"The {end} end of the 95% interval of “{title}”, worked out here by {method} method.",
            [f"{one[side]:f}" if one else symbol for one, symbol in zip(known, without, strict=True)],
        )
        for side, (end, name) in enumerate(zip(ENDS, limits_of(column), strict=True))
    ]
