"""The proof: which unknown cells can be worked out from the relations between published numbers.

Every unknown is a whole number of its smallest unit, between bounds that are public too: a hidden count is at least 1,
because nought is shown. A relation is `low <= sum of factor x unknown <= high`. Google's constraint solver OR-Tools
CP-SAT looks for other tables that would look the same from outside. A hidden cell that has one value in all of them can
be worked out, and so can an unavailable one that has only small values. The solver calculates in whole numbers, so its
proofs are exact. What it cannot prove within its limit counts as not proved safe: doubt hides a cell, never shows it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, gcd, lcm
from typing import Any, Literal

Unknown = Hashable
EFFORT = 5.0
"""How long the solver may work on one group of linked cells: seconds of an ordinary machine, counted in its own steps."""
LARGEST = 2**61
"""The largest sum that the solver's whole numbers of 64 bits are trusted with."""


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
Interval = tuple[int, int]
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
    return [
        Found(unknown, verdict, _through(unknown, verdict, group, bounds, targets, effort / 20))
        for group in linked(relations)
        for unknown, verdict in _verdicts(group, bounds, targets, effort).items()
    ]


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


def _verdicts(
    group: list[Relation], bounds: Mapping[Any, Bounds], targets: Targets, effort: float
) -> dict[Unknown, Verdict]:
    """The targets of one group of linked relations that are not safe."""
    ranges = _ranges(group, bounds)
    wanted = {unknown: targets[unknown] for unknown in ranges if unknown in targets}
    if not wanted:
        return {}
    rows = [_whole(relation, bounds) for relation in group]
    if len(rows) == 1 and all(abs(factor) == 1 for factor in rows[0].terms.values()):
        return _of_one_sum(rows[0], ranges, wanted)
    return _of_linked_sums(rows, ranges, wanted, effort)


@dataclass(frozen=True)
class _Row:
    """A relation in whole numbers, its unknowns in their smallest units."""

    terms: dict[Unknown, int]
    low: int | None
    high: int | None


def _whole(relation: Relation, bounds: Mapping[Any, Bounds]) -> _Row:
    terms = {unknown: factor / bounds[unknown].scale for unknown, factor in relation.terms.items()}
    times = Fraction(lcm(*(factor.denominator for factor in terms.values())))
    times /= gcd(*(int(factor * times) for factor in terms.values()))
    return _Row(
        {unknown: int(factor * times) for unknown, factor in terms.items()},
        None if relation.low is None else ceil(relation.low * times),
        None if relation.high is None else floor(relation.high * times),
    )


def _ranges(group: list[Relation], bounds: Mapping[Any, Bounds]) -> dict[Unknown, Interval]:
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


def _of_one_sum(row: _Row, ranges: Mapping[Unknown, Interval], targets: Targets) -> dict[Unknown, Verdict]:
    """The verdicts on a sum that is linked to no other, the usual case: each unknown can be what the others leave."""
    least = {one: ranges[one][0] if factor > 0 else -ranges[one][1] for one, factor in row.terms.items()}
    most = {one: ranges[one][1] if factor > 0 else -ranges[one][0] for one, factor in row.terms.items()}
    lowest, highest = sum(least.values()), sum(most.values())
    low = lowest if row.low is None else max(row.low, lowest)
    high = highest if row.high is None else min(row.high, highest)
    if low > high or any(low > high for low, high in ranges.values()):
        return dict.fromkeys(targets, "contradicted")
    found: dict[Unknown, Verdict] = {}
    for one, small in targets.items():
        ends = max(least[one], low - (highest - most[one])), min(most[one], high - (lowest - least[one]))
        first, last = ends if row.terms[one] > 0 else (-ends[1], -ends[0])
        if first == last if small is None else small[0] <= first and last <= small[1]:
            found[one] = "recovered"
    return found


def _of_linked_sums(
    rows: list[_Row], ranges: Mapping[Unknown, Interval], targets: Targets, effort: float
) -> dict[Unknown, Verdict]:
    """The verdicts on sums that are linked: the solver changes as many targets as it can, until no more can change."""
    from ortools.sat.python import cp_model  # takes half a second, and few sites need it

    reach = (sum(abs(factor) * max(map(abs, ranges[one])) for one, factor in row.terms.items()) for row in rows)
    if max(reach) > LARGEST or any(abs(end or 0) > LARGEST for row in rows for end in (row.low, row.high)):
        return dict.fromkeys(targets, "unproved")
    if any(low > high for low, high in ranges.values()):
        return dict.fromkeys(targets, "contradicted")
    model, solver = cp_model.CpModel(), cp_model.CpSolver()
    cells = {unknown: model.new_int_var(low, high, "") for unknown, (low, high) in ranges.items()}
    for row in rows:
        total = cp_model.LinearExpr.weighted_sum([cells[one] for one in row.terms], list(row.terms.values()))
        low = -LARGEST if row.low is None else row.low
        model.add_linear_constraint(total, low, LARGEST if row.high is None else row.high)
    solver.parameters.num_workers = 1  # with the limit in steps: the same verdict on every machine
    solver.parameters.random_seed = 1
    solver.parameters.cp_model_probing_level = 0  # takes longer than it saves on sums
    solver.parameters.symmetry_level = 0

    def solved() -> Any:
        nonlocal effort
        solver.parameters.max_deterministic_time = max(effort, 0)
        status = solver.solve(model)
        effort -= solver.response_proto.deterministic_time
        return status

    status = solved()
    if status == cp_model.INFEASIBLE:
        return dict.fromkeys(targets, "contradicted")
    if status != cp_model.OPTIMAL:
        return dict.fromkeys(targets, "unproved")
    changed = {}
    for unknown, small in targets.items():
        changed[unknown] = model.new_bool_var("")
        now = solver.value(cells[unknown])
        other = cp_model.Domain(*(small or (now, now))).complement()
        model.add_linear_expression_in_domain(cells[unknown], other).only_enforce_if(changed[unknown])
    left = dict(targets)
    while left:
        model.add_bool_or([changed[unknown] for unknown in left])
        model.maximize(sum(changed[unknown] for unknown in left))
        status = solved()
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            break
        left = {unknown: small for unknown, small in left.items() if not solver.value(changed[unknown])}
    return dict.fromkeys(left, "recovered" if status == cp_model.INFEASIBLE else "unproved")


def _through(
    unknown: Unknown,
    verdict: Verdict,
    group: list[Relation],
    bounds: Mapping[Any, Bounds],
    targets: Targets,
    effort: float,
) -> tuple[Relation, ...]:
    """The fewest relations that still give the unknown away, nearest first; all that touch it when that cannot be told."""
    near = [relation for relation in group if unknown in relation.terms]
    if verdict != "recovered":
        return tuple(near)
    target = {unknown: targets[unknown]}
    chosen = near
    while unknown not in _verdicts(chosen, bounds, target, effort):
        reached = {one for relation in chosen for one in relation.terms}
        more = [relation for relation in group if not reached.isdisjoint(relation.terms)]
        if len(more) == len(chosen) or len(more) > 60:
            return tuple(near)
        chosen = more
    for relation in list(reversed(chosen)):
        fewer = [one for one in chosen if one is not relation]
        if any(unknown in one.terms for one in fewer):
            part = next(one for one in linked(fewer) if any(unknown in relation.terms for relation in one))
            if unknown in _verdicts(part, bounds, target, effort):
                chosen = part
    return tuple(chosen)
