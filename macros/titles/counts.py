"""How many there are of what a figure draws, and how many of those do the same: what a whole number may count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from macros.titles.drawn import Drawn

FEW = 8
"""So many values are few enough to be read as single ones."""


def counts(drawn: Drawn) -> Iterator[int]:
    """How many there are: of categories, series, points and periods, and of those that say or did the same."""
    data = drawn.data
    yield from (len(data.categories), len(data.series), len(drawn.points), len(drawn.known), len(drawn.periods))
    yield from (len(drawn.areas), len(drawn.neighbours), len(drawn.neighbours) + 1)
    if data.when:
        yield from _runs(drawn)
    if drawn.signed:
        signs = [point.value for point in drawn.known if point.value]
        yield from (sum(value > 0 for value in signs), sum(value < 0 for value in signs))
    if len(drawn.points) <= 2 * FEW:
        yield from Counter(point.shown for point in drawn.points).values()
    if data.better:
        better = [_moved(drawn, name) for name in data.series]
        yield from Counter(better).values()
        yield sum(one in ("better", "same") for one in better)
        yield sum(one in ("worse", "same") for one in better)
    if drawn.home and drawn.by_area == "series" and not data.when:
        for other in data.series:
            pairs = _side_by_side(drawn, other)
            yield sum(own > theirs for own, theirs in pairs)
            yield sum(own < theirs for own, theirs in pairs)
    elif drawn.home and drawn.by_area == "categories":
        values = {point.category: point.value for point in drawn.known}
        own = values.get(drawn.home)
        theirs = [values[name] for name in drawn.neighbours if name in values]
        yield from (sum(own is not None and one is not None and one > own for one in theirs),)
        yield from (sum(own is not None and one is not None and one < own for one in theirs),)


def _runs(drawn: Drawn) -> Iterator[int]:
    """How many series rose and fell, how often each did, and in how many periods the area is above each other."""
    ends = [(own[0].value or 0, own[-1].value or 0) for name in drawn.data.series if (own := drawn.of(name))]
    yield from (sum(last > first for first, last in ends), sum(last < first for first, last in ends))
    for name in drawn.subject(drawn.title):
        values = [point.value or 0 for point in drawn.of(name)]
        steps = [after > before for before, after in pairwise(values)]
        yield from (len(steps), sum(steps), len(steps) - sum(steps))
    if drawn.home and drawn.by_area == "series":
        for other in drawn.data.series:
            pairs = _side_by_side(drawn, other)
            yield from (sum(own > theirs for own, theirs in pairs), sum(own < theirs for own, theirs in pairs))


def _moved(drawn: Drawn, series: str) -> str:
    """Whether an indicator was better, worse or the same at the end, by which way is better for it."""
    values = [point.value for point in drawn.of(series) if point.value is not None]
    way = drawn.data.better.get(series, "")
    if len(values) < 2 or way not in ("high", "low"):
        return "unknown"
    if values[0] == values[-1]:
        return "same"
    return "better" if (values[-1] > values[0]) == (way == "high") else "worse"


def _side_by_side(drawn: Drawn, other: str) -> list[tuple[Fraction, Fraction]]:
    own = {point.category: point.value for point in drawn.of(drawn.home)}
    theirs = {point.category: point.value for point in drawn.of(other)}
    return [(a, b) for name, a in own.items() if a is not None and (b := theirs.get(name)) is not None]
