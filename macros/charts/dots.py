"""Dots on a line, from the lowest to the highest: an authority among its neighbours, or before and after."""

from __future__ import annotations

from collections.abc import Iterable

import altair as alt

from macros.charts.data import ChartData
from macros.charts.lanes import Lanes, keyed, lanes
from macros.charts.pen import Row, canvas, rules, shapes, told, words
from macros.charts.scales import Scale, fitting, tick_words, ticks
from macros.charts.theme import INK, LINE, MARKERS, MUTED, NARROW, PAPER, SERIES, widest

TALL = 24


def draw(data: ChartData, width: int) -> alt.LayerChart:
    """A row a category. Below it stands what each shape is and its value; of a crowd, the lowest and the highest."""
    alone = len(data.series) == 1
    keys: list[alt.Chart] = []
    if alone:
        tall = dict.fromkeys(data.categories, float(TALL))
        rows = lanes(data.categories, width, tall, gap=10, bold=data.focus, first=TALL)
        room = widest((row["shown"] for row in data.records), bold=True) + 12
    else:
        rows, keys = keyed({name: list(_said(data, name)) for name in data.categories}, width, TALL, data.focus)
        room = 9.0
    marks = ticks(min(data.least, 0.0), max(data.largest, 0.0), most=6 if width > NARROW else 4)
    scale = Scale(marks[0], marks[-1], rows.left + 9, width - room)
    points: list[Row] = []
    ranges: list[Row] = []
    values: list[Row] = []
    for name in data.categories:
        middle = rows.tops[name] + TALL / 2
        here = [row for row in data.records if row["category"] == name]
        known = [row for row in here if not row["gap"]]
        at = [scale.at(row["value"]) for row in known]
        points += [look(data, row) | {"x": x, "y": middle, "told": told(row)} for row, x in zip(known, at, strict=True)]
        ranges += [{"x": scale.start if alone else min(at), "x2": max(at), "y": middle, "y2": middle}] if at else []
        if alone:
            x, row = max(at, default=scale.start), here[0]
            values.append({"x": x + 12, "y": middle, "text": row["shown"], "told": told(row) if row["gap"] else ""})
    # The one that all is about lies on top, the crowd at the bottom.
    points.sort(key=lambda row: (row["size"], row["fill"] == SERIES[0]))
    axis, height = _axis(scale, marks, data.unit, rows, width)
    texts = [words(values, bold=True), *keys, *rows.labels]
    return canvas(width, height, *axis, rules(ranges, stroke=MUTED, width=4), shapes(points), *texts)


def _said(data: ChartData, category: str) -> Iterable[Row]:
    """What stands below a row: each named series with its value, and the reach of the crowd."""
    rows = {row["series"]: row for row in data.records if row["category"] == category}
    for name in data.named:
        if name in rows:
            row = rows[name]
            yield look(data, row) | {"text": f"{name} {row['shown']}", "told": told(row) if row["gap"] else ""}
    crowd = [row for name, row in rows.items() if name not in data.named]
    others = [row for row in crowd if not row["gap"]]
    missing = f", {len(crowd) - len(others)} not shown" if len(crowd) > len(others) else ""
    if others:
        low, high = (pick(others, key=lambda row: float(row["value"])) for pick in (min, max))
        yield look(data, low) | {"text": f"{data.crowd} {low['shown']} to {high['shown']}{missing}", "told": ""}


def look(data: ChartData, row: Row) -> Row:
    """How a dot looks: each named series has a shape of its own, one of a crowd is small and hollow."""
    if row["series"] not in data.named:
        return {"shape": "circle", "size": 36, "fill": PAPER, "stroke": INK}
    index = data.named.index(row["series"])
    back = len(data.series) == 1 and data.focus and row["category"] not in data.focus
    return {"shape": MARKERS[index], "size": 130, "fill": PAPER if back else SERIES[index], "stroke": SERIES[index]}


def _axis(scale: Scale, marks: list[float], unit: str, rows: Lanes, width: float) -> tuple[list[alt.Chart], float]:
    """Light lines at round numbers behind each row, and the numbers below the last."""
    said, y = tick_words(marks, unit), rows.height + 8
    places = fitting(said, [scale.at(mark) for mark in marks], 0, width)
    lines = [{"x": scale.at(mark), "y": top, "y2": top + TALL} for mark in marks for top in rows.tops.values()]
    lines += [{"x": scale.at(mark), "y": y - 6, "y2": y} for mark in marks]
    numbers = [{"x": at, "y": y + LINE / 2, "text": said[index]} for index, at in places.items()]
    return [rules(lines), words(numbers, align="center")], y + LINE
