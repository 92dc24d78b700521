"""The first problem with a cell, and how to fix it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence, Set
from dataclasses import dataclass
from decimal import Decimal

from macros.messages import INVISIBLE
from macros.tables.metadata import SYMBOLS, Column
from macros.tables.table import NUMERIC

SHAPES = {
    "integer": re.compile(r"-?[0-9]+"),
    "number": re.compile(r"-?[0-9]+(\.[0-9]+)?"),
    "year": re.compile(r"[0-9]{4}"),
    "boolean": re.compile(r"true|false"),
    "date": re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"),
}
MEANS = {
    "integer": "a whole number, such as 1234",
    "number": "a number, such as 12.5",
    "year": "a year, such as 2023",
    "boolean": "true or false",
    "date": "a date, such as 2026-11-20",
}
FORMULA = r"[=@\t\r＝＠＋－]|[+-](?![\d.]*$)"
"""How a cell begins that a spreadsheet would run."""
BEGINS = re.compile(FORMULA)
ODD = re.compile(r"-?0[0-9]+(\.[0-9]+)?|-0+(\.0+)?|-?[0-9]{16,}(\.[0-9]+)?|-?[0-9]+\.[0-9]{16,}")
"""Numbers with leading zeros, minus zero, or too many digits to be exact."""
MISREAD = re.compile("Ã[\x80-\xbf]|â€|Â[\xa0-\xbf]")
"""Characters damaged by saving in one encoding and reading in another."""
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
DATE = re.compile(
    rf"\d{{1,4}}[/.-]\d{{1,2}}[/.-]\d{{1,4}}|\d{{1,2}}[- /]{MONTH}([- /]\d+)?|{MONTH}[- /]\d+", re.IGNORECASE
)
NO_VALUE = re.compile(
    r"[-\u2010-\u2015.:*~?#\u2026/]+|n\.?/?a\.?|nil|none|null|nan|[+-]?inf(inity)?|nk|not (available|known|recorded)|unknown|"
    r"tb[ac]|missing|data missing|blank|suppressed|redacted|hidden",
    re.IGNORECASE,
)
SMALL = re.compile(r"[<≤>≥]\s*=?\s*\d+|(under|fewer|less|up|below)( than| to)? \d+|\d+ or (fewer|less)", re.IGNORECASE)
RANGE = re.compile(r"\d+ ?(-|to|\u2013|\u2014) ?\d+")
ERROR = re.compile(r"#[A-Z0-9/!?]+[!?]?|#+", re.IGNORECASE)
MARKED = re.compile(
    r"[\[(\"'\u2018\u201c*]*(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?:[\])\"'\u2019\u201d*†‡§^]|\(?[rpe]\)?|\[[a-z0-9]+\])+"
)

LISTED = "list "
"""How the kind begins of a word that is not on the list of its column: what is near is looked for only where it is reported."""


@dataclass(frozen=True)
class Spoilt:
    """What is wrong with a cell: `kind` is the same for cells that are fixed in the same way."""

    kind: str
    what: str
    fix: str


def spoilt(text: str, column: Column, key: bool, symbols: Sequence[str]) -> Spoilt | None:
    """What is wrong with a cell of this column; None where nothing is."""
    number = column.type in NUMERIC
    cut = text if len(text) <= 40 else f"{text[:40]}…"
    if not text.strip():
        fix = "Fill it in, or write `x`"
        if number:
            fix = "Write the number, or `x` where it is not available, `c` where it is hidden"
        return Spoilt("blank", "is blank", fix)
    if text.strip() != text and (not number or _plain(text.strip(), column, symbols)):
        return Spoilt("spaces", f"is `{cut}`, with a space before or after it", "Remove the space")
    if text in symbols and not (key and column.type in SHAPES):
        return None
    if number:
        return _number(text.strip(), cut, column, symbols)
    return _letters(text, cut) or _word(text, cut, column, key, symbols)


def _plain(text: str, column: Column, symbols: Sequence[str]) -> bool:
    return text in symbols or bool(SHAPES[column.type].fullmatch(text))


def _number(text: str, cut: str, column: Column, symbols: Sequence[str]) -> Spoilt | None:
    """What is wrong with a cell where a number belongs."""
    if SHAPES[column.type].fullmatch(text):
        return _odd(text, cut) if ODD.fullmatch(text) else None
    if BEGINS.match(text) and not re.match(r"[+-]", text):
        return _formula(cut)
    bare = "".join(letter for letter in text if letter in "\xa0" or not invisible(letter))
    if bare != text and _plain(bare, column, symbols):
        return Spoilt(INVISIBLE, "has an invisible letter in it", f"Write {bare}, typed again")
    kind, fix = _advice(text, column, symbols)
    return Spoilt(kind, f"is `{cut}`, which is not {MEANS[column.type]}", fix)


def _odd(text: str, cut: str) -> Spoilt:
    """What is wrong with a number that no table prints."""
    digits = sum(letter.isdigit() for letter in text)
    if re.fullmatch(r"-0+(\.0+)?", text):
        return Spoilt("odd sign", f"is `{cut}`, zero with a minus sign", "Write 0")
    if re.match(r"-?0[0-9]", text):
        plain = re.sub(r"^(-?)0+(?=[0-9])", r"\1", text)
        return Spoilt("odd zero", f"is `{cut}`, with a leading zero", f"Write {plain[:40]}")
    what = f"is `{cut}`, a number of {digits} figures, too many to be stored exactly"
    return Spoilt("odd length", what, "Write it with the figures that the source prints")


def _advice(text: str, column: Column, symbols: Sequence[str]) -> tuple[str, str]:
    """What to write in place of a text that is not a number, and what kind of mistake it is."""
    hidden = "`c`" if "c" in symbols else "the symbol for a hidden number"
    bare = re.sub(r"[\s_']", "", text)
    if text.strip("[]").lower() in symbols:
        return "symbol", f"Write {text.strip('[]').lower()}"
    if text in SYMBOLS:
        return f"symbol {text}", f"Add `{text}` to missingValues in the metadata"
    if SHAPES["number"].fullmatch(text):
        first, _, part = text.partition(".")
        if not part.strip("0"):
            return "decimals", f"Write {first}"
        if re.fullmatch(r"\d{1,3}\.\d{3}", text):
            plain = text.replace(".", "")
            return (
                "point",
                f"Write {plain} if the point separates thousands, or make the column `type: number` in the metadata",
            )
        return "decimals", f"Write {first} if it is whole, or make the column `type: number` in the metadata"
    if len(text) > 60:
        return "other", f"Write {MEANS[column.type]}"
    if ERROR.fullmatch(text) and text.strip("#"):
        return "error", "A spreadsheet made that in place of a number: write the number that the source prints"
    if NO_VALUE.fullmatch(text):
        return "no value", f"Write `x` where it is not available, {hidden} where it is hidden, 0 where there was none"
    if SMALL.fullmatch(text):
        return "small", f"Write {hidden} where the number is hidden, or the number itself"
    if DATE.fullmatch(text):
        return "date", "A spreadsheet made a date of it: write the number that the source prints"
    if RANGE.fullmatch(text):
        return "range", "Write the number itself, or `x` where it is not available"
    figures = "".join(str(unicodedata.digit(letter, letter)) for letter in bare)
    figures = re.sub("[\u2010-\u2015\u2212](?=[0-9])", "-", figures).removeprefix("+")
    if SHAPES["number"].fullmatch(figures) and figures != text:
        return "written", f"Write {figures}"
    if found := re.fullmatch(r"([£€$]?)(-?)([£€$]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(%?)", figures):
        plain = f"{found[2]}{found[4].replace(',', '')}{found[5] or ''}"
        if found[6] and column.name.endswith("_count"):
            return "percentage", "This column counts: write the count, and the percentage in its own column"
        return "written", f"Write {plain}"
    if found := re.fullmatch(r"(-?\d+),(\d+)", figures):
        return "comma", f"Write {found[1]}.{found[2]} if the comma is a decimal point, and {found[1]}{found[2]} if not"
    if found := re.fullmatch(r"\((\d+(?:\.\d+)?)\)", figures):
        return "bracket", f"Write -{found[1]} if it is less than nothing, and {found[1]} if not"
    if re.fullmatch(r"-?\d*\.\d*", figures) and re.search(r"\d", figures):
        first, _, part = figures.partition(".")
        whole = first if first.lstrip("-") else f"{first}0"
        return "point", f"Write {whole}.{part}" if part else f"Write {whole}"
    if re.fullmatch(r"-?\d+(\.\d+)?[eE][+-]?\d{1,2}", figures) and abs(Decimal(figures)) < 10**15:
        return "short form", f"Write {Decimal(figures):f}"
    letters = figures.translate(str.maketrans("OoQIl|SsB", "000111558"))
    if re.search(r"\d", figures) and SHAPES["number"].fullmatch(letters):
        return "letters", f"There are letters among its figures: write {letters}"
    if found := MARKED.fullmatch(text):
        return "marked", f"Write {found['number'].replace(',', '')}; what its mark means belongs in `notes:`"
    if re.match(r"[£$€]?\d", text):
        return "words", f"Write the number alone and in full, or one of {', '.join(symbols)}"
    return "other", f"Write {MEANS[column.type]}, or one of {', '.join(symbols)}"


def _letters(text: str, cut: str) -> Spoilt | None:
    """What is wrong with the letters that a text is made of."""
    if BEGINS.match(text):
        return _formula(cut)
    if text.isascii() and text.isprintable() and "#" not in text:
        return None
    if any(invisible(letter) for letter in text):
        return Spoilt(INVISIBLE, "has an invisible or damaged letter in it", "Type the cell again as plain text")
    if MISREAD.search(text):
        return Spoilt(
            "misread", f"is `{cut}`: some of its letters are damaged", "Type them again, and save as CSV UTF-8"
        )
    if text != unicodedata.normalize("NFC", text):
        what = f"is `{cut}`, with an accent that is its own letter"
        return Spoilt("accent", what, f"Type it again: `{unicodedata.normalize('NFC', cut)}`")
    if ERROR.fullmatch(text) and re.search("[A-Z]", text):
        return Spoilt("error", f"is `{cut}`, which a spreadsheet writes for an error", "Write the words themselves")
    return None


def invisible(letter: str) -> bool:
    """Whether a letter is one that no one sees, or the sign of a damaged one."""
    if letter.isascii():
        return not letter.isprintable()
    return letter in "\xa0\ufffd\u115f\u1160\u3164\uffa0\u2800" or unicodedata.category(letter) in (
        *("Cc", "Cf", "Cs", "Co", "Cn"),
        *("Zl", "Zp"),
    )


def _word(text: str, cut: str, column: Column, key: bool, symbols: Sequence[str]) -> Spoilt | None:
    """What is wrong with a text in its column: its type, or the list of its values."""
    shape, listed = SHAPES.get(column.type), column.constraints.enum
    if shape is not None and not shape.fullmatch(text):
        others = f", or one of {', '.join(symbols)}" if not key else ""
        return Spoilt("type", f"is `{cut}`, which is not {MEANS[column.type]}", f"Write {MEANS[column.type]}{others}")
    if listed is not None and text not in listed:
        return Spoilt(f"{LISTED}{text}", f"is `{cut}`, which the metadata do not list", "")
    return None


def _formula(cut: str) -> Spoilt:
    what = f"begins as a spreadsheet formula does: `{cut}`"
    return Spoilt("formula", what, "Write the words or the number itself")


def alike(texts: Set[str]) -> dict[str, str]:
    """Texts that differ from another only in capitals or spaces, each with that other."""
    first: dict[str, str] = {}
    found: dict[str, str] = {}
    for text in sorted(texts):
        said = " ".join(text.split()).casefold()
        if first.setdefault(said, text) != text:
            found[text] = first[said]
    return found
