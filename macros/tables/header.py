"""The first line of a CSV: it has the columns of the metadata, each once, in their order."""

from __future__ import annotations

from collections.abc import Sequence

from macros.messages import INVISIBLE, Problem, nearest
from macros.records import Record
from macros.tables.cells import invisible
from macros.tables.intervals import limits_of
from macros.tables.metadata import Metadata
from macros.tables.remark import COLUMN
from macros.tables.rows import Rows

MOST = 500
"""The most columns of a table."""
NAMED = 3
"""Of more wrong columns than these, the others are counted."""


def wrong_columns(rows: Rows, metadata: Metadata, name: str, record: Record) -> list[Problem]:
    """What is wrong with the first line, one problem for each kind of mistake."""
    header, expected = rows.header, list(metadata.columns)
    if header == expected:
        return []
    line = f"Begin the file with the line {','.join(expected)}" if len(expected) < 40 else "Write them there"
    if not set(header) & set(expected):
        return [Problem(name, 1, *_no_names(rows, metadata, line))]
    if len(header) > MOST:
        return [Problem(name, 1, f"The table has {len(header):,} columns; the limit is {MOST}", "Keep those you need")]
    nameless = [number for number, column in enumerate(header, start=1) if not column.strip()]
    if nameless:
        which = f"column {nameless[0]}" if len(nameless) == 1 else f"{len(nameless)} columns"
        return [Problem(name, 1, f"The first line gives {which} no name", "Write the name, or remove the comma")]
    doubled = list(dict.fromkeys(column for column in header if header.count(column) > 1))
    if doubled:
        several = len(doubled) > 1
        what = f"The column{'s' if several else ''} {_some(doubled)} {'appear' if several else 'appears'} twice"
        return [Problem(name, 1, what, "Keep one" + (" of each" if several else ""))]
    found = []
    unknown = [column for column in header if column not in expected]
    missing = [column for column in expected if column not in header]
    unseen = [column for column in unknown if any(map(invisible, column))]
    if unseen:
        what = f"The name of the column `{''.join(one for one in unseen[0] if not invisible(one))[:40]}` has an invisible letter in it"
        return [Problem(name, 1, what, "Type it again as plain text", code=INVISIBLE)]
    if unknown and not missing and set(unknown) <= {COLUMN, *(end for column in expected for end in limits_of(column))}:
        what = f"The published file adds {_some(unknown)} to the columns of the table"
        fix = f"Remove {'them' if len(unknown) > 1 else 'it'}: the site adds them again each time it is built"
        return [Problem(name, 1, what, fix)]
    if unknown:
        several = len(unknown) > 1
        what = f"The column{'s' if several else ''} {_some(unknown)} {'are' if several else 'is'} not in the metadata"
        fix = nearest(unknown[0], missing or expected) if not several else _as_missing(unknown, missing)
        found.append(Problem(name, 1, what, fix))
    if len(missing) > len(unknown):
        place = record.line("schema", "fields", expected.index(missing[0]))
        several = len(missing) > 1
        what = f"The metadata name the column{'s' if several else ''} {_some(missing)}, and the CSV has none"
        fix = f"Add {'them' if several else 'it'} to {name}, or remove {'them' if several else 'it'} here"
        if not unknown:
            found.append(Problem(record.path, place, what, fix))
    if not found:
        what = "The columns are in a different order from the metadata"
        found.append(Problem(name, 1, what, f"Put them as {', '.join(expected)}"))
    return found


def _no_names(rows: Rows, metadata: Metadata, line: str) -> tuple[str, str]:
    """What the first line is, when it has no name of a column."""
    expected = list(metadata.columns)
    tidy = [cell.strip().lower().replace(" ", "_") for cell in rows.header]
    for line_of, row in sorted([*zip(rows.lines, rows.body, strict=True), *rows.left_out])[:20]:
        if set(row) & set(expected):
            what = f"The names of the columns come only in line {line_of}"
            return what, "Remove the lines above it, and what they say goes into the metadata"
    if set(tidy) & set(expected):
        return "The names of the columns are written differently from the metadata", line
    if set(rows.header) & {column.title for column in metadata.columns.values()}:
        return "The first line has the titles of the columns, where their names belong", line
    return "The first line has none of the columns of the metadata", line


def _as_missing(unknown: Sequence[str], missing: Sequence[str]) -> str:
    if not missing:
        return "Remove them, or describe them below `fields:`"
    return f"Missing are {_some(missing)}: write them as in the metadata"


def _some(names: Sequence[str]) -> str:
    said = ", ".join(f"`{one[:40]}`" for one in names[:NAMED])
    return said + (f" and {len(names) - NAMED} more" if len(names) > NAMED else "")
