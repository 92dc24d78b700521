"""A scorecard: a row an indicator, with its latest value, which way it moved and whether that is better, in words."""

from __future__ import annotations

import altair as alt

from macros.charts.axes import across
from macros.charts.canvas import Canvas, Row, layer
from macros.charts.data import ChartData
from macros.charts.looks import AREA, BETTER, WORSE
from macros.charts.scales import Scale
from macros.charts.series import latest
from macros.charts.shift import groups, shift
from macros.charts.theme import INK, LINE, NARROW, PAPER, measure, wrap

LARGE = 20
"""The size of the number that is the heart of its row."""
UNMOVED = {"shape": "stroke", "fill": INK, "stroke": INK}
VERDICTS: dict[str, tuple[Row, str]] = {
    "better": (BETTER.mark(), "Better"),
    "worse": (WORSE.mark(), "Worse"),
    "not clear": (UNMOVED, "No clear change"),
}
"""What is said of how an indicator moved: a shape and its words."""
NAMES, SPARK, TALL = 220, 110, 30


def draw(data: ChartData, width: int) -> Canvas:
    """Values alone where there is one period; over time, a small line and what it says as well."""
    canvas, timed = Canvas(width), data.when and len(data.categories) > 1
    large = max(measure(row["shown"], bold=True, size=LARGE) for row in data.records)
    y = heading(canvas, data, width, large) if timed else 0.0
    headed = {names[0]: text for text, names in groups(data).items()} if timed else {}
    for index, name in enumerate(data.series if timed else data.categories):
        if name in headed:
            y = canvas.write([headed[name]], 0, y + (30 if index else 0), bold=True, size=LARGE) + 14
        elif index:
            canvas.rule(0, y + 8, width, y + 8)
            y += 17
        write = value_alone if not timed else over_time if width > NARROW else over_time_narrow
        y = write(canvas, data, name, width, large, y)
    return canvas.finished(y + 2)


def heading(canvas: Canvas, data: ChartData, width: float, large: float) -> float:
    """The periods, said once: that of the values, and that from which each has moved."""
    since, now = data.categories[0], data.categories[-1]
    compared = f"Mean of the first {data.ends} and the last {data.ends}" if data.ends > 1 else f"Since {since}"
    if width <= NARROW:
        change = f"{compared[:1].lower()}{compared[1:]}" if data.ends > 1 else f"change since {since}"
        return canvas.write(wrap(f"{now}, and {change}", width), 0, 0) + 12
    value, verdict = columns(large)
    canvas.write([now], min(value, verdict - 12 - measure(now)), 0)
    return canvas.write(wrap(compared, width - verdict - 20), verdict + 20, 0) + 12


def columns(large: float) -> tuple[float, float]:
    """Where the values and what they say begin in the wide form."""
    value = NAMES + 16 + SPARK + 18
    return value, value + large + 16


def value_alone(canvas: Canvas, data: ChartData, name: str, width: float, large: float, top: float) -> float:
    """A value and then its name, or its name below where the value is long."""
    beside = large < width * 0.4
    left = large + 16 if beside else 0
    bottom = top
    for row in (row for row in data.records if row["category"] == name):
        canvas.centre([row["shown"]], 0, bottom + 13, row, bold=True, size=LARGE)
        said = f"{row['category']}, {row['series']}" if row["series"] else row["category"]
        text = [*wrap(said, width - left), *_beside(data, name, width - left)]
        bottom = max(bottom + 26, canvas.write(text, left, bottom + 4 if beside else bottom + 28))
    return bottom


def over_time(canvas: Canvas, data: ChartData, name: str, width: float, large: float, top: float) -> float:
    """From left to right: the name, the line, the latest value, what it says."""
    left, (value, verdict) = NAMES + 16, columns(large)
    named = canvas.write(wrap(name, NAMES, bold=True), 0, top, bold=True)
    named = canvas.write(_beside(data, name, NAMES), 0, named)
    lined = sparkline(canvas, data, name, left, left + SPARK, top)
    canvas.centre([latest(data, name)["shown"]], value, top + 13, bold=True, size=LARGE)
    return max(named, lined, _verdict(canvas, data, name, verdict, width, top + 4))


def over_time_narrow(canvas: Canvas, data: ChartData, name: str, width: float, large: float, top: float) -> float:
    """The name; below it the latest value and the line; below them what it says."""
    named = canvas.write(wrap(name, width, bold=True), 0, top, bold=True) + 4
    canvas.centre([latest(data, name)["shown"]], 0, named + 16, bold=True, size=LARGE)
    lined = sparkline(canvas, data, name, large + 20, width - 8, named) + 4
    return canvas.write(_beside(data, name, width), 0, _verdict(canvas, data, name, 0, width, lined))


def sparkline(canvas: Canvas, data: ChartData, name: str, left: float, right: float, top: float) -> float:
    """A line without an axis, from its lowest to its highest value, with gaps where values are not shown."""
    part, x = data.part(name), across(data, left + 6, right - 6)
    low, high = min(part.known, default=0.0), max(part.known, default=0.0)
    y = Scale(low, high, top + TALL - 5, top + 5) if high > low else Scale(low, low + 1, top + TALL / 2, top)
    for row in part.of(name):
        if not row["gap"]:
            last = row["category"] == latest(part, name)["category"]
            look = {"shape": "circle", "size": 70 if last else 18, "fill": AREA.colour, "stroke": "none"}
            canvas.mark(x.at(row["time"]), y.at(row["value"]), look, row)
        else:
            canvas.unseen(x.at(row["time"]), top + TALL, row)
    line = alt.Chart().mark_line(stroke=AREA.colour, strokeWidth=2)
    joined = [{"time": row["time"], "value": row["value"]} for row in part.of(name)]
    canvas.layers.append(layer(joined, line, x=x.x("time"), y=y.y()))
    return top + TALL


def moved(data: ChartData, name: str) -> list[tuple[Row, str]]:
    """How an indicator has moved since its first value, and whether that is better: a shape and its words for each."""
    known = [row for row in data.of(name) if not row["gap"]]
    said: list[tuple[Row, str]] = []
    if known and known[-1]["category"] != data.categories[-1]:
        said.append(({}, f"Latest: {known[-1]['category']}"))
    if len(known) < 2:
        return said
    found = shift(data, name)
    if found is None:
        return said
    since = f" in {known[0]['category']}" if known[0]["category"] != data.categories[0] else ""
    way = found.way(data.better.get(name, ""))
    if way == "the same":
        return [*said, (UNMOVED, f"The same{since}")]
    change = f"Up from {found.since}" if found.up else f"Down from {found.since}"
    change += since if data.ends == 1 else f" to {found.until}"
    said.append(({"shape": "triangle-up" if found.up else "triangle-down", "fill": INK, "stroke": PAPER}, change))
    if way in VERDICTS:
        said.append(VERDICTS[way])
    return said


def _verdict(canvas: Canvas, data: ChartData, name: str, left: float, right: float, top: float) -> float:
    for look, text in moved(data, name):
        if look:
            canvas.mark(left + 7, top + LINE / 2, look | {"size": 130})
        top = canvas.write(wrap(text, right - left - 20), left + 20, top)
    return top


def _beside(data: ChartData, name: str, room: float) -> list[str]:
    others = data.beside.get(name, [])
    return wrap(", ".join(others), room) if others else []
