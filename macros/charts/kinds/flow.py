"""What comes in, what is there at the end, and what goes out: three lines on one scale, named by a key above them."""

from __future__ import annotations

from macros.charts.axes import TALL, TALL_NARROW, axes
from macros.charts.canvas import Canvas, flow
from macros.charts.data import ChartData
from macros.charts.looks import look_of
from macros.charts.rows import KEY
from macros.charts.series import GAP, MARK, end, label, latest, lines
from macros.charts.theme import LINE, NARROW, widest, wrap


def draw(data: ChartData, width: int) -> Canvas:
    """A line for each of the three, with its newest value at its end: what comes in and goes out lie close together."""
    canvas = Canvas(width)
    room = widest([latest(data, name)["shown"] for name in data.series], bold=True) + GAP + MARK
    tall = TALL_NARROW if width <= NARROW else TALL
    area = axes(canvas, data, 0, width, _key(canvas, data, width), tall, room=room)
    lines(canvas, data, area, data.series)
    ends = [end(data, name, area, [""]) for name in data.series]
    label(canvas, ends, area)
    return canvas.finished(area.height)


def _key(canvas: Canvas, data: ChartData, width: float) -> float:
    """The mark and the name of each line; the height below them."""
    said = [wrap(name, width - KEY) for name in data.series]
    line = 0
    for name, text, (x, line) in zip(data.series, said, flow(said, 0, width, KEY), strict=True):
        look = look_of(data, name)
        canvas.mark(x + 7, LINE * (line + 0.5), look.mark(64))
        canvas.write(text, x + KEY, LINE * line, fill=look.colour)
    return LINE * (line + len(said[-1])) + 20
