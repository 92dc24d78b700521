"""A line in front of the range of others, and beside single lines to compare it with."""

from __future__ import annotations

import altair as alt

from macros.charts import line
from macros.charts.data import ChartData
from macros.charts.lanes import KEY
from macros.charts.pen import Row, base, block, canvas, shapes, told, words
from macros.charts.plot import TALL, TALL_NARROW, Plot, plot
from macros.charts.theme import GRID, LINE, MARKERS, MUTED, NARROW, SERIES, widest, wrap
from macros.charts.trace import GAP, End, end, labels, latest, traces


def draw(data: ChartData, width: int) -> alt.LayerChart:
    """The named series as lines; all others as one band from their lowest to their highest value in each period.

    In the narrow form what is at the ends of the lines stands below them, so that the lines keep their room.
    """
    narrow = width <= NARROW
    ranges = crowd(data)
    said = [f"{ranges[-1]['low']['shown']} to {ranges[-1]['high']['shown']}"] if ranges else []
    names = {name: wrap(name, line.NAMES, True) for name in [*data.named, *([data.crowd] if said else [])]}
    room = max(widest(lines, bold=True) for lines in [*names.values(), said, [row["shown"] for row in data.records]])
    tall = max(TALL, sum(LINE * len(lines) + 22 for lines in names.values()))
    area = plot(data, 0, width, tall=TALL_NARROW if narrow else tall, room=0 if narrow else room + GAP)
    lines = [layer for index, name in enumerate(data.named) for layer in traces(data, name, area, index)]
    ground = [*_shade(ranges, area), *area.layers, *lines]
    if narrow:
        keys, height = _keys(data, said, width, area.height + 10)
        return canvas(width, height, *ground, *keys)
    ends = [end(data, name, area, names[name]) for name in data.named]
    if ranges:
        last = ranges[-1]
        middle = (area.y.at(last["low"]["value"]) + area.y.at(last["high"]["value"])) / 2
        ends.append(End([*names[data.crowd], *said], False, area.x[last["category"]], middle))
    return canvas(width, area.height, *ground, *labels(ends, area))


def _keys(data: ChartData, said: list[str], width: int, top: float) -> tuple[list[alt.Chart], float]:
    """Each line's shape with its name and latest value, under each other, and the band's."""
    shown: list[Row] = [
        {"text": f"{name} {latest(data, name)['shown']}", "shape": MARKERS[index], "fill": SERIES[index]}
        for index, name in enumerate(data.named)
    ]
    shown += [{"text": f"{data.crowd} {one}", "shape": "square", "fill": GRID} for one in said]
    marks: list[Row] = []
    texts: list[Row] = []
    for row in shown:
        lines = wrap(row["text"], width - KEY)
        marks.append({"x": 8, "y": top + LINE / 2, "shape": row["shape"], "fill": row["fill"], "size": 130})
        texts += block(lines, KEY, top + LINE * len(lines) / 2)
        top += LINE * len(lines) + 3
    return [shapes(marks), words(texts)], top


def crowd(data: ChartData) -> list[Row]:
    """The lowest and the highest of the series that are not named, in each period where two or more are shown."""
    ranges: list[Row] = []
    for category in data.categories if data.crowd else []:
        known = [
            row
            for row in data.records
            if row["category"] == category and row["series"] not in data.named and not row["gap"]
        ]
        if len(known) > 1:
            ordered = sorted(known, key=lambda row: float(row["value"]))
            ranges.append({"category": category, "low": ordered[0], "high": ordered[-1]})
    return ranges


def _shade(ranges: list[Row], area: Plot) -> list[alt.Chart]:
    """The band, with a small mark at either edge in each period: whose value that is."""
    rows = [
        {"x": area.x[one["category"]], "value": one["low"]["value"], "high": one["high"]["value"]} for one in ranges
    ]
    shade: alt.Chart = base(rows, y=area.y.y(), y2=alt.Y2("high:Q")).mark_area(fill=GRID, opacity=1)
    edges = [
        {"x": area.x[one["category"]], "y": area.y.at(edge["value"]), "fill": MUTED, "told": told(edge)}
        for one in ranges
        for edge in (one["low"], one["high"])
    ]
    return [shade, shapes(edges, size=24)]
