"""Everything that can be wrong inside a table, one generator a rule. Its docstring is the rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial

import pandas as pd

from macros.problems import Problem, choice
from macros.records import Record
from macros.tables.constraints import (
    formulas,
    invisible_letters,
    misshapen,
    numbers_written_oddly,
    unlisted,
    values_in_another_form,
)
from macros.tables.corrections import numbers_that_disagree
from macros.tables.descriptors import schemas_that_do_not_publish
from macros.tables.disclosure import counts_that_identify
from macros.tables.papers import SYMBOLS, Column
from macros.tables.periods import FORMS, period
from macros.tables.table import NUMERIC, Table

SHAPES = {
    "integer": re.compile(r"-?[0-9]+"),
    "number": re.compile(r"-?[0-9]+(\.[0-9]+)?"),
    "year": re.compile(r"[0-9]{4}"),
    "boolean": re.compile(r"true|false"),
    "date": re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"),
}
MEANS = {
    "integer": "a whole number, such as 1234",
    "number": "a number, such as 12.5",
    "year": "a year, such as 2023",
    "boolean": "true or false",
    "date": "a date, such as 2026-11-20",
}
MOST = 5
"""The most faults of one kind told for one column: the rest are counted, so that one mistake does not fill the screen."""


def check_table(table: Table, record: Record, others: Callable[[str], Table | None]) -> list[Problem]:
    """Every fault of a table, in the order of the file. `others` finds another table by its stem."""
    found: list[Problem] = []
    for rule in (
        blank_cells,
        cells_with_spaces_around,
        formulas,
        wrong_types,
        values_outside_the_list,
        values_in_another_form,
        invisible_letters,
        numbers_written_oddly,
        values_out_of_bounds,
        rows_that_repeat,
        unknown_periods,
        figures_without_columns,
        schemas_that_do_not_publish,
    ):
        found += rule(table, record)
    if not any(problem.stops for problem in found):
        found += counts_that_identify(table, record, others)
        found += numbers_that_disagree(table, record, others)
    return found


def blank_cells(table: Table, record: Record) -> Iterator[Problem]:
    """No cell is blank: a missing value is a symbol that says why."""
    for name, column in table.papers.columns.items():
        bad = table.rows_with(name, lambda text: not text.strip())
        fix = "Fill it in, or write `x`"
        if column.type in NUMERIC:
            fix = "Write the number, or `x` where it is not available, `c` where it is hidden"
        yield from _cells(table, name, bad, "is blank", fix)


def cells_with_spaces_around(table: Table, record: Record) -> Iterator[Problem]:
    """No cell begins or ends with a space: `Police ` and `Police` would count as two."""
    for name in table.papers.columns:
        bad = table.rows_with(name, lambda text: text.strip() not in ("", text))
        yield from _cells(table, name, bad, "is `{cell}`, with a space before or after it", "Take the space out")


def wrong_types(table: Table, record: Record) -> Iterator[Problem]:
    """A cell is of its column's type, or a symbol of the table."""
    symbols = table.papers.table_schema.missing_values
    for name, column in table.papers.columns.items():
        shape = SHAPES.get(column.type)
        if shape is None:
            continue
        allowed = set() if name in table.papers.table_schema.primary_key else set(symbols)
        bad = table.rows_with(name, partial(misshapen, shape, allowed))
        fix = partial(_number_fix, column=column, symbols=symbols)
        yield from _cells(table, name, bad, "is `{cell}`, which is not " + MEANS[column.type], fix)


def values_outside_the_list(table: Table, record: Record) -> Iterator[Problem]:
    """A cell is one of the column's listed values."""
    for name, column in table.papers.columns.items():
        listed = column.constraints.enum
        if listed is None:
            continue
        allowed = {*listed, *table.papers.table_schema.missing_values}
        bad = table.rows_with(name, partial(unlisted, allowed))
        yield from _cells(
            table,
            name,
            bad,
            "is `{cell}`, which the papers do not list",
            partial(choice, known=listed, otherwise="Write one that the papers list, or add it there"),
        )


def values_out_of_bounds(table: Table, record: Record) -> Iterator[Problem]:
    """A number lies within the bounds of its papers, and a percentage between 0 and 100 unless they say otherwise."""
    for name in table.measures:
        limits = table.papers.columns[name].constraints
        low, high = limits.minimum, limits.maximum
        if name.endswith("_percent") and low is None and high is None and not name.endswith("change_percent"):
            low, high = 0, 100
        numbers = pd.to_numeric(table.cells[name], errors="coerce")
        outside = pd.Series(False, index=numbers.index)
        if low is not None:
            outside |= numbers < low
        if high is not None:
            outside |= numbers > high
        bounds = (f"at least {low:g}" if low is not None else "", f"at most {high:g}" if high is not None else "")
        should = f"is {{cell}}, and should be {' and '.join(part for part in bounds if part)}"
        yield from _cells(
            table,
            name,
            outside.index[outside],
            should,
            "Look it up in the source: correct the number, or, where the source has it, the limits in the papers",
        )


def rows_that_repeat(table: Table, record: Record) -> Iterator[Problem]:
    """No two rows have the same key, nor the same value where the papers want each once."""
    for name, column in table.papers.columns.items():
        if column.constraints.unique:
            again = table.cells.index[table.cells[name].duplicated()]
            yield from _cells(table, name, again, "has `{cell}` twice", "Keep one of them")
    keys = table.papers.table_schema.primary_key
    repeated = table.cells.duplicated(keys, keep="first")
    if not repeated.any():
        return
    first: dict[tuple[str, ...], int] = {}
    wanted = {tuple(key) for key in table.cells.loc[repeated, keys].itertuples(index=False, name=None)}
    for row, key in zip(table.cells.index, table.cells[keys].itertuples(index=False, name=None), strict=True):
        if key in wanted:
            first.setdefault(key, row)

    def what(row: int) -> str:
        key = tuple(table.cells.loc[row, keys])
        return f"This row has the same {', '.join(keys)} as line {table.lines[first[key]]}: {', '.join(key)}"

    yield from _told(table, table.cells.index[repeated], what, "Keep one of them, or correct the one that is mistyped")


def unknown_periods(table: Table, record: Record) -> Iterator[Problem]:
    """A `time_period` has one of the known forms, which say what kind of period it is."""
    if "time_period" not in table.cells:
        return
    wrong = {text for text in set(table.cells["time_period"]) if period(text) is None and text.strip()}
    yield from _cells(
        table,
        "time_period",
        table.rows_with("time_period", wrong.__contains__),
        "is `{cell}`, which is no known period",
        f"Write {FORMS}",
    )


def figures_without_columns(table: Table, record: Record) -> Iterator[Problem]:
    """A figure in the papers names columns, values and symbols that the table has."""
    for name, spec in table.papers.figures.items():
        for word in ("x", "y", "by"):
            column = getattr(spec, word)
            if column and column not in table.cells:
                yield Problem(
                    record.path,
                    record.line("figures", name, word),
                    f"The figure `{name}` names the column `{column}`, which the table does not have",
                    choice(column, table.readable, "The columns are in the first line of the CSV"),
                )
        for column, wanted in spec.where.items():
            line = record.line("figures", name, "where", column)
            if column not in table.cells:
                yield Problem(
                    record.path,
                    line,
                    f"The figure `{name}` names the column `{column}`, which the table does not have",
                    choice(column, table.readable, "The columns are in the first line of the CSV"),
                )
                continue
            for value in wanted if isinstance(wanted, list) else [wanted]:
                if str(value) not in set(table.cells[column]):
                    yield Problem(
                        record.path,
                        line,
                        f"The figure `{name}` asks for `{value}` in `{column}`, where it never stands",
                        choice(value, set(table.cells[column]), f"Write it as a cell of `{column}` has it"),
                    )


def review_dates_passed(table: Table, record: Record, today: date) -> Iterator[Problem]:
    """A table whose review date has passed is told, and stops nothing."""
    if table.papers.review_by < today:
        yield Problem(
            record.path,
            record.line("review_by"),
            f"The review date {table.papers.review_by:%Y-%m-%d} has passed",
            f"{table.papers.owner}: look at the table again and set a new date",
            stops=False,
        )


def _number_fix(text: str, column: Column, symbols: list[str]) -> str:
    bare = re.sub(r"[,%£\s]", "", text)
    if SHAPES["number"].fullmatch(bare) and bare != text:
        return f"Write {bare}"
    if column.type == "integer" and SHAPES["number"].fullmatch(text):
        return f"Write {text.split('.')[0]} if it is whole, or make the column `type: number` in the papers"
    if text.strip("[]").lower() in symbols and text not in SYMBOLS:
        return f"Write {text.strip('[]').lower()}"
    if text in SYMBOLS and text not in symbols:
        return f"Add `{text}` to missingValues in the papers"
    return f"Write {MEANS[column.type]}, or one of {', '.join(symbols)}"


def _cells(
    table: Table, name: str, rows: Sequence[int] | pd.Index, what: str, fix: str | Callable[[str], str]
) -> Iterator[Problem]:
    """A fault of the cells of one column: `{cell}` in its words stands for what the officer typed."""

    def said(row: int) -> str:
        return f"`{name}` {what.replace('{cell}', table.cell(row, name)[:40])}"

    yield from _told(table, rows, said, fix if isinstance(fix, str) else lambda row: fix(table.cell(row, name)))


def _told(
    table: Table, rows: Sequence[int] | pd.Index, what: Callable[[int], str], fix: str | Callable[[int], str]
) -> Iterator[Problem]:
    """A problem for each of the first rows, and one that counts the rest."""
    for row in rows[:MOST]:
        yield Problem(table.path, table.lines[row], what(row), fix if isinstance(fix, str) else fix(row))
    if len(rows) > MOST:
        yield Problem(
            table.path,
            table.lines[rows[MOST]],
            f"{len(rows) - MOST} more rows from here have the same fault as line {table.lines[rows[0]]}",
            "Mend them in the same way",
        )
