"""Checks of one table, one generator per rule; its docstring states the rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pandas as pd

from macros.messages import Fault, Problem, nearest
from macros.records import Record
from macros.tables.cell_messages import fault_at
from macros.tables.cells import LISTED, SHAPES, Spoilt, alike, spoilt
from macros.tables.counted import stocks_that_are_not_said
from macros.tables.declared import protection_that_is_not_there
from macros.tables.descriptors import schemas_that_do_not_publish
from macros.tables.disagreements import notes_on_no_row, numbers_that_disagree
from macros.tables.lookup import Others
from macros.tables.patterns import MOST_LETTERS, compiled
from macros.tables.period_forms import periods_of_several_kinds, unknown_periods
from macros.tables.periods import period
from macros.tables.rows import MOST
from macros.tables.suppression import counts_that_identify, spots_of_small_counts
from macros.tables.table import NUMERIC, UNITS, Table
from macros.tables.years import years_that_are_not_said

ENOUGH = 1_000
"""The most invalid values checked in one column: with more, the column is probably the wrong one."""


def check_table(table: Table, record: Record, others: Others) -> list[Problem]:
    """Every fault of a table by itself and beside others. `others` finds another table by its stem."""
    found = check_cells(table, record)
    return found if any(problem.stops for problem in found) else [*found, *check_numbers(table, record, others)]


def check_cells(table: Table, record: Record) -> list[Problem]:
    """Every fault of a table's cells by themselves: one keeps the table from being drawn, quoted or added up."""
    found: list[Problem] = []
    for rule in (
        cells_that_are_spoilt,
        values_in_another_form,
        values_that_are_nearly_the_same,
        areas_that_are_nearly_ours,
        values_out_of_bounds,
        rows_that_repeat,
        unknown_periods,
        years_that_are_not_said,
        stocks_that_are_not_said,
        numbers_that_are_kept_as_text,
        periods_of_several_kinds,
        neighbours_without_columns,
        protection_that_is_not_there,
    ):
        found += rule(table, record)
    none = list(rows_that_are_no_observations(table))
    lines = {(one.path, one.line) for one in none}
    found = [*none, *(one for one in found if (one.path, one.line) not in lines)]
    if not any(problem.path == record.path for problem in found):
        found += schemas_that_do_not_publish(table, record)
    return found


def check_numbers(table: Table, record: Record, others: Others) -> list[Problem]:
    """Every fault of numbers that are sound by themselves: what they give away, and what they disagree with."""
    small = spots_of_small_counts(table)
    return [
        *counts_that_identify(table, record, others),
        *numbers_that_disagree(table, record, others, small),
        *notes_on_no_row(table, record),
    ]


def cells_that_are_spoilt(table: Table, record: Record) -> Iterator[Problem]:
    """A cell is of its column's type and list, or a symbol of the table: without spaces, formulas or hidden letters."""
    keys, symbols = table.metadata.table_schema.primary_key, table.metadata.table_schema.missing_values
    for name, column in table.metadata.columns.items():
        found: dict[str, Spoilt] = {}
        for text in dict.fromkeys(table.texts[name]):
            one = spoilt(text, column, name in keys, symbols)
            if one is not None:
                found[text] = one
            if len(found) == ENOUGH:
                break
        kinds: dict[str, list[int]] = {}
        for row, text in enumerate(table.texts[name]) if found else ():
            if text in found:
                kinds.setdefault(found[text].kind, []).append(row)
        words = [kind for kind in kinds if kind.startswith(LISTED)]
        if len(words) > MOST:
            kinds[words[0]] = sorted(row for kind in words for row in kinds.pop(kind))
        for rows in kinds.values():
            one = found[table.cell(rows[0], name)]
            fix = one.fix or nearest(table.cell(rows[0], name), column.constraints.enum or ())
            yield fault_at(table, name, rows, replace(one, fix=fix))


def values_in_another_form(table: Table, record: Record) -> Iterator[Problem]:
    """A cell has the form of its column's `pattern`, or is a symbol of the table."""
    symbols = table.metadata.table_schema.missing_values
    for index, column in enumerate(table.metadata.table_schema.fields):
        pattern = column.constraints.pattern
        if pattern is None:
            continue
        try:
            form = compiled(pattern)
        except Fault as fault:
            what = f"The pattern of `{column.name}` {fault.what}"
            place = record.line("schema", "fields", index, "constraints", "pattern")
            yield Problem(record.path, place, what, fault.fix)
            continue

        def other(text: str, form: re.Pattern[str] = form) -> bool:
            plain = bool(text.strip()) and text not in symbols
            return plain and (len(text) > MOST_LETTERS or not form.fullmatch(text))

        rows = table.rows_with(column.name, other)
        if rows:
            what = f"is `{table.cell(rows[0], column.name)[:40]}`, which does not match the pattern {pattern}"
            yield fault_at(table, column.name, rows, Spoilt("form", what, "Correct it, or the pattern in the metadata"))


def values_that_are_nearly_the_same(table: Table, record: Record) -> Iterator[Problem]:
    """No two words of a column differ only in capitals or spaces: they would be counted as two."""
    for name, column in table.metadata.columns.items():
        if column.type == "string" and name not in ("document", "place") and column.constraints.enum is None:
            twins = alike({text for text in set(table.texts[name]) if text.strip() == text})
            for text, other in twins.items():
                rows = [row for row, one in enumerate(table.texts[name]) if one == text]
                what = f"is `{text[:40]}`, but `{other[:40]}` in other rows"
                if " ".join(text.split()) == " ".join(other.split()):
                    what = f"is `{text[:40]}` with other spaces between its words than in other rows"
                yield fault_at(table, name, rows, Spoilt("twin", what, "Use the same spelling in both"))


def areas_that_are_nearly_ours(table: Table, record: Record) -> Iterator[Problem]:
    """No area is spelt nearly as the site's own: its rows would be those of another place."""
    column = table.metadata.columns.get("area")
    if column is None or column.constraints.enum is not None:
        return
    for area in dict.fromkeys(table.texts["area"]):
        if area != table.home and (fix := nearest(area, [table.home])) and not alike({area, table.home}):
            rows = [row for row, one in enumerate(table.texts["area"]) if one == area]
            what = f"is `{area[:40]}`, and this site is about `{table.home}`"
            yield fault_at(table, "area", rows, Spoilt("area", what, fix))


def rows_that_are_no_observations(table: Table) -> Iterator[Problem]:
    """A row below the table with a total or a note, as spreadsheets have them, is not taken for numbers of a period."""
    texts = table.texts.get("time_period", [])
    unknown = {text for text in set(texts) if period(text) is None}
    for row, text in enumerate(texts if unknown else ()):
        if text in unknown and sum(not table.cell(row, name).strip() for name in table.texts) > 1:
            what = f"This row has `{text[:40]}` where its period should be, and blank cells"
            fix = "Remove a title or a note; give a total its period, and fill in every cell"
            yield Problem(table.path, table.lines[row], what, fix)


def values_out_of_bounds(table: Table, record: Record) -> Iterator[Problem]:
    """A number is within the bounds of its metadata; without any, a percentage from 0 to 100, a count not below 0."""
    for name in table.measures:
        limits = table.metadata.columns[name].constraints
        low, high = limits.minimum, limits.maximum
        if low is None and high is None and "change" not in name and "difference" not in name:
            low = 0 if name.endswith(("_percent", "_count")) else None
            high = 100 if name.endswith("_percent") else None
        numbers = pd.to_numeric(table.cells[name], errors="coerce")
        outside = pd.Series(False, index=numbers.index)
        if low is not None:
            outside |= numbers < low
        if high is not None:
            outside |= numbers > high
        rows = [int(row) for row in outside.index[outside] if SHAPES["number"].fullmatch(table.cell(int(row), name))]
        if rows:
            bounds = (f"at least {low:g}" if low is not None else "", f"at most {high:g}" if high is not None else "")
            should = " and ".join(part for part in bounds if part)
            what = f"is {table.cell(rows[0], name)[:40]}, and should be {should}"
            yield fault_at(
                table, name, rows, Spoilt("limit", what, "Correct the number, or the limits in the metadata")
            )


def rows_that_repeat(table: Table, record: Record) -> Iterator[Problem]:
    """No two rows have the same key, nor the same value where the metadata want each once."""
    for name, column in table.metadata.columns.items():
        if column.constraints.unique:
            again = [int(row) for row in table.cells.index[table.cells[name].duplicated()]]
            if again:
                what = f"has `{table.cell(again[0], name)[:40]}` twice"
                yield fault_at(table, name, again, Spoilt("twice", what, "Keep one of them"))
    keys = table.metadata.table_schema.primary_key
    repeated = table.cells.index[table.cells.duplicated(keys, keep="first")]
    if not len(repeated):
        return
    key = tuple(table.cells.loc[repeated[0], keys])
    first = next(
        row for row, one in enumerate(table.cells[keys].itertuples(index=False, name=None)) if tuple(one) == key
    )
    what = f"This row has the same {', '.join(keys)} as line {table.lines[first]}: {', '.join(key)[:100]}"
    lines = [table.lines[int(row)] for row in repeated]
    others = len(lines) - 1
    more = f"; {others:,} more row{'s repeat others' if others > 1 else ' repeats another'}" if others else ""
    fix = "Keep one of them, or correct the one that is mistyped"
    yield Problem(table.path, lines[0], what + more, fix)


def numbers_that_are_kept_as_text(table: Table, record: Record) -> Iterator[Problem]:
    """A column of numbers has the type of a number, or no rule would look at them."""
    for index, column in enumerate(table.metadata.table_schema.fields):
        if column.type in NUMERIC or column.name in table.metadata.table_schema.primary_key:
            continue
        if column.name.rpartition("_")[2] in UNITS and "_" in column.name:
            what = f"`{column.name}` is a column of numbers by its name, and its type is `{column.type}`"
            fix = "Write `type: integer` or `type: number`, or give it a name that ends otherwise"
            yield Problem(record.path, record.line("schema", "fields", index), what, fix)


def neighbours_without_columns(table: Table, record: Record) -> Iterator[Problem]:
    """A table that names the statistical neighbours says whose they are, of which year, and how close."""
    if table.stem.endswith("statistical-neighbours"):
        missing = [name for name in ("time_period", "area", "neighbour", "rank") if name not in table.cells]
        if missing:
            what = f"A table of neighbours has {', '.join(f'`{name}`' for name in missing)}"
            yield Problem(record.path, record.line("schema"), what, "Add it, or give the table another name")
        elif table.metadata.columns["rank"].type != "integer":
            place = record.line("schema", "fields", list(table.metadata.columns).index("rank"), "type")
            yield Problem(
                record.path, place, "`rank` of a table of neighbours is a whole number", "Write `type: integer`"
            )


def review_dates_passed(table: Table, record: Record, today: date) -> Iterator[Problem]:
    """Advice for a table whose review date has passed; it does not stop the build."""
    if table.metadata.retrieved < table.metadata.review_by < today:
        yield Problem(
            record.path,
            record.line("review_by"),
            f"The review date {table.metadata.review_by:%Y-%m-%d} has passed",
            f"{table.metadata.owner}: review the table and set a new date",
            stops=False,
        )
