"""What a cell may be made of: no invisible letters, numbers as everybody writes them, text in its column's form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from macros.problems import Problem
from macros.records import Record
from macros.tables.table import NUMERIC, Table
from macros.tables.telling import told

FORMULA = r"[=@\t\r]|[+-](?![\d.]*$)"
"""How a cell begins that a spreadsheet would run."""
BEGINS = re.compile(FORMULA)
INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffd]|(?<=.)\xa0(?=.)"
)
"""Control characters, spaces without width, marks of direction, no-break spaces, and the sign of a damaged letter."""
ODD = re.compile(r"-?0[0-9]+(\.[0-9]+)?|-0+(\.0+)?|-?[0-9]{16,}(\.[0-9]+)?")
"""Numbers with noughts in front, less than nothing by nothing, or too long to be counted exactly."""


def formulas(table: Table, record: Record) -> Iterator[Problem]:
    """No cell begins as a spreadsheet formula does, so that opening the CSV runs nothing."""
    for name in table.papers.columns:
        rows = table.rows_with(name, BEGINS.match)
        yield from told(
            table,
            rows,
            name,
            "begins as a spreadsheet formula does: `{value}`",
            "Write the words or the number itself",
            False,
        )


def invisible_letters(table: Table, record: Record) -> Iterator[Problem]:
    """No cell holds a letter that nobody can see: `Police` with one in it is another word than `Police`."""
    for name in table.papers.columns:
        rows = table.rows_with(name, lambda text: INVISIBLE.search(text.strip()))
        yield from told(
            table, rows, name, "has an invisible or damaged letter in it", "Type the cell again as plain text", False
        )


def numbers_written_oddly(table: Table, record: Record) -> Iterator[Problem]:
    """A number has no noughts in front, no minus before nought, and at most 15 figures."""
    for name, column in table.papers.columns.items():
        if column.type in NUMERIC:
            rows = table.rows_with(name, ODD.fullmatch)
            yield from told(
                table, rows, name, "is `{value}`, which is no plain number", "Write it as 7, 0 or 1234.5", False
            )


def values_in_another_form(table: Table, record: Record) -> Iterator[Problem]:
    """A cell has the form of its column's `pattern`, or is a symbol of the table."""
    symbols = table.papers.table_schema.missing_values
    for index, column in enumerate(table.papers.table_schema.fields):
        pattern = column.constraints.pattern
        if pattern is None:
            continue
        try:
            form = re.compile(pattern)
        except re.error as error:
            what = f"The pattern of `{column.name}` cannot be read: {error}"
            yield Problem(record.path, record.line("schema", "fields", index), what, "Correct it, or take it out")
            continue
        texts = table.cells[column.name].tolist()
        rows = [
            row for row, text in enumerate(texts) if text.strip() and text not in symbols and not form.fullmatch(text)
        ]
        what = f"is `{{value}}`, which has not the form {pattern}"
        yield from told(
            table,
            rows,
            column.name,
            what,
            "Look it up in the source: correct it, or, where the source has it, the pattern in the papers",
            False,
        )


def misshapen(shape: re.Pattern[str], allowed: Set[str], text: str) -> bool:
    """Whether a text is neither of the shape nor allowed; a blank and a formula are told by rules of their own."""
    return unlisted(allowed, text) and not shape.fullmatch(text) and not BEGINS.match(text)


def unlisted(listed: Set[str], text: str) -> bool:
    """Whether a text that is not blank is none of the listed ones."""
    return text not in listed and bool(text.strip())
