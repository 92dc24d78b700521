"""Small multiples: a small plot for each series, side by side, all on one scale so that they compare."""

from __future__ import annotations

import altair as alt

from macros.charts.data import ChartData
from macros.charts.pen import Row, block, canvas, words
from macros.charts.plot import plot, reach
from macros.charts.scales import ticks
from macros.charts.theme import LINE, NARROW, widest, wrap
from macros.charts.trace import GAP, end, labels, traces

TALL = 110
BETWEEN = 28


def draw(data: ChartData, width: int) -> alt.LayerChart:
    """One plot a series in one, two or three columns. Series of different units have scales of their own."""
    columns = 1 if width <= NARROW else 3 if len(data.series) > 4 else 2
    wide = (width - BETWEEN * (columns - 1)) / columns
    shared = ticks(*reach(data), most=5) if len({row["unit"] for row in data.records}) == 1 else None
    names = {name: wrap(name, wide, bold=True) for name in data.series}
    layers: list[alt.Chart] = []
    titles: list[Row] = []
    top = 0.0
    for start in range(0, len(data.series), columns):
        row = data.series[start : start + columns]
        head = LINE * max(len(names[name]) for name in row) + 6
        bottom = top
        for column, name in enumerate(row):
            part, left = data.part(name), column * (wide + BETWEEN)
            titles += block(names[name], left, top + LINE * len(names[name]) / 2)
            marks = shared or ticks(*reach(part), most=5)
            room = widest((one["shown"] for one in part.records), bold=True) + GAP
            area = plot(part, left, left + wide, top + head, TALL, marks, room)
            layers += [*area.layers, *traces(part, name, area), *labels([end(part, name, area, [])], area)]
            bottom = max(bottom, area.height)
        top = bottom + BETWEEN
    return canvas(width, top - BETWEEN, *layers, words(titles, bold=True))
