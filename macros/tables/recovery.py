"""What a reader with pencil and paper can find out about hidden cells from the relations between published ones.

Every unknown is a whole number between bounds that are public too: a hidden count is at least 1, because nought is
shown. Every relation is `low <= sum of coefficient x unknown <= high`. A hidden cell is recovered when only one
whole number is left for it, and an unavailable one when only small numbers are.

Three methods follow each other, cheapest first. All of them are exact: no rounding, no floating point.

1. Elimination over fractions finds what the equations alone fix, however large the numbers are.
2. Bounds are narrowed by each relation until none changes. Where no two relations share more than one unknown and
   they form no circle, what is left between the bounds is possible, all of it: nothing else is needed.
3. In a circle (a table with totals both ways) two whole solutions that differ in the cell prove it safe; when the
   search finds that there are none, it is recovered. A search that would take too long counts as "not proved safe",
   so that doubt hides a cell and never shows it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, gcd, lcm
from typing import Any, Literal

from macros.tables.elimination import fixed
from macros.tables.search import Search, Spent, some

Unknown = Hashable
PATIENCE = 400_000
"""How many terms of relations the search may look at for one group of linked cells: about a second."""
FAR = 10**24
"""Further than any sum can reach."""
MOST = 5_000_000
"""The most that a large group adds to it."""
ELIMINATED = 500
"""The most relations of one group that are solved by elimination; larger groups go to the search at once."""


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


How = Literal["recovered", "unproved", "contradicted"]
Safe = Callable[[set[int]], bool]
"""Whether these possible values of an unknown keep it hidden: two of them do for a hidden cell."""


@dataclass(frozen=True)
class Found:
    """An unknown that readers can find out, why, and through which relations."""

    unknown: Unknown
    how: How
    through: tuple[Relation, ...]


def two_values(values: set[int]) -> bool:
    """A hidden cell is safe when two values are possible."""
    return len(values) > 1


def recovered(
    relations: Iterable[Relation],
    bounds: Mapping[Any, Bounds],
    targets: Mapping[Any, Safe],
    patience: int = PATIENCE,
) -> list[Found]:
    """Every target that can be found out. `bounds` has every unknown; unknowns in no relation are safe."""
    found: list[Found] = []
    for group in linked(relations):
        wanted = [unknown for unknown in _unknowns(group) if unknown in targets]
        if wanted and not _plain(group, bounds, targets, wanted):
            told = _decide(
                group,
                bounds,
                {unknown: targets[unknown] for unknown in wanted},
                patience + min(6000 * len(wanted), MOST),
            )
            found += [
                Found(unknown, how, _through(unknown, how, group, bounds, targets)) for unknown, how in told.items()
            ]
    return found


def _plain(
    group: list[Relation], bounds: Mapping[Any, Bounds], targets: Mapping[Any, Safe], wanted: list[Unknown]
) -> bool:
    """Whether a group is one sum of hidden numbers with more to give out than their lower bounds: the usual, safe case."""
    relation = group[0]
    if (
        len(group) > 1
        or len(relation.terms) < 2
        or relation.low is None
        or any(one != 1 for one in relation.terms.values())
    ):
        return False
    loose = [bounds[unknown] for unknown in relation.terms]
    spare = relation.low - sum(one.low for one in loose)
    return (
        spare > 0
        and all(one.high is None and one.scale == 1 for one in loose)
        and all(
            targets[unknown](some(int(bounds[unknown].low), int(bounds[unknown].low + spare))) for unknown in wanted
        )
    )


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


def _unknowns(group: Iterable[Relation]) -> list[Unknown]:
    return list(dict.fromkeys(unknown for relation in group for unknown in relation.terms))


def _decide(
    group: list[Relation], bounds: Mapping[Any, Bounds], targets: Mapping[Any, Safe], patience: int
) -> dict[Unknown, How]:
    """The targets of one group of linked relations that can be found out, and how."""
    names = _unknowns(group)
    place = {unknown: index for index, unknown in enumerate(names)}
    search = Search([_whole(relation, place, bounds) for relation in group], _box(names, group, bounds), patience)
    circle = search.has_a_circle
    if not search.narrow(whole=not circle):
        return dict.fromkeys(targets, "contradicted")
    told: dict[Unknown, How] = {}
    equations = [relation.terms for relation in group if relation.low == relation.high]
    if len(equations) <= ELIMINATED:
        solved = fixed(equations)
        told = {unknown: "recovered" for unknown, safe in targets.items() if unknown in solved and safe is two_values}
    try:
        if circle and not search.has_a_solution():
            return dict.fromkeys(targets, "contradicted")
    except Spent:
        return told | {unknown: "unproved" for unknown in targets if unknown not in told}
    for unknown, safe in targets.items():
        index = place[unknown]
        try:
            if unknown not in told and not (
                search.can_be(index, safe) if circle else safe(some(search.low[index], search.high[index]))
            ):
                told[unknown] = "recovered"
        except Spent:
            told[unknown] = "unproved"
    return {unknown: told[unknown] for unknown in targets if unknown in told}


def _whole(
    relation: Relation, place: Mapping[Unknown, int], bounds: Mapping[Any, Bounds]
) -> tuple[list[tuple[int, int]], int, int]:
    """The relation in whole numbers: unknowns by their place, in their smallest units."""
    terms = [(place[unknown], factor / bounds[unknown].scale) for unknown, factor in relation.terms.items()]
    times = Fraction(lcm(*(factor.denominator for _, factor in terms)))
    times /= gcd(*(int(factor * times) for _, factor in terms))
    return (
        [(index, int(factor * times)) for index, factor in terms],
        -FAR if relation.low is None else ceil(relation.low * times),
        FAR if relation.high is None else floor(relation.high * times),
    )


def _box(names: list[Unknown], group: list[Relation], bounds: Mapping[Any, Bounds]) -> tuple[list[int], list[int]]:
    """The bounds of each unknown in its smallest units. One without an upper bound gets one that no relation reaches."""
    ends = [end for relation in group for end in (relation.low, relation.high) if end is not None]
    reach = sum((abs(end) for end in ends), Fraction(0))
    most = (
        1000 + 10 * ceil(reach) + sum(abs(int(bounds[name].low)) + abs(int(bounds[name].high or 0)) for name in names)
    )
    low, high = [], []
    for name in names:
        one = bounds[name]
        low.append(ceil(one.low * one.scale))
        high.append(floor((Fraction(most) if one.high is None else one.high) * one.scale))
    return low, high


def _through(
    unknown: Unknown,
    how: How,
    group: list[Relation],
    bounds: Mapping[Any, Bounds],
    targets: Mapping[Any, Safe],
) -> tuple[Relation, ...]:
    """The fewest relations that still give the unknown away, nearest first; all that touch it when that cannot be told."""
    near = [relation for relation in group if unknown in relation.terms]
    if how != "recovered":
        return tuple(near)
    target = {unknown: targets[unknown]}
    chosen = near
    while unknown not in _decide(chosen, bounds, target, PATIENCE // 20):
        reached = set(_unknowns(chosen))
        more = [relation for relation in group if not reached.isdisjoint(relation.terms)]
        if len(more) == len(chosen) or len(more) > 60:
            return tuple(near)
        chosen = more
    for relation in list(reversed(chosen)):
        fewer = [one for one in chosen if one is not relation]
        if any(unknown in one.terms for one in fewer):
            part = next(one for one in linked(fewer) if any(unknown in relation.terms for relation in one))
            if unknown in _decide(part, bounds, target, PATIENCE // 20):
                chosen = part
    return tuple(chosen)
