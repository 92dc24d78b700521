"""Bars made of parts. Below each bar its parts are named in their order, with their values: no part is too small."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf

import altair as alt

from macros.charts.data import ChartData
from macros.charts.lanes import keyed, striped
from macros.charts.pen import Row, base, canvas, rules, told
from macros.charts.scales import Scale
from macros.charts.theme import GRID, PAPER, SERIES

THICK = 24
STRIPES = (0, 0, 1, 2)
"""How many stripes the parts of each series have: the third and the fourth colour are in grey as the first two."""


def draw(data: ChartData, width: int) -> alt.LayerChart:
    """One bar a category, each part as long as its value."""
    sums = {name: sum(row["value"] or 0 for row in parts(data, name)) for name in data.categories}
    longest = max(sums.values()) or 1.0
    return drawn(data, width, dict.fromkeys(data.categories, longest), {})


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
) -> alt.LayerChart:
    """Bars on scales up to the whole of each, with what is said of a part's share; the whole outlined if wished.

    A part has a length where it has a value and its whole is known; the key of any other is its mark.
    """
    keys: dict[str, list[Row]] = {name: [] for name in data.categories}
    for name in data.categories:
        for row in parts(data, name):
            said = f"{row['series']} {row['shown']}{shares.get((name, row['series']), '')}"
            mark = "" if row["value"] and wholes[name] < inf else told(row)
            keys[name].append(look(data, row) | {"text": said, "told": mark})
    rows, texts = keyed(keys, width, THICK, data.focus)
    bars: list[Row] = []
    stripes: list[Row] = []
    for name in data.categories:
        scale, start = Scale(0, wholes[name], rows.left, width), 0.0
        middle = rows.tops[name] + THICK / 2
        for row in parts(data, name) if wholes[name] < inf else []:
            if row["value"]:
                ends = {"x": scale.at(start), "x2": scale.at(start + row["value"])}
                bars.append(row | ends | {"y": middle, "fill": look(data, row)["fill"], "told": told(row)})
                stripes += [ends | {"y": y, "y2": y} for y in striped(middle, THICK, look(data, row)["stripes"])]
                start += row["value"]
    middles = [rows.tops[name] + THICK / 2 for name in data.categories if outline]
    outlines = [{"x": rows.left + 0.5, "x2": width - 0.5, "y": middle} for middle in middles]
    return canvas(
        width,
        rows.height,
        base(outlines).mark_bar(height=THICK - 1, fill=PAPER, stroke=GRID),
        base(bars).mark_bar(height=THICK, stroke=PAPER, strokeWidth=1.5),
        rules(stripes, stroke=PAPER, width=2),
        *texts,
        *rows.labels,
    )


def look(data: ChartData, row: Row) -> Row:
    """The square in front of a part's name: its colour, and its stripes, which stay in grey."""
    index = data.series.index(row["series"])
    return {"shape": "square", "size": 150, "fill": SERIES[index], "stroke": PAPER, "stripes": STRIPES[index]}
