"""Stages of one journey under each other, each with its count and, where both count the same, its share of the one before.

Bars are drawn for what is counted at two stages or more, all on one scale. A number that counts something else has no
bar: there is nothing that it could be compared with.
"""

from __future__ import annotations

from collections import Counter

import altair as alt

from macros.charts.canvas import Canvas, Row, layer
from macros.charts.data import ChartData
from macros.charts.scales import Scale
from macros.charts.theme import INK, LINE, PAPER, SERIES, widest, wrap

THICK = 22
STEP = 20
"""The pixels before the words between two stages, for their mark."""


def draw(data: ChartData, width: int) -> Canvas:
    """A stage is its name, and below it its bar with the count at the end, or the count alone."""
    canvas, often = Canvas(width), Counter(row["counts"] for row in data.records)
    in_bars = [row for row in data.records if often[row["counts"]] > 1]
    room = widest((_said(row) for row in in_bars), bold=True) + 8
    scale = Scale(0, max((row["value"] for row in in_bars), default=0) or 1, 0, width - room)
    bars: list[Row] = []
    y = 0.0
    for index, row in enumerate(data.records):
        y = _between(canvas, row, width, y) if index else y
        y = canvas.write(wrap(row["category"], width), 0, y) + 2
        middle, has_bar = y + THICK / 2, row in in_bars
        left = scale.at(row["value"]) + 6 if has_bar else 0
        canvas.centre([_said(row)], left, middle, None if has_bar else row, bold=True)
        bars += [row | {"x": 0, "x2": scale.at(row["value"]), "y": middle, "fill": SERIES[0]}] if has_bar else []
        y += THICK
    canvas.layers.append(layer(bars, alt.Chart().mark_bar(height=THICK)))
    return canvas.finished(y + 2)


def _said(row: Row) -> str:
    """A count with what it counts."""
    return f"{row['shown']} {row['counts']}".strip()


def _between(canvas: Canvas, row: Row, width: float, top: float) -> float:
    """What leads from the stage before to this one: its share, or a line where they count different things."""
    if not row["share"]:
        canvas.rule(0, top + 12, width, top + 12)
        return top + 20
    canvas.mark(7, top + 8 + LINE / 2, {"shape": "triangle-down", "size": 110, "fill": INK, "stroke": PAPER})
    return canvas.write(wrap(f"{row['share']} of the stage before", width - STEP), STEP, top + 8) + 8
