"""One number, large, with what it is below it; a percentage has a bar that shows how much of the whole it is."""

from __future__ import annotations

import altair as alt

from macros.charts.canvas import Canvas, layer
from macros.charts.data import ChartData
from macros.charts.theme import GRID, SERIES, measure, wrap

LARGE = 64


def draw(data: ChartData, width: int) -> Canvas:
    """The number as large as fits, at most 64 px; a value that is not shown is its symbol, as large."""
    canvas, row = Canvas(width), data.records[0]
    size = min(LARGE, LARGE * width / measure(row["shown"], bold=True, size=LARGE))
    canvas.centre([row["shown"]], 0, size * 0.62, row, bold=True, size=size)
    height = canvas.write(wrap(data.title, width), 0, size * 1.25)
    if row["unit"] == "percent" and not row["gap"] and 0 <= row["value"] <= 100:
        parts = ((1, GRID), (row["value"] / 100, SERIES[0]))
        bars = [{"x": 0, "x2": width * part, "y": height + 18, "fill": fill} for part, fill in parts]
        canvas.layers.append(layer(bars, alt.Chart().mark_bar(height=16)))
        height += 28
    return canvas.finished(height + 2)
