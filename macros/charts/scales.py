"""Scales from values to pixels, round tick values, and which axis labels fit."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from macros.charts.data import ChartData
from macros.charts.theme import measure, widest
from macros.tables import shown

if TYPE_CHECKING:
    import altair as alt


@dataclass(frozen=True)
class Scale:
    """A straight scale from the values `low` to `high` to the pixels `start` to `end`, for Vega-Lite and for texts."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The pixel of a value."""
        return self.start + (value - self.low) / ((self.high - self.low) or 1) * (self.end - self.start)

    @property
    def vega(self) -> alt.Scale:
        """The same scale in Vega-Lite's words: fixed, so that nothing is rounded or stretched."""
        import altair as alt  # where a small line is drawn without Vega-Lite, it is not loaded

        return alt.Scale(domain=[self.low, self.high], range=[self.start, self.end], nice=False, zero=False)

    def x(self, field: str = "value") -> alt.X:
        """A field drawn along the picture."""
        import altair as alt

        return alt.X(f"{field}:Q", scale=self.vega, axis=None)

    def y(self, field: str = "value") -> alt.Y:
        """A field drawn up the picture."""
        import altair as alt

        return alt.Y(f"{field}:Q", scale=self.vega, axis=None)


def along(data: ChartData, left: float, right: float) -> Scale:
    """The scale of horizontal bars: from zero, or from the lowest value below it, with room for each end's label."""
    low, high = min(data.least, 0.0), max(data.largest, 0.0)
    points = data.records
    room = widest((row["shown"] for row in points if row["gap"] or row["value"] >= 0), bold=True) + 8
    before = widest((row["shown"] for row in points if not row["gap"] and row["value"] < 0), bold=True)
    return Scale(low, high if high > low else low + 1, left + (before + 8 if before else 0), right - room)


def ticks(low: float, high: float, most: int = 6) -> list[float]:
    """Round numbers that begin at or below the lowest value and end at or above the highest, `most` at most."""
    span = (high - low) or abs(high) or 1.0
    step = 10.0 ** math.floor(math.log10(span / (most - 1)))
    while True:
        for times in (1, 2, 5, 10):
            size = step * times
            first, last = math.floor(low / size + 1e-9), math.ceil(high / size - 1e-9)
            if last - first + 1 <= most:
                return [round(index * size, 10) for index in range(first, max(last, first + 1) + 1)]
        step *= 10


def tick_words(values: Sequence[float], unit: str) -> list[str]:
    """The round numbers of an axis as readers see them: all with as many decimals, millions as m."""
    millions = max(abs(value) for value in values) >= 1_000_000
    said = [value / 1_000_000 for value in values] if millions else values
    step = abs(said[1] - said[0]) if len(said) > 1 else 1
    places = max(0, -math.floor(math.log10(step) + 1e-9)) if step else 0
    return [shown(f"{value:.{places}f}" if value else "0", unit) + "m" * (millions and value != 0) for value in said]


def fitting(
    texts: Sequence[str], middles: Sequence[float], left: float, right: float, gap: float = 10
) -> dict[int, float]:
    """Which labels of an axis fit beside each other, with the middle of each: the first, the last, as many as can.

    A label that would stand out beyond an edge is moved in.
    """
    half = [measure(text) / 2 for text in texts]
    inside = [min(max(middle, left + wide), right - wide) for middle, wide in zip(middles, half, strict=True)]
    last = len(texts) - 1
    for step in range(1, last + 2):
        chosen = sorted({*range(0, last + 1, step), last})
        if len(chosen) > 2 and chosen[-1] - chosen[-2] < step:
            del chosen[-2]
        pairs = pairwise(chosen)
        if all(inside[one] + half[one] + gap <= inside[two] - half[two] for one, two in pairs):
            return {index: inside[index] for index in chosen}
    if last > 0 and 2 * half[0] + gap + 2 * half[last] <= right - left:
        return {0: left + half[0], last: right - half[last]}
    return {last: inside[last]} if texts else {}
