"""What line charts share: the line of a series with its gaps, and its name and latest value at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from macros.charts.data import ChartData
from macros.charts.pen import Row, base, block, rules, shapes, spread, told, words
from macros.charts.plot import Plot
from macros.charts.theme import DASHES, INK, LINE, MARKERS, SERIES, measure

GAP = 12
"""The pixels from the plot to the names at its right."""


@dataclass(frozen=True)
class End:
    """What is said at the end of a line: its lines of text, the last of them a value, and the point that they name."""

    lines: Sequence[str]
    strong: bool
    x: float
    y: float
    told: str = ""


def traces(data: ChartData, name: str, area: Plot, index: int = 0) -> list[alt.Chart]:
    """The line of one series, broken where a value is missing, with a mark at each value."""
    points: list[Row] = []
    run = 0
    for row in data.of(name):
        run += bool(row["gap"])
        points.append(
            row | {"x": area.x[row["category"]], "run": run, "told": told(row), "fill": SERIES[index % len(SERIES)]}
        )
    known = [row for row in points if not row["gap"]]
    joined = [{key: row[key] for key in ("x", "value", "run")} for row in known]
    strong = name in data.focus or not data.focus
    line = base(joined, y=area.y.y(), detail=alt.Detail("run:N")).mark_line(
        stroke=SERIES[index % len(SERIES)],
        strokeWidth=3 if strong else 2,
        strokeDash=DASHES[index % len(DASHES)] if index % len(DASHES) else alt.Undefined,
    )
    crowded = (area.right - area.left) / max(1, len(data.categories)) < 14
    return [line, shapes(known, MARKERS[index % len(MARKERS)], 30 if crowded else 64, y=area.y.y())]


def latest(data: ChartData, name: str) -> Row:
    """The last value of a series that is shown, or its last symbol where none is."""
    rows = data.of(name)
    return next((row for row in reversed(rows) if not row["gap"]), rows[-1])


def end(data: ChartData, name: str, area: Plot, lines: Sequence[str]) -> End:
    """The name of a series and its latest value, at that value."""
    row = latest(data, name)
    y = area.bottom if row["gap"] else area.y.at(row["value"])
    return End([*lines, row["shown"]], name in data.focus, area.x[row["category"]], y)


def labels(ends: Sequence[End], area: Plot) -> list[alt.Chart]:
    """What is said at the ends, moved apart where it would meet, with a thread back to the line."""
    left = area.right + GAP
    heights = [LINE * len(one.lines) + 4 for one in ends]
    middles = spread([one.y for one in ends], heights, area.top, max(area.bottom + LINE / 2, area.top + sum(heights)))
    plain: list[Row] = []
    strong: list[Row] = []
    threads: list[Row] = []
    for one, middle in zip(ends, middles, strict=True):
        lines = block(one.lines, left, middle)
        strong.append(lines.pop() | {"told": one.told})
        (strong if one.strong else plain).extend(lines)
        if abs(one.y - middle) > 4 or one.x < area.right - 15:
            threads.append({"x": one.x + 7, "y": one.y, "x2": left - 3, "y2": middle})
    return [rules(threads, stroke=INK, width=0.5), words(plain), words(strong, bold=True)]


def peaks(data: ChartData, area: Plot) -> list[alt.Chart]:
    """The highest and the lowest value of a line that is alone, where it never crosses them: above and below."""
    known = [row for row in data.records if not row["gap"]]
    if len(data.series) > 1 or len(known) < 3:
        return []
    last, rows = latest(data, data.series[0]), []
    for row, away in ((max(known, key=lambda row: row["value"]), -16), (min(known, key=lambda row: row["value"]), 16)):
        half, y = measure(row["shown"], bold=True) / 2, area.y.at(row["value"]) + away
        if row["category"] != last["category"] and area.top + LINE / 2 <= y <= area.bottom - LINE / 2:
            x = min(max(area.x[row["category"]], area.left + half), area.right - half)
            rows.append({"x": x, "y": y, "text": row["shown"]})
    return [words(rows, align="center", bold=True)]
