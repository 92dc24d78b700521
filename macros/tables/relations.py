"""The relations between the cells of tables, as readers can use them: what is published on one side, unknowns on the other.

A relation is one that the metadata declare, or one that any reader takes for granted: a row named `All …` or `Total`
is the sum of the rows beside it, unless the metadata says that their values overlap.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from macros.messages import Fault
from macros.tables.elsewhere import Others, rows_elsewhere
from macros.tables.faces import Faces, Spot, rounding
from macros.tables.metadata import SYMBOLS, Population, Reconcile
from macros.tables.reconcile import groups_of, total_rows
from macros.tables.recovery import Relation
from macros.tables.table import NUMERIC, Table

TOTAL = re.compile(r"(all|any|both|everyone|overall|persons|total)\b", re.IGNORECASE)
"""How the name of a total begins."""


@dataclass(frozen=True)
class Origin:
    """Where a relation comes from: the rule by its number in the metadata (none when it is taken for granted), and its cells."""

    stem: str
    rule: int | None
    kind: str
    spots: tuple[Spot, ...]


def relations(table: Table, faces: Faces, others: Others) -> Iterator[Relation]:
    """Every relation of a table's metadata that has an unknown in it, and every sum that is taken for granted."""
    unknown = {
        name: faces.unknown(table.stem, name)
        for name, column in table.metadata.columns.items()
        if column.type in NUMERIC
    }
    for index, rule in enumerate(table.metadata.reconcile):
        try:
            yield from _declared(index, rule, table, faces, others, unknown)
        except Fault:
            continue  # told where the rule is tested
    for column in table.metadata.disclosure.applies_to:
        if unknown.get(column):
            for number, rule in taken_for_granted(table, column):
                yield from _sums(number, rule, table, faces, others, unknown)


def taken_for_granted(table: Table, column: str) -> Iterator[tuple[None, Reconcile]]:
    """The sums that a total row promises and no rule declares."""
    for key in table.metadata.table_schema.primary_key:
        declared = any(rule.sum == column and rule.over == key for rule in table.metadata.reconcile)
        if key in ("time_period", "area") or declared or key in table.metadata.disclosure.overlapping:
            continue
        if column.endswith("_value"):
            continue
        totals = [name for name in dict.fromkeys(table.cells[key]) if TOTAL.match(name)]
        if len(totals) == 1:
            yield None, Reconcile(sum=column, over=key, total=totals[0])


def _declared(
    index: int, rule: Reconcile, table: Table, faces: Faces, others: Others, unknown: Mapping[str, set[int]]
) -> Iterator[Relation]:
    if rule.kind == "sum":
        yield from _sums(index, rule, table, faces, others, unknown)
        return
    rows = [int(row) for row in table.rows(rule.where)]
    within = Fraction(str(rule.within))
    if rule.kind in ("add", "difference"):
        names = [*(rule.add or rule.difference or []), str(rule.to)]
        signs = [1, *([1 if rule.add else -1] * (len(names) - 2)), -1]
        for row in rows:
            if any(row in unknown.get(name, ()) for name in names):
                spots = [(table.stem, row, name) for name in names]
                yield from _relation(index, rule, table, faces, zip(spots, signs, strict=True), -within, within)
    elif rule.kind == "same" and rule.as_ is not None:
        rows = _rows_that_matter(rows, unknown.get(str(rule.same), set()), rule.as_, table, faces)
        other, found = rows_elsewhere(rule.as_, table, rows, others)
        for row, origin in found.items():
            here, there = (table.stem, row, str(rule.same)), (other.stem, origin, rule.as_.column)
            if faces.text(here) in SYMBOLS or faces.text(there) in SYMBOLS:
                yield from _relation(index, rule, table, faces, [(here, 1), (there, -1)], -within, within)
    else:
        yield from _shares(index, rule, table, faces, others, rows, unknown)


def _sums(
    index: int | None, rule: Reconcile, table: Table, faces: Faces, others: Others, unknown: Mapping[str, set[int]]
) -> Iterator[Relation]:
    """The parts of each group less its total make nothing."""
    column, within = str(rule.sum), Fraction(str(rule.within))
    rows = table.rows(rule.where)
    if not len(rows):
        return
    group = groups_of(rule, table, rows)
    place = rule.total if isinstance(rule.total, Population) else None
    loose = np.isin(np.asarray(rows), list(unknown.get(column, ())))
    if place is None and not loose.any():
        return
    wanted = np.isin(group, np.unique(group[loose])) if place is None else np.ones(len(rows), dtype=bool)
    at = np.asarray(rows)[wanted]
    members: dict[float, list[int]] = {}
    for row, number in zip(at.tolist(), group[wanted].tolist(), strict=True):
        members.setdefault(number, []).append(row)
    whole = table.cells[str(rule.over)].to_numpy() == str(rule.total)
    if place is not None:
        other, origins = rows_elsewhere(place, table, [rows_of[0] for rows_of in members.values()], others)
    for found in members.values():
        spots = [(table.stem, row, column) for row in found]
        if place is not None:
            ends = [(other.stem, origins[row], place.column) for row in found[:1] if row in origins]
            parts = spots
        else:
            ends = [spot for spot in spots if whole[spot[1]]]
            parts = [spot for spot in spots if not whole[spot[1]]]
        if len(ends) == 1 and parts:
            terms = [*((spot, 1) for spot in parts), (ends[0], -1)]
            yield from _relation(index, rule, table, faces, terms, -within, within)


def _shares(
    index: int,
    rule: Reconcile,
    table: Table,
    faces: Faces,
    others: Others,
    rows: list[int],
    unknown: Mapping[str, set[int]],
) -> Iterator[Relation]:
    """A percentage or a rate ties its count to its total, as closely as it is rounded."""
    column, per = str(rule.percent or rule.rate), Fraction(100) if rule.percent else Fraction(str(rule.per))
    within = Fraction(str(rule.within))
    place = rule.total if rule.kind == "percent" else rule.population
    ends: dict[int, Spot] = {}
    if rule.of is None:
        return
    loose = unknown.get(rule.of, set())
    if isinstance(place, Population):
        rows = _rows_that_matter(rows, loose, place, table, faces)
        other, found = rows_elsewhere(place, table, rows, others)
        ends = {row: (other.stem, origin, place.column) for row, origin in found.items()}
    elif isinstance(place, dict):
        ends = {row: (table.stem, origin, rule.of) for row, origin in total_rows(place, table, rows).items()}
    elif isinstance(place, str):
        ends = {row: (table.stem, row, place) for row in rows}
    rows = [row for row in rows if row in loose or (row in ends and faces.text(ends[row]) in SYMBOLS)]
    for row in rows:
        share, count = (table.stem, row, column), (table.stem, row, rule.of)
        if faces.text(share) in SYMBOLS and (table.stem, column) not in faces.tied:
            continue
        end = ends.get(row)
        if end is None and not isinstance(place, int | float):
            continue
        if count == end or any(faces.absent(spot) for spot in (share, count, end) if spot):
            continue
        whole = faces.exact(end) if end else Fraction(str(place))
        part, printed = faces.exact(count), faces.exact(share)
        if (whole is not None and part is not None) or (whole is not None and whole <= 0):
            continue
        spots = tuple(spot for spot in (share, count, end) if spot)
        if not any(faces.text(spot) in SYMBOLS for spot in spots):
            continue
        origin = Origin(table.stem, index, rule.kind, spots)
        room = within + rounding(faces.text(share), rule.dp)
        if printed is not None and whole is not None:
            known = printed * whole
            yield Relation({count: per}, known - room * whole, known + room * whole, origin)
        elif printed is not None and end:
            for edge, least in ((printed - room, True), (printed + room, False)):
                terms: dict[Hashable, Fraction] = {end: -edge} if edge else {}
                limit = Fraction(0) if part is None else -per * part
                if part is None:
                    terms[count] = per
                if terms:
                    yield Relation(terms, limit if least else None, None if least else limit, origin)
        elif whole is not None and faces.text(share) in SYMBOLS:
            yield Relation({count: per, share: -Fraction(whole)}, -room * whole, room * whole, origin)


def _rows_that_matter(rows: list[int], loose: set[int], place: Population, table: Table, faces: Faces) -> list[int]:
    """The rows with an unknown of their own, or all of them where the other table has unknowns too."""
    there = faces.tables.get(place.table)
    if there is None or place.column not in there.cells or faces.unknown(place.table, place.column):
        return rows
    return [row for row in rows if row in loose]


def _relation(
    index: int | None,
    rule: Reconcile,
    table: Table,
    faces: Faces,
    terms: Iterable[tuple[Spot, int]],
    low: Fraction,
    high: Fraction,
) -> Iterator[Relation]:
    """The unknowns of a relation with their factors, and what the published numbers leave for them."""
    loose: dict[Hashable, Fraction] = {}
    known: Fraction | int = 0
    spots = []
    for spot, factor in terms:
        if faces.absent(spot):
            continue
        spots.append(spot)
        number = faces.exact(spot)
        if number is None:
            loose[spot] = loose.get(spot, Fraction(0)) + factor
        else:
            known += factor * number
    loose = {spot: factor for spot, factor in loose.items() if factor}
    if loose:
        yield Relation(loose, low - known, high - known, Origin(table.stem, index, rule.kind, tuple(spots)))
