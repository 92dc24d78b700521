"""What comes in, what is there at the end, and what goes out, period by period, all on one scale from zero."""

from __future__ import annotations

from macros.charts.bars import bars
from macros.charts.canvas import Canvas, Row, flow
from macros.charts.data import ChartData
from macros.charts.rows import KEY, rows, stripes
from macros.charts.scales import along
from macros.charts.theme import LINE, MUTED, PAPER, SERIES, wrap

THICK, STEP = 14, 18
LOOKS = ((SERIES[0], 0), (MUTED, 0), (SERIES[1], 1))
"""The colours of what comes in, is there and goes out, each with its stripes, which stay in grey."""
SHORT = 0.4
"""On the narrow form, labels shorter than this share of the width are placed beside their bars, as on the wide form."""


def draw(data: ChartData, width: int) -> Canvas:
    """A group of three bars a period, always in the order of the key above them."""
    canvas = Canvas(width)
    tall = dict.fromkeys(data.categories, STEP * len(data.series))
    placed = rows(canvas, data.categories, tall, 14, data.categories, short=SHORT, top=_key(canvas, data, width))
    scale = along(data, placed.left, width)
    points: list[Row] = []
    for index, name in enumerate(data.series):
        fill, count = LOOKS[index]
        for row in data.of(name):
            y = placed.tops[row["category"]] + STEP * index + STEP / 2
            points.append(row | {"y": y, "fill": fill})
            if not row["gap"]:
                stripes(canvas, scale.at(0), scale.at(row["value"]), y, THICK, count)
    bars(canvas, points, scale, THICK)
    return canvas.finished(placed.height)


def _key(canvas: Canvas, data: ChartData, width: float) -> float:
    """What each bar is, in the order in which they stand; the height below it."""
    said = [wrap(name, width - KEY) for name in data.series]
    line = 0
    for (fill, count), text, (x, line) in zip(LOOKS, said, flow(said, 0, width, KEY), strict=True):
        middle = LINE * (line + 0.5)
        canvas.mark(x + 7, middle, {"shape": "square", "size": 150, "fill": fill, "stroke": PAPER})
        stripes(canvas, x + 1, x + 13, middle, 12, count)
        canvas.write(text, x + KEY, LINE * line)
    return LINE * (line + len(said[-1])) + 14
