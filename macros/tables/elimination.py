"""What a system of linear equations fixes, found by elimination over fractions: exact, however large the numbers are."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from fractions import Fraction

Unknown = Hashable


def fixed(equations: Iterable[Mapping[Unknown, Fraction]]) -> set[Unknown]:
    """The unknowns that a system of linear equations fixes, whatever their right-hand sides are."""
    return {pivot for pivot, row in _reduced(equations) if len(row) == 1}


def _reduced(equations: Iterable[Mapping[Unknown, Fraction]]) -> list[tuple[Unknown, dict[Unknown, Fraction]]]:
    """Gauss and Jordan's elimination: each row with the unknown that only it has."""
    reduced: list[tuple[Unknown, dict[Unknown, Fraction]]] = []
    for equation in equations:
        row = dict(equation)
        for pivot, other in reduced:
            if pivot in row:
                row = _less(row, other, row[pivot])
        if not row:
            continue
        pivot = next(iter(row))
        row = {unknown: value / row[pivot] for unknown, value in row.items()}
        reduced = [(old, _less(other, row, other[pivot]) if pivot in other else other) for old, other in reduced]
        reduced.append((pivot, row))
    return reduced


def _less(row: dict[Unknown, Fraction], other: dict[Unknown, Fraction], times: Fraction) -> dict[Unknown, Fraction]:
    """`row` less `times` the other, without the unknowns that fall away."""
    result = dict(row)
    for unknown, value in other.items():
        result[unknown] = result.get(unknown, Fraction(0)) - times * value
    return {unknown: value for unknown, value in result.items() if value}
