"""Numbers that should agree: percentages with counts, parts with totals, rates with populations, one table with another."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil, floor

import numpy as np
import pandas as pd

from macros.messages import Fault, choice
from macros.tables.lookup import Others, rows_elsewhere
from macros.tables.metadata import Population, Reconcile
from macros.tables.related import Numbers, groups_of, halves, numbers_of, printed_to, total_rows
from macros.tables.table import Table


@dataclass(frozen=True)
class Disagreement:
    """One relation that does not hold: the rows and columns it refers to, the row that is reported, and the words for it."""

    rows: frozenset[int]
    columns: frozenset[str]
    row: int
    what: str

    def about(self, row: int, column: str) -> bool:
        """Whether the relation refers to this cell."""
        return row in self.rows and column in self.columns


@dataclass
class Result:
    """What a rule finds in a table: in how many places it could be tested, and where it does not hold."""

    places: int = 0
    disagreements: list[Disagreement] = field(default_factory=list)


def tested(rule: Reconcile, table: Table, values: pd.DataFrame, others: Others) -> Result:
    """One rule tested over these values. Rows with a symbol in them are passed over. Fault when it names what is not there."""
    named = columns_of(rule)
    if isinstance(rule.total, str) and rule.kind == "percent":
        named.append(rule.total)
    for column in named:
        if column not in values:
            raise Fault(
                f"The rule `{rule.kind}` names the column `{column}`, which the table does not have",
                choice(column, table.readable, "The columns are in the first line of the CSV"),
            )
    place = rule.as_
    if place is not None and place.table == table.stem and place.column == rule.same and not place.where:
        raise Fault(f"The rule compares `{rule.same}` with itself", "Name the other column or table, or remove it")
    rows = table.rows(rule.where)
    if rule.kind == "percent":
        return _shares(rule, table, values, rows, others, 100)
    if rule.kind == "rate":
        return _shares(rule, table, values, rows, others, rule.per)
    if rule.kind == "sum":
        return _sums(rule, table, values, rows, others)
    if rule.kind == "same":
        return _sames(rule, table, values, rows, others)
    return _across(rule, table, values, rows)


def columns_of(rule: Reconcile) -> list[str]:
    """The columns of its own table that a rule compares."""
    named = [rule.percent, rule.sum, rule.rate, rule.same, rule.of, rule.over, rule.to]
    return [name for name in (*named, *(rule.add or []), *(rule.difference or [])) if name]


def _shares(rule: Reconcile, table: Table, values: pd.DataFrame, rows: pd.Index, others: Others, per: float) -> Result:
    """A percentage is its count out of its total, a rate its count out of its population, rounded."""
    column = str(rule.percent or rule.rate)
    printed = numbers_of(values, column)
    totals, half_of_totals, origins = totals_of(rule, table, values, rows, others)
    half = halves(table)
    room = 0.5 * 10.0**-rule.dp + rule.within + 1e-6
    result = Result()
    if rule.of is None:
        for row in rows:
            base, share = totals[row], printed[row]
            if np.isnan(base) or np.isnan(share) or base <= 0 or half_of_totals[row]:
                continue
            result.places += 1
            decimals = min(rule.dp, len(table.cell(row, column).partition(".")[2]))
            room = 0.5 * 10.0**-decimals + rule.within + 1e-6
            low, high = (share - room) / per * base, (share + room) / per * base
            if floor(high + 1e-9) < ceil(low - 1e-9):
                result.disagreements.append(_no_whole_number(rule, int(row), column, share, base, per))
        return result
    counts = numbers_of(values, rule.of)
    half = half + printed_to(table, rule.of)
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = np.where(totals > 0, counts / totals * per, np.nan)
        least = np.where(totals > 0, (counts - half) / (totals + half_of_totals) * per, np.nan)
        most = np.where(totals > half_of_totals, (counts + half) / (totals - half_of_totals) * per, np.inf)
    at = np.asarray(rows, dtype=int)
    result.places = int((~np.isnan(printed[at] - expected[at])).sum())
    wrong = (printed[at] < least[at] - room) | (printed[at] > most[at] + room)
    speaks_of = frozenset(columns_of(rule)) | ({rule.total} if isinstance(rule.total, str) else set())
    for row in (int(one) for one in at[wrong & ~np.isnan(expected[at])]):
        if rule.rate:
            made = f"{counts[row]:,.0f} for {totals[row]:,.0f} people is {expected[row]:.1f} per {per:,.0f}"
        else:
            made = f"{counts[row]:,.0f} of {totals[row]:,.0f} is {expected[row]:.{max(rule.dp, 1)}f}"
        what = f"`{column}` is {printed[row]:g}, and {made}"
        result.disagreements.append(Disagreement(frozenset({row, origins.get(row, row)}), speaks_of, row, what))
    return result


def _no_whole_number(rule: Reconcile, row: int, column: str, share: float, base: float, per: float) -> Disagreement:
    below = floor(share / per * base)
    near = " and ".join(f"{count:,} is {count / base * per:.{max(rule.dp, 1)}f}" for count in (below, below + 1))
    what = f"`{column}` is {share:g}, and no whole number of {base:,.0f} gives that: {near}"
    return Disagreement(frozenset({row}), frozenset(columns_of(rule)), row, what)


def totals_of(
    rule: Reconcile, table: Table, values: pd.DataFrame, rows: pd.Index, others: Others
) -> tuple[Numbers, Numbers, dict[int, int]]:
    """For each row of the table what its share is of, how far that is rounded, and the row where it is."""
    place = rule.total if rule.kind == "percent" else rule.population
    half = halves(table)
    if isinstance(place, str):
        return numbers_of(values, place), half + printed_to(table, place), {}
    totals, rounded = np.full(len(values), np.nan), np.zeros(len(values))
    if isinstance(place, Population):
        other, found = rows_elsewhere(place, table, rows, others)
        there = numbers_of(values if other is table else other.values, place.column)
        half = halves(other) + printed_to(other, place.column)
        origins: dict[int, int] = {}
    elif isinstance(place, dict):
        origins = found = total_rows(place, table, rows)
        there = numbers_of(values, str(rule.of or rule.percent))
    else:
        return np.full(len(values), float(place or 0)), rounded, {}
    for row, origin in found.items():
        totals[row], rounded[row] = there[origin], half[origin]
    return totals, rounded, origins


def _sums(rule: Reconcile, table: Table, values: pd.DataFrame, rows: pd.Index, others: Others) -> Result:
    """The parts of a group add up to its total, which is in its own row or in another table."""
    column, result = str(rule.sum), Result()
    if not len(rows):
        return result
    at = np.asarray(rows, dtype=int)
    group = groups_of(rule, table, rows).astype(int)
    size = int(group.max()) + 1
    numbers, half = numbers_of(values, column)[at], halves(table)[at]
    first = at[np.unique(group, return_index=True)[1]]
    if isinstance(rule.total, Population):
        other, found = rows_elsewhere(rule.total, table, first, others)
        there = numbers_of(other.values, rule.total.column)
        whole = np.zeros(len(at), dtype=bool)
        totals = np.array([there[found[row]] if row in found else np.nan for row in first])
        name, told = f"The total in the table `{other.stem}`", first
    else:
        whole = (table.cells.loc[rows, str(rule.over)] == str(rule.total)).to_numpy()
        once = np.bincount(group[whole], minlength=size) == 1
        totals, told = np.full(size, np.nan), np.zeros(size, dtype=int)
        totals[group[whole]], told[group[whole]] = numbers[whole], at[whole]
        totals[~once] = np.nan
        name = f"`{column}` of `{rule.total}`"
    parts = np.bincount(group[~whole], minlength=size)
    added = np.bincount(group[~whole], weights=np.nan_to_num(numbers[~whole]), minlength=size)
    hidden = np.bincount(group[~whole & np.isnan(numbers)], minlength=size) > 0
    room = rule.within + 1e-9 + np.bincount(group, weights=half, minlength=size)
    known = ~np.isnan(totals) & (parts > 0)
    result.places = int(known.sum())
    wrong = known & np.where(hidden, added > totals + room, np.abs(added - totals) > room)
    for number in (int(one) for one in np.flatnonzero(wrong)):
        what = f"{name} is {totals[number]:,g}, and the parts add up to {added[number]:,g}"
        members = frozenset(int(row) for row in at[group == number])
        result.disagreements.append(Disagreement(members, frozenset({column}), int(told[number]), what))
    return result


def _sames(rule: Reconcile, table: Table, values: pd.DataFrame, rows: pd.Index, others: Others) -> Result:
    """A number of this table is the same as one of another."""
    column, result = str(rule.same), Result()
    assert rule.as_ is not None
    other, found = rows_elsewhere(rule.as_, table, rows, others)
    here, there = numbers_of(values, column), numbers_of(other.values, rule.as_.column)
    for row, origin in found.items():
        if np.isnan(here[row]) or np.isnan(there[origin]):
            continue
        result.places += 1
        if abs(here[row] - there[origin]) > rule.within + 1e-9:
            what = f"`{column}` is {here[row]:,g}, and the table `{rule.as_.table}` has {there[origin]:,g}"
            result.disagreements.append(Disagreement(frozenset({row}), frozenset({column}), row, what))
    return result


def _across(rule: Reconcile, table: Table, values: pd.DataFrame, rows: pd.Index) -> Result:
    """Columns of one row add up, or one less the others makes what it should."""
    names, to = rule.add or rule.difference or [], str(rule.to)
    at = np.asarray(rows, dtype=int)
    target = numbers_of(values, to)[at]
    signs = [-1.0 if rule.difference and place else 1.0 for place in range(len(names))]
    made = sum(
        (sign * numbers_of(values, name)[at] for sign, name in zip(signs, names, strict=True)), np.zeros(len(at))
    )
    room = rule.within + 1e-9 + halves(table)[at] * (len(names) + 1)
    result = Result(int((~np.isnan(target - made)).sum()))
    said = " less " if rule.difference else " and "
    for place in np.flatnonzero(np.abs(made - target) > room):
        row = int(at[place])
        what = f"`{to}` is {target[place]:,g}, and {said.join(f'`{name}`' for name in names)} make {made[place]:,g}"
        result.disagreements.append(Disagreement(frozenset({row}), frozenset(columns_of(rule)), row, what))
    return result
