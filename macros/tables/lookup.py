"""A cell of another table, found for each row of this one."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from macros.messages import Fault, choice
from macros.tables.metadata import Population
from macros.tables.table import Table

Others = Callable[[str], Table | None]
"""Finds another table by its stem; None where there is none that can be used."""


def rows_elsewhere(
    place: Population, table: Table, rows: Iterable[int], others: Others
) -> tuple[Table, dict[int, int]]:
    """The other table, and for each row of this one the row there that the metadata mean.

    It is the row that `where` names, and, as far as `where` does not, the one with the same keys. A row with a key
    that never is there has none. Fault when the metadata names what is not there, or not one row.
    """
    other = table if place.table == table.stem else others(place.table)
    if other is None:
        raise Fault(
            f"The rule names the table `{place.table}`, which does not exist or has errors",
            "Correct the name, or fix that table first",
        )
    if place.column not in other.cells:
        raise Fault(
            f"The rule names the column `{place.column}`, which the table `{place.table}` does not have",
            choice(place.column, other.readable, "The columns are in the first line of its CSV"),
        )
    shared = [key for key in other.metadata.table_schema.primary_key if key not in place.where and key in table.cells]
    there: dict[tuple[str, ...], list[int]] = {}
    for label, key in keyed(other, other.rows(place.where), shared):
        there.setdefault(key, []).append(label)
    known = [set(other.cells[key].unique()) for key in shared]
    found: dict[int, int] = {}
    for label, key in keyed(table, rows, shared):
        if any(value not in values for value, values in zip(key, known, strict=True)):
            continue
        matches = there.get(key, [])
        if len(matches) != 1:
            raise Fault(
                f"The rule's `where` matches {len(matches)} rows of the table `{place.table}`",
                "Name the columns that tell the one row it means",
            )
        found[label] = matches[0]
    return other, found


def keyed(table: Table, rows: Iterable[int], names: list[str]) -> Iterable[tuple[int, tuple[str, ...]]]:
    """Each of the rows with its cells in these columns."""
    labels = [int(row) for row in rows]
    if not names:
        return [(label, ()) for label in labels]
    return zip(labels, zip(*(table.cells[name].to_numpy()[labels] for name in names), strict=True), strict=True)
