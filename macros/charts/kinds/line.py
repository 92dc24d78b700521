"""Lines over time, each with its name and latest value at its end, so that no key is needed and no colour."""

from __future__ import annotations

from macros.charts.axes import TALL, TALL_NARROW, axes
from macros.charts.canvas import Canvas
from macros.charts.data import ChartData
from macros.charts.kinds import multiples
from macros.charts.series import GAP, NAMES, NAMES_NARROW, end, label, lines, peaks
from macros.charts.theme import LINE, NARROW, widest, wrap


def draw(data: ChartData, width: int) -> Canvas:
    """One line a series. A value that is not shown is a gap with its symbol below, and no line crosses it.

    Names too long for the narrow form get a small plot each.
    """
    narrow = width <= NARROW
    names = {name: wrap(name, NAMES_NARROW if narrow else NAMES, True) if name else [] for name in data.series}
    if narrow and len(data.series) > 1 and max(len(text) for text in names.values()) > 2:
        return multiples.draw(data, width)
    canvas = Canvas(width)
    said = [[*text, row["shown"]] for name, text in names.items() for row in data.of(name)]
    tall = max(TALL_NARROW if narrow else TALL, sum(LINE * len(text) + 22 for text in names.values()))
    area = axes(canvas, data, 0, width, tall=tall, room=max(widest(text, bold=True) for text in said) + GAP)
    lines(canvas, data, area, data.series)
    peaks(canvas, data, area)
    label(canvas, [end(data, name, area, names[name]) for name in data.series], area)
    return canvas.finished(area.height)
