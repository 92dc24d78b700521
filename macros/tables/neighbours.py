"""The average of the statistical neighbours, worked out when the site is built: it is never stored.

It is the simple mean of the neighbours, those without a number left out, for the same period and breakdown. It is
exact, and rounded only where it is shown, to the decimals that the column is published with.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pandas as pd

from macros.messages import Fault
from macros.tables.metadata import SYMBOLS, Cell
from macros.tables.periods import order
from macros.tables.table import Table

AVERAGE = "Statistical neighbours"
"""The name of the average among the areas of a table."""
COMPUTED = 0
"""The line of a row that is in no file."""


def neighbours(table: Table) -> list[str]:
    """The names in a table of neighbours, the closest first, of the latest model that it has."""
    latest, home = max(table.known("time_period"), key=order), table.home or table.cell(0, "area")
    rows = set(table.rows_with("time_period", latest.__eq__)).intersection(table.rows_with("area", home.__eq__))
    return [name for _, name in sorted((int(table.cell(row, "rank")), table.cell(row, "neighbour")) for row in rows)]


def neighbour_mean(table: Table, column: str, neighbours: Sequence[str], where: Mapping[str, Cell]) -> float | None:
    """The mean of one column over the neighbours, unrounded; None where no neighbour has a number.

    `where` names one period and one of each breakdown: Fault where a neighbour has more than one row.
    """
    known = [name for name in neighbours if name in set(table.cells["area"])]
    if not known:
        return None
    rows = table.rows({**where, "area": list(known)})
    if table.cells.loc[rows, "area"].duplicated().any():
        loose = [
            key
            for key in table.metadata.table_schema.primary_key
            if key not in ("area", *where) and table.cells.loc[rows, key].nunique() > 1
        ]
        raise Fault(
            f"The neighbours of the table `{table.stem}` have more than one row each",
            f"Say which one: name {' and '.join(loose)}",
        )
    mean = _mean(list(table.cells.loc[rows, column]))
    return None if mean is None else float(mean)


def with_neighbour_mean(table: Table, neighbours: Sequence[str], name: str = AVERAGE) -> Table:
    """The table with a computed row, for the area `name`, wherever a neighbour has one; itself where none has, or it has only words.

    A computed row has the line COMPUTED. Its cells are rounded as the column is published, halves up; its values are not.
    """
    keys = table.metadata.table_schema.primary_key
    if (
        not table.measures
        or "area" not in keys
        or name in set(table.cells["area"])
        or not set(neighbours) & set(table.cells["area"])
    ):
        return table
    measures = table.measures
    part = table.cells[table.cells["area"].isin(list(neighbours))]
    places = {
        column: max((len(cell.partition(".")[2]) for cell in set(part[column]) if cell not in SYMBOLS), default=0)
        for column in measures
    }
    others = [key for key in keys if key != "area"]
    cells, values = [], []
    for key, group in part.groupby(others, sort=False):
        means = {column: _mean(list(group[column])) for column in measures}
        row = {**dict.fromkeys(table.cells.columns, "z"), **dict(zip(others, key, strict=True)), "area": name}
        cells.append({**row, **{column: _shown(mean, places[column]) for column, mean in means.items()}})
        values.append({column: pd.NA if mean is None else float(mean) for column, mean in means.items()})
    start = int(table.cells.index.max()) + 1
    index = pd.RangeIndex(start, start + len(cells))
    added = pd.DataFrame(cells, columns=table.cells.columns, index=index, dtype="str")
    whole = replace(table, cells=pd.concat([table.cells, added]), lines=[*table.lines, *([COMPUTED] * len(cells))])
    exact = whole.values.copy()
    for column in measures:
        exact.loc[index, column] = pd.array([one[column] for one in values], dtype="Float64")
    vars(whole)["values"] = exact
    return whole


def is_computed(table: Table, row: int) -> bool:
    """Whether a row was worked out here, and is in no published file."""
    return table.lines[row] == COMPUTED


def _mean(cells: Sequence[str]) -> Fraction | None:
    """The exact mean of the numbers among the cells; symbols are left out, never counted as zero."""
    numbers = [Fraction(cell) for cell in cells if cell not in SYMBOLS]
    return sum(numbers, Fraction(0)) / len(numbers) if numbers else None


def _shown(mean: Fraction | None, places: int) -> str:
    if mean is None:
        return "x"
    exact = Decimal(mean.numerator) / Decimal(mean.denominator)
    return str(exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))
