"""One value of a table, as it is in a sentence, linked to the table that it comes from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from macros.messages import Fault
from macros.tables import SYMBOLS, Cell, Table
from macros.wording.fraction import fraction_of
from macros.wording.value import Value, listed, one, place, read

SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
"""Whole numbers that a sentence may say as words: from one to nine."""


LEADS = re.compile(r"(?:^|\n|\b(?:is|are|was|were)|[:|(–][*_]{0,2})\s*[*_]{0,2}\Z")
"""What may come before words that take the place of a number: a verb that they follow, or the mark of a label or of a cell."""
GOES_ON = re.compile(r"\s(?!(?:in|on|at|for|by|before|after|since|because|and|but|or)\b)\w+")
"""What follows a number that is needed: “20% of children”. Before other words, as in “was 20% in 2025”, a reason can take its place."""
LONGEST = 300
"""The most letters that a macro puts into a sentence."""


@dataclass(frozen=True)
class Number:
    """A value in words, the address of its table and what it is: measure, place and period."""

    text: str
    href: str
    title: str


def number(table: Table, column: str | None, /, *, dp: int | None = None, words: bool = False, **where: Cell) -> Number:
    """The one value that a page asks for; Fault when the words fit no row, or more than one.

    `dp` rounds it to fewer decimals than are published. `words` says a count from one to nine as a word, and a
    percentage as a fraction where it is one or near one: "just under a quarter".
    """
    row, name = one(table, column, where)
    value = read(table, row, name)
    if value is not None:
        value = value.to(dp)
        return told((_in_words(value) if words else "") or value.text, table, [row], [name])
    text = table.cell(row, name)
    if dp is not None and text not in SYMBOLS:
        raise Fault(f"`dp` rounds numbers, and `{name}` is `{text}`", "Leave out `dp`")
    return told(SYMBOLS.get(text, text), table, [row], [name])


def broken_by(said: str, before: str, after: str) -> str:
    """What a sentence says where a number is not there and its words need one: “not applicable of”; '' where it is whole."""
    if said not in SYMBOLS.values():
        return ""
    if goes_on := GOES_ON.match(after):
        return f"{said}{goes_on[0]}"
    word = re.search(r"\S*\s*\Z", before)
    return f"{word[0] if word else ''}{said}" if not LEADS.search(before) else ""


def _in_words(value: Value) -> str:
    """A count from one to nine as a word, a percentage as a fraction; nothing for any other value."""
    if value.unit == "percent":
        return fraction_of(value)
    small = value.text.isdigit() and 1 <= value.amount <= len(SMALL)
    return SMALL[int(value.amount) - 1] if small else ""


def told(text: str, table: Table, rows: Sequence[int], columns: Sequence[str]) -> Number:
    """Words in a sentence, linked to the table, with what they were made from; Fault when they are too many for one."""
    if len(text) > LONGEST:
        raise Fault(
            f"The words of this macro would have {len(text):,} letters, and a sentence has room for {LONGEST}",
            "Name fewer areas, or a column with shorter words",
        )
    return Number(text, href(table), about(table, rows, columns))


def href(table: Table) -> str:
    """The address of a table's own page, from the site's root."""
    return f"@/data/{table.stem}/"


def describe(table: Table, row: int, column: str) -> str:
    """What a value is: its measure, what it is broken down by, its place and its period."""
    return about(table, [row], [column])


def about(table: Table, rows: Sequence[int], columns: Sequence[str]) -> str:
    """What values are: their measure, and each thing that tells a row from others, said once where rows share it."""
    said = [" and ".join(dict.fromkeys(table.metadata.title_of(column) for column in columns))]
    for parts in zip(*(place(table, row, columns) for row in rows), strict=True):
        names = list(dict.fromkeys(parts))
        said.append(listed(names) if len(names) <= 4 else f"{names[0]} and {len(names) - 1} others")
    return ", ".join(part if len(part) <= LONGEST else f"{part[:LONGEST]} …" for part in said)
