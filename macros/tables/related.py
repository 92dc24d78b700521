"""How exact each number of a table is, and which of its rows belong together: what rules and disclosure control compare."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from macros.messages import Fault
from macros.tables.lookup import keyed
from macros.tables.metadata import Reconcile
from macros.tables.table import Table

Numbers = np.ndarray[Any, np.dtype[np.float64]]


def halves(table: Table) -> Numbers:
    """How far the true count of each row may lie from the published one: half of what its area is rounded to."""
    half = np.zeros(len(table.cells))
    for name, base in table.metadata.disclosure.rounding.items():
        for key in table.metadata.table_schema.primary_key:
            half[(table.cells[key] == name).to_numpy()] = base / 2
    return half


def printed_to(table: Table, column: str) -> float:
    """How far a number of a column may lie from the printed one: a full-time equivalent of 9.9 is anything from 9.85 to 9.95."""
    known = table.metadata.columns.get(column)
    places = max((len(text.partition(".")[2]) for text in table.texts.get(column, ())), default=0)
    return 0.5 * 10.0**-places if places and known and known.type == "number" else 0.0


def total_rows(total: dict[str, Any], table: Table, rows: Iterable[int]) -> dict[int, int]:
    """For each row, the row that has the same other keys and these values: where its total is."""
    wanted = table.rows({key: str(value) for key, value in total.items()})
    keys = [key for key in table.metadata.table_schema.primary_key if key not in total]
    lookup = {key: row for row, key in keyed(table, wanted, keys)}
    return {row: lookup[key] for row, key in keyed(table, rows, keys) if key in lookup}


def groups_of(rule: Reconcile, table: Table, rows: pd.Index) -> Numbers:
    """The number of the group of each row: rows with the same keys but for the one that a sum runs over."""
    keys = [key for key in table.metadata.table_schema.primary_key if key != rule.over]
    if not keys:
        return np.zeros(len(rows))
    part = table.cells.loc[rows, keys]
    return np.asarray(part.groupby(keys, sort=False).ngroup(), dtype=float)


def numbers_of(values: pd.DataFrame, column: str) -> Numbers:
    """A column as floating-point numbers, nothing where there is a symbol; Fault when it holds words."""
    if values[column].dtype != "Float64":
        raise Fault(f"The rule compares the column `{column}`, which is not of numbers", "Name a column of numbers")
    return values[column].to_numpy(dtype=float, na_value=np.nan)
