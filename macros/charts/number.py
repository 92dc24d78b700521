"""One number, large, with what it is below it; a percentage has a bar that shows how much of the whole it is."""

from __future__ import annotations

import altair as alt

from macros.charts.data import ChartData
from macros.charts.pen import base, canvas, told, words
from macros.charts.sheet import Sheet
from macros.charts.theme import GRID, SERIES, measure, wrap

LARGE = 64


def draw(data: ChartData, width: int) -> alt.LayerChart:
    """The number as large as fits, at most 64 px; a value that is not shown is its symbol, as large."""
    row, sheet = data.records[0], Sheet()
    size = min(LARGE, LARGE * width / measure(row["shown"], bold=True, size=LARGE))
    large = [{"x": 0, "y": size * 0.62, "text": row["shown"], "told": told(row)}]
    height = sheet.write(
        wrap(data.title if data.when or not row["category"] else row["category"], width), 0, size * 1.25
    )
    bars = []
    if row["unit"] == "percent" and not row["gap"] and 0 <= row["value"] <= 100:
        bars = [
            base([{"x": 0, "x2": width * part, "y": height + 18, "fill": fill}]).mark_bar(height=16)
            for part, fill in ((1, GRID), (row["value"] / 100, SERIES[0]))
        ]
        height += 28
    return canvas(width, height + 2, words(large, bold=True, size=size), *bars, *sheet.layers)
