"""Sums of whole numbers, and the search for numbers that fit them: by hand for one sum, by OR-Tools CP-SAT for several."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Unknown = Hashable
Interval = tuple[int, int]
"""The first and the last of some whole numbers."""
LARGEST = 2**61
"""The largest sum that the solver's whole numbers of 64 bits are trusted with."""


@dataclass(frozen=True)
class Row:
    """A relation in whole numbers, its unknowns in their smallest units."""

    terms: dict[Unknown, int]
    low: int
    high: int

    @property
    def is_plain(self) -> bool:
        """Whether the unknowns are only added and subtracted."""
        return all(abs(factor) == 1 for factor in self.terms.values())

    def intervals(self, ranges: Mapping[Unknown, Interval]) -> dict[Unknown, Interval]:
        """What a plain sum by itself leaves for each unknown: all of the interval is possible. One is empty if it cannot hold."""
        ends = {one: ranges[one] if sign > 0 else negated(ranges[one]) for one, sign in self.terms.items()}
        lowest, highest = sum(least for least, _ in ends.values()), sum(most for _, most in ends.values())
        left = {
            one: (max(least, self.low - (highest - most)), min(most, self.high - (lowest - least)))
            for one, (least, most) in ends.items()
        }
        return {one: left[one] if sign > 0 else negated(left[one]) for one, sign in self.terms.items()}


def negated(interval: Interval) -> Interval:
    return -interval[1], -interval[0]


class Search:
    """A search by CP-SAT for whole numbers that fit all rows. All attempts share one effort."""

    def __init__(self, rows: Sequence[Row], ranges: Mapping[Unknown, Interval], effort: float) -> None:
        from ortools.sat.python import cp_model  # takes half a second, and few sites need it

        self._library, self._effort = cp_model, effort
        self._model, self._solver = cp_model.CpModel(), cp_model.CpSolver()
        self._solver.parameters.num_workers = 1  # with the limit in steps: the same verdict on every machine
        self._solver.parameters.random_seed = 1
        self._solver.parameters.cp_model_probing_level = 0  # takes longer than it saves on sums
        self._solver.parameters.symmetry_level = 0
        reach = max(sum(abs(by) * max(map(abs, ranges[one])) for one, by in row.terms.items()) for row in rows)
        if max(reach, *(abs(end) for row in rows for end in (row.low, row.high))) > LARGEST:
            self._effort = 0
            return
        names = dict.fromkeys(one for row in rows for one in row.terms)
        self._cells = {one: self._model.new_int_var(*ranges[one], "") for one in names}
        for row in rows:
            total = cp_model.LinearExpr.weighted_sum([self._cells[one] for one in row.terms], list(row.terms.values()))
            self._model.add_linear_constraint(total, row.low, row.high)

    def attempt(self, literals: Sequence[Any] = ()) -> bool | None:
        """Whether there are such numbers, with one of the literals true and as many as can be; None when the effort is spent."""
        if literals:
            self._model.add_bool_or(literals)
            self._model.maximize(sum(literals))
        if self._effort <= 0:
            return None
        self._solver.parameters.max_deterministic_time = self._effort
        status = self._solver.solve(self._model)
        self._effort -= self._solver.response_proto.deterministic_time
        if status == self._library.INFEASIBLE:
            return False
        return True if status in (self._library.OPTIMAL, self._library.FEASIBLE) else None

    def outside(self, unknown: Unknown, values: Interval) -> Any:
        """A literal that is only true when the unknown is none of these values."""
        literal = self._model.new_bool_var("")
        other = self._library.Domain(*values).complement()
        self._model.add_linear_expression_in_domain(self._cells[unknown], other).only_enforce_if(literal)
        return literal

    def value(self, unknown: Unknown) -> int:
        """The number that the last attempt found for an unknown."""
        return int(self._solver.value(self._cells[unknown]))

    def holds(self, literal: Any) -> bool:
        """Whether a literal was true in the last attempt."""
        return bool(self._solver.value(literal))
