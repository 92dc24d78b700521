"""One value as published: exact, with its decimals and its unit, and the words that belong to the unit."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from macros.messages import Fault
from macros.tables import NUMERIC, SYMBOLS, UNDATED, Cell, Table, period_of, shown, unit_of
from macros.tables.neighbours import is_computed
from macros.tables.newest import in_time

NOUNS = {"days": "day", "weeks": "week", "years": "year"}
"""Units that are said as a word after the number, and the word for one."""
PER = re.compile(r"\bper (\d[\d,]*)")


@dataclass(frozen=True)
class Around:
    """The areas around the home area: the wholes that it is part of (region, country), and its statistical neighbours."""

    wholes: tuple[str, ...] = ()
    neighbours: tuple[str, ...] = ()


@dataclass(frozen=True)
class Value:
    """A number as it is shown, its unit, and for a rate what it is a rate of. `exact` has what rounding left out."""

    amount: Decimal
    unit: str
    per: str = "10,000"
    exact: Decimal | None = None

    @property
    def places(self) -> int:
        """The decimals that it is shown with."""
        return max(-int(self.amount.as_tuple().exponent), 0)

    @property
    def whole(self) -> Decimal:
        """The number before any rounding."""
        return self.amount if self.exact is None else self.exact

    @property
    def bare(self) -> str:
        """The number with the sign of its unit, and without a word for it: 1,234, 42.1%, £340,000."""
        return shown(f"{self.amount:f}", "number" if self.unit == "points" else self.unit)

    @property
    def after(self) -> str:
        """The words of the unit that follow the number: ` per 10,000`, ` days`."""
        if self.unit == "rate":
            return f" per {self.per}"
        if self.unit == "points":
            return f" percentage {'point' if abs(self.amount) == 1 and not self.places else 'points'}"
        if self.unit in NOUNS:
            return f" {NOUNS[self.unit]}" if self.amount == 1 and not self.places else f" {self.unit}"
        return ""

    @property
    def text(self) -> str:
        """The number with its unit."""
        return f"{self.bare}{self.after}"

    def to(self, dp: int | None) -> Value:
        """The value with fewer decimals; Fault when it has not so many. None leaves it as it is published."""
        if dp is None:
            return self
        check_places(dp)
        if dp > self.places:
            raise Fault(
                f"`dp={dp}` asks for more decimals than are published: the value is {self.bare}",
                f"Write dp={self.places}, or leave it out",
            )
        amount = rounded(self.whole, dp)
        if self.unit == "percent" and amount in (0, 100) and amount != self.whole:
            raise Fault(
                f"With `dp={dp}` {self.bare} would be {amount:f}%, which says that it is {'all' if amount else 'none'}",
                "Leave out `dp`, or keep one decimal more",
            )
        return replace(self, amount=amount, exact=self.whole)


def check_places(dp: object) -> None:
    """Fault when a page's `dp` is not a number of decimals."""
    if dp not in (0, 1, 2, 3) or isinstance(dp, bool | float):
        raise Fault(f"`dp` is `{dp}`", "Write how many decimals to show, such as dp=0")


def rounded(number: Decimal | Fraction, places: int) -> Decimal:
    """The number with so many decimals, halves away from zero: 2.5 is 3, and 2.675 is 2.68."""
    exact = Fraction(number) * 10**places
    up = int(abs(exact) + Fraction(1, 2))
    return Decimal(up if exact >= 0 else -up).scaleb(-places)


def read(table: Table, row: int, column: str) -> Value | None:
    """The value of a cell, or None where there is a symbol or a word."""
    text = table.printed(row, column)
    if text in SYMBOLS or table.metadata.columns[column].type not in NUMERIC:
        return None
    unit = unit_of(table, column, row)
    exact = Decimal(repr(table.number(row, column))) if is_computed(table, row) else None
    return Value(Decimal(text), unit, _per(table, row, column), exact)


def one(table: Table, column: str | None, where: Mapping[str, Cell]) -> tuple[int, str]:
    """The row and the column of one value; Fault where there is none, with the periods where that is wrong.

    Where no period is named, it is that of the newest row; `latest` is the newest too, `previous` the one before it and `first` the earliest.
    """
    where = in_time(table, where)
    asked = str(where.get("time_period", ""))
    if asked and table.periods and asked not in (*table.periods, UNDATED):
        raise Fault(f"The table `{table.stem}` has no period `{asked[:60]}`", f"It has {periods(table)}")
    return table.one(column, where)


def periods(table: Table) -> str:
    """The periods of a table; of many the first and the last."""
    known = [f"`{text}`" for text in table.periods]
    return listed(known) if len(known) <= 6 else f"{len(known)} periods, from {known[0]} to {known[-1]}"


def needed(table: Table, row: int, column: str, purpose: str) -> Value:
    """The value of a cell that has to be a number; Fault where it is not, with what cannot be said."""
    value = read(table, row, column)
    if value is None:
        text = table.cell(row, column)
        reason = SYMBOLS.get(text, f"`{text}`, which is not a number")
        raise Fault(
            f"{table.metadata.title_of(column)} ({', '.join(place(table, row, [column]))}) is {reason}, so {purpose}",
            "Write the sentence without it",
        )
    return value


def place(table: Table, row: int, columns: Sequence[str] = ()) -> list[str]:
    """What tells a row from every other, in words; its period as the numbers in these columns are counted."""
    return [words_of(table, row, key, columns) for key in table.metadata.table_schema.primary_key]


def words_of(table: Table, row: int, key: str, columns: Sequence[str] = ()) -> str:
    """One cell of a row's key; a period as readers say it."""
    known = period_of(table, row, columns) if key == "time_period" else None
    return known.words if known else table.cell(row, key)


def listed(names: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th, 21st."""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _per(table: Table, row: int, column: str) -> str:
    """What a rate is a rate of: its column or its row says so, or it is 10,000."""
    for text in (table.metadata.title_of(column), *place(table, row)):
        if found := PER.search(text):
            return found[1]
    return "10,000"
