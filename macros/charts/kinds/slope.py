"""Lines from one period to another, each with its value at both ends and its name at the right."""

from __future__ import annotations

from macros.charts.axes import TALL, TALL_NARROW, Axes, across, reach
from macros.charts.canvas import Canvas, Row, spread
from macros.charts.data import ChartData
from macros.charts.looks import look_of
from macros.charts.scales import Scale, ticks
from macros.charts.series import GAP, MARK, NAMES, NAMES_NARROW, End, end, label, lines, named
from macros.charts.theme import LINE, NARROW, longest, widest, wrap

THREAD = 14
"""The pixels that the threads to the names take."""


def draw(data: ChartData, width: int) -> Canvas:
    """One line a series. Where one end is not shown its symbol is there, and there is no line."""
    canvas, narrow = Canvas(width), width <= NARROW
    most = min(160, max(NAMES_NARROW, longest(data.series, bold=True))) if narrow else NAMES
    first, last = data.categories
    names = {name: wrap(name, most, bold=True) for name in data.series}
    periods = {name: wrap(name, 84 if narrow else 200) for name in data.categories}
    shown = widest((row["shown"] for row in data.records), bold=True)
    left = max(shown + GAP, widest(periods[first]) / 2)
    said = [named(text, row["shown"], most) for name, text in names.items() for row in data.of(name)]
    room = max(widest(periods[last]) / 2, *(widest(text, bold=True) for text in said))
    right = width - GAP - THREAD - MARK - room
    top = LINE * max(map(len, periods.values())) + LINE
    tall = max(TALL_NARROW if narrow else TALL, sum(LINE * len(text) + 22 for text in names.values()))
    marks = ticks(*reach(data))
    x, y = across(data, left, right), Scale(marks[0], marks[-1], top + tall, top)
    area = Axes(x, y, left, right + THREAD, top, top + tall, top + tall + LINE)
    for name, at in ((first, left), (last, right)):
        canvas.rule(at, top - LINE / 2, at, area.height)
        canvas.centre(periods[name], at, (top - LINE) / 2, align="center")
    lines(canvas, data, area, data.series)
    _starts(canvas, data, area, first)
    label(canvas, [_end(data, name, area, last, names[name], most) for name in data.series], area)
    return canvas.finished(area.height)


def _starts(canvas: Canvas, data: ChartData, area: Axes, period: str) -> None:
    """The values at the left, moved apart where they would meet."""
    rows = [row for row in data.records if row["category"] == period]
    wanted = [_height(data, row, area) for row in rows]
    middles = spread(wanted, [LINE] * len(rows), area.top - LINE / 2, area.height)
    for row, middle in zip(rows, middles, strict=True):
        canvas.centre([row["shown"]], area.left - GAP, middle, row if row["gap"] else None, align="right", bold=True)


def _end(data: ChartData, name: str, area: Axes, period: str, text: list[str], most: float) -> End:
    """The name and the value at the right, or the symbol that is there."""
    row = next((row for row in data.of(name) if row["category"] == period), None)
    if row is None or not row["gap"]:
        return end(data, name, area, text, most)
    return End(
        named(text, row["shown"], most),
        name in data.focus,
        area.right - THREAD,
        _height(data, row, area),
        row,
        look_of(data, name),
    )


def _height(data: ChartData, row: Row, area: Axes) -> float:
    """Where a value is; a symbol is level with the other end of its line."""
    known = [other["value"] for other in data.of(row["series"]) if not other["gap"]]
    value = row["value"] if not row["gap"] else known[0] if known else area.y.low
    return area.y.at(value)
