"""Lines over time, each with its name and latest value at its end, so that no key is needed and no colour."""

from __future__ import annotations

from macros.charts.axes import TALL, TALL_NARROW, axes
from macros.charts.canvas import Canvas
from macros.charts.data import ChartData
from macros.charts.kinds import multiples
from macros.charts.series import GAP, MARK, NAMES, NAMES_NARROW, end, label, lines, middles, named, peaks
from macros.charts.theme import LINE, NARROW, longest, widest, wrap

FAR = 2.5 * LINE
"""The most pixels from the end of a line to its name."""


def draw(data: ChartData, width: int) -> Canvas:
    """One line a series. A value that is not shown is a gap with its symbol below, and no line crosses it.

    Names too long for the narrow form get a small plot each, and so do lines whose names would be far from their ends.
    """
    narrow = width <= NARROW
    most = NAMES_NARROW if narrow else NAMES
    names = {name: wrap(name, most, True) if name else [] for name in data.series}
    broken = max(len(text) for text in names.values()) > 2 or longest(names, bold=True) > most
    if narrow and len(data.series) > 1 and broken:
        return multiples.draw(data, width)
    canvas = Canvas(width)
    said = [named(text, row["shown"], most) for name, text in names.items() for row in data.of(name)]
    tall = max(TALL_NARROW if narrow else TALL, sum(LINE * len(text) + 22 for text in names.values()))
    marked = MARK if len(data.series) > 1 else 0
    area = axes(canvas, data, 0, width, tall=tall, room=max(widest(text, bold=True) for text in said) + GAP + marked)
    ends = [end(data, name, area, names[name], most) for name in data.series]
    if any(abs(one.y - middle) > FAR for one, middle in zip(ends, middles(ends, area), strict=True)):
        return multiples.draw(data, width)
    lines(canvas, data, area, data.series)
    peaks(canvas, data, area)
    label(canvas, ends, area)
    return canvas.finished(area.height)
