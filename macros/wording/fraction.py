"""A part of a whole in words: "36%", "just over a third"."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from macros.wording.value import Value, rounded

NAMED = {
    Fraction(1, 10): "a tenth",
    Fraction(1, 5): "a fifth",
    Fraction(1, 4): "a quarter",
    Fraction(1, 3): "a third",
    Fraction(2, 5): "two fifths",
    Fraction(1, 2): "half",
    Fraction(3, 5): "three fifths",
    Fraction(2, 3): "two thirds",
    Fraction(3, 4): "three quarters",
    Fraction(4, 5): "four fifths",
    Fraction(9, 10): "nine tenths",
}
"""The fractions that a sentence may name."""
NEAR = Fraction(2, 100)
"""How far from a fraction a share may lie to be `just over` or `just under` it: two percentage points."""


def percent(exact: Fraction, dp: int = 0) -> str:
    """A share as a percentage. What is not quite nothing or everything never rounds to it."""
    shown = rounded(exact * 100, dp)
    least = Decimal(1).scaleb(-dp)
    if exact > 0 and shown == 0:
        return f"less than {least:f}%"
    if exact < 1 and shown == 100:
        return f"more than {100 - least:f}%"
    return f"{shown:f}%"


def fraction(exact: Fraction) -> str:
    """A share as a fraction, if it is one or is near one; else nothing."""
    near = min(NAMED, key=lambda one: abs(one - exact))
    if exact == near:
        return NAMED[near]
    if abs(exact - near) > NEAR:
        return ""
    return f"just {'over' if exact > near else 'under'} {NAMED[near]}"


def fraction_of(percentage: Value) -> str:
    """A published percentage as a fraction; 33% is `a third`, since no one knows on which side of it the share lies."""
    exact = Fraction(percentage.whole) / 100
    same = (name for one, name in NAMED.items() if rounded(one * 100, percentage.places) == percentage.amount)
    return next(same, "") or fraction(exact)
