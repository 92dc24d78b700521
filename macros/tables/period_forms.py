"""The rules on the form of a table's periods: each is one that is known, and a series keeps to one kind."""

from __future__ import annotations

from collections.abc import Iterator

from macros.messages import Problem
from macros.records import Record
from macros.tables.cell_messages import fault_at
from macros.tables.cells import Spoilt
from macros.tables.periods import FORMS, period, suggested
from macros.tables.table import Table


def unknown_periods(table: Table, record: Record) -> Iterator[Problem]:
    """A `time_period` has one of the known forms, which say what kind of period it is."""
    if "time_period" not in table.cells:
        return
    kinds: dict[str, list[int]] = {}
    for row in table.rows_with("time_period", lambda text: text.strip() == text != "" and period(text) is None):
        kinds.setdefault("near" if suggested(table.cell(row, "time_period")) else "far", []).append(row)
    for rows in kinds.values():
        text = table.cell(rows[0], "time_period")
        meant = suggested(text)
        fix = f"Did you mean {' or '.join(f'`{one}`' for one in meant)}?" if meant else f"Write {FORMS}"
        yield fault_at(
            table, "time_period", rows, Spoilt("period", f"is `{text[:40]}`, which is not a known form of period", fix)
        )


def periods_of_several_kinds(table: Table, record: Record) -> Iterator[Problem]:
    """No series has both days and months, or both academic and financial years: they cannot be set side by side."""
    if "time_period" not in table.cells or not table.measures:
        return
    keys = [key for key in table.metadata.table_schema.primary_key if key != "time_period"]
    first: dict[tuple[str, ...], dict[str, int]] = {}
    for row, text in enumerate(table.texts["time_period"]):
        known = period(text)
        if known is not None:
            first.setdefault(tuple(table.cell(row, key) for key in keys), {}).setdefault(known.kind, row)
    for kinds in first.values():
        for one, other in (("day", "month"), ("year", "academic year")):
            if one in kinds and other in kinds:
                early, late = sorted((kinds[one], kinds[other]))
                what = f"`time_period` is `{table.cell(late, 'time_period')}`, and `{table.cell(early, 'time_period')}` in "
                what += f"line {table.lines[early]} of the same series: a {one} and {'an' if other[0] == 'a' else 'a'} {other}"
                yield Problem(table.path, table.lines[late], what, "Write both in one form, or make two tables of them")
                return
