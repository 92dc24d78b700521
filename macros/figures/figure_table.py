"""What is around a picture: the same values as a table, what it is of, and how new it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from macros import charts, wording
from macros.facts.area_names import in_a_sentence, listed_areas
from macros.tables import (
    NUMERIC,
    SYMBOLS,
    FigureSpec,
    Period,
    Table,
    counted,
    order,
    period_of,
    shown,
    spanned,
    stock_of,
    unit_of,
)

YEARS = re.compile(r"(?:,| in) (?:19|20)\d\d\b.*")
"""The years at the end of a table's title, which a subtitle says of what is drawn."""


@dataclass(frozen=True)
class TableCell:
    """One cell of a figure's table."""

    text: str
    numeric: bool = False
    header: bool = False
    symbol: bool = False
    sort: str = ""


@dataclass(frozen=True)
class TableColumn:
    name: str
    title: str
    numeric: bool


def table_of(table: Table, data: charts.ChartData, spec: FigureSpec) -> tuple[list[TableColumn], list[list[TableCell]]]:
    """The figure's rows as their own table: the columns that tell rows apart first, then what is drawn.

    Behind each share or rate is its 95% interval, where it has one.
    """
    rows = data.rows
    keys = [
        name
        for name in table.metadata.table_schema.primary_key
        if name != "area" or table.cells.loc[rows, name].nunique() > 1
    ]
    several = [name for name in keys if table.cells.loc[rows, name].nunique() > 1] or keys[:1]
    for name in (data.dimension, spec.by):
        if name and name not in several and table.cells.loc[rows, name].nunique() > 1:
            pairs = set(zip(*(table.cells.loc[rows, column] for column in (several[-1], name)), strict=True))
            ends = {len(pairs), *(table.cells.loc[rows, column].nunique() for column in (several[-1], name))}
            several = [*(several[:-1] if len(ends) == 1 else several), name]  # a name says more than its code
    drawn = spec.columns or [name for name in (spec.x, spec.y) if name and table.metadata.columns[name].type in NUMERIC]
    in_words = data.measure not in table.measures
    measures = [data.measure] if in_words else drawn or table.measures
    measures = [name for name in measures if not all(table.cell(row, name) == "z" for row in rows)] or measures[:1]
    columns = [
        TableColumn(name, table.metadata.title_of(name), name in measures and not in_words)
        for name in [*several, *measures]
    ]
    stock = stock_of(table, rows, measures)
    sure = [] if in_words else [name for name in measures if any(wording.ends(table, row, name) for row in rows)]
    body = []
    for row in rows:
        line = []
        for position, column in enumerate(columns):
            text = table.printed(row, column.name)
            known = counted(text, _stock(table, row, measures, stock)) if column.name == "time_period" else None
            unit = unit_of(table, column.name, row)
            words = known.words if known else (shown(text, unit) if column.numeric else text)
            symbol = column.numeric and text in SYMBOLS
            sort = "-".join(f"{part:02}" for part in order(text)) if known else ""
            line.append(TableCell(words, column.numeric, position == 0, symbol, sort))
            if column.name in sure:
                between = wording.ends(table, row, column.name)
                line.append(TableCell(between or "[z]", False, False, not between))
        body.append(line)
    return [one for column in columns for one in _with_interval(column, column.name in sure)], body


def _stock(table: Table, row: int, measures: list[str], of_all: bool | None) -> bool | None:
    """Whether the numbers of a row count on the last day of its period, where some rows of a figure do and others do not."""
    return stock_of(table, [row], measures) if of_all is None else of_all


def _with_interval(column: TableColumn, sure: bool) -> list[TableColumn]:
    """A column, and behind it that of the 95% intervals of its values."""
    return [column, TableColumn(f"{column.name}_interval", "95% interval", False)] if sure else [column]


def subtitle_of(table: Table, data: charts.ChartData, spec: FigureSpec) -> str:
    """Measure, place and period of what is drawn; where each row has its own measure, what the table holds."""
    places = table.texts.get("area", [])
    held = [part for part in YEARS.sub("", table.metadata.title).split(", ") if part not in places]
    parts = [data.title or ", ".join(held)]
    if "area" in table.cells:
        areas = list(dict.fromkeys(table.cells.loc[data.rows, "area"]))
        areas.sort(key=lambda area: area != table.home)  # an area that is newer than the others has no first row
        said = [in_a_sentence(area) for area in areas]
        parts.append(listed_areas(said) if len(said) <= 4 else f"{said[0]} and {len(said) - 1} other areas")
    if "time_period" in table.cells:
        parts.append(spanned(periods_of(table, data)))
    if charts.KINDS[spec.kind].whiskers and len(data.series) == 1 and any("sure" in one for one in data.records):
        parts.append("with 95% intervals")
    return ", ".join(parts)


def periods_of(table: Table, data: charts.ChartData) -> list[Period]:
    """The periods of what is drawn, as its numbers are counted."""
    columns = [data.measure] if data.measure in table.measures else []
    return [known for row in data.rows if (known := period_of(table, row, columns))]


def latest(table: Table, data: charts.ChartData) -> str:
    """The latest period of what is drawn, in words; '' where the table has none."""
    if "time_period" not in table.cells:
        return ""
    last = max(order(table.cell(row, "time_period")) for row in data.rows)
    return spanned(one for one in periods_of(table, data) if one.order[:2] == last[:2]).removeprefix("at ")
