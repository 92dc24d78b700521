"""Upright bars from left to right, for a few periods: each with its value on top and its period below."""

from __future__ import annotations

from itertools import pairwise

import altair as alt

from macros.charts.canvas import Canvas, layer
from macros.charts.data import ChartData
from macros.charts.kinds import bar
from macros.charts.looks import colour_of
from macros.charts.scales import Scale
from macros.charts.theme import INK, LINE, NARROW, measure, widest, wrap

TALL, TALL_NARROW = 240, 190
THICKEST = 72


def draw(data: ChartData, width: int) -> Canvas:
    """One column a category, where it is in time. Where names do not fit below, horizontal bars instead."""
    x, step = positions(data, width)
    room = step - 2
    fits = all(measure(word) <= room for name in data.labels for word in name.split())
    if len(data.series) > 1 or not fits or widest((row["shown"] for row in data.records), bold=True) > room:
        return bar.draw(data, width)
    canvas = Canvas(width)
    bottom = TALL if width > NARROW else TALL_NARROW
    low, high = min(data.least, 0.0), max(data.largest, 0.0)
    y = Scale(low, high if high > low else low + 1, bottom - (LINE + 4 if low < 0 else 0), LINE + 4)
    known = []
    for row in data.records:
        value = row["value"] or 0
        at = y.at(value) + (11 if value < 0 else -11)
        canvas.centre(
            [row["shown"]], x[row["category"]], at, align="center", bold=True, row=row if row["gap"] else None
        )
        if not row["gap"]:
            known.append(row | {"x": x[row["category"]], "fill": colour_of(data, row["category"])})
    thick = min(THICKEST, round(step * 0.66))
    canvas.layers.append(layer(known, alt.Chart().mark_bar(width=thick), y=y.y(), y2=alt.Y2Datum(0)))
    canvas.stripe(0, y.at(0), width, INK, 1)
    labels = zip(data.categories, data.labels, strict=True)
    ends = [canvas.write(wrap(label, room), x[name], bottom + 8, align="center") for name, label in labels]
    return canvas.finished(max(ends))


def positions(data: ChartData, width: float) -> tuple[dict[str, float], float]:
    """The middle of each column, and the least distance of two: by time where the categories are periods."""
    times = data.times
    ordered = [times[name] for name in data.categories]
    least = min((late - early for early, late in pairwise(ordered)), default=0.0) or 1.0
    step = width / ((ordered[-1] - ordered[0]) / least + 1)
    return {name: step / 2 + (times[name] - ordered[0]) / least * step for name in data.categories}, step
