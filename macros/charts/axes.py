"""The ground on which lines are drawn: a light grid of round numbers, the periods below, and the symbols of gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.charts import beside_marks
from macros.charts.canvas import Canvas
from macros.charts.data import ChartData
from macros.charts.scales import Scale, fitting, tick_words, ticks
from macros.charts.theme import GRID, INK, LINE, widest, wrap

TALL, TALL_NARROW = 280, 210
FLAT = 0.35
"""Lines that move by less than this part of their height are drawn on a scale that begins above zero, and say so."""


@dataclass(frozen=True)
class Axes:
    """Where values and periods are; the grid lies between the edges, `height` is where the words below it end."""

    x: Scale
    y: Scale
    left: float
    right: float
    top: float
    bottom: float
    height: float


def axes(
    canvas: Canvas,
    data: ChartData,
    left: float,
    right: float,
    top: float = 0,
    tall: float = TALL,
    marks: Sequence[float] | None = None,
    room: float = 0,
    above: bool = True,
) -> Axes:
    """The ground for these values between two edges, with `room` more for labels right of it.

    `marks` are the round numbers of the grid, where another chart has the same ones. Remarks on periods go `above` it, or
    below, where plots are side by side.
    """
    marks = marks or ticks(*reach(data))
    said = tick_words(marks, data.unit)
    edge, end = left + widest(said) + 12, right - room
    x = across(data, edge + 8, end - 8)
    placed = beside_marks.place(data, x, left, right) if above else []
    head, top = top, top + beside_marks.height(placed)
    bottom = top + tall
    beside_marks.write(canvas, data, placed, x, head, bottom)
    y = Scale(marks[0], marks[-1], bottom, top + LINE / 2)
    for mark, text in zip(marks, said, strict=True):
        canvas.rule(edge, y.at(mark), end, y.at(mark), INK if mark == 0 else GRID)
        canvas.centre([text], edge - 12, y.at(mark), align="right")
    low = bottom + 12
    places = [x.at(data.times[name]) for name in data.categories]
    for index, at in fitting(data.labels, places, left, right).items():
        canvas.write([data.labels[index]], at, low, align="center")
    low += LINE
    if marks[0] > 0:
        low = canvas.write(wrap(f"The scale begins at {said[0]}, not at 0.", right - left), left, low + 4)
    for words in beside_marks.below(data, whole=not above):
        low = canvas.write(wrap(words, right - left), left, low + 4)
    for row in data.records:
        if row["gap"] and row["series"] in (data.named or data.series):
            canvas.unseen(x.at(row["time"]), bottom, row)
    return Axes(x, y, edge, end, top, bottom, low)


def reach(data: ChartData) -> tuple[float, float]:
    """From zero to the largest value, or below zero where a value is; above it where all lie close together."""
    low, high = data.least, data.largest
    if low == high == 0:
        return 0.0, 100.0 if data.unit == "percent" else 1.0
    if low > 0 and (high - low) < FLAT * high and high > low:
        return low, high
    return min(low, 0.0), max(high, 0.0)


def across(data: ChartData, left: float, right: float) -> Scale:
    """Periods as far apart as they are in time; one alone is at the right, where the latest would."""
    first, last = min(data.times.values()), max(data.times.values())
    return Scale(first if first < last else last - 1, last, left, right)
