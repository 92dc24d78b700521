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
BAND = re.compile(
    r"(?:aged? |ages )?(?:(?P<low>\d{1,2}) ?(?:to|-|–|and) ?(?P<high>\d{1,2})|under (?P<under>\d{1,2})s?|(?P<over>\d{1,2})(?:\+| (?:and|or) over))(?: years?(?: old)?)?",
    re.IGNORECASE,
)
"""An age band, as `0 to 4`, `Under 5` or `16 and over`."""
OLDEST = 120
MOST = 12
"""The most rows of a group among which one that is not called a total is looked for."""
ENOUGH = 10
"""A row that is only a little more than all others together counts as their total from this sum on."""


def taken_for_granted(table: Table, column: str) -> Iterator[Reconcile]:
    """The sums that rows imply and no rule declares: by the name of a total, by their periods, or because they add up."""
    for key in table.metadata.table_schema.primary_key:
        rules = [rule for rule in table.metadata.reconcile if rule.sum == column and rule.over == key]
        declared = any(not rule.where for rule in rules)  # one with `where` says nothing of the other rows
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


def bands_within(table: Table, column: str) -> Iterator[Reconcile]:
    """Each age band of a table with one inside it, which leaves the children of the ages between them."""
    for key in table.metadata.table_schema.primary_key:
        bands = {name: band for name in dict.fromkeys(table.cells[key]) if (band := _ages(name))}
        for outer, (low, high) in bands.items():
            for inner, (first, last) in bands.items():
                if low <= first and last <= high and (low, high) != (first, last):
                    yield Reconcile(sum=column, over=key, total=outer, where={key: [inner, outer]})


def _ages(name: str) -> tuple[int, int] | None:
    """The first and the last age of a band; None where the name is none."""
    found = BAND.fullmatch(name)
    if found is None:
        return None
    low, high, under, over = (int(found[word] or 0) for word in ("low", "high", "under", "over"))
    return (low, high) if found["high"] else (0, under - 1) if found["under"] else (over, OLDEST)


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
    proved = False
    for whole, parts, hidden in _sums(table, column, key, total, names):
        if not 0 <= whole - parts <= hidden * table.metadata.disclosure.threshold:
            return False
        proved = proved or whole >= ENOUGH
    return proved


def sum_that_is_proved(table: Table, column: str, key: str) -> str | None:
    """The row that is exactly what the others come to wherever all of them are shown: its values do not overlap.

    A row that is called a total has to be so once, any other twice; a sum that differs in one place proves nothing.
    """
    names = list(dict.fromkeys(table.texts[key]))
    for total in names if 2 < len(names) <= MOST else ():
        named = TOTAL.match(total) is not None
        others = [name for name in names if name == total or not TOTAL.match(name)]
        whole = [(end, parts) for end, parts, hidden in _sums(table, column, key, total, others) if not hidden]
        enough = [end for end, parts in whole if end >= ENOUGH]
        if len(enough) >= (1 if named else 2) and all(end == parts for end, parts in whole):
            return total
    return None


def _sums(table: Table, column: str, key: str, total: str, names: list[str]) -> Iterator[tuple[float, float, int]]:
    """Each group that has the total and two or more of the others: the total, the sum of those shown, how many are hidden."""
    others = [one for one in table.metadata.table_schema.primary_key if one != key]
    groups: dict[tuple[str, ...], dict[str, int]] = {}
    for row in range(len(table.lines)):
        if (name := table.cell(row, key)) in names:
            groups.setdefault(tuple(table.cell(row, one) for one in others), {})[name] = row
    for rows in groups.values():
        whole = table.number(rows[total], column) if total in rows else None
        parts = [table.number(row, column) for name, row in rows.items() if name != total]
        known = [part for part in parts if part is not None]
        if whole is not None and len(parts) > 1 and known:
            yield whole, sum(known), len(parts) - len(known)


def columns_taken_for_granted(table: Table) -> Iterator[Reconcile]:
    """The sum of the counts of a row that a column of totals implies and no rule declares."""
    counts = [name for name in table.metadata.disclosure.applies_to if name.endswith("_count")]
    totals = [name for name in counts if TOTAL_COLUMN.match(name)]
    if (
        len(totals) == 1
        and len(counts) > 2
        and not any(rule.to == totals[0] and not rule.where for rule in table.metadata.reconcile)
    ):
        yield Reconcile(add=[name for name in counts if name != totals[0]], to=totals[0])
