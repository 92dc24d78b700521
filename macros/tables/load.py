"""A CSV and its papers become a Table, or the faults that keep them from it."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from macros.problems import Problem, nearest
from macros.records import Record, check, read
from macros.tables.papers import Papers
from macros.tables.rows import read_rows
from macros.tables.table import Table


def load(stem: str, folder: Path, root: Path, home: str = "") -> tuple[Table | None, list[Problem], Record | None]:
    """The table of this stem, the faults met on the way, and the record of its papers. No table where a fault stops it."""
    papers_file, csv_file = folder / f"{stem}.yml", folder / f"{stem}.csv"
    problems: list[Problem] = []
    name = csv_file.relative_to(root).as_posix()
    if not papers_file.exists():
        others = [path.stem for path in folder.glob("*.yml")]
        fix = f"Write {stem}.yml beside it. {nearest(stem, others)}"
        return None, [Problem(name, 1, "This table has no papers", fix)], None
    record = read(papers_file, root)
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
                    f"There is no table {stem}.csv for these papers",
                    nearest(stem, others, "Put the CSV beside them, or delete them"),
                )
            ],
            record,
        )
    papers = check(record, Papers)
    if isinstance(papers, list):
        return None, papers, record
    rows = read_rows(csv_file, name)
    problems = rows.problems
    if rows.header:
        columns = _wrong_columns(rows.header, papers, name, record)
        problems = [one for one in problems if not columns or one.line > 1 or not one.stops] + columns
    if not rows.header or any(problem.stops for problem in problems):
        return None, problems, record
    cells = pd.DataFrame(rows.body, columns=rows.header, dtype="str")
    return Table(stem, name, papers, cells, rows.lines, csv_file, home), problems, record


def _wrong_columns(header: list[str], papers: Papers, name: str, record: Record) -> list[Problem]:
    """The first line of the CSV and the fields of the papers say the same columns in the same order."""
    expected = list(papers.columns)
    found = []
    nameless = [number for number, column in enumerate(header, start=1) if not column.strip()]
    if nameless:
        which = f"column {nameless[0]}" if len(nameless) == 1 else f"{len(nameless)} columns"
        return [Problem(name, 1, f"The first line gives {which} no name", "Write the name, or take the comma out")]
    if not set(header) & set(expected):
        what = "The first line has none of the columns of the papers"
        return [Problem(name, 1, what, f"Begin the file with a line {','.join(expected)}")]
    for column in header:
        if header.count(column) > 1:
            return [Problem(name, 1, f"The column `{column}` stands twice", "Keep one")]
        if column not in expected:
            missing = [one for one in expected if one not in header]
            found.append(
                Problem(name, 1, f"The column `{column}` is not in the papers", nearest(column, missing or expected))
            )
    for index, column in enumerate(expected):
        if column not in header and len(header) - len(found) < len(expected) and not found:
            line = record.line("schema", "fields", index)
            found.append(
                Problem(
                    record.path,
                    line,
                    f"The papers name the column `{column}`, and the CSV has none",
                    f"Add it to {name}, or take it out here",
                )
            )
    if not found and header != expected:
        found.append(
            Problem(
                name, 1, "The columns stand in another order than in the papers", f"Put them as {', '.join(expected)}"
            )
        )
    return found
