"""Secondary suppression: what would give a hidden number away is hidden with it.

That is the share of a hidden count, and a remainder: what shown parts leave of a shown total, where no row stands for it.
What follows from several numbers together is found by the audit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

import numpy as np
import pandas as pd

from macros.messages import Fault, Problem
from macros.tables.cell_messages import cell
from macros.tables.exempt import exempt
from macros.tables.intervals import limits_of
from macros.tables.metadata import SYMBOLS, Reconcile
from macros.tables.related import Numbers, groups_of, halves, total_rows
from macros.tables.suppression.disguised import worked_out
from macros.tables.suppression.implied import bands_within, taken_for_granted
from macros.tables.suppression.published import PUBLIC
from macros.tables.table import NUMERIC, Table

SHARES = ("_percent", "_rate", "_share", "_proportion", "_ratio")
"""How the name of a column ends that is worked out from counts."""


def shares_of_hidden_counts(table: Table) -> Iterator[Problem]:
    """A percentage, a rate or a change of a hidden count is hidden too, with the ends of its interval, whether a rule ties
    them or their names do.
    """
    for row, count, name, tie in shown_shares(table):
        what = f"{cell(table, row, name)} is shown, and its count in `{count}` is hidden: by {tie} one gives the other"
        fix = f"Write `c` in `{name}` too; {PUBLIC}"
        if not tie:
            what = f"{cell(table, row, name)} is shown beside a hidden count in `{count}`, and no rule says what it is a share of"
            fix = f"Write `c` in it too, or add the rule to `reconcile`, by which it can be seen whether it gives the count away; {PUBLIC}"
        yield Problem(table.path, table.lines[row], what, fix)


def shown_shares(table: Table, to_hide: Set[tuple[int, str]] = frozenset()) -> Iterator[tuple[int, str, str, str]]:
    """Each percentage, rate or change that is shown and whose count is hidden: row, count, column, and what ties them.

    Nothing ties them where no rule says what a percentage is of. `to_hide` has the row and the column of shown counts
    that will be hidden.
    """
    known = worked_out(table) | exempt(table)
    for count in table.metadata.disclosure.applies_to:
        hidden = np.array(table.cells[count] == "c")
        hidden[[row for row, name in to_hide if name == count]] = True
        if not hidden.any():
            continue
        stem = count.removesuffix("_count")
        derived = {f"{stem}_percent": "its name", f"{stem}_rate": "its name"}
        for rule in table.metadata.reconcile:
            if rule.of == count:
                derived[str(rule.percent or rule.rate)] = f"the rule `{rule.kind}`"
        for name, tie in list(derived.items()):  # an interval is worked out from the count, and gives it back
            derived |= dict.fromkeys(limits_of(name), tie)
        ruled = {rule.to for rule in table.metadata.reconcile}  # the audit works with these
        derived |= {
            name: "its name" for name in table.metadata.columns if name.startswith("change_") and name not in ruled
        }
        loose = [name for name in table.measures if name.endswith(SHARES) and name not in derived]
        for name, tie in (derived | dict.fromkeys(loose, "")).items():
            if name in table.cells and name != count and table.metadata.columns[name].type in NUMERIC:
                for row in np.flatnonzero(hidden & ~table.cells[name].isin(list(SYMBOLS)).to_numpy()):
                    if tie or (int(row), name) not in known:
                        yield int(row), count, name, tie


def small_remainders(table: Table) -> Iterator[Problem]:
    """What shown parts leave of a shown total is not a count from 1 to the threshold."""
    rule = table.metadata.disclosure
    rounded = halves(table) > 0
    for column in rule.applies_to:
        if table.metadata.columns[column].type not in NUMERIC or column.endswith("_value"):
            continue
        numbers = table.values[column].to_numpy(dtype=float, na_value=np.nan)
        granted = [*taken_for_granted(table, column), *bands_within(table, column)]
        sums = [one for one in table.metadata.reconcile if one.sum == column and isinstance(one.total, str)]
        told: set[int] = set()
        for one in (*sums, *granted):
            for row, rest, members in _remainders(one, table, numbers, rounded):
                told_already = one in sums and rest > one.within and not _corrected(table, column, members)
                if told_already or row in told:
                    told.add(row)
                elif rest <= rule.threshold:
                    told.add(row)
                    yield _remainder(table, row, column, str(one.over), rule.threshold)
        for one in table.metadata.reconcile:
            if one.percent and one.of == column and not _summed(one, (*sums, *granted)):
                for row, rest in _complements(one, table, numbers, rounded):
                    if 1 <= rest <= rule.threshold:
                        yield _remainder(table, row, column, "", rule.threshold)


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
    """Whether a sum ties the parts of this percentage to the same total: then its hidden parts are reported by themselves."""
    return isinstance(rule.total, dict) and any(one.over in rule.total for one in sums)


def _corrected(table: Table, column: str, rows: list[int]) -> bool:
    """Whether a remark refers to one of these cells."""
    for one in table.metadata.remarks:
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
