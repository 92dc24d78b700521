"""The proof: which unknown cells can be worked out from the relations between published numbers.

Every unknown is a whole number of its smallest unit, between bounds that are public too: a hidden count is at least 1,
because zero is shown. A relation is `low <= sum of factor x unknown <= high`. Google's constraint solver OR-Tools
CP-SAT looks for other tables that would look the same from outside. A hidden cell that has one value in all of them can
be worked out, and so can an unavailable one that has only small values. The solver calculates in whole numbers, so its
proofs are exact. What it cannot prove within its limit counts as not proved safe: doubt hides a cell, never shows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, gcd, lcm
from typing import Any, Literal

from macros.tables.suppression.solver import LARGEST, Interval, Row, Search, Unknown

EFFORT = 5.0
"""How long the solver may work on one group of linked cells: seconds of an ordinary machine, counted in its own steps."""


@dataclass(frozen=True, eq=False)
class Relation:
    """`low` <= the weighted sum of unknowns <= `high` (None: no limit), and `origin`, which says where it comes from."""

    terms: Mapping[Unknown, Fraction]
    low: Fraction | None
    high: Fraction | None
    origin: Any = None


@dataclass(frozen=True)
class Bounds:
    """What is public about an unknown by itself: it is a multiple of 1 / `scale` from `low` to `high`."""

    low: Fraction = Fraction(0)
    high: Fraction | None = None
    scale: int = 1


Verdict = Literal["recovered", "unproved", "contradicted"]
NOTHING = (0, -1)
"""The interval of what cannot be."""
Targets = Mapping[Any, Interval | None]
"""The unknowns to be kept hidden. One with an interval is safe when a value outside it is possible, any other when two values are."""


@dataclass(frozen=True)
class Found:
    """An unknown that is not safe, why, and through which relations."""

    unknown: Unknown
    verdict: Verdict
    through: tuple[Relation, ...]


def recoverable(
    relations: Iterable[Relation], bounds: Mapping[Any, Bounds], targets: Targets, effort: float = EFFORT
) -> list[Found]:
    """Every target that is not safe. `bounds` has every unknown; unknowns in no relation are safe."""
    found = []
    for group in linked(relations):
        wanted = {one: targets[one] for relation in group for one in relation.terms if one in targets}
        if not wanted:
            continue
        ranges = _ranges(group, bounds)
        rows = {relation: _whole(relation, bounds) for relation in group}
        for one, (verdict, values) in _verdicts(list(rows.values()), ranges, wanted, effort).items():
            near = [relation for relation in group if one in relation.terms]
            through = _fewest(one, values, near, rows, ranges, effort / 20) if verdict == "recovered" else near
            found.append(Found(one, verdict, tuple(through)))
    return found


def linked(relations: Iterable[Relation]) -> list[list[Relation]]:
    """The relations in groups that share no unknown."""
    leader: dict[Unknown, Unknown] = {}

    def top(one: Unknown) -> Unknown:
        while leader[one] != one:
            leader[one] = leader[leader[one]]
            one = leader[one]
        return one

    listed = [relation for relation in relations if relation.terms]
    for relation in listed:
        first, *rest = relation.terms
        leader.setdefault(first, first)
        for other in rest:
            leader.setdefault(other, other)
            leader[top(other)] = top(first)
    groups: dict[Unknown, list[Relation]] = {}
    for relation in listed:
        groups.setdefault(top(next(iter(relation.terms))), []).append(relation)
    return list(groups.values())


def _within(interval: Interval, values: Interval) -> bool:
    return values[0] <= interval[0] and interval[1] <= values[1]


def _whole(relation: Relation, bounds: Mapping[Any, Bounds]) -> Row:
    terms = {unknown: factor / bounds[unknown].scale for unknown, factor in relation.terms.items()}
    times = Fraction(lcm(*(factor.denominator for factor in terms.values())))
    times /= gcd(*(int(factor * times) for factor in terms.values()))
    return Row(
        {unknown: int(factor * times) for unknown, factor in terms.items()},
        -LARGEST if relation.low is None else ceil(relation.low * times),
        LARGEST if relation.high is None else floor(relation.high * times),
    )


def _ranges(group: Sequence[Relation], bounds: Mapping[Any, Bounds]) -> dict[Unknown, Interval]:
    """The bounds of each unknown in its smallest units. One without an upper bound gets one that no relation reaches."""
    names = dict.fromkeys(unknown for relation in group for unknown in relation.terms)
    ends = [abs(end) for relation in group for end in (relation.low, relation.high) if end is not None]
    most = 1000 + 10 * ceil(sum(ends, Fraction(0)))
    most += sum(abs(int(bounds[name].low)) + abs(int(bounds[name].high or 0)) for name in names)
    return {
        name: (ceil(one.low * one.scale), floor((Fraction(most) if one.high is None else one.high) * one.scale))
        for name in names
        for one in (bounds[name],)
    }


def _verdicts(
    rows: Sequence[Row], ranges: Mapping[Unknown, Interval], targets: Targets, effort: float
) -> dict[Unknown, tuple[Verdict, Interval]]:
    """The targets that are not safe, and for one that can be worked out an interval with all its possible values."""
    intervals = _by_hand(rows, ranges)
    if intervals is not None:
        if any(low > high for low, high in intervals.values()):
            return dict.fromkeys(targets, ("contradicted", NOTHING))
        unsafe = {one: small or (intervals[one][0], intervals[one][0]) for one, small in targets.items()}
        return {one: ("recovered", values) for one, values in unsafe.items() if _within(intervals[one], values)}
    if any(low > high for low, high in ranges.values()):
        return dict.fromkeys(targets, ("contradicted", NOTHING))
    search = Search(rows, ranges, effort)
    possible = search.attempt()
    if not possible:
        return dict.fromkeys(targets, ("unproved" if possible is None else "contradicted", NOTHING))
    left = {one: small or (search.value(one), search.value(one)) for one, small in targets.items()}
    outside = {one: search.outside(one, values) for one, values in left.items()}
    while left:
        others = search.attempt([outside[one] for one in left])
        if not others:
            return {one: ("unproved" if others is None else "recovered", values) for one, values in left.items()}
        left = {one: values for one, values in left.items() if not search.holds(outside[one])}
    return {}


def _by_hand(rows: Sequence[Row], ranges: Mapping[Unknown, Interval]) -> dict[Unknown, Interval] | None:
    """What the usual groups, one sum or one unknown, leave for each unknown; None for others, which need the solver."""
    names = {one for row in rows for one in row.terms}
    if (len(rows) > 1 and len(names) > 1) or not all(row.is_plain for row in rows):
        return None
    intervals = {one: ranges[one] for one in names}
    for row in rows:
        intervals |= row.intervals(intervals)
    return intervals


def _fewest(
    unknown: Unknown,
    values: Interval,
    near: list[Relation],
    rows: Mapping[Relation, Row],
    ranges: Mapping[Unknown, Interval],
    effort: float,
) -> list[Relation]:
    """The fewest relations that give the unknown away, nearest first; those that touch it when that is unknown."""

    def enough(some: Sequence[Relation]) -> bool:
        whole = [rows[one] for one in some]
        intervals = _by_hand(whole, ranges)
        if intervals is not None:
            return _within(intervals[unknown], values)
        search = Search(whole, ranges, effort)
        return search.attempt([search.outside(unknown, values)]) is False

    chosen = near
    while not enough(chosen):
        reached = {one for relation in chosen for one in relation.terms}
        more = [relation for relation in rows if not reached.isdisjoint(relation.terms)]
        if len(more) == len(chosen) or len(more) > 60:
            return near
        chosen = more
    for relation in reversed(chosen):
        parts = linked(one for one in chosen if one is not relation)
        part = next((part for part in parts if any(unknown in one.terms for one in part)), None)
        if relation in chosen and part and enough(part):
            chosen = part
    return chosen
