"""Horizontal bars in groups, each bar with the name of its series beside it, so that no key and no colour is needed."""

from __future__ import annotations

from macros.charts.bars import bars
from macros.charts.canvas import Canvas, Row
from macros.charts.data import ChartData
from macros.charts.looks import look_of
from macros.charts.rows import rows
from macros.charts.scales import along
from macros.charts.theme import LINE, NARROW, longest, widest, wrap

THICK = 18
CATEGORIES = 170
"""The most pixels that the names of the groups take beside them."""


def draw(data: ChartData, width: int) -> Canvas:
    """A group a category, in it a bar a series, always in the same order."""
    canvas = Canvas(width)
    room = (
        min(160, max(110, longest(data.series, bold=True)))
        if width <= NARROW
        else 350 - min(CATEGORIES, widest(data.categories, bold=True))
    )
    names = {name: wrap(name, room, name in data.focus) for name in data.series}
    step = {name: THICK + 4 if len(lines) == 1 else LINE * len(lines) + 8 for name, lines in names.items()}
    groups = {
        category: [row for name in data.series for row in data.of(name) if row["category"] == category]
        for category in data.categories
    }
    tall = {category: sum(step[row["series"]] for row in group) for category, group in groups.items()}
    first = min(step.values())
    placed = rows(canvas, data.categories, tall, 20, data.categories, CATEGORIES, first, short=0)
    left = placed.left + max(widest(lines, name in data.focus) for name, lines in names.items()) + 10
    points: list[Row] = []
    for category, group in groups.items():
        at = placed.tops[category]
        for row in group:
            name = row["series"]
            middle = at + step[name] / 2
            canvas.centre(names[name], placed.left, middle, bold=name in data.focus)
            points.append(row | {"y": middle, "fill": look_of(data, name).colour})
            at += step[name]
    bars(canvas, points, along(data, left, width), THICK)
    return canvas.finished(placed.height)
