"""Horizontal bars in groups, each bar with the name of its series beside it, so that no key and no colour is needed."""

from __future__ import annotations

import altair as alt

from macros.charts.data import ChartData
from macros.charts.lanes import lanes
from macros.charts.pen import Row, bars, block, canvas, words
from macros.charts.scales import along
from macros.charts.theme import LINE, NARROW, SERIES, widest, wrap

THICK = 18
CATEGORIES = 170
"""The most pixels that the names of the groups take beside them."""


def draw(data: ChartData, width: int) -> alt.LayerChart:
    """A group a category, in it a bar a series, always in the same order."""
    narrow = width <= NARROW
    room = 110 if narrow else 350 - min(CATEGORIES, widest(data.categories, bold=True))
    names = {name: wrap(name, room, name in data.focus) for name in data.series}
    step = {name: THICK + 4 if len(lines) == 1 else LINE * len(lines) + 8 for name, lines in names.items()}
    drawn = {name: [row for row in data.records if row["category"] == name] for name in data.categories}
    tall = {name: sum(step[row["series"]] for row in rows) for name, rows in drawn.items()}
    rows = lanes(
        data.categories, width, tall, gap=20, bold=data.categories, room=CATEGORIES, first=min(step.values()), short=0
    )
    left = rows.left + max(widest(lines, name in data.focus) for name, lines in names.items()) + 10
    points: list[Row] = []
    plain: list[Row] = []
    strong: list[Row] = []
    for category in data.categories:
        at = rows.tops[category]
        for row in sorted(drawn[category], key=lambda row: data.series.index(row["series"])):
            middle = at + step[row["series"]] / 2
            points.append(row | {"y": middle, "fill": SERIES[data.series.index(row["series"])]})
            (strong if row["series"] in data.focus else plain).extend(block(names[row["series"]], rows.left, middle))
            at += step[row["series"]]
    labels = [words(lines, bold=lines is strong) for lines in (plain, strong) if lines]
    return canvas(width, rows.height, *bars(points, along(data, left, width), THICK), *rows.labels, *labels)
