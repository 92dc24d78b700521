"""What shown numbers leave: the rest of a total, and the count behind a percentage whose total is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from math import ceil, floor

import numpy as np
import pandas as pd

from macros.messages import Fault, Problem
from macros.tables.elsewhere import Others, rows_elsewhere
from macros.tables.faces import Faces, rounding
from macros.tables.leaks import PUBLIC
from macros.tables.metadata import SYMBOLS, Population, Reconcile
from macros.tables.reconcile import Numbers, groups_of, halves, total_rows
from macros.tables.relations import taken_for_granted
from macros.tables.table import NUMERIC, Table
from macros.tables.telling import cell


def small_remainders(table: Table) -> Iterator[Problem]:
    """What shown parts leave of a shown total is not a count from 1 to the threshold."""
    rule = table.metadata.disclosure
    rounded = halves(table) > 0
    for column in rule.applies_to:
        if table.metadata.columns[column].type not in NUMERIC or column.endswith("_value"):
            continue
        numbers = table.values[column].to_numpy(dtype=float, na_value=np.nan)
        granted = [one for _, one in taken_for_granted(table, column)]
        sums = [one for one in table.metadata.reconcile if one.sum == column and isinstance(one.total, str)]
        for one in (*sums, *granted):
            for row, rest, members in _remainders(one, table, numbers, rounded):
                told_already = one in sums and rest > one.within and not _corrected(table, column, members)
                if rest <= rule.threshold and not told_already:
                    yield _remainder(table, row, column, str(one.over), rule.threshold)
        for one in table.metadata.reconcile:
            if one.percent and one.of == column and not _summed(one, (*sums, *granted)):
                for row, rest in _complements(one, table, numbers, rounded):
                    if 1 <= rest <= rule.threshold:
                        yield _remainder(table, row, column, "", rule.threshold)


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
            middle = Fraction(text) * base / per
            low, high = middle - room * base / per, middle + room * base / per
            counts = set(range(max(ceil(low), 0), floor(high) + 1)) or {floor(middle), ceil(middle)}
            rest = {base - count for count in counts} if one.percent else set()
            if any(group and all(1 <= count <= rule.threshold for count in group) for group in (counts, rest)):
                yield Problem(
                    table.path,
                    table.lines[row],
                    f"{cell(table, row, share)} is a share of {float(base):,g}, so it stands for a count from 1 to {rule.threshold}",
                    f"Write `c` in its place; {PUBLIC}",
                )


def _remainders(
    rule: Reconcile, table: Table, numbers: Numbers, rounded: np.ndarray[tuple[int], np.dtype[np.bool_]]
) -> Iterator[tuple[int, float, list[int]]]:
    """For each total with shown parts that leave a remainder of 1 or more: its row, the remainder, the rows of the group."""
    try:
        rows = np.asarray(table.rows(rule.where), dtype=int)
    except Fault:
        return
    if not len(rows) or rule.over not in table.cells:
        return
    group = groups_of(rule, table, pd.Index(rows)).astype(int)
    whole = (table.cells[str(rule.over)].to_numpy() == str(rule.total))[rows]
    size = int(group.max()) + 1
    unfit = np.bincount(group, weights=np.isnan(numbers[rows]) | rounded[rows], minlength=size)
    once = np.bincount(group[whole], minlength=size)
    parts = np.bincount(group[~whole], minlength=size)
    signed = np.where(whole, numbers[rows], -numbers[rows])
    rest = np.bincount(group, weights=np.nan_to_num(signed), minlength=size)
    for number in np.flatnonzero((unfit == 0) & (once == 1) & (parts > 0) & (rest >= 1)):
        members = [int(row) for row in rows[group == number]]
        yield int(rows[whole & (group == number)][0]), float(rest[number]), members


def _complements(
    rule: Reconcile, table: Table, numbers: Numbers, rounded: np.ndarray[tuple[int], np.dtype[np.bool_]]
) -> Iterator[tuple[int, float]]:
    """For each count of a declared total, both shown: its row and what is left of the total."""
    try:
        rows = [int(row) for row in table.rows(rule.where)]
        if isinstance(rule.total, dict):
            whole = {
                row: float(numbers[origin])
                for row, origin in total_rows(rule.total, table, rows).items()
                if origin != row
            }
        elif isinstance(rule.total, str):
            column = table.values[rule.total].to_numpy(dtype=float, na_value=np.nan)
            whole = {row: float(column[row]) for row in rows}
        elif isinstance(rule.total, int | float):
            whole = dict.fromkeys(rows, float(rule.total))
        else:
            return
    except (Fault, KeyError, ValueError):
        return
    for row, total in whole.items():
        if not rounded[row] and not np.isnan(total - numbers[row]):
            yield row, total - float(numbers[row])


def _summed(rule: Reconcile, sums: Iterable[Reconcile]) -> bool:
    """Whether a sum ties the parts of this percentage to the same total: then its hidden parts are told by themselves."""
    return isinstance(rule.total, dict) and any(one.over in rule.total for one in sums)


def _corrected(table: Table, column: str, rows: list[int]) -> bool:
    """Whether a correction speaks of one of these cells."""
    for one in table.metadata.corrections:
        try:
            if one.column == column and set(table.rows(one.where)) & set(rows):
                return True
        except Fault:
            continue
    return False


def _remainder(table: Table, row: int, column: str, over: str, threshold: int) -> Problem:
    rest = f"the total less the other rows of `{over}`" if over else "its total less this count"
    return Problem(
        table.path,
        table.lines[row],
        f"{cell(table, row, column)} is shown, and {rest} leaves a count from 1 to {threshold}",
        f"Hide the smallest of these numbers as `c`, and add the row that is missing as `c`; {PUBLIC}",
    )


def _bases(rule: Reconcile, table: Table, others: Others) -> dict[int, Fraction]:
    """What each percentage or rate of a rule without counts is of, where that is shown and not rounded."""
    rows = [int(row) for row in table.rows(rule.where)]
    place = rule.total if rule.percent else rule.population
    if isinstance(place, Population):
        other, found = rows_elsewhere(place, table, rows, others)
        faces, spots = (
            Faces({other.stem: other}),
            {row: (other.stem, there, place.column) for row, there in found.items()},
        )
    elif isinstance(place, str) and place in table.cells:
        faces, spots = Faces({table.stem: table}), {row: (table.stem, row, place) for row in rows}
    elif isinstance(place, int | float):
        return dict.fromkeys(rows, Fraction(str(place)))
    else:
        return {}
    exact = {row: faces.exact(spot) for row, spot in spots.items()}
    return {row: Fraction(number) for row, number in exact.items() if number is not None}
