"""The two small pictures in a row of measures: its line over time, and its place among areas."""

from __future__ import annotations

from macros.charts import spark
from macros.charts.strip import strip
from macros.render import safe
from macros.wording import Measured


def line_of(row: Measured) -> str:
    """The small line of a measure; its text alternative has each value."""
    sure = (row.known.low, row.known.high) if row.known else None
    return safe(spark([(point.ago, point.value) for point in row.points], sure, values_of(row)))


def values_of(row: Measured) -> str:
    """Each value of a measure's line, in words."""
    return "; ".join(f"{one.short}: {one.shown if one.value is not None else 'not shown'}" for one in row.points)


def strip_of(row: Measured, country: str) -> str:
    """The area among those like it, with the country; nothing where it has no standing."""
    if row.standing is None:
        return safe("")
    others = [float(one) for one in row.standing.others]
    return safe(strip(float(row.standing.own), others, value_in(row, country)))


def value_in(row: Measured, area: str) -> float | None:
    """The value of another area in the same period; None where there is a symbol."""
    cell = row.cells.get(area, "x")
    return float(cell) if cell.lstrip("-")[:1].isdigit() else None
