"""A line in front of the range of others, and beside single lines to compare it with."""

from __future__ import annotations

import altair as alt

from macros.charts.axes import TALL, TALL_NARROW, Axes, axes
from macros.charts.canvas import Canvas, Row, layer, shapes
from macros.charts.data import ChartData
from macros.charts.looks import look_of
from macros.charts.rows import KEY
from macros.charts.series import GAP, MARK, NAMES, End, end, label, latest, lines, named
from macros.charts.theme import GRID, LINE, MUTED, NARROW, widest, wrap


def draw(data: ChartData, width: int) -> Canvas:
    """The named series as lines; all others as one band from their lowest to their highest value in each period.

    In the narrow form what is at the ends of the lines is below them, so that the lines keep their room.
    """
    canvas, narrow, ranges = Canvas(width), width <= NARROW, crowd(data)
    shaded = [one for one in ranges if one["low"]]
    said = _reach(data, shaded[-1]) if shaded else []
    names = {name: wrap(name, NAMES, True) for name in [*data.named, *([data.crowd] if said else [])]}
    shown = [row["shown"] for row in data.records]
    room = (
        0
        if narrow
        else max(
            widest(text, bold=True) for text in [*(named(text, one) for text in names.values() for one in shown), said]
        )
        + GAP
        + MARK
    )
    lines_said = sum(LINE * len(text) + 22 for text in names.values()) + LINE * len(said[1:])
    tall = TALL_NARROW if narrow else max(TALL, lines_said)
    area = axes(canvas, data, 0, width, tall=tall, room=room)
    if ranges:
        _shade(canvas, ranges, area)
    lines(canvas, data, area, data.named)
    if narrow:
        return canvas.finished(_keys(canvas, data, said, area.height + 10))
    ends = [end(data, name, area, names[name]) for name in data.named]
    if shaded:
        last = shaded[-1]
        middle = (area.y.at(last["low"]["value"]) + area.y.at(last["high"]["value"])) / 2
        ends.append(End([*names[data.crowd], *said], False, area.x.at(last["time"]), middle))
    label(canvas, ends, area)
    return canvas.finished(area.height)


def _keys(canvas: Canvas, data: ChartData, said: list[str], top: float) -> float:
    """Each line's shape with its name and latest value, under each other, and the band's; the height below them."""
    keys = [(f"{name} {latest(data, name)['shown']}", look_of(data, name).mark()) for name in data.named]
    if said:
        keys.append((f"{data.crowd} {', '.join(said)}", {"shape": "square", "fill": GRID, "size": 130}))
    for text, look in keys:
        canvas.mark(8, top + LINE / 2, look)
        top = canvas.write(wrap(text, canvas.width - KEY), KEY, top) + 3
    return top


def _reach(data: ChartData, last: Row) -> list[str]:
    """From where to where the others reach in the last period, and how many of them have no value in it."""
    missing = sum(name not in data.named for name in data.series) - last["count"]
    return [f"{last['low']['shown']} to {last['high']['shown']}", *([f"{missing} not shown"] if missing else [])]


def crowd(data: ChartData) -> list[Row]:
    """The lowest and the highest of the series that are not named, in each period; none where fewer than two are shown."""
    ranges: list[Row] = []
    for category in data.categories if data.crowd else []:
        here = [row for row in data.records if row["category"] == category and row["series"] not in data.named]
        known = sorted((row for row in here if not row["gap"]), key=lambda row: float(row["value"]))
        if len(known) > 1:
            ranges.append({"time": known[0]["time"], "low": known[0], "high": known[-1], "count": len(known)})
        elif here:
            ranges.append({"time": here[0]["time"], "low": None, "high": None, "count": len(known)})
    return ranges


def _shade(canvas: Canvas, ranges: list[Row], area: Axes) -> None:
    """The band, with a small mark at either edge in each period: whose value that is."""
    place = {"x": area.x.x("time"), "y": area.y.y()}
    reach = [
        {"time": one["time"], "value": one["low"] and one["low"]["value"], "high": one["high"] and one["high"]["value"]}
        for one in ranges
    ]
    edges = [one[side] | {"fill": MUTED, "size": 24} for one in ranges for side in ("low", "high") if one[side]]
    shade = alt.Chart().mark_area(fill=GRID, opacity=1)
    canvas.layers += [layer(reach, shade, y2=alt.Y2("high:Q"), **place), shapes(edges, **place)]
