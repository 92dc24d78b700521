"""Primary suppression: a number that could point to a child by itself is hidden.

The default threshold follows the department's children-in-need statistics, which hide counts of 1 to 5 and show
zero. No message repeats a small count or a number that was worked out: messages are read in public.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor

import numpy as np

from macros.messages import Fault, Problem, choice
from macros.records import Record
from macros.tables.cell_messages import cell, problems_at
from macros.tables.exempt import exempt
from macros.tables.intervals import limits_of
from macros.tables.lookup import Others, rows_elsewhere
from macros.tables.metadata import SYMBOLS, Population, Reconcile
from macros.tables.related import halves
from macros.tables.suppression.published import PUBLIC, Published, Spot, counted, rounding
from macros.tables.table import NUMERIC, Table


def columns_that_are_not_there(table: Table, record: Record) -> Iterator[Problem]:
    """The disclosure rule names columns and rows of the table."""
    for word in ("applies_to", "overlapping"):
        for name in getattr(table.metadata.disclosure, word):
            if name not in table.cells:
                what = f"The disclosure rule names the column `{name}`, which the table does not have"
                yield Problem(record.path, record.line("disclosure", word), what, choice(name, table.readable))
    for index, one in enumerate(table.metadata.disclosure.excepted):
        place = record.line("disclosure", "except", index)
        if one.column and one.column not in table.cells:
            what = f"`except` names the column `{one.column}`, which the table does not have"
            yield Problem(record.path, place, what, choice(one.column, table.readable))
            continue
        try:
            rows = table.rows(one.where)
        except Fault as fault:
            yield fault.at(record.path, place)
            continue
        if not len(rows):
            yield Problem(record.path, place, "`except` names no row of the table", "Correct it, or remove it")


def spots_of_small_counts(table: Table) -> set[tuple[int, str]]:
    """The row and the column of each count of children from 1 to the threshold that is shown."""
    rule = table.metadata.disclosure
    named = [name for name in rule.applies_to if name in table.cells] if rule.rule == "threshold" else []
    return {(row, name) for name in named for row in _small(table, name)}


def small_counts(table: Table) -> Iterator[Problem]:
    """No count of children from 1 to the threshold is shown."""
    most = table.metadata.disclosure.threshold
    for name in table.metadata.disclosure.applies_to:
        yield from problems_at(
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
            what = f"The rounding names `{area}`, which is never in the table"
            yield Problem(
                record.path,
                record.line("disclosure", "rounding", area),
                what,
                choice(area, known, "Write the area as the CSV has it, or remove it"),
            )
            continue
        there = (table.cells[keys] == area).any(axis=1).to_numpy()
        for name in columns:
            if table.metadata.columns[name].type not in NUMERIC:
                continue
            off = (table.values[name] % base != 0).fillna(False).to_numpy(dtype=bool) & there
            yield from problems_at(
                table,
                [int(row) for row in np.flatnonzero(off) if counted(table, int(row), name)],
                name,
                f"is {{value}}, and counts of {area} are rounded to {base}",
                f"Round it to {base}, or take {area} out of `rounding` in the metadata",
            )


def small_shares(table: Table, others: Others) -> Iterator[Problem]:
    """A percentage or a rate without a count does not stand for 1 to the threshold of children, given what it is of."""
    rule = table.metadata.disclosure
    for one in table.metadata.reconcile:
        share = one.percent or one.rate
        if one.of is not None or share is None or share not in table.cells or share not in table.values:
            continue
        per = Fraction(100) if one.percent else Fraction(str(one.per))
        try:
            bases = _bases(one, table, others)
        except Fault:
            continue  # told where the rule is tested
        for row, base in bases.items():
            text = table.cell(row, share)
            if text in SYMBOLS or base <= 0:
                continue
            room = rounding(text, one.dp) + Fraction(str(one.within))
            counts = _stands_for(Fraction(text) * base / per, room * base / per)
            rest = {base - count for count in counts} if one.percent else set()
            if any(group and all(1 <= count <= rule.threshold for count in group) for group in (counts, rest)):
                yield Problem(
                    table.path,
                    table.lines[row],
                    f"{cell(table, row, share)} is a share of {float(base):,g}, so it stands for a count from 1 to {rule.threshold}",
                    f"Write `c` in its place; {PUBLIC}",
                )


def shares_beside_counts(table: Table) -> Iterator[Problem]:
    """A percentage that no rule explains stands for no 1 to the threshold of the children that are counted beside it.

    One of the same name as the count (`children_count`, `children_percent`) is the share that the count is of a total.
    """
    most, known, rounded = table.metadata.disclosure.threshold, exempt(table), halves(table) > 0
    ruled = {rule.percent for rule in table.metadata.reconcile}
    ruled |= {end for name in table.measures for end in limits_of(name)}  # those of an interval go with their share
    shares = [name for name in table.measures if name.endswith("_percent") and name not in ruled]
    counts = [name for name in table.metadata.disclosure.applies_to if name.endswith("_count") and name in table.values]
    for name in shares:
        for count in counts if f"{name.removesuffix('_percent')}_count" not in counts else ():
            for row in range(len(table.lines)):
                base, text = table.number(row, count), table.cell(row, name)
                if base is None or (row, name) in known or rounded[row] or text in SYMBOLS:
                    continue
                some = _stands_for(Fraction(text) * int(base) / 100, rounding(text, 9) * int(base) / 100)
                if any(all(1 <= one <= most for one in group) for group in (some, {base - one for one in some})):
                    what = f"{cell(table, row, name)} is a share, which of the {base:,g} in `{count}` would be a count from 1 to {most}"
                    fix = f"Write `c` in its place; if it is a share of anything else, add the rule to `reconcile` that says of what; {PUBLIC}"
                    yield Problem(table.path, table.lines[row], what, fix)


def _stands_for(middle: Fraction, room: Fraction) -> set[int]:
    """The whole numbers that a share with so much room on either side can stand for."""
    counts = set(range(max(ceil(middle - room), 0), floor(middle + room) + 1))
    return counts or {floor(middle), ceil(middle)}


def _small(table: Table, name: str) -> list[int]:
    """The rows whose count of children is from 1 to the threshold, and neither rounded nor excepted."""
    if table.metadata.columns[name].type not in NUMERIC:
        return []
    numbers = table.values[name]
    small = ((numbers >= 1) & (numbers <= table.metadata.disclosure.threshold)).fillna(False).to_numpy(dtype=bool)
    rows, shown = [int(row) for row in np.flatnonzero(small & (halves(table) == 0))], exempt(table)
    return [row for row in rows if counted(table, row, name) and (row, name) not in shown]


def _bases(rule: Reconcile, table: Table, others: Others) -> dict[int, Fraction]:
    """What each percentage or rate of a rule without counts is of, where that is shown and not rounded."""
    rows = [int(row) for row in table.rows(rule.where)]
    place = rule.total if rule.percent else rule.population
    spots: dict[int, Spot] = {}
    home = table
    if isinstance(place, int | float):
        return dict.fromkeys(rows, Fraction(str(place)))
    if isinstance(place, Population):
        home, found = rows_elsewhere(place, table, rows, others)
        spots = {row: (home.stem, there, place.column) for row, there in found.items()}
    elif isinstance(place, str) and place in table.cells:
        rows = list(range(len(table.lines)))  # also those that `where` leaves out: the column is of the same all over
        spots = {row: (table.stem, row, place) for row in rows}
    published = Published({home.stem: home})
    exact = {row: published.exact(spot) for row, spot in spots.items()}
    return {row: Fraction(number) for row, number in exact.items() if number is not None}
