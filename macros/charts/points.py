"""How most charts read a table: of the rows that a figure's line asks for, each number is a point."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

from macros.charts.data import ChartData, left_over
from macros.charts.kinds import KINDS
from macros.charts.measured import measured, unlike
from macros.charts.validation import cannot_be_drawn
from macros.messages import Fault
from macros.tables import (
    NUMERIC,
    SYMBOLS,
    Cell,
    FigureSpec,
    Table,
    counted,
    of_one_period,
    order,
    period,
    shown,
    stock_of,
    unit_of,
)
from macros.tables.intervals import interval

ORDERED = {"age", "band", "duration", "grade", "length", "level", "month", "quarter", "stage", "time", "year"}
"""Columns whose name holds one of these words have their own order, which a chart keeps."""


def prepare(table: Table, spec: FigureSpec, where: Mapping[str, Cell | list[Cell]] | None = None) -> ChartData:
    """The points that a figure's line asks for; Fault when it asks for what the table does not have."""
    dimension, measures = columns(table, spec)
    rows = chosen(table, spec, dimension, where)
    when, stock = dimension == "time_period", stock_of(table, rows, measures)
    of_one_period(table, rows, over_time=when or spec.by == "time_period")
    apart = [name for name in (dimension, spec.by) if name and table.cells.loc[rows, name].nunique() > 1]
    bars = [row for row in rows if spec.target not in (table.cell(row, name) for name in apart)] or rows
    beside = [name for name in apart if table.cells.loc[bars, name].nunique() > 1]
    points = [
        point(table, row, measure, row_name(table, row, dimension, stock), _series(table, row, measure, spec, stock))
        for row in rows
        for measure in measures
    ]
    for one, (row, measure) in zip(points, product(rows, measures), strict=True):
        if sure := interval(table, row, measure):
            one["sure"], one["exact"] = (sure.low, sure.high), sure.value
    _refuse_doubles(table, spec, dimension, rows, points)
    series = [table.metadata.title_of(name) for name in spec.columns] or list(
        dict.fromkeys(one["series"] for one in points)
    )
    if spec.only and spec.by:
        asked = [str(name) for name in spec.only]
        series.sort(key=lambda name: asked.index(name) if name in asked else len(asked))
    elif not spec.columns and spec.by != "time_period":
        series.sort(key=left_over(series).__contains__)
    data = ChartData(
        records=points,
        categories=_categories(points, spec, dimension, when),
        series=series,
        dimension=dimension,
        measure=measures[0],
        unit=unit_of(table, measures[0], rows[0]),
        title=measured(table, bars, measures, beside, stock),
        when=when,
        rows=rows,
        stock=stock,
        years_end=_years_end(table, rows) if not stock else "",
        highlight=spec.highlight or table.home,
        crowd=spec.band if spec.by else "",
        annotations={
            row_name(table, row, "time_period", stock): one.text
            for one in spec.annotations
            for row in rows
            if when and table.cell(row, "time_period") == str(one.time_period)
        },
        roles=dict.fromkeys({*series, *(one["category"] for one in points)} & {table.home}, "area"),
        named=[
            name for name in series if not spec.band or name in {*map(str, spec.only), spec.highlight or table.home}
        ],
    )
    kinds = {row_name(table, row, dimension, stock): _kind(table, row) for row in rows} if when else {}
    for fault in cannot_be_drawn(data, spec, kinds):
        raise fault
    for fault in () if KINDS[spec.kind].apart else unlike(table, bars, measures, beside):
        raise fault
    return data


def chosen(
    table: Table, spec: FigureSpec, dimension: str, where: Mapping[str, Cell | list[Cell]] | None = None
) -> list[int]:
    """The rows that a figure's line asks for, without the totals of what is drawn in parts."""
    asked = {**spec.where, **(where or {})}
    if spec.only and not spec.band and not spec.columns:
        asked[spec.by or dimension] = list(spec.only)
    found = [int(row) for row in table.rows(asked)]
    rows = [row for row in found if not _total(table, row, dimension, found, spec)]
    if not rows:
        raise Fault(f"The figure selects no rows of the table `{table.stem}`", "Leave out one of the words of `where`")
    return rows


def point(table: Table, row: int, measure: str, category: str, series: str) -> dict[str, Any]:
    """One cell as a point of a chart."""
    text = table.printed(row, measure)
    unit = unit_of(table, measure, row)
    numeric = table.metadata.columns[measure].type in NUMERIC and text not in SYMBOLS
    return {
        "category": category,
        "series": series,
        "time": months(table.cell(row, "time_period")) if "time_period" in table.cells else 0.0,
        "unit": unit,
        "value": float(text) if numeric else None,
        "shown": shown(text, unit),
        "gap": text if text in SYMBOLS else "",
    }


def row_name(table: Table, row: int, column: str, stock: bool | None = None) -> str:
    """What a row is called in a column: a period in its short form, as it is counted; everything else as it stands."""
    text = table.cell(row, column)
    known = counted(text, stock) if column == "time_period" else None
    return known.short if known else text


def _years_end(table: Table, rows: Sequence[int]) -> str:
    """The day on which the years of these rows end, where they are called by one number: `31 March` for `2025`."""
    known = [period(table.cell(row, "time_period")) for row in rows] if "time_period" in table.cells else []
    return "31 March" if known and all(one and one.identifier == "Reporting year" for one in known) else ""


def _kind(table: Table, row: int) -> str:
    known = period(table.cell(row, "time_period"))
    return known.kind if known else ""


def months(text: str) -> float:
    """Where a period is in time, in months."""
    year, month, day = order(text)
    return year * 12 + month + day / 31


def columns(table: Table, spec: FigureSpec) -> tuple[str, list[str]]:
    """The column of the categories and those of the values, whichever way round the line names them."""
    named = [name for name in (spec.x, spec.y) if name]
    measures = (
        spec.columns or [name for name in named if table.metadata.columns[name].type in NUMERIC][:1] or table.measures
    )
    if not spec.columns and len(measures) != 1:
        raise Fault(
            f"The figure does not say which numbers of the table `{table.stem}` it draws",
            f"Name one of {_listed(table.measures)} as `x` or `y`",
        )
    others = [name for name in named if table.metadata.columns[name].type not in NUMERIC]
    keys = [key for key in table.metadata.table_schema.primary_key if key not in (spec.by, "area")]
    varied = [key for key in keys if table.cells[key].nunique() > 1] or keys
    return (others or varied or ["area"])[0], list(measures)


def _series(table: Table, row: int, measure: str, spec: FigureSpec, stock: bool | None) -> str:
    if spec.columns:
        return table.metadata.title_of(measure)
    return row_name(table, row, spec.by, stock) if spec.by else ""


def _refuse_doubles(
    table: Table, spec: FigureSpec, dimension: str, rows: list[int], points: Sequence[Mapping[str, Any]]
) -> None:
    seen: set[tuple[str, str]] = set()
    for one in points:
        category, series = one["category"], one["series"]
        if (category, series) in seen:
            keys = [key for key in table.metadata.table_schema.primary_key if key not in (dimension, spec.by)]
            loose = [key for key in keys if table.cells.loc[rows, key].nunique() > 1]
            raise Fault(
                f"The figure has more than one value for `{category}`{f' and `{series}`' if series else ''}",
                f"Name `by` or `where` for {' and '.join(loose)}" if loose else "Name the rows with `where`",
            )
        seen.add((category, series))


def _total(table: Table, row: int, dimension: str, rows: Sequence[int], spec: FigureSpec) -> bool:
    """Whether a row is the whole of which others are parts: it is in the table, and not beside its parts."""
    for name in (dimension, spec.by):
        if name and name not in spec.where and _whole(table, row, name) and not spec.only:
            return not all(_whole(table, other, name) for other in rows)
    return False


def _whole(table: Table, row: int, column: str) -> bool:
    return table.cell(row, column).startswith(("All ", "Total"))


def _categories(points: Sequence[Mapping[str, Any]], spec: FigureSpec, dimension: str, when: bool) -> list[str]:
    if when:
        return list(dict.fromkeys(one["category"] for one in sorted(points, key=lambda one: float(one["time"]))))
    names = list(dict.fromkeys(one["category"] for one in points))
    return sorted(_sorted(names, points, spec, dimension), key=left_over(names).__contains__)


def _sorted(names: list[str], points: Sequence[Mapping[str, Any]], spec: FigureSpec, dimension: str) -> list[str]:
    several = bool(spec.by or spec.columns)
    if spec.sort == "table" or (not spec.sort and (several or ORDERED & set(dimension.split("_")))):
        return names
    if spec.sort == "gap":
        return sorted(names, key=lambda name: -_gap([one for one in points if one["category"] == name], spec))
    values = {name: [one["value"] for one in points if one["category"] == name and not one["gap"]] for name in names}
    return sorted(names, key=lambda name: -max(values[name], default=-math.inf))


def _gap(points: Sequence[Mapping[str, Any]], spec: FigureSpec) -> float:
    """How far the first series of a category lies above the second; those without either value come last."""
    known = {one["series"]: one["value"] for one in points if not one["gap"]}
    ends = [known.get(str(name)) for name in spec.only[:2]]
    return ends[0] - ends[1] if len(ends) == 2 and ends[0] is not None and ends[1] is not None else -math.inf


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
