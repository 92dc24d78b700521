"""Bars made of parts. Below each bar its parts are named in their order, with their values: no part is too small."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf

import altair as alt

from macros.charts.canvas import Canvas, Row, layer
from macros.charts.data import ChartData
from macros.charts.rows import keyed, stripes
from macros.charts.scales import Scale
from macros.charts.theme import GRID, PAPER, SERIES

THICK = 24
STRIPES = (0, 0, 1, 2)
"""How many stripes the parts of each series have: the third and the fourth colour are in grey as the first two."""


def draw(data: ChartData, width: int) -> Canvas:
    """One bar a category, each part as long as its value."""
    sums = {name: sum(row["value"] or 0 for row in parts(data, name)) for name in data.categories}
    return drawn(data, width, dict.fromkeys(data.categories, max(sums.values()) or 1.0), {})


def parts(data: ChartData, category: str) -> list[Row]:
    """The parts of one bar, in the order of the series."""
    rows = [row for row in data.records if row["category"] == category]
    return sorted(rows, key=lambda row: data.series.index(row["series"]))


def drawn(
    data: ChartData,
    width: int,
    wholes: Mapping[str, float],
    shares: Mapping[tuple[str, str], str],
    outline: bool = False,
) -> Canvas:
    """Bars on scales up to the whole of each, with what is said of a part's share; the whole outlined if wished.

    A part has a length where it has a value and its whole is known; the key of any other is its mark.
    """
    canvas = Canvas(width)
    keys: dict[str, list[Row]] = {name: [] for name in data.categories}
    for name in data.categories:
        for row in parts(data, name):
            said = f"{row['series']} {row['shown']}{shares.get((name, row['series']), '')}"
            drawn_there = row["value"] and wholes[name] < inf
            keys[name].append(look(data, row) | {"text": said, "row": None if drawn_there else row})
    placed = keyed(canvas, keys, THICK, data.focus)
    bars: list[Row] = []
    for name in data.categories:
        scale, start = Scale(0, wholes[name], placed.left, width), 0.0
        middle = placed.tops[name] + THICK / 2
        for row in parts(data, name) if wholes[name] < inf else []:
            if row["value"]:
                left, right = scale.at(start), scale.at(start + row["value"])
                fill, count = look(data, row)["fill"], look(data, row)["stripes"]
                bars.append(row | {"x": left, "x2": right, "y": middle, "fill": fill})
                stripes(canvas, left, right, middle, THICK, count)
                start += row["value"]
    middles = [placed.tops[name] + THICK / 2 for name in data.categories if outline]
    outlines = [{"x": placed.left + 0.5, "x2": width - 0.5, "y": middle} for middle in middles]
    canvas.layers = [
        layer(outlines, alt.Chart().mark_bar(height=THICK - 1, fill=PAPER, stroke=GRID)),
        layer(bars, alt.Chart().mark_bar(height=THICK, stroke=PAPER, strokeWidth=1.5)),
    ]
    return canvas.finished(placed.height)


def look(data: ChartData, row: Row) -> Row:
    """The square in front of a part's name: its colour, and its stripes, which stay in grey."""
    index = data.series.index(row["series"])
    return {"shape": "square", "size": 150, "fill": SERIES[index], "stroke": PAPER, "stripes": STRIPES[index]}
