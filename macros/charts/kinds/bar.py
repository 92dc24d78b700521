"""Horizontal bars, the longest first, each with its value at its end: for parts and for comparing names."""

from __future__ import annotations

from macros.charts.bars import bars
from macros.charts.canvas import Canvas
from macros.charts.data import ChartData
from macros.charts.kinds import grouped
from macros.charts.looks import colour_of
from macros.charts.rows import rows
from macros.charts.scales import along

THICK = 22


def draw(data: ChartData, width: int) -> Canvas:
    """One bar a category. Where one of them is in focus, the others step back."""
    if len(data.series) > 1:
        return grouped.draw(data, width)
    canvas = Canvas(width)
    placed = rows(canvas, data.categories, dict.fromkeys(data.categories, THICK), bold=data.strong)
    points = [
        row
        | {
            "y": placed.tops[row["category"]] + THICK / 2,
            "fill": colour_of(data, row["category"]),
        }
        for row in data.records
    ]
    bars(canvas, points, along(data, placed.left, width), THICK)
    return canvas.finished(placed.height)
