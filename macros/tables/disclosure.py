"""No child can be identified: small counts are hidden, and nothing that is shown gives them away.

The default threshold follows the department's children-in-need statistics, which hide counts of 1 to 5 and show
nought. What a table does is written in its metadata; this module holds the table to it, with `remainders` (what shown
numbers leave) and `leaks` (hidden numbers that can be worked out). No message repeats a small count or a number that
was worked out: messages are read in public.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from macros.messages import Problem, choice
from macros.records import Record
from macros.tables.elsewhere import Others
from macros.tables.faces import Spot, counted
from macros.tables.leaks import PUBLIC, hidden_counts_that_can_be_had
from macros.tables.metadata import SYMBOLS
from macros.tables.reconcile import halves
from macros.tables.remainders import small_remainders, small_shares
from macros.tables.table import NUMERIC, Table
from macros.tables.telling import cell, told


def counts_that_identify(table: Table, record: Record, others: Others) -> list[Problem]:
    """No count of children from 1 to the threshold is shown, nor anything in this table that leads to a hidden one."""
    rule = table.metadata.disclosure
    for word in ("applies_to", "overlapping"):
        for name in getattr(rule, word):
            if name not in table.cells:
                what = f"The disclosure rule names the column `{name}`, which the table does not have"
                return [Problem(record.path, record.line("disclosure", word), what, choice(name, table.readable))]
    found = list(counts_that_are_not_rounded(table, record))
    if rule.rule == "threshold":
        small = spots_of_small_counts(table)
        shares = list(_shares_of_hidden(table, small))
        found += [*small_counts(table), *shares_of_hidden_counts(table)]
        found += [*small_remainders(table), *small_shares(table, others)]
        mended: set[Spot] = {(table.stem, row, name) for row, name in small}
        mended |= {(table.stem, row, name) for row, _, name, _ in shares}
        found += hidden_counts_that_can_be_had({table.stem: table}, {table.stem: record}, mended)
    return found


def spots_of_small_counts(table: Table) -> set[tuple[int, str]]:
    """The row and the column of each count of children from 1 to the threshold that is shown."""
    rule = table.metadata.disclosure
    named = [name for name in rule.applies_to if name in table.cells] if rule.rule == "threshold" else []
    return {(row, name) for name in named for row in _small(table, name)}


def small_counts(table: Table) -> Iterator[Problem]:
    """No count of children from 1 to the threshold is shown."""
    most = table.metadata.disclosure.threshold
    for name in table.metadata.disclosure.applies_to:
        yield from told(
            table,
            _small(table, name),
            name,
            f"is a count from 1 to {most}, which could identify a child",
            f"Write `c` in its place; {PUBLIC}",
        )


def counts_that_are_not_rounded(table: Table, record: Record) -> Iterator[Problem]:
    """Every count of an area whose counts are rounded is a multiple of what they are rounded to.

    Populations are estimates, which are published as they are.
    """
    rule = table.metadata.disclosure
    columns = rule.applies_to or [name for name in table.measures if "population" not in name]
    for area, base in rule.rounding.items():
        keys = [key for key in table.metadata.table_schema.primary_key if (table.cells[key] == area).any()]
        if not keys:
            known = set(table.cells["area"]) if "area" in table.cells else set()
            what = f"The rounding names `{area}`, which never stands in the table"
            yield Problem(
                record.path,
                record.line("disclosure", "rounding", area),
                what,
                choice(area, known, "Write the area as the CSV has it, or take it out"),
            )
            continue
        there = (table.cells[keys] == area).any(axis=1).to_numpy()
        for name in columns:
            if table.metadata.columns[name].type not in NUMERIC:
                continue
            off = (table.values[name] % base != 0).fillna(False).to_numpy(dtype=bool) & there
            yield from told(
                table,
                [int(row) for row in np.flatnonzero(off) if counted(table, int(row), name)],
                name,
                f"is {{value}}, and counts of {area} are rounded to {base}",
                f"Round it to {base}, or take {area} out of `rounding` in the metadata",
            )


def shares_of_hidden_counts(table: Table) -> Iterator[Problem]:
    """A percentage or a rate of a hidden count is hidden too, whether a rule ties them or their names do."""
    for row, count, name, tie in _shares_of_hidden(table, set()):
        yield Problem(
            table.path,
            table.lines[row],
            f"{cell(table, row, name)} is shown, and its count in `{count}` is hidden: by {tie} one gives the other",
            f"Write `c` in `{name}` too; {PUBLIC}",
        )


def _small(table: Table, name: str) -> list[int]:
    """The rows whose count of children is from 1 to the threshold, and not rounded."""
    if table.metadata.columns[name].type not in NUMERIC:
        return []
    numbers = table.values[name]
    small = ((numbers >= 1) & (numbers <= table.metadata.disclosure.threshold)).fillna(False).to_numpy(dtype=bool)
    return [int(row) for row in np.flatnonzero(small & (halves(table) == 0)) if counted(table, int(row), name)]


def _shares_of_hidden(table: Table, mended: set[tuple[int, str]]) -> Iterator[tuple[int, str, str, str]]:
    """Each percentage or rate that is shown and whose count is hidden: row, count, column, and what ties them."""
    for count in table.metadata.disclosure.applies_to:
        hidden = np.array(table.cells[count] == "c")
        hidden[[row for row, name in mended if name == count]] = True
        if not hidden.any():
            continue
        stem = count.removesuffix("_count")
        derived = {f"{stem}_percent": "its name", f"{stem}_rate": "its name"}
        for rule in table.metadata.reconcile:
            if rule.of == count:
                derived[str(rule.percent or rule.rate)] = f"the rule `{rule.kind}`"
        for name, tie in derived.items():
            if name in table.cells and name != count and table.metadata.columns[name].type in NUMERIC:
                for row in np.flatnonzero(hidden & ~table.cells[name].isin(list(SYMBOLS)).to_numpy()):
                    yield int(row), count, name, tie
