"""Lines from one period to another, each with its value at both ends and its name at the right."""

from __future__ import annotations

import altair as alt

from macros.charts.data import ChartData
from macros.charts.line import NAMES, NAMES_NARROW
from macros.charts.pen import Row, block, canvas, rules, spread, told, words
from macros.charts.plot import TALL, TALL_NARROW, Plot, reach
from macros.charts.scales import Scale, ticks
from macros.charts.theme import LINE, NARROW, widest, wrap
from macros.charts.trace import GAP, End, end, labels, traces

THREAD = 14
"""The pixels that the threads to the names take."""


def draw(data: ChartData, width: int) -> alt.LayerChart:
    """One line a series. Where one end is not shown its symbol stands there, and there is no line."""
    narrow = width <= NARROW
    first, last = data.categories
    names = {name: wrap(name, NAMES_NARROW if narrow else NAMES, bold=True) for name in data.series}
    periods = {name: wrap(name, 84 if narrow else 200) for name in data.categories}
    shown = widest((row["shown"] for row in data.records), bold=True)
    left = max(shown + GAP, widest(periods[first]) / 2)
    right = (
        width
        - GAP
        - THREAD
        - max(shown, widest(periods[last]) / 2, *(widest(lines, bold=True) for lines in names.values()))
    )
    top = LINE * max(map(len, periods.values())) + LINE
    tall = max(TALL_NARROW if narrow else TALL, sum(LINE * len(lines) + 22 for lines in names.values()))
    marks = ticks(*reach(data))
    scale = Scale(marks[0], marks[-1], top + tall, top)
    area = Plot({first: left, last: right}, scale, left, right + THREAD, top, top + tall, top + tall + LINE, [])
    axes = [{"x": at, "y": top - LINE / 2, "y2": area.height} for at in area.x.values()]
    heads = [row for name, lines in periods.items() for row in block(lines, area.x[name], (top - LINE) / 2)]
    lines = [layer for index, name in enumerate(data.series) for layer in traces(data, name, area, index)]
    return canvas(
        width,
        area.height,
        rules(axes),
        words(heads, align="center"),
        *lines,
        _starts(data, area, first),
        *labels([_end(data, name, area, last, names[name]) for name in data.series], area),
    )


def _starts(data: ChartData, area: Plot, period: str) -> alt.Chart:
    """The values at the left, moved apart where they would meet."""
    rows = [row for row in data.records if row["category"] == period]
    wanted = [_height(data, row, area) for row in rows]
    middles = spread(wanted, [LINE] * len(rows), area.top - LINE / 2, area.height)
    said: list[Row] = [
        {"x": area.left - GAP, "y": middle, "text": row["shown"], "told": told(row) if row["gap"] else ""}
        for row, middle in zip(rows, middles, strict=True)
    ]
    return words(said, align="right", bold=True)


def _end(data: ChartData, name: str, area: Plot, period: str, lines: list[str]) -> End:
    """The name and the value at the right, or the symbol that stands there."""
    row = next((row for row in data.of(name) if row["category"] == period), None)
    if row is None or not row["gap"]:
        return end(data, name, area, lines)
    return End([*lines, row["shown"]], name in data.focus, area.right - THREAD, _height(data, row, area), told(row))


def _height(data: ChartData, row: Row, area: Plot) -> float:
    """Where a value stands; a symbol stands level with the other end of its line."""
    known = [other["value"] for other in data.of(row["series"]) if not other["gap"]]
    value = row["value"] if not row["gap"] else known[0] if known else area.y.low
    return area.y.at(value)
