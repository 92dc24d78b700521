"""What line charts share: the lines of series with their gaps, and the name and latest value at the end of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from macros.charts.axes import Axes
from macros.charts.canvas import Canvas, Row, layer, shapes, spread
from macros.charts.data import ChartData
from macros.charts.theme import DASHES, INK, LINE, MARKERS, SERIES, measure

GAP = 12
"""The pixels from the plot to the names at its right."""
NAMES, NAMES_NARROW = 190, 96
"""The most pixels that a name at the end of a line takes."""


@dataclass(frozen=True)
class End:
    """What is said at the end of a line: its lines of text, the last of them a value, and the point that they name."""

    lines: Sequence[str]
    strong: bool
    x: float
    y: float
    row: Row | None = None


def lines(canvas: Canvas, data: ChartData, area: Axes, names: Sequence[str]) -> None:
    """The line of each series, broken where a value is missing, with a mark at each value; each looks its own way."""
    strong = {name: 3 if name in data.focus or not data.focus else 2 for name in names}
    crowded = (area.right - area.left) / max(1, len(data.categories)) < 14
    points = [row | {"size": 30 if crowded else 64} for name in names for row in data.of(name)]
    joined = [
        {"width": strong[row["series"]], **{name: row[name] for name in ("series", "time", "value")}} for row in points
    ]
    place = {"x": area.x.x("time"), "y": area.y.y()}

    def look(channel: Any, values: Sequence[Any]) -> Any:
        return channel("series:N", scale=alt.Scale(domain=list(names), range=list(values[: len(names)])))

    dashes = {"strokeDash": look(alt.StrokeDash, DASHES)} if len(names) > 1 else {}
    line = alt.Chart().mark_line()
    canvas.layers += [
        layer(joined, line, stroke=look(alt.Stroke, SERIES), **dashes, **place),
        shapes(points, shape=look(alt.Shape, MARKERS), fill=look(alt.Fill, SERIES), **place),
    ]


def latest(data: ChartData, name: str) -> Row:
    """The last value of a series that is shown, or its last symbol where none is."""
    rows = data.of(name)
    return next((row for row in reversed(rows) if not row["gap"]), rows[-1])


def end(data: ChartData, name: str, area: Axes, lines: Sequence[str]) -> End:
    """The name of a series and its latest value, at that value."""
    row = latest(data, name)
    y = area.bottom if row["gap"] else area.y.at(row["value"])
    return End([*lines, row["shown"]], name in data.focus, area.x.at(row["time"]), y)


def label(canvas: Canvas, ends: Sequence[End], area: Axes) -> None:
    """What is said at the ends, moved apart where it would meet, with a thread back to the line."""
    left = area.right + GAP
    heights = [LINE * len(one.lines) + 4 for one in ends]
    middles = spread([one.y for one in ends], heights, area.top, max(area.bottom + LINE / 2, area.top + sum(heights)))
    for one, middle in zip(ends, middles, strict=True):
        top = canvas.write(one.lines[:-1], left, middle - LINE * len(one.lines) / 2, bold=one.strong)
        canvas.write(one.lines[-1:], left, top, one.row, bold=True)
        if abs(one.y - middle) > 4 or one.x < area.right - 15:
            canvas.rule(one.x + 7, one.y, left - 3, middle, INK, 0.5)


def peaks(canvas: Canvas, data: ChartData, area: Axes) -> None:
    """The highest and the lowest value of a line that is alone, where it never crosses them: above and below."""
    known = [row for row in data.records if not row["gap"]]
    if len(data.series) > 1 or len(known) < 3:
        return
    last = latest(data, data.series[0])
    for row, away in ((max(known, key=lambda row: row["value"]), -16), (min(known, key=lambda row: row["value"]), 16)):
        half, y = measure(row["shown"], bold=True) / 2, area.y.at(row["value"]) + away
        if row["category"] != last["category"] and area.top + LINE / 2 <= y <= area.bottom - LINE / 2:
            x = min(max(area.x.at(row["time"]), area.left + half), area.right - half)
            canvas.centre([row["shown"]], x, y, align="center", bold=True)
