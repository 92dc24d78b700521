"""Lines over time, each with its name and latest value at its end, so that no key is needed and no colour."""

from __future__ import annotations

import altair as alt

from macros.charts import multiples
from macros.charts.data import ChartData
from macros.charts.pen import canvas
from macros.charts.plot import TALL, TALL_NARROW, plot
from macros.charts.theme import LINE, NARROW, widest, wrap
from macros.charts.trace import GAP, end, labels, peaks, traces

NAMES, NAMES_NARROW = 190, 96
"""The most pixels that a name at the end of a line takes."""


def draw(data: ChartData, width: int) -> alt.LayerChart:
    """One line a series. A value that is not shown is a gap with its symbol below, and no line crosses it.

    Names too long for the narrow form get a small plot each.
    """
    narrow = width <= NARROW
    names = {name: wrap(name, NAMES_NARROW if narrow else NAMES, True) if name else [] for name in data.series}
    if narrow and len(data.series) > 1 and max(len(lines) for lines in names.values()) > 2:
        return multiples.draw(data, width)
    said = [[*lines, row["shown"]] for name, lines in names.items() for row in data.of(name)]
    tall = max(TALL_NARROW if narrow else TALL, sum(LINE * len(lines) + 22 for lines in names.values()))
    area = plot(data, 0, width, tall=tall, room=max(widest(lines, bold=True) for lines in said) + GAP)
    lines = [layer for index, name in enumerate(data.series) for layer in traces(data, name, area, index)]
    ends = [end(data, name, area, names[name]) for name in data.series]
    return canvas(width, area.height, *area.layers, *lines, *peaks(data, area), *labels(ends, area))
