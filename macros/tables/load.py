"""A CSV and its metadata become a Table, or the faults that keep them from it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pandas as pd

from macros.messages import Problem, nearest
from macros.records import Record, check, read
from macros.tables.check import check_cells
from macros.tables.decimals import decimals
from macros.tables.files import METADATA, NAME, unreadable
from macros.tables.header import wrong_columns
from macros.tables.metadata import Metadata
from macros.tables.rows import read_rows
from macros.tables.table import Table


def load(stem: str, folder: Path, root: Path, home: str = "") -> tuple[Table | None, list[Problem], Record | None]:
    """The table of this stem, the faults met on the way, and the record of its metadata. No table where a fault stops it."""
    metadata_file, csv_file = folder / f"{stem}.yml", folder / f"{stem}.csv"
    problems: list[Problem] = []
    columns: list[Problem] = []
    name = csv_file.relative_to(root).as_posix()
    for path, most in ((metadata_file, METADATA), (csv_file, 0)):
        spoilt = unreadable(path, path.relative_to(root).as_posix(), most) if os.path.lexists(path) else None
        if spoilt:
            return None, [spoilt], None
    if not metadata_file.exists() and not NAME.fullmatch(stem):
        return None, [], None  # its name is reported, and its metadata need the new one
    if not metadata_file.exists():
        others = [path.stem for path in folder.glob("*.yml")]
        return (
            None,
            [Problem(name, 1, "This table has no metadata", f"Write {stem}.yml beside it. {nearest(stem, others)}")],
            None,
        )
    record = read(metadata_file, root)
    if isinstance(record, Problem):
        return None, [record], None
    if not csv_file.exists():
        others = [path.stem for path in folder.glob("*.csv")]
        return (
            None,
            [
                Problem(
                    record.path,
                    1,
                    f"There is no table {stem}.csv for this metadata",
                    nearest(stem, others, "Put the CSV beside it, or delete it"),
                )
            ],
            record,
        )
    metadata = check(record, Metadata)
    if isinstance(metadata, list):
        return None, metadata, record
    rows = read_rows(csv_file, name)
    problems = rows.problems
    if rows.header:
        columns = wrong_columns(rows, metadata, name, record)
        # Rows of another length, below names that are wrong, are not a separate mistake.
        problems = [one for one in problems if not columns or not one.stops] + columns
    stopped = any(problem.stops for problem in problems)
    if not rows.header or (stopped and (columns or not rows.ragged)):
        return None, problems, record
    body = [list(map(sys.intern, row)) for row in rows.body]  # areas, years and groups come again in every table
    cells = pd.DataFrame(body, columns=rows.header, dtype="str")
    texts = {column: cells[column].tolist() for column in cells.columns}
    numbers = [column for column, known in metadata.columns.items() if known.type == "number" and column in texts]
    dropped = decimals(texts, numbers, metadata.table_schema.primary_key)
    table = Table(stem, name, metadata, cells, rows.lines, csv_file, home, dropped)
    return (None, [*problems, *check_cells(table, record)], record) if stopped else (table, problems, record)
