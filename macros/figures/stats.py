"""Numbers that are too few for a picture: each large, with what it is, when, and whether it was more or less before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from macros import wording
from macros.charts import ChartData
from macros.figures.figure_table import subtitle_of
from macros.messages import Fault
from macros.tables import SYMBOLS, FigureSpec, Table, order, period_of, when

FEWEST = 3
"""The fewest values of a picture: one or two are read faster as numbers (decision 27)."""
WAYS = {"rose": "Up from", "fell": "Down from", "did not change": "The same as"}
"""A change since an earlier value, by what `change` calls its direction."""
UNCLEAR = "No clear change from"


@dataclass(frozen=True)
class Stat:
    """A number as it is shown, what it is, and how it changed; the last may be empty, and so may when it was counted.

    `when` heads the numbers of one period, where those of a list are of several.
    """

    number: str
    what: str
    change: str
    when: str = ""


def stats(table: Table, data: ChartData, spec: FigureSpec) -> list[Stat]:
    """The values of a figure that has one or two, or of a list of unlike things. None where there is more to draw.

    Of two periods the later is shown, beside the earlier. One number says its measure, place and period itself; of two, each
    says what tells it from the other. What the parts of a bar leave is drawn too, so it counts; a target is said.
    """
    if spec.kind == "scorecard" and not (data.when and len(data.categories) > 1):
        return _listed(table, data, spec)
    if not 0 < len(data.records) + len(data.remainder) < FEWEST:
        return _nothing(data)
    measures = spec.columns or [data.measure]
    points = [
        Point(one, data.rows[index // len(measures)], measures[index % len(measures)])
        for index, one in enumerate(data.records)
        if index // len(measures) < len(data.rows)
    ]
    if data.when and len({point.record["series"] for point in points}) == 1:
        points = [max(points, key=lambda point: float(point.record["time"]))]
    if len(points) == 1:
        said = [subtitle_of(table, replace(data, rows=[points[0].row]), spec)]
    else:
        times = [_when(table, point) for point in points]
        apart = times if len(set(times)) > 1 else [""] * len(times)
        said = [
            ", ".join(filter(None, [*_names(point, data), time])) for point, time in zip(points, apart, strict=True)
        ]
    aim = f"Target: {data.target['shown']}" if data.target else ""
    return [
        Stat(point.record["shown"], what, aim or _change(table, point))
        for point, what in zip(points, said, strict=True)
    ]


def _listed(table: Table, data: ChartData, spec: FigureSpec) -> list[Stat]:
    """Indicators of one period each, by their periods: a list has no marks, so a picture of it would be words."""
    found: list[Stat] = []
    for index, one in enumerate(data.records):
        name = one["series"] if data.when and one["series"] else one["category"]
        place = index // (len(spec.columns) or 1)
        row = data.rows[place if place < len(data.rows) else 0]  # a table of one row has all its numbers there
        known = period_of(table, row, [data.measure]) if "time_period" in table.cells else None
        time = when(known) if known else ""
        said = f", {'at ' if known.kind == 'day' else ''}{known.words}" if known else ""
        beside = ", ".join(data.beside.get(name, []))
        found.append(Stat(one["shown"], name.removesuffix(said), beside, time[:1].upper() + time[1:]))
    times = list(dict.fromkeys(one.when for one in found))
    if len(times) == 1:
        return [replace(one, when="") for one in found]
    return sorted(found, key=lambda one: times.index(one.when))


def _nothing(data: ChartData) -> list[Stat]:
    """What is said where every value is a symbol, so that a picture of them would be an empty scale; else none."""
    if not data.records or data.remainder or not all(one["gap"] for one in data.records):
        return []
    met = {one["shown"].strip("[]") for one in data.records}
    why = [meaning for symbol, meaning in SYMBOLS.items() if symbol in met]
    return [Stat("No number", f"All {len(data.records)} values are missing: {'; '.join(why)}.", "")]


class Point(NamedTuple):
    """A value of a figure: as it is drawn, and its place in the table."""

    record: Mapping[str, Any]
    row: int
    column: str


def _names(point: Point, data: ChartData) -> list[str]:
    """What tells a value from the other."""
    parts = [(point.record["series"], data.series), (point.record["category"], [] if data.when else data.categories)]
    return [name for name, names in parts if len(names) > 1]


def _when(table: Table, point: Point) -> str:
    known = period_of(table, point.row, [point.column]) if "time_period" in table.cells else None
    return when(known) if known else ""


def _change(table: Table, point: Point) -> str:
    """The direction since the value before, where the table has one that can be compared."""
    row, column = point.row, point.column
    if "time_period" not in table.cells:
        return ""
    keys = [key for key in table.metadata.table_schema.primary_key if key != "time_period"]
    same: dict[str, Any] = {key: table.cell(row, key) for key in keys}
    now = table.cell(row, "time_period")
    times = {table.cell(int(one), "time_period") for one in table.rows(same)}
    earlier = [one for one in times if order(one) < order(now)]
    if not earlier:
        return ""
    since = max(earlier, key=order)
    try:
        way = wording.change(table, column, since=since, until=now, says="direction", **same).text
        value = wording.number(table, column, time_period=since, **same).text
    except Fault:
        return ""  # one of the two is hidden, or they are not counted alike
    [before] = table.rows({**same, "time_period": since})
    return f"{WAYS.get(way, UNCLEAR)} {value} {_when(table, point._replace(row=int(before)))}"
