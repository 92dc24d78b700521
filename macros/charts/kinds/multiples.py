"""Small multiples: a small plot for each series, side by side, all on one scale so that they compare."""

from __future__ import annotations

from macros.charts.axes import axes, reach
from macros.charts.beside_marks import remarks
from macros.charts.canvas import Canvas
from macros.charts.data import ChartData
from macros.charts.scales import ticks
from macros.charts.series import GAP, end, label, lines
from macros.charts.theme import LINE, NARROW, widest, wrap

TALL = 110
BETWEEN = 28


def draw(data: ChartData, width: int) -> Canvas:
    """One plot a series in one, two or three columns, which begin with whether they share a scale.

    They do unless the figure says `scale: own`, or their units differ.
    """
    canvas = Canvas(width)
    columns = 1 if width <= NARROW else 2 if len(data.series) in (2, 4) else 3
    wide = (width - BETWEEN * (columns - 1)) / columns
    alike = len({row["unit"] for row in data.records}) == 1 and data.scale != "own"
    shared = ticks(*reach(data), most=5) if alike else None
    names = {name: wrap(name, wide, bold=True) for name in data.series}
    said = "All have the same scale." if alike else "Each has its own scale."
    top = bottom = canvas.write([said], 0, 0) + 10
    for index, name in enumerate(data.series):
        row, column = divmod(index, columns)
        if column == 0:
            top = bottom + BETWEEN * (row > 0)
            head = LINE * max(len(names[one]) for one in data.series[index : index + columns]) + 6
        part, left = data.part(name), column * (wide + BETWEEN)
        canvas.write(names[name], left, top, bold=True)
        marks = shared or ticks(*reach(part), most=5)
        room = widest((one["shown"] for one in part.records), bold=True) + GAP
        area = axes(canvas, part, left, left + wide, top + head, TALL, marks, room, above=False)
        lines(canvas, part, area, [name])
        label(canvas, [end(part, name, area, [])], area)
        bottom = max(bottom, area.height)
    for told in remarks(data):
        if not told.gap:
            bottom = canvas.write(wrap(f"{told.first}: {told.words}.", width), 0, bottom + 8)
    return canvas.finished(bottom)
