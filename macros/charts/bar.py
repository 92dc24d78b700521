"""Horizontal bars, the longest first, each with its value at its end: for parts and for comparing names."""

from __future__ import annotations

import altair as alt

from macros.charts import grouped
from macros.charts.data import ChartData
from macros.charts.lanes import lanes
from macros.charts.pen import bars, canvas
from macros.charts.scales import along
from macros.charts.theme import MUTED, SERIES

THICK = 22


def draw(data: ChartData, width: int) -> alt.LayerChart:
    """One bar a category. Where one of them is in focus, the others step back."""
    if len(data.series) > 1:
        return grouped.draw(data, width)
    rows = lanes(data.categories, width, dict.fromkeys(data.categories, THICK), bold=data.focus)
    points = [
        row
        | {
            "y": rows.tops[row["category"]] + THICK / 2,
            "fill": MUTED if data.focus and row["category"] not in data.focus else SERIES[0],
        }
        for row in data.records
    ]
    return canvas(width, rows.height, *bars(points, along(data, rows.left, width), THICK), *rows.labels)
