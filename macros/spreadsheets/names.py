"""Names the columns of the new table: each has a name, a title for readers, a type, and where it comes from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from macros.files.names import plain_words
from macros.spreadsheets.answers import Answers, Question
from macros.spreadsheets.columns import Column
from macros.spreadsheets.grid import letter, listed
from macros.spreadsheets.reading import Field, Reading
from macros.spreadsheets.roles import AREA
from macros.spreadsheets.when import hinted, when
from macros.tables.table import UNITS

RESERVED = {"document", "place", "remark", "unit", "better", "time_period", "area", "counted"}
COUNTS = re.compile(r"(?:total )?(?:numbers?|no\.?|count|#|volume) of ", re.IGNORECASE)
UNIT_WORDS = (
    r"number|no\.?|count|n|value|total|all|days|weeks|rate(?: per 10,?000)?|per 10,?000|per ?cent(?:age)?|amount"
)
UNIT_AT_END = re.compile(rf"(?:[ (\[]*[%£]|[ (\[]+(?:{UNIT_WORDS}))[)\]]*$", re.IGNORECASE)
UNIT_ALONE = re.compile(rf"[%£#]|{UNIT_WORDS}", re.IGNORECASE)
"""A heading that gives only the kind of number, and not what is counted."""


def slug(text: str, sign: str = "_") -> str:
    """A name for files and columns: small letters and digits, with a sign between words."""
    return sign.join(plain_words(text))


def title_of(heading: str) -> str:
    """A heading as a title for readers: without “Number of”, and with a capital."""
    bare = COUNTS.sub("", heading, count=1).strip() if COUNTS.match(heading) else heading
    return f"{bare[:1].upper()}{bare[1:]}"


def measure_name(heading: str, unit: str) -> str:
    """The name of a column of numbers, which ends in its unit: `contacts_count`."""
    bare = UNIT_AT_END.sub("", title_of(heading)).strip() or title_of(heading)
    bare = re.sub(r"^(?:%|percent(?:age)?|share|proportion|rate)(?: of)? ", "", bare, flags=re.IGNORECASE)
    name = re.sub(rf"(?:^|_)(?:{'|'.join(UNITS)})$", "", slug(bare)) or "all"
    return f"{name[:50].rstrip('_')}_{unit or 'number'}"


def _free(name: str, taken: set[str]) -> str:
    """The name, with a number before its last word where another column has it already."""
    first, sign, last = name.rpartition("_")
    others = (f"{first}_{number}_{last}" if sign else f"{name}_{number}" for number in range(2, 1000))
    return next(one for one in (name, *others) if one not in taken)


def key_name(heading: str) -> str:
    """The name of a column of names."""
    name = slug(heading)[:50].rstrip("_") or "group"
    return f"{name}_name" if name in RESERVED or name.rpartition("_")[2] in UNITS else name


def fields(reading: Reading, columns: Sequence[Column], answers: Answers) -> dict[int, str]:
    """Adds the columns to the reading, and asks for what is missing; returns the name for each column of the sheet."""
    named: dict[int, str] = {}
    found = {
        role: [one for one in columns if one.role == role] for role in ("period", "area", "key", "numbers", "across")
    }
    for role, name, title in (("period", "time_period", "Period"), ("area", "area", "Area")):
        origin = " and ".join(f"column {one.head.place}" for one in found[role])
        headed = role == "period" and any(one.head.period for one in found["across"])
        if headed or (role == "area" and AREA.fullmatch(answers.across)):
            origin = "the headings"
        given = answers.period if role == "period" else answers.area
        reading.fields.append(Field(name, title, origin=origin or (f"as you say: {given}" if given else "not known")))
        named |= {one.head.column: name for one in found[role]}
        if not origin and not given:
            reading.questions.append(_asked(reading, role))
    if len(found["area"]) > 1:
        second = found["area"][1].head
        asks = f"Columns {found['area'][0].head.place} and {second.place} both name areas. Keep one."
        reading.questions.append(Question(asks, [(f"--leave-out {second.place}", f"leave out {second.said}")]))
    for one in found["key"]:
        named[one.head.column] = _add(reading, key_name(one.head.title), one.head.title, f"column {one.head.place}")
    if answers.groups and reading.layout.alone:
        _add(reading, key_name(answers.groups), answers.groups, "the lines with one cell")
    if answers.across and not AREA.fullmatch(answers.across):
        _add(reading, key_name(answers.across), answers.across, "the headings")
    for one in found["numbers"]:
        title = _full(one.head.title, answers)
        named[one.head.column] = _number(reading, title, one, f"column {one.head.place}")
    for title in dict.fromkeys(_full(one.head.title, answers) for one in found["across"]):
        same = [one for one in found["across"] if _full(one.head.title, answers) == title]
        places = [one.head.column for one in same]
        origin = _columns_said(places)
        name = _number(reading, title_of(title or "Asked below"), same[0], origin)
        named |= dict.fromkeys(places, name)
    bare = [one for one in (*found["numbers"], *found["across"]) if _bare(one.head.title)]
    if bare and not answers.measure:
        reading.questions.append(_what_is_counted(reading, bare[0]))
    return named


def _columns_said(places: list[int]) -> str:
    """Some columns by their letters: `columns B to D`, or `columns B and D`."""
    if len(places) == 1:
        return f"column {letter(places[0])}"
    if places[-1] - places[0] == len(places) - 1:
        return f"columns {letter(places[0])} to {letter(places[-1])}"
    return f"columns {listed([letter(place) for place in places])}"


def _bare(heading: str) -> bool:
    """Whether a heading does not say what its numbers count."""
    return not heading or bool(UNIT_ALONE.fullmatch(heading))


def _full(heading: str, answers: Answers) -> str:
    """A heading, completed with what the numbers count if it gives only the kind of number."""
    if not _bare(heading) or not answers.measure:
        return title_of(heading)
    kind = re.fullmatch(r"%|per ?cent(?:age)?|rate.*|per 10,?000|£|days|weeks", heading, re.IGNORECASE)
    return title_of(f"{answers.measure} ({heading})" if kind else answers.measure)


def _what_is_counted(reading: Reading, column: Column) -> Question:
    above = _above(reading)
    hint = f" The lines above the table say: “{above[:80]}”." if above else ""
    said = f"{column.head.said[:1].upper()}{column.head.said[1:]}, does not say what its numbers count. What do they?"
    asks = "The headings are periods. What do the numbers below them count?" if not column.head.title else said
    return Question(f"{asks}{hint}", [('--measure "WHAT THEY COUNT"', "such as Contacts, or Referrals")])


def _add(reading: Reading, name: str, title: str, origin: str) -> str:
    name = _free(name, {one.name for one in reading.fields})
    reading.fields.append(Field(name, title or name, origin=origin))
    return name


def _number(reading: Reading, title: str, column: Column, origin: str) -> str:
    name = _add(reading, measure_name(title, column.unit), title, origin)
    field = reading.fields[-1]
    field.type, field.unit, field.key = "number", column.unit or "number", False
    return name


def _above(reading: Reading) -> str:
    """The lines above the table, as one text."""
    cells = [cell.strip() for row in reading.layout.titles for cell in reading.sheet.cells[row] if cell.strip()]
    return " ".join(" ".join(cells).split())


def _asked(reading: Reading, role: str) -> Question:
    if role == "area":
        asks = "No column says which area the numbers are for. Which is it?"
        return Question(asks, [('--area "{area}"', "the area of this partnership")])
    head = " ".join(cell for row in reading.layout.head for cell in reading.sheet.cells[row])
    said = f"{_above(reading)} {head} {reading.sheet.title}"
    found = next((word.strip("(),.:;") for word in said.split() if when(word.strip("(),.:;"), "financial")), "")
    hint = "the sheet mentions it" if found else "for instance"
    if found and hinted(said) == "academic":
        hint += "; add --year academic"
    asks = "No column or heading says which period the numbers are for. Which is it?"
    return Question(asks, [(f'--period "{found or "2024-25"}"', hint)])
