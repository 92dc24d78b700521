"""Bars beside a target: a line across all of them, with its name and value above."""

from __future__ import annotations

from dataclasses import replace

import altair as alt

from macros.charts.canvas import Canvas, Row, layer
from macros.charts.data import ChartData
from macros.charts.looks import AREA
from macros.charts.rows import rows
from macros.charts.scales import along
from macros.charts.theme import INK, LINE, measure, wrap

THICK = 22


def draw(data: ChartData, width: int) -> Canvas:
    """One bar a category, on a scale that reaches the target too."""
    assert data.target is not None
    canvas, aim = Canvas(width), data.target
    said = wrap(f"Target: {aim['shown']}", width, bold=True)
    placed = rows(canvas, data.categories, dict.fromkeys(data.categories, THICK), bold=data.focus, top=LINE + 10)
    scale = along(replace(data, records=[*data.records, aim]), placed.left, width)
    x, half = scale.at(aim["value"]), measure(said[0], bold=True) / 2
    shown: list[Row] = []
    for row in data.records:
        y = placed.tops[row["category"]] + THICK / 2
        end = scale.at(row["value"] or 0) + 6
        over = end - 4 <= x <= end + measure(row["shown"], bold=True) + 4
        canvas.centre([row["shown"]], x + 7 if over else end, y, row if row["gap"] else None, bold=True)
        shown += [] if row["gap"] else [row | {"y": y, "fill": AREA.colour}]
    canvas.layers.append(layer(shown, alt.Chart().mark_bar(height=THICK), x=scale.x(), x2=alt.X2Datum(0)))
    canvas.centre(said, min(max(x, half), width - half), LINE / 2, aim, align="center", bold=True)
    for top in placed.tops.values():
        canvas.upright(x, top - 5, top + THICK + 5, INK, 3)
    return canvas.finished(placed.height + 5)
