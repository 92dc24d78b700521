"""Upright bars from left to right, for a few periods: each with its value on top and its period below."""

from __future__ import annotations

from itertools import pairwise

import altair as alt

from macros.charts import bar
from macros.charts.data import ChartData
from macros.charts.pen import base, block, canvas, rules, told, words
from macros.charts.scales import Scale
from macros.charts.theme import INK, LINE, MUTED, NARROW, SERIES, measure, widest, wrap

TALL, TALL_NARROW = 240, 190
THICKEST = 72


def draw(data: ChartData, width: int) -> alt.LayerChart:
    """One column a category, where it stands in time. Where names do not fit below, horizontal bars instead."""
    middles, step = positions(data, width)
    room = step - 2
    fits = all(measure(word) <= room for name in data.categories for word in name.split())
    if len(data.series) > 1 or not fits or widest((row["shown"] for row in data.records), bold=True) > room:
        return bar.draw(data, width)
    names = {name: wrap(name, room) for name in data.categories}
    bottom = TALL if width > NARROW else TALL_NARROW
    low, high = min(data.least, 0.0), max(data.largest, 0.0)
    scale = Scale(low, high if high > low else low + 1, bottom - (LINE + 4 if low < 0 else 0), LINE + 4)
    points = [row | {"x": middles[row["category"]], "text": row["shown"], "told": told(row)} for row in data.records]
    for row in points:
        row["fill"] = MUTED if data.focus and row["category"] not in data.focus else SERIES[0]
        row["y"] = scale.at(row["value"] or 0) + (11 if (row["value"] or 0) < 0 else -11)
    known = [row for row in points if not row["gap"]]
    columns = base(known, y=scale.y(), y2=alt.Y2Datum(0)).mark_bar(width=min(THICKEST, round(step * 0.66)))
    values = [{name: row[name] for name in ("x", "y", "text")} for row in known]
    below = [
        line
        for name, lines in names.items()
        for line in block(lines, middles[name], bottom + 8 + LINE * len(lines) / 2)
    ]
    return canvas(
        width,
        max(row["y"] for row in below) + LINE / 2,
        columns,
        words([*values, *(row for row in points if row["gap"])], align="center", bold=True),
        rules([{"x": 0, "y": scale.at(0), "x2": width, "y2": scale.at(0)}], stroke=INK),
        words(below, align="center"),
    )


def positions(data: ChartData, width: float) -> tuple[dict[str, float], float]:
    """The middle of each column, and the least distance of two: by time where the categories are periods."""
    times = data.times
    ordered = [times[name] for name in data.categories]
    least = min((late - early for early, late in pairwise(ordered)), default=0.0) or 1.0
    step = width / ((ordered[-1] - ordered[0]) / least + 1)
    return {name: step / 2 + (times[name] - ordered[0]) / least * step for name in data.categories}, step
