"""The relations between the cells of tables, as readers can use them: what is published on one side, unknowns on the other.

A relation is one that the metadata declare, or one that any reader takes for granted: a row named `All …` or `Total`
is the sum of the rows beside it, unless the metadata says that their values overlap.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from macros.messages import Fault
from macros.tables.lookup import Others, rows_elsewhere
from macros.tables.metadata import SYMBOLS, Population, Reconcile
from macros.tables.related import groups_of, total_rows
from macros.tables.suppression.implied import columns_taken_for_granted, taken_for_granted
from macros.tables.suppression.proof import Relation
from macros.tables.suppression.published import Published, Spot, rounding
from macros.tables.table import NUMERIC, Table


@dataclass(frozen=True)
class Origin:
    """Where a relation comes from: the rule by its number in the metadata (none when it is taken for granted), and its cells."""

    stem: str
    rule: int | None
    kind: str
    spots: tuple[Spot, ...]


def relations(table: Table, published: Published, others: Others) -> Iterator[Relation]:
    """Every relation of a table's metadata that has an unknown in it, and every sum that is taken for granted."""
    for index, rule in enumerate(table.metadata.reconcile):
        try:
            yield from _Rule(index, rule, table, published, others).relations()
        except Fault:
            continue  # told where the rule is tested
    for column in table.metadata.disclosure.applies_to:
        if table.metadata.columns[column].type in NUMERIC and published.unknown(table.stem, column):
            for rule in taken_for_granted(table, column):
                yield from _Rule(None, rule, table, published, others).relations()
    for rule in columns_taken_for_granted(table):
        yield from _Rule(None, rule, table, published, others).relations()


@dataclass(frozen=True)
class _Rule:
    """One rule of a table, by its number in the metadata, and the cells that it ties together."""

    index: int | None
    rule: Reconcile
    table: Table
    published: Published
    others: Others

    def relations(self) -> Iterator[Relation]:
        """Each place of the rule where something is unknown. Fault when the rule names what is not there."""
        if self.rule.kind == "sum":
            return self._sums()
        if self.rule.kind == "same":
            return self._sames()
        if self.rule.kind in ("add", "difference"):
            return self._across()
        return self._shares()

    def _across(self) -> Iterator[Relation]:
        """Columns of one row add up, or one less the others makes what it should."""
        names = [*(self.rule.add or self.rule.difference or []), str(self.rule.to)]
        signs = [1, *([1 if self.rule.add else -1] * (len(names) - 2)), -1]
        unknown = set[int]().union(*(self._unknown(name) for name in names))
        for row in self._rows():
            if row in unknown:
                yield from self._relation(
                    (self._spot(row, name), sign) for name, sign in zip(names, signs, strict=True)
                )

    def _sames(self) -> Iterator[Relation]:
        """A number of this table is the same as one of another."""
        column, place = str(self.rule.same), self.rule.as_
        assert place is not None
        rows = self._rows_that_matter(self._unknown(column), place)
        other, found = rows_elsewhere(place, self.table, rows, self.others)
        for row, origin in found.items():
            here, there = self._spot(row, column), (other.stem, origin, place.column)
            if self._is_unknown(here) or self._is_unknown(there):
                yield from self._relation([(here, 1), (there, -1)])

    def _sums(self) -> Iterator[Relation]:
        """The parts of each group less its total make nothing."""
        column, place = str(self.rule.sum), self.rule.total
        rows = self.table.rows(self.rule.where)
        loose = np.isin(np.asarray(rows), list(self._unknown(column)))
        if not len(rows) or not (isinstance(place, Population) or loose.any()):
            return
        group = groups_of(self.rule, self.table, rows)
        wanted = np.isin(group, np.unique(group[loose])) | isinstance(place, Population)
        members: dict[float, list[int]] = {}
        for row, number in zip(np.asarray(rows)[wanted].tolist(), group[wanted].tolist(), strict=True):
            members.setdefault(number, []).append(row)
        if isinstance(place, Population):
            firsts = [found[0] for found in members.values()]
            other, origins = rows_elsewhere(place, self.table, firsts, self.others)
            ends = {row: [(other.stem, origin, place.column)] for row, origin in origins.items()}
            for found in members.values():
                yield from self._sum([self._spot(row, column) for row in found], ends.get(found[0], []))
            return
        whole = self.table.cells[str(self.rule.over)].to_numpy() == str(place)
        for found in members.values():
            parts = [self._spot(row, column) for row in found if not whole[row]]
            yield from self._sum(parts, [self._spot(row, column) for row in found if whole[row]])

    def _sum(self, parts: list[Spot], totals: list[Spot]) -> Iterator[Relation]:
        if parts and len(totals) == 1:
            yield from self._relation([*((spot, 1) for spot in parts), (totals[0], -1)])

    def _shares(self) -> Iterator[Relation]:
        """A percentage or a rate ties its count to its total, as closely as it is rounded."""
        if self.rule.of is None:
            return
        column, place = self._share, self.rule.total if self.rule.percent else self.rule.population
        loose, ends = self._unknown(self.rule.of), self._ends()
        for row in self._rows():
            end = ends.get(row)
            if row not in loose and not (end and self._is_unknown(end)):
                continue
            share, count = self._spot(row, column), self._spot(row, self.rule.of)
            if self._is_unknown(share) and (self.table.stem, column) not in self.published.tied:
                continue
            if count == end or (end is None and not isinstance(place, int | float)):
                continue
            spots = tuple(spot for spot in (share, count, end) if spot)
            if any(map(self._is_unknown, spots)) and not any(map(self.published.absent, spots)):
                whole = self.published.exact(end) if end else Fraction(str(place))
                yield from self._share_relations(share, count, end, whole, self._origin(spots))

    def _share_relations(
        self, share: Spot, count: Spot, end: Spot | None, whole: Fraction | int | None, origin: Origin
    ) -> Iterator[Relation]:
        """`per` times the count lies as near to the share of its total as the share is rounded."""
        per = Fraction(100) if self.rule.percent else Fraction(str(self.rule.per))
        part, printed = self.published.exact(count), self.published.exact(share)
        room = self._within + rounding(self.published.text(share), self.rule.dp)
        if whole is not None and (part is not None or whole <= 0):
            return
        if printed is not None and whole is not None:
            yield Relation({count: per}, (printed - room) * whole, (printed + room) * whole, origin)
        elif printed is not None and end:
            for edge, least in ((printed - room, True), (printed + room, False)):
                terms: dict[Hashable, Fraction] = {end: -edge} if edge else {}
                limit = Fraction(0) if part is None else -per * part
                if part is None:
                    terms[count] = per
                if terms:
                    yield Relation(terms, limit if least else None, None if least else limit, origin)
        elif whole is not None and self._is_unknown(share):
            yield Relation({count: per, share: -Fraction(whole)}, -room * whole, room * whole, origin)

    def _ends(self) -> dict[int, Spot]:
        """What each share is of: a row of this table or of another, or a column."""
        place = self.rule.total if self.rule.percent else self.rule.population
        rows, of = self._rows(), str(self.rule.of)
        if isinstance(place, Population):
            rows = self._rows_that_matter(self._unknown(of), place)
            other, found = rows_elsewhere(place, self.table, rows, self.others)
            return {row: (other.stem, origin, place.column) for row, origin in found.items()}
        if isinstance(place, dict):
            return {row: self._spot(origin, of) for row, origin in total_rows(place, self.table, rows).items()}
        return {row: self._spot(row, place) for row in rows} if isinstance(place, str) else {}

    @property
    def _share(self) -> str:
        return str(self.rule.percent or self.rule.rate)

    @property
    def _within(self) -> Fraction:
        return Fraction(str(self.rule.within))

    def _rows(self) -> list[int]:
        return [int(row) for row in self.table.rows(self.rule.where)]

    def _rows_that_matter(self, loose: set[int], place: Population) -> list[int]:
        """The rows with their own unknown, or all of them where the other table has unknowns too."""
        there = self.published.tables.get(place.table)
        if there is None or place.column not in there.cells or self.published.unknown(place.table, place.column):
            return self._rows()
        return [row for row in self._rows() if row in loose]

    def _spot(self, row: int, column: str) -> Spot:
        return self.table.stem, row, column

    def _unknown(self, column: str) -> set[int]:
        """The unknown rows of a column of numbers."""
        known = self.table.metadata.columns.get(column)
        return self.published.unknown(self.table.stem, column) if known and known.type in NUMERIC else set()

    def _is_unknown(self, spot: Spot) -> bool:
        return self.published.text(spot) in SYMBOLS

    def _origin(self, spots: Iterable[Spot]) -> Origin:
        return Origin(self.table.stem, self.index, self.rule.kind, tuple(spots))

    def _relation(self, terms: Iterable[tuple[Spot, int]]) -> Iterator[Relation]:
        """The unknowns of a sum with their factors, and what the published numbers leave for them."""
        loose: dict[Hashable, Fraction] = {}
        known: Fraction | int = 0
        spots = []
        for spot, factor in terms:
            if self.published.absent(spot):
                continue
            spots.append(spot)
            number = self.published.exact(spot)
            if number is None:
                loose[spot] = loose.get(spot, Fraction(0)) + factor
            else:
                known += factor * number
        loose = {spot: factor for spot, factor in loose.items() if factor}
        if loose:
            yield Relation(loose, -self._within - known, self._within - known, self._origin(spots))
