"""How sure a share or a rate is: its 95% interval, from the count and the base that the metadata name.

A year's count is one of the counts that chance could have brought in a year like it. The interval has the shares or
rates that agree with it. Methods: Public Health England, Technical guide: confidence intervals (2018), which the Office
for Health Improvement and Disparities uses for its public health profiles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import hypot, sqrt

import numpy as np

from macros.messages import Fault
from macros.tables.metadata import Population, Reconcile
from macros.tables.neighbours import is_computed
from macros.tables.reconcile import totals_of
from macros.tables.related import Numbers, numbers_of
from macros.tables.table import Table

SLIGHT = 200
"""A share or a rate without an interval, such as a median of areas, has not clearly moved by less than this part of itself."""
Z = 1.959963984540054
"""The standard normal deviate that leaves a fortieth at each end."""


@dataclass(frozen=True)
class Interval:
    """A share (percent) or a rate (per so many), worked out from counts, and the ends of its 95% interval."""

    value: float
    low: float
    high: float

    def holds(self, value: float) -> bool:
        """Whether a value agrees with this one: it lies inside the interval."""
        return self.low <= value <= self.high

    def overlaps(self, other: Interval) -> bool:
        """Whether the two intervals have a value in common: which of the two is larger cannot be told for sure."""
        return self.low <= other.high and other.low <= self.high

    def less(self, other: Interval) -> Interval:
        """This value less the other, with the interval of the difference, made from both intervals.

        For shares it is method 10 of R. G. Newcombe, Statistics in Medicine 17 (1998), 873-890; for rates the same step,
        as G. Y. Zou and A. Donner found, Statistics in Medicine 27 (2008), 1693-1702.
        """
        size = self.value - other.value
        down = hypot(self.value - self.low, other.high - other.value)
        up = hypot(self.high - self.value, other.value - other.low)
        return Interval(size, size - down, size + up)

    def differs(self, other: Interval) -> bool:
        """Whether the interval of the difference leaves out zero: it is more than chance alone would bring."""
        return not self.less(other).holds(0)


def wilson(count: float, base: float) -> Interval:
    """A count out of a base, in percent, with the interval of E. B. Wilson, JASA 22 (1927), 209-212."""
    share, square = count / base, Z * Z
    middle, reach = 2 * count + square, Z * sqrt(square + 4 * count * (1 - share))
    low, high = ((middle + sign * reach) / (2 * (base + square)) for sign in (-1, 1))
    return Interval(100 * share, 100 * max(low, 0.0), 100 * min(high, 1.0))


def byar(count: float, base: float, per: float) -> Interval:
    """A count for a base, per so many, with Byar's interval: Breslow and Day, Statistical methods in cancer research II
    (1987), 69. It is close to the exact one of the Poisson distribution from a count of ten, and fair below that.
    """
    above, scale = count + 1, per / base
    low = count * max(1 - 1 / (9 * count) - Z / (3 * sqrt(count)), 0.0) ** 3 if count else 0.0
    high = above * (1 - 1 / (9 * above) + Z / (3 * sqrt(above))) ** 3
    return Interval(scale * count, scale * low, scale * high)


def moved(first: float, last: float, unit: str, before: Interval | None, after: Interval | None) -> bool:
    """Whether a value rose or fell: by more than chance explains where both intervals are known.

    Every word of direction rests on this. A share or a rate without them moved where it differs by more than a part in
    SLIGHT: 444.0 and 443.8 are the same to a reader. Other numbers moved wherever they differ.
    """
    if before is not None and after is not None:
        return after.differs(before)
    if unit in ("percent", "rate"):
        return abs(last - first) * SLIGHT > max(abs(first), abs(last))
    return first != last


def interval(table: Table, row: int, column: str) -> Interval | None:
    """The interval of one share or rate; None where it, its count or its base is not shown, and for a mean of areas.

    The count and the base are those of the column's `base`, or of the rule of `reconcile` that ties it to them. Where the
    publisher gives its own limits, those are taken.
    """
    return intervals(table, column).get(row)


def intervals(table: Table, column: str) -> dict[int, Interval]:
    """The interval of each row of a column that has one."""
    known: dict[str, dict[int, Interval]] = vars(table).setdefault("intervals", {})
    if column not in known:
        try:
            known[column] = {
                row: one
                for row, one in _found(table, column)
                if not is_computed(table, row) and table.number(row, column) is not None
            }
        except Fault:  # a rule or a base that names what is not there is reported where rules are checked
            known[column] = {}
    return known[column]


def limits_of(column: str) -> tuple[str, str]:
    """The names of the columns with the ends of a column's intervals: `drop_lower_rate` and `drop_upper_rate` for `drop_rate`."""
    stem, _, unit = column.rpartition("_")
    return f"{stem}_lower_{unit}", f"{stem}_upper_{unit}"


def _found(table: Table, column: str) -> Iterator[tuple[int, Interval]]:
    """Each row with an interval: the publisher's own, or from the base of the column, or from the rules about it."""
    if column not in table.measures:
        return
    if set(own := limits_of(column)) <= set(table.measures):
        ends = zip(*(numbers_of(table.values, name) for name in (column, *own)), strict=True)
        yield from ((row, Interval(*map(float, one))) for row, one in enumerate(ends) if not np.isnan(one).any())
        return
    base = table.metadata.columns[column].base
    if base:
        bases = np.sum([numbers_of(table.values, name) for name in base], axis=0)
        yield from _each(range(len(bases)), numbers_of(table.values, column) * bases / 100, bases, 0)
        return
    for rule in table.metadata.reconcile:
        if column in (rule.percent, rule.rate) and _within(rule, table):
            bases, _, origins = totals_of(rule, table, table.values, table.rows(rule.where), lambda stem: None)
            rows = [
                row for row in map(int, table.rows(rule.where)) if origins.get(row) != row
            ]  # a whole is not a share
            per = rule.per if rule.rate else 0
            counts = numbers_of(table.values, rule.of) if rule.of else numbers_of(table.values, column) * bases / 100
            yield from _each(rows, counts, bases, per)


def _within(rule: Reconcile, table: Table) -> bool:
    """Whether the table itself has what a rule is about: the base, and the count of what it is the base of.

    A share can do without its count where its base is a column or a number. A change in percent is not a share.
    """
    place = rule.total if rule.percent else rule.population
    counted = rule.of is not None or (rule.percent is not None and not isinstance(place, dict))
    changes = {other.to for other in table.metadata.reconcile if other.difference}
    return counted and rule.of not in changes and (not isinstance(place, Population) or place.table == table.stem)


def _each(rows: Iterable[int], counts: Numbers, bases: Numbers, per: float) -> Iterator[tuple[int, Interval]]:
    """The interval of each row whose count and base are known: Byar's `per` so many, or without it Wilson's."""
    for row in map(int, rows):
        count, base = float(counts[row]), float(bases[row])
        if np.isnan(count) or np.isnan(base) or base <= 0 or count < 0 or (not per and count > base):
            continue
        yield row, byar(count, base, per) if per else wilson(count, base)
