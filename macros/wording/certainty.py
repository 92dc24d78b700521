"""How sure a comparison is: what two values say of one another where each share and rate has a 95% interval.

A value inside the area's own interval agrees with it. Two authorities whose intervals overlap cannot be told apart. A
share or a rate has changed where the interval of the difference leaves out zero.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from macros.messages import Fault
from macros.tables import Cell, Table, unit_of
from macros.tables.intervals import interval, moved
from macros.tables.neighbours import AVERAGE
from macros.wording.sentence import Number, told
from macros.wording.value import Around, Value, one, read, rounded


def too_close(table: Table, column: str, own: int, other: int, around: Around) -> bool:
    """Whether chance alone may explain the difference of two areas: to a whole or a mean, or between authorities.

    A whole is so large, and a mean so steady, that only the area's own interval counts. Nothing is too close where the
    area's own interval is not known.
    """
    mine, theirs = interval(table, own, column), interval(table, other, column)
    value = table.number(other, column)
    if mine is None or value is None:
        return False
    if theirs is None or table.cell(other, "area") in (AVERAGE, *around.wholes):
        return mine.holds(theirs.value if theirs else value)
    return mine.overlaps(theirs)


def unclear(own: float, other: float) -> str:
    """What is said of two values that chance alone may part: which way they differ is named where it is more than a tenth."""
    if abs(own - other) * 10 <= max(abs(own), abs(other)):
        return "about the same as"
    return f"not clearly {'above' if own > other else 'below'}"


def changed(table: Table, first: tuple[int, str], last: tuple[int, str]) -> bool:
    """Whether the value of one cell rose or fell to that of another, as `moved` says; without two numbers it did not."""
    start, end = table.number(*first), table.number(*last)
    if start is None or end is None:
        return False
    return moved(start, end, unit_of(table, last[1], last[0]), interval(table, *first), interval(table, *last))


def from_counts(table: Table, end: tuple[int, str], value: Value) -> Value:
    """A share or rate that is published without decimals, worked out from its counts to one, where these are known.

    A 10 in a column of 9.7 and 11.1 has lost its zero, and not its decimals: it stays as it is published.
    """
    known = interval(table, *end)
    if known is None or any("." in cell for cell in table.known(end[1])):
        return value
    return replace(value, amount=rounded(Decimal(repr(known.value)), 1))


def interval_of(table: Table, column: str | None, /, **where: Cell) -> Number:
    """The 95% interval of one share or rate, as a sentence says it; Fault where it has none."""
    row, name = one(table, column, where)
    text = ends(table, row, name)
    if not text:
        raise Fault(
            f"{table.metadata.title_of(name)} has no 95% interval here: its count or its base is not known",
            "Write the sentence without it",
        )
    return told(text, table, [row], [name])


def ends(table: Table, row: int, column: str) -> str:
    """The interval of a value in words, “21.4% to 24.1%”; nothing where it has none."""
    known, value = limits(table, row, column), read(table, row, column)
    if known is None or value is None:
        return ""
    low, high = (replace(value, amount=end, exact=None) for end in known)
    return f"{low.bare} to {high.bare}"


def limits(table: Table, row: int, column: str) -> tuple[Decimal, Decimal] | None:
    """The ends of a value's interval, with the decimals of the value, and one at least; None where it has none."""
    known, value = interval(table, row, column), read(table, row, column)
    if known is None or value is None:
        return None
    low, high = (rounded(Decimal(repr(end)), max(value.places, 1)) for end in (known.low, known.high))
    return low, high
