"""The ground on which lines are drawn: a light grid of round numbers, the periods below, and the symbols of gaps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import altair as alt

from macros.charts.data import ChartData
from macros.charts.pen import Row, rules, told, words
from macros.charts.scales import Scale, fitting, tick_words, ticks
from macros.charts.theme import INK, LINE, measure, widest

TALL, TALL_NARROW = 280, 210
FLAT = 0.35
"""Lines that move by less than this part of their height are drawn on a scale that begins above nought, and say so."""


@dataclass(frozen=True)
class Plot:
    """Where values and periods stand; `bottom` is where the grid ends, `height` where the words below it do."""

    x: Mapping[str, float]
    y: Scale
    left: float
    right: float
    top: float
    bottom: float
    height: float
    layers: list[alt.Chart]


def plot(
    data: ChartData,
    left: float,
    right: float,
    top: float = 0,
    tall: float = TALL,
    marks: Sequence[float] | None = None,
    room: float = 0,
) -> Plot:
    """The ground for these values between two edges, with `room` more for labels right of it.

    `marks` are the round numbers of the grid, where another plot has the same ones.
    """
    marks = marks or ticks(*reach(data))
    said = tick_words(marks, data.unit)
    edge, right, bottom = left + widest(said) + 12, right - room, top + tall
    y = Scale(marks[0], marks[-1], bottom, top + LINE / 2)
    x = across(data, edge + 8, right - 8)
    hidden, below = gaps(data, x, bottom + 6, right + room)
    periods = fitting(data.categories, [x[name] for name in data.categories], left, right + room)
    below += 6 + LINE / 2
    layers = [
        rules([_level(edge, right, y.at(mark)) for mark in marks if mark != 0]),
        rules([_level(edge, right, y.at(0)) for _ in marks[:1] if marks[0] <= 0], stroke=INK),
        words(
            [{"x": edge - 12, "y": y.at(mark), "text": text} for mark, text in zip(marks, said, strict=True)],
            align="right",
        ),
        words([{"x": at, "y": below, "text": data.categories[index]} for index, at in periods.items()], align="center"),
        words(hidden, align="center", bold=True),
    ]
    if marks[0] > 0:
        below += LINE + 4
        layers.append(words([{"x": left, "y": below, "text": f"The scale begins at {said[0]}, not at 0."}]))
    return Plot(x, y, edge, right, top, bottom, below + LINE / 2, layers)


def _level(left: float, right: float, y: float) -> Row:
    return {"x": left, "x2": right, "y": y, "y2": y}


def reach(data: ChartData) -> tuple[float, float]:
    """From nought to the largest value, or below nought where a value is; above it where all lie close together."""
    low, high = data.least, data.largest
    if low == high == 0:
        return 0.0, 100.0 if data.unit == "percent" else 1.0
    if low > 0 and (high - low) < FLAT * high and high > low:
        return low, high
    return min(low, 0.0), max(high, 0.0)


def across(data: ChartData, left: float, right: float) -> dict[str, float]:
    """Where each category stands: in time, as far apart as the periods are."""
    times = data.times
    first, last = min(times.values()), max(times.values())
    if first == last:
        return dict.fromkeys(times, right)
    scale = Scale(first, last, left, right)
    return {name: scale.at(times[name]) for name in data.categories}


def gaps(data: ChartData, x: Mapping[str, float], top: float, edge: float) -> tuple[list[Row], float]:
    """The symbols of missing values under their periods, in as many lines as they need not to meet."""
    ends: list[float] = []
    rows: list[Row] = []
    hidden = [row for row in data.records if row["gap"] and row["series"] in (data.named or data.series)]
    for point in sorted(hidden, key=lambda row: x[row["category"]]):
        half = measure(point["shown"], bold=True) / 2
        at = min(x[point["category"]], edge - half)
        line = next((index for index, end in enumerate(ends) if end + 6 <= at - half), len(ends))
        ends[line:] = [at + half, *ends[line + 1 :]]
        rows.append({"x": at, "y": top + LINE * (line + 0.5), "text": point["shown"], "told": told(point)})
    return rows, top + LINE * len(ends)
