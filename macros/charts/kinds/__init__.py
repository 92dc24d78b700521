"""The kinds of chart. Each has a module here whose `draw(data, width)` returns a Canvas, and an entry in KINDS.

A module is loaded when its first chart is drawn: a build that finds all its pictures in the cache needs none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from macros.charts.theme import MOST_SERIES


@dataclass(frozen=True)
class Kind:
    """The properties of a kind of chart.

    `numbers` says which of `x` (along the bottom) and `y` (up the side) has to be a column of numbers, if one has to.
    `joins` says that points are joined, which means something over time alone, `apart` that each series has a scale of its
    own, `across` that points are read from left to right, each series after the other, and not row by row.
    `most` is the most series that a reader can follow.
    """

    numbers: Literal["x", "y", ""] = ""
    joins: bool = False
    apart: bool = False
    across: bool = False
    most: int = MOST_SERIES


KINDS = {
    "bar": Kind(numbers="x"),
    "column": Kind(numbers="y", across=True),
    "grouped": Kind(),
    "stacked": Kind(),
    "stacked-100": Kind(),
    "line": Kind(numbers="y", joins=True, across=True),
    "band": Kind(numbers="y", joins=True, across=True),
    "dots": Kind(numbers="x"),
    "multiples": Kind(numbers="y", joins=True, across=True, apart=True, most=24),
    "slope": Kind(numbers="y", joins=True, across=True, most=8),
    "scorecard": Kind(across=True, apart=True, most=60),
    "judgements": Kind(apart=True),
    "number": Kind(apart=True),
}
"""Every kind by its name, as a figure's line in the metadata of a table has it."""
