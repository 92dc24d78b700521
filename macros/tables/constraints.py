"""The limits on text that the papers set: every cell has the form that its column's pattern says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.problems import Problem
from macros.records import Record
from macros.tables.table import Table
from macros.tables.telling import told


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
            line = record.line("schema", "fields", index)
            what = f"The pattern of `{column.name}` cannot be read: {error}"
            yield Problem(record.path, line, what, "Correct it, or take it out")
            continue
        wrong = [
            row
            for row, text in enumerate(table.cells[column.name].tolist())
            if text not in symbols and text.strip() and not form.fullmatch(text)
        ]
        yield from told(
            table,
            wrong,
            column.name,
            f"is `{{value}}`, which has not the form {pattern}",
            "Correct it, or the pattern in the papers",
        )
