"""Bars of one length, each a whole: its parts in their order, then what they leave, grey and last.

A part has its name and value in it where they fit, and else in the key below the bar.
"""

from __future__ import annotations

from math import inf

import altair as alt

from macros.charts.canvas import Canvas, Row, layer
from macros.charts.data import ChartData
from macros.charts.looks import OTHER, Look, look_of
from macros.charts.rows import legend
from macros.charts.scales import Scale
from macros.charts.theme import LINE, PAPER, measure, wrap

THICK = 3 * LINE + 4
"""Room for a name of two lines and a value."""


def draw(data: ChartData, width: int) -> Canvas:
    """One bar a category, from the left edge to the right one; where a part is not shown its end stays open."""
    canvas = Canvas(width)
    rows = {name: parts(data, name) for name in data.categories}
    wholes = {name: sum(row["value"] or 0 for row in row_of) or 1.0 for name, row_of in rows.items()}
    open_end = {name for name, row_of in rows.items() if any(row["gap"] for row in row_of)}
    for name in open_end if data.unit == "percent" else ():
        wholes[name] = 100.0
    for name in open_end if data.unit != "percent" else ():
        wholes[name] = inf
    fits = {
        (name, row["series"]): _fitting(row, wholes[name], width) for name, row_of in rows.items() for row in row_of
    }
    keys = {
        name: [
            look(data, row).mark(150)
            | {"shape": "square", "text": f"{row['series']} {row['shown']}", "row": None if row["value"] else row}
            for row in row_of
            if not fits[name, row["series"]]
        ]
        for name, row_of in rows.items()
    }
    y, bars = 0.0, []
    for name in data.categories:
        y = canvas.write(wrap(name, width, bold=True), 0, y, bold=True) + 4 if name else y
        scale, start = Scale(0, wholes[name] if wholes[name] < inf else 1, 0, width), 0.0
        for row in rows[name] if wholes[name] < inf else []:
            if not row["value"]:
                continue
            left, right = scale.at(start), scale.at(start + row["value"])
            bars.append(row | {"x": left, "x2": right, "y": y + THICK / 2, "fill": look(data, row).colour})
            words = fits[name, row["series"]]
            if words:
                canvas.centre(words, left + 8, y + THICK / 2, fill=PAPER, bold=True)
            start += row["value"]
        canvas.rule(0, y, width, y)
        canvas.rule(0, y + THICK, width, y + THICK)
        y = legend(canvas, keys[name], 0, y + THICK + 8) + 16
    canvas.layers.append(layer(bars, alt.Chart().mark_bar(height=THICK, stroke=PAPER, strokeWidth=1.5)))
    return canvas.finished(y - 16)


def parts(data: ChartData, bar: str) -> list[Row]:
    """The parts of one bar, in the order of the series, and what they leave."""
    found = [row for name in data.series for row in data.of(name) if row["category"] == bar]
    return [*found, *(row for row in data.remainder if row["category"] == bar)]


def look(data: ChartData, row: Row) -> Look:
    """The look of a part: grey for what the others leave, else that of its series."""
    return look_of(data, row["series"]) if row["series"] in data.series else OTHER


def _fitting(row: Row, whole: float, width: float) -> list[str]:
    """The lines of text inside a part; none where it is too short for its words."""
    room = width * (row["value"] or 0) / whole - 14
    if not row["value"]:
        return []
    lines = wrap(row["series"], room, bold=True) if room > 0 else []
    whole_words = set(" ".join(lines).split()) == set(row["series"].split())
    return [*lines, row["shown"]] if whole_words and len(lines) < 3 and measure(row["shown"], bold=True) <= room else []
