"""The answers that an officer gives on the command line, and the questions that ask for them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from macros.messages import Fault, choice, visible
from macros.tables.metadata import SYMBOLS
from macros.tables.table import UNITS


@dataclass(frozen=True)
class Question:
    """Something that must be known and is not in the sheet: the question, and each answer as an option with its meaning."""

    asks: str
    options: Sequence[tuple[str, str]]


@dataclass
class Answers:
    """The options of `new table`, and the `areas` that the site knows.

    Headings are named by their column's letter or their words, in any capitals.
    """

    sheet: str = ""
    head: str = ""
    name: str = ""
    title: str = ""
    area: str = ""
    areas: Collection[str] = ()
    period: str = ""
    year: str = ""
    measure: str = ""
    groups: str = ""
    across: str = ""
    decimal: str = ""
    total: str = ""
    marks: str = ""
    threshold: int = 0
    hide: bool = False
    fill_down: bool = False
    not_children: str = ""
    published: str = ""
    columns: dict[str, str] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    symbols: dict[str, str] = field(default_factory=dict)
    replace: dict[str, str] = field(default_factory=dict)
    leave_out: set[str] = field(default_factory=set)

    def of(self, named: dict[str, str], place: str, heading: str) -> str:
        """What an option says of a column, named by its letter or its heading."""
        return named.get(place) or named.get(heading.casefold(), "")

    def leaves_out(self, place: str, heading: str) -> bool:
        """Whether a column is to be left out."""
        return place in self.leave_out or heading.casefold() in self.leave_out


def pairs(option: str, typed: Sequence[str], known: Sequence[str] = ()) -> dict[str, str]:
    """What was typed as `--symbol '*=c'`, as a mapping; Fault, with an example, if one has another form."""
    found: dict[str, str] = {}
    example = {"--symbol": "'*=c'", "--unit": "'Average wait=days'", "--column": "'A=Area'"}.get(option, "'1-Mar=1-3'")
    for one in [part for text in typed for part in (_parted(text) if known else [text])]:
        before, sign, after = one.rpartition("=")
        if not sign or not before.strip() or (not after.strip() and known):
            raise Fault(
                f"{option} is `{visible(one)}`", f"Write what is there, `=`, and what it means: {option} {example}"
            )
        if known and after.strip() not in known:
            raise Fault(f"{option} is `{visible(one)}`", choice(after.strip(), known, f"Use one of {', '.join(known)}"))
        found[named(before)] = after.strip()
    return found


def _parted(text: str) -> list[str]:
    """Several answers in one, as `make` passes them: `*=c, n/a=z`."""
    return re.split(r",\s*(?=[^,=]+=[^,=]+(?:,|$))", text)


def columns_named(typed: Sequence[str]) -> set[str]:
    """The columns that `--leave-out` names: one heading, or several letters such as `B, D`."""
    found: set[str] = set()
    for text in typed:
        letters = [part.strip() for part in text.split(",")]
        found |= set(letters) if all(re.fullmatch("[A-Z]{1,2}", part) for part in letters) else {named(text)}
    return found


def named(text: str) -> str:
    """A column as an option names it: a letter as it is, a heading in small letters."""
    plain = " ".join(text.split())
    return plain if plain.isascii() and plain.isalpha() and plain.isupper() and len(plain) < 3 else plain.casefold()


KNOWN_SYMBOLS = tuple(symbol for symbol in SYMBOLS if symbol != "k")
KNOWN_UNITS = tuple(unit for unit in UNITS if unit not in ("number", "points"))
