"""Reads a cell in a column of numbers: a number, however it is displayed, a mark in place of one, or neither."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from macros.tables.cells import ERROR, MARKED, NO_VALUE, SMALL
from macros.tables.metadata import SYMBOLS

PLAIN = re.compile(r"-?[0-9]+(\.[0-9]+)?")
THOUSANDS = re.compile(r"-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")
SPACED = re.compile(r"-?[0-9]{1,3}( [0-9]{3})+(\.[0-9]+)?")
DECIMAL_COMMA = re.compile(r"-?[0-9]+(\.[0-9]{3})*,[0-9]{1,2}")
LONG = re.compile(r"-?[0-9]+\.[0-9]{8,}")
OWN = {f"{one}{symbol}{two}": symbol for symbol in SYMBOLS for one, two in ("[]", "()")}
"""The government's own form of a symbol, which means one thing: `[c]` is `c`."""
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"))
BLANK = "blank"
"""How an option names a cell with nothing in it."""
DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "          ")


@dataclass
class Changes:
    """What was changed while reading, with the number of cells and an example of each: it is always shown."""

    kinds: dict[str, tuple[int, str, str]] = field(default_factory=dict)

    def add(self, kind: str, before: str, after: str) -> None:
        number, one, other = self.kinds.get(kind, (0, before, after))
        self.kinds[kind] = (number + 1, one, other)


def tidy(text: str, changes: Changes | None = None) -> str:
    """A text without spaces at its ends, double spaces, no-break spaces and invisible characters."""
    plain = " ".join(unicodedata.normalize("NFC", text.translate(INVISIBLE)).split())
    if changes is not None and plain != text and plain:
        kind = "spaces at the ends, or double" if plain == " ".join(text.split()) else "invisible characters"
        changes.add(kind, text, plain)
    return plain


@dataclass(frozen=True)
class Number:
    """A plain number: `unit` is `percent` or `gbp` where the cell displays it, `mark` a footnote mark after it."""

    text: str
    unit: str = ""
    dress: tuple[str, ...] = ()
    mark: str = ""


@lru_cache(maxsize=1 << 16)
def number(text: str, decimal_comma: bool = False) -> Number | None:
    """The number in a tidy cell; None where there is none."""
    dress: list[str] = []
    bare, unit, mark = text, "", ""
    if found := MARKED.fullmatch(bare):
        bare, mark = found["number"], text
    elif bare[-1:] and bare.translate(DIGITS).rstrip() != bare and PLAIN.match(bare):
        bare, mark = bare.translate(DIGITS).strip(), text
    for minus in "\u2212\u2013":
        if bare.startswith(minus) and bare[1:2].isdigit():
            bare = f"-{bare[1:]}"
            dress.append("other signs for minus")
    if bare.startswith("+") and bare[1:2].isdigit():
        bare = bare[1:]
        dress.append("plus signs")
    if bare.endswith("%"):
        bare, unit = bare[:-1].rstrip(), "percent"
        dress.append("percent signs")
    if bare.startswith(("£", "-£")):
        bare, unit = bare.replace("£", "", 1).strip(), "gbp"
        dress.append("pound signs")
    if decimal_comma and DECIMAL_COMMA.fullmatch(bare):
        bare = bare.replace(".", "").replace(",", ".")
        dress.append("decimal commas")
    elif THOUSANDS.fullmatch(bare) and not decimal_comma:
        bare = bare.replace(",", "")
        dress.append("commas between thousands")
    elif SPACED.fullmatch(bare):
        bare = bare.replace(" ", "")
        dress.append("spaces between thousands")
    if not PLAIN.fullmatch(bare):
        return None
    if re.fullmatch(r"-?0+[0-9].*", bare):
        bare = re.sub(r"^(-?)0+(?=[0-9])", r"\1", bare)
        dress.append("zeros in front")
    return Number(bare if float(bare) else bare.lstrip("-"), unit, tuple(dress), mark)


def own_symbol(text: str) -> str:
    """The project's symbol that a text is: `c`, `[c]`, `(c)` or `C`; '' where it is none."""
    low = text.casefold()
    return low if low in SYMBOLS else OWN.get(low, "")


@lru_cache(maxsize=1 << 16)
def symbol_like(text: str) -> bool:
    """Whether a text is what people write in place of a number: nothing, `-`, `..`, `*`, `<5`, `n/a`."""
    return not text or bool(own_symbol(text) or NO_VALUE.fullmatch(text) or SMALL.fullmatch(text))


def meant(text: str) -> str:
    """The symbol that a mark most often means, offered as the first answer."""
    low = text.casefold()
    if SMALL.fullmatch(text) or low in ("*", "suppressed", "redacted", "hidden", "#"):
        return "c"
    return "z" if low in ("n/a", "na", "n.a.", "n.a") else "x"


@lru_cache(maxsize=1 << 16)
def is_formula(text: str) -> bool:
    """Whether a cell is one that a spreadsheet would run."""
    return bool(re.match(r"[=@\t\r＝＠＋－]|[+-](?![\d.,£ ]*%?$)", text)) and not NO_VALUE.fullmatch(text)


@lru_cache(maxsize=1 << 16)
def is_error(text: str) -> bool:
    """Whether a spreadsheet shows an error in place of a value: `#REF!`, `####`."""
    return bool(ERROR.fullmatch(text)) and len(text) > 1
