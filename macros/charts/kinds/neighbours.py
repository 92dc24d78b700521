"""An area among others like it over time: each of them a thin line, their median, and the area in front.

A band from the lowest to the highest would hide where most of them lie, and would be as wide as its most unusual member.
"""

from __future__ import annotations

from dataclasses import replace

from macros.charts import svg
from macros.charts.axes import TALL, TALL_NARROW, Axes, axes, reach
from macros.charts.canvas import Canvas, Row
from macros.charts.data import ChartData
from macros.charts.looks import NEIGHBOUR, look_of
from macros.charts.middle import crowd_of, farthest, with_median
from macros.charts.rows import KEY
from macros.charts.scales import ticks
from macros.charts.series import GAP, MARK, NAMES, end, label, latest, lines, named
from macros.charts.theme import LINE, NARROW, widest, wrap


def draw(data: ChartData, width: int) -> Canvas:
    """The named series and the median of the rest as lines with their names, each of the rest as a thin line."""
    canvas, narrow = Canvas(width), width <= NARROW
    crowd, data = crowd_of(data), with_median(data)
    front, cut = data.named, farthest(data)
    kept = replace(data, records=[row for row in data.records if row["series"] not in cut])
    names = {name: wrap(name, NAMES, True) for name in front}
    said = [named(text, row["shown"]) for name, text in names.items() for row in data.of(name)]
    room = 0 if narrow else max(widest(text, bold=True) for text in said) + GAP + MARK
    tall = TALL_NARROW if narrow else max(TALL, sum(LINE * len(text) + 22 for text in names.values()))
    area = axes(canvas, data, 0, width, tall=tall, marks=ticks(*reach(kept)), room=room)
    for name in crowd:
        _thin(canvas, data, name, area)
    lines(canvas, data, area, front)
    low = area.height + 8
    if narrow:
        for name in front:
            canvas.mark(8, low + LINE / 2, look_of(data, name).mark())
            low = canvas.write(wrap(f"{name} {latest(data, name)['shown']}", width - KEY), KEY, low) + 3
    else:
        label(canvas, [end(data, name, area, names[name]) for name in front], area)
    for text in _notes(data, crowd, cut):
        canvas.rule(1, low + LINE / 2, 13, low + LINE / 2, NEIGHBOUR.colour)
        low = canvas.write(wrap(text, width - KEY), KEY, low) + 3
    return canvas.finished(low)


def _thin(canvas: Canvas, data: ChartData, name: str, area: Axes) -> None:
    """One of the crowd: a line, broken where a value is missing, which says its name, periods and values to a script."""
    points: list[tuple[float, float, Row]] = []
    told: list[tuple[Row, str]] = []
    top = area.y.end
    for row in data.of(name):
        if row["gap"]:  # a place without a line, so that a script can tell the symbol there
            told.append((row, f"M{svg.number(area.x.at(row['time']))},{svg.number(area.bottom)}"))
            continue
        x, y = area.x.at(row["time"]), max(area.y.at(row["value"]), top)
        if area.y.at(row["value"]) < top - 1:
            canvas.mark(x, top + 3, {"shape": "triangle-up", "size": 40, "fill": NEIGHBOUR.colour})
        follows = bool(points) and data.place[row["category"]] == data.place[points[-1][2]["category"]] + 1
        # Where a line runs above the edge it is not drawn along it.
        joined = follows and not (y == points[-1][1] == top)
        told.append((row, f"{'L' if joined else 'M'}{svg.number(x)},{svg.number(y)}"))
        points.append((x, y, row))
    places = [data.place[row["category"]] for *_, row in points]
    for place, (x, y, _) in zip(places, points, strict=True):
        if not {place - 1, place + 1} & set(places):
            canvas.mark(x, y, NEIGHBOUR.mark(20))
    if told:
        said = {
            "d": "".join(step for _, step in told),
            "stroke": NEIGHBOUR.colour,
            "stroke-opacity": "0.75",
            "data-line": name,
            "data-cs": "|".join(row["category"] for row, _ in told),
            "data-vs": "|".join(row["shown"] for row, _ in told),
        }
        canvas.lines.append(f"<path{svg.attributes(said)}/>")


def _notes(data: ChartData, crowd: list[str], cut: list[str]) -> list[str]:
    """What the thin lines are, and which of them go on above the edge."""
    if not crowd:
        return []
    said = f"Thin lines: {data.crowd[:1].lower()}{data.crowd[1:]}." if data.crowd else ""
    for name in cut:
        top = max((row for row in data.of(name) if not row["gap"]), key=lambda row: float(row["value"]))
        said += f" {name} goes on above the scale, to {top['shown']} ({top['category']})."
    return [said]
