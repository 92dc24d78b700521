"""A cell of a published file is a period, a number of its kind or a known symbol, or a message says what happened to it."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from operator import itemgetter

from macros.importing.files import Sheet
from macros.importing.parts import Measure
from macros.messages import Problem
from macros.tables.metadata import SYMBOLS
from macros.tables.periods import MONTHS, period

NUMBER = {"integer": re.compile(r"-?[0-9]{1,15}"), "number": re.compile(r"(?=.{1,17}$)-?[0-9]{1,15}(\.[0-9]{1,14})?")}

GOVERNMENT = {"..": "x", ":": "x", **{f"{one}{symbol}{two}": symbol for symbol in SYMBOLS for one, two in ("[]", "()")}}
"""The government's own forms of symbols, where they mean one thing: `[c]` is `c`, `:` and `..` are not available."""

SPOILT = (
    (r"-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?", "has commas between its figures, as a spreadsheet shows it"),
    (r"-?[0-9]+,[0-9]+|-?[0-9]+(,[0-9]+){2,}", "has a comma that no number has"),
    (r"-?[0-9]+\.0*", "is a whole number that a spreadsheet has made a decimal"),
    (r"-?[0-9]+\.[0-9]{10,}", "is a number calculated by a spreadsheet, with more digits than are ever published"),
    (r"-?[0-9.]+[eE][+-]?[0-9]+", "is a number as a spreadsheet shortens it, and its figures are lost"),
    (r"-?[0-9.,]+ ?%", "has a percent sign"),
    (r"[£$€] ?[0-9.,]+", "is a sum of money"),
    (r"[0-9]+[\s\u00a0\u202f][0-9\s\u00a0\u202f.]+", "has a space between its figures"),
    (r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}.*|[0-9]{1,2}[- ][A-Za-z]{3,9}.*|[A-Za-z]{3}[- ][0-9]{2,4}", "is a date that a spreadsheet has made of it"),
    (r"#[A-Z/0!?]+", "is a spreadsheet formula error"),
    (r"=.*", "is a formula of a spreadsheet"),
    (r"(?i)nan|null|none|n/?a|inf|true|false|undefined", "is what another program writes for a blank"),
)  # fmt: skip
"""What spreadsheets and other programs make of numbers, and how that is said."""
UNSPOILT = "Download the file again, and import it without opening it in a spreadsheet"

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

LINES = 5
"""At most this many lines are named where rows share one kind of fault."""


class Wrong(Exception):
    """A row cannot be taken: `kind` gathers what is the same fault in other rows."""

    def __init__(self, kind: str, what: str, fix: str) -> None:
        super().__init__(what)
        self.kind, self.what, self.fix = kind, what, fix


class Faults(list[tuple[int, Wrong]]):
    """The faults of rows, each at its line; those of one kind are reported once, with the lines of the others."""

    def told(self, sheet: Sheet) -> list[Problem]:
        kinds: dict[str, list[tuple[int, Wrong]]] = {}
        for line, wrong in sorted(self, key=itemgetter(0)):
            kinds.setdefault(wrong.kind, []).append((line, wrong))
        problems = []
        for (line, wrong), *others in kinds.values():
            problem = Problem(sheet.name, line, wrong.what, wrong.fix)
            if more := [other for other in dict.fromkeys(other for other, _ in others) if other != line]:
                rest = f"; and {len(more) - LINES:,} more" if len(more) > LINES else ""
                on = f"line{'s' if len(more) > 1 else ''} {', '.join(map(str, more[:LINES]))}{rest}"
                problem = replace(problem, what=f"{wrong.what}. There is an error of this kind on {on} too")
            problems.append(problem)
        return problems


def value(text: str, column: str, name: str, measure: Measure, symbols: dict[str, str], place: str) -> str:
    """The cell as a table has it: as published, with the government's other forms of a symbol in ours."""
    if text in symbols:
        return symbols[text]
    if measure.type == "string":
        return text
    if NUMBER[measure.type].fullmatch(text):
        return rounded(_within(text, column, name, measure), measure.dp)
    symbol = GOVERNMENT.get(text.casefold(), text.casefold())
    if symbol in SYMBOLS:
        return symbol
    for form, how in SPOILT:
        if re.fullmatch(form, text):
            raise Wrong(how, f"`{column}` is `{text[:40]}`, which {how}", UNSPOILT)
    kind = "whole number" if measure.type == "integer" else "number"
    what = f"`{column}` is `{text[:40]}`, which is neither a {kind} nor a known symbol"
    if len(text) > 6 or any(letter.isdigit() for letter in text):
        raise Wrong("no number", what, UNSPOILT)
    known = ", ".join(f"`{one}` {meaning}" for one, meaning in SYMBOLS.items() if one != "k")
    fix = f'If it is a symbol of the publisher, write what it means in {place}, as `symbols: {{"{text}": c}}`. Known values: {known}'
    raise Wrong(f"symbol {text}", what, fix)


def time_period(text: str, identifier: str, form: str = "") -> str | None:
    """A period as tables write it: `202425` and `Academic year` become `2024/25`; `form` is the publication's own."""
    if form == "{day}":
        return text if DAY.fullmatch(text) and period(text) else None
    known = re.fullmatch(r"([0-9]{4})(?:[/-]?([0-9]{2}))?", text)
    if not known:
        return None
    year, rest = known[1], known[2] or ""
    identifier = " ".join(identifier.split()).capitalize()
    quarter = re.fullmatch(r"(Financial|Calendar) year q([1-4])", identifier)
    if form:
        written = form.format(year=year, before=int(year) - 1, next=f"{(int(year) + 1) % 100:02d}")
    elif identifier == "Reporting year":
        written = text
    elif identifier == "Calendar year":
        written = f"cy{text}"
    elif identifier == "Academic year":
        written = f"{year}/{rest}"
    elif identifier in ("Financial year", "Tax year"):
        written = f"{year}-{rest}"
    elif quarter:
        written = f"{year}-{rest}-Q{quarter[2]}" if quarter[1] == "Financial" else f"{year}-Q{quarter[2]}"
    elif identifier in MONTHS:
        written = f"{year}-{MONTHS.index(identifier) + 1:02d}"
    else:
        return None
    return written if period(written) else None


def rounded(text: str, dp: int | None) -> str:
    """The number to so many decimal places, halves rounded up; as published where none are said."""
    return text if dp is None else str(Decimal(text).quantize(Decimal(1).scaleb(-dp), ROUND_HALF_UP))


def _within(text: str, column: str, name: str, measure: Measure) -> str:
    most = measure.maximum if measure.maximum is not None else 100 if name.endswith("_percent") else None
    if float(text) < measure.minimum:
        least = f"{measure.minimum:g}" if measure.minimum else "zero"
        raise Wrong(f"below {least}", f"`{column}` is `{text}`, which is below {least}", UNSPOILT)
    if most is not None and float(text) > most:
        raise Wrong(
            "too much",
            f"`{column}` is `{text}`, which is more than {most:g}",
            f"Check whether the columns have been swapped. {UNSPOILT}",
        )
    return text
