"""One row of a scorecard: a measure with its newest value, its changes, the areas beside it, and what is said of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from macros.facts import Measure
from macros.tables import order
from macros.tables.intervals import Interval
from macros.wording.rank import Standing

BETTER, WORSE, SAME, UNJUDGED = "better", "worse", "no clear change", "not judged"
"""What is said of a change, or with `about the same` of a difference between areas."""
LEVEL = "about the same"


@dataclass(frozen=True)
class Point:
    """The value of one period, None where there is a symbol. `short` names it on an axis; `ago` is in periods before the newest.

    `cell` is the value as published, `shown` as readers see it.
    """

    period: str
    words: str
    short: str
    cell: str
    shown: str
    value: float | None
    ago: float


@dataclass(frozen=True)
class Moved:
    """A change to the newest value from an earlier one. `by` is its size, with the interval of the difference if there is one.

    `verdict` is BETTER, WORSE, SAME or UNJUDGED, and nothing without an agreed direction. `way` has BETTER or WORSE also
    where no one knows how sure that is, and `up` is None where the two values are equal.
    """

    since: Point
    text: str
    by: float
    interval: Interval | None
    up: bool | None
    way: str
    verdict: str


@dataclass(frozen=True)
class Measured:
    """One measure at one period. `points` are those of its line, the earliest first; `year` and `long` are the changes.

    `values` has the home area first, then the average of its neighbours and the wholes, and `cells` the same as published;
    `beside` says for each of the others whether the home area is better. `gap` says why the newest period has no value; then the one before is shown.
    """

    measure: Measure
    unit: str
    when: str
    href: str
    points: tuple[Point, ...]
    newest: Point
    known: Interval | None
    interval: str
    cells: Mapping[str, str]
    values: Mapping[str, str]
    beside: Mapping[str, str]
    standing: Standing | None
    quarter: str
    year: Moved | None
    long: Moved | None
    gap: str

    @property
    def ends(self) -> tuple[int, int, int]:
        """The end of the newest period, to sort by."""
        return order(self.newest.period)

    @property
    def verdict(self) -> str:
        """What is said of the newest year; nothing without an agreed direction."""
        if self.measure.better == "neither":
            return ""
        return UNJUDGED if self.gap or self.year is None else self.year.verdict

    @property
    def verdict_long(self) -> str:
        """What is said of all the years of the line."""
        if self.measure.better == "neither":
            return ""
        return UNJUDGED if self.long is None else self.long.verdict
