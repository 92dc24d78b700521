"""What line charts share: the lines of series with their gaps, and the name and latest value at the end of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from macros.charts.axes import Axes
from macros.charts.canvas import Canvas, Row, layer, shapes, spread
from macros.charts.data import ChartData
from macros.charts.looks import Look, look_of
from macros.charts.theme import INK, LINE, measure

MARK = 16
"""The pixels that the mark in front of a name takes."""
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
    look: Look | None = None


def lines(canvas: Canvas, data: ChartData, area: Axes, names: Sequence[str]) -> None:
    """The line of each series, broken where a value is missing, with a mark at each value; each looks its own way."""
    strong = {name: 3 if name in data.focus or not data.focus else 2 for name in names}
    crowded = (area.right - area.left) / max(1, len(data.categories)) < 14
    points = [row | {"size": 30 if crowded else 64} for name in names for row in data.of(name)]
    joined = [
        {"width": strong[row["series"]], **{name: row[name] for name in ("series", "time", "value")}} for row in points
    ]
    place = {"x": area.x.x("time"), "y": area.y.y()}

    looks = [look_of(data, name) for name in names]

    def look(channel: Any, values: Sequence[Any]) -> Any:
        return channel("series:N", scale=alt.Scale(domain=list(names), range=list(values)))

    dashes = {"strokeDash": look(alt.StrokeDash, [list(one.dash) for one in looks])} if len(names) > 1 else {}
    line = alt.Chart().mark_line()
    canvas.layers += [
        layer(joined, line, stroke=look(alt.Stroke, [one.colour for one in looks]), **dashes, **place),
        shapes(
            points,
            shape=look(alt.Shape, [one.shape for one in looks]),
            fill=look(alt.Fill, [one.colour for one in looks]),
            **place,
        ),
    ]


def latest(data: ChartData, name: str) -> Row:
    """The last value of a series that is shown, or its last symbol where none is."""
    rows = data.of(name)
    return next((row for row in reversed(rows) if not row["gap"]), rows[-1])


def end(data: ChartData, name: str, area: Axes, lines: Sequence[str], most: float = NAMES) -> End:
    """The name of a series and its latest value, at that value."""
    row = latest(data, name)
    y = area.bottom if row["gap"] else area.y.at(row["value"])
    look = look_of(data, name) if lines else None
    return End(named(lines, row["shown"], most), name in data.focus, area.x.at(row["time"]), y, look=look)


def named(name: Sequence[str], shown: str, most: float = NAMES) -> list[str]:
    """A name and its value, in one line where that is short: so more of them fit where their lines end."""
    joined = " ".join([*name, shown])
    return [joined] if len(name) == 1 and measure(joined, bold=True) <= most else [*name, shown]


def middles(ends: Sequence[End], area: Axes) -> list[float]:
    """The places of what is said at the ends: as near to each line as the others leave room."""
    heights = [LINE * len(one.lines) + 4 for one in ends]
    return spread([one.y for one in ends], heights, area.top, max(area.bottom + LINE / 2, area.top + sum(heights)))


def label(canvas: Canvas, ends: Sequence[End], area: Axes) -> None:
    """What is said at the ends in the colour of each line and with its mark, and a thread where it had to move."""
    for one, middle in zip(ends, middles(ends, area), strict=True):
        left, top = area.right + GAP, middle - LINE * len(one.lines) / 2
        colour = one.look.colour if one.look else INK
        if abs(one.y - middle) > 4 or one.x < area.right - 15:
            canvas.rule(one.x + 7, one.y, left - 3, middle, colour, 1)
        if one.look:
            canvas.mark(left + 5, top + LINE / 2, one.look.mark(64))
            left += MARK
        top = canvas.write(one.lines[:-1], left, top, bold=one.strong, fill=colour)
        canvas.write(one.lines[-1:], left, top, one.row, bold=True, fill=colour)


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
