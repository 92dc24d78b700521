"""Decides what each column is: the period, the area, a breakdown, or numbers with their unit. Doubts become questions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from macros.spreadsheets.answers import KNOWN_UNITS, Answers, Question, named
from macros.spreadsheets.grid import Sheet, capital, letter, listed
from macros.spreadsheets.heads import Head, moment
from macros.spreadsheets.layout import PART, Layout
from macros.spreadsheets.values import DECIMAL_COMMA, Number, is_error, is_formula, number, symbol_like, tidy

PERIOD = re.compile(
    r"time[_ ]?period|(?:reporting |financial |academic |school |calendar )?(?:period|years?|months?|quarters?)|"
    r"date|(?:year|month|week|quarter) (?:ending|ended|commencing|to).*|as at|fy|ay",
    re.IGNORECASE,
)
AREA = re.compile(r"area(?: name)?|local authority(?: name)?|la(?: name)?|authority|council|borough|lad?_name", re.IGNORECASE)  # fmt: skip
KEY = re.compile(r".*\b(?:age|ages|age band|code|urn|rank|level|band|ward|grade|rating|stage)", re.IGNORECASE)
"""Headings of columns whose numbers are names of rows, not counts."""
REMARKS = re.compile(
    r"(?:foot)?notes?|comments?|remarks?|narrative|description|details?|commentary|explanation|actions?", re.IGNORECASE
)
ACROSS_YEARS = re.compile(r".*\b(?:totals?|change|difference|diff|average|mean|trend|% ?change|variance|dot)\b.*", re.IGNORECASE)  # fmt: skip
"""Headings of columns that are calculated from the years beside them."""
TOTAL = re.compile(r"(?:grand |overall |sub-?\s?)?totals?(?: .*)?|all|overall|sum", re.IGNORECASE)
UNIT_WORDS = (
    ("percent", r".*(?:%|\bper ?cent(?:age)?\b|\bproportion\b|\bshare\b).*"),
    ("gbp", r".*(?:£|\bgbp\b).*"),
    ("rate", r".*\b(?:rate|per 10,?000)\b.*"),
    ("days", r".*\bdays\b.*"),
    ("weeks", r".*\bweeks\b.*"),
    ("fte", r".*\bfte\b.*"),
    ("score", r".*\bscore\b.*"),
    ("ratio", r".*\bratio\b.*"),
)
OTHER_RATE = re.compile(r"per (?!10,?000\b)(?:head|[\d,]+|thousand|million|hundred thousand|child|case)", re.IGNORECASE)


@dataclass(frozen=True)
class Column:
    """A column and what it was taken for: `period`, `area`, `key`, `numbers`, or `across`, numbers of a period in its heading."""

    head: Head
    role: str
    unit: str = ""
    why: str = ""


def roles(
    sheet: Sheet, layout: Layout, found: list[Head], answers: Answers
) -> tuple[list[Column], list[Question], list[str]]:
    """What each column is, what must be asked about them, and what was left out."""
    columns = [_role(sheet, layout, head, answers) for head in found]
    questions: list[Question] = []
    said: list[str] = []
    across = [column for column in columns if column.role == "across"]
    kept = []
    for column in columns:
        if across and column.role == "numbers" and ACROSS_YEARS.fullmatch(column.head.title):
            said.append(f"{column.head.said}: left out, because it is calculated from the periods.")
            continue
        if column.role == "remarks":
            options = [(f"--leave-out {letter(column.head.column)}", "leave the column out")]
            questions.append(Question(f"{capital(column.head.said)}, has comments on the rows. Anything in it to be published can be written under `notes:` later.", options))  # fmt: skip
            continue
        if not column.head.title and column.role != "across":
            example = next((tidy(sheet.cells[row][column.head.column]) for row in layout.body), "")
            asks = f"Column {column.head.place} has no heading. What is in it? Its first value is “{example[:40]}”."
            questions.append(Question(asks, [(f'--column "{column.head.place}=WHAT IT NAMES"', "its heading")]))
        kept.append(column)
    questions += _doubled(kept)
    periods = [column for column in kept if column.role == "period"]
    if len(periods) > 2 or (len(periods) == 2 and not _one_part(sheet, layout, periods)):
        names = [column.head.said for column in periods]
        options = [(f"--leave-out {column.head.place}", f"leave out {column.head.said}") for column in periods[1:]]
        questions.append(Question(f"More than one column has periods: {listed(names)}. Keep one.", options))
    questions += [one for column in kept if (one := _unit_asked(sheet, layout, column))]
    return kept, questions, said


def _role(sheet: Sheet, layout: Layout, head: Head, answers: Answers) -> Column:
    texts = [tidy(sheet.cells[row][head.column]) for row in layout.body]
    texts = [answers.replace.get(named(text), text) for text in texts]
    filled = [text for text in texts if text]
    numbers = [one for text in filled if (one := number(text, answers.decimal == "comma" or is_comma(text)))]
    marks = [text for text in filled if symbol_like(text) or is_formula(text) or is_error(text)]
    given = answers.of(answers.units, head.place, head.title)
    if head.period:
        return Column(head, "across", given or _unit(head, numbers), "the heading is a period")
    if given:
        return Column(head, "numbers", given, "as you say")
    if AREA.fullmatch(head.title):
        return Column(head, "area", why="by its heading")
    if _is_period(head, filled, answers):
        return Column(head, "period", why="its values are periods")
    if REMARKS.fullmatch(head.title):
        return Column(head, "remarks")
    others = len(filled) - len(marks)
    if (numbers and len(numbers) * 2 > others and not KEY.fullmatch(head.title)) or (filled and not others):
        return Column(head, "numbers", _unit(head, numbers), "its values are numbers")
    return Column(head, "key", why="its values are names" if not numbers else "its values name the rows")


def _is_period(head: Head, filled: list[str], answers: Answers) -> bool:
    if not filled or KEY.fullmatch(head.title):
        return False
    moments = [moment(text, answers.year, answers.period or "2023-24") for text in filled]
    right = [one for one in moments if one is not None]
    if PERIOD.fullmatch(head.title):
        return bool(right)
    return len(right) == len(filled) and all(one.form != "single" for one in right)


def _one_part(sheet: Sheet, layout: Layout, periods: list[Column]) -> bool:
    """Whether one of two columns has only the months or the quarters of the other's years."""
    return any(
        all(PART.fullmatch(tidy(sheet.cells[row][column.head.column])) for row in layout.body) for column in periods
    )


def _unit(head: Head, numbers: list[Number]) -> str:
    """What the numbers are, by how they are shown, then by the heading; '' where neither says."""
    shown = {one.unit for one in numbers} - {""}
    if len(shown) == 1:
        return shown.pop()
    words = f"{head.title} {head.period}"
    for unit, form in UNIT_WORDS:
        if re.fullmatch(form, words, re.IGNORECASE):
            return "" if unit == "rate" and OTHER_RATE.search(words) else unit
    whole = all("." not in one.text for one in numbers)
    return "count" if whole else ""


def _unit_asked(sheet: Sheet, layout: Layout, column: Column) -> Question | None:
    """A question where it is not sure what the numbers of a column are."""
    if column.role not in ("numbers", "across"):
        return None
    texts = [tidy(sheet.cells[row][column.head.column]) for row in layout.body]
    numbers = [one for text in texts if (one := number(text))]
    head, named = column.head, column.head.title or column.head.place
    shares = [one for one in numbers if one.unit == "percent"]
    if (column.unit and column.why == "as you say") or any(is_comma(text) for text in texts):
        return None
    if not column.unit:
        example = next((one.text for one in numbers if "." in one.text), numbers[0].text if numbers else "")
        asks = f"What unit do the numbers of {head.said} have, such as {example}? They are not whole, and the heading does not say."
        if OTHER_RATE.search(head.title):
            asks = f"{capital(head.said)}, has a rate that is not per 10,000. Rates here are always per 10,000; `score` is for numbers without a unit."
        return Question(asks, [(f'--unit "{named}={unit}"', "") for unit in KNOWN_UNITS])
    if shares and len(shares) < len(numbers):
        asks = f"{len(shares)} of the {len(numbers)} numbers of {head.said} have a percent sign. What are all of them?"
        return Question(asks, [(f'--unit "{named}={unit}"', "") for unit in ("percent", "count")])
    if column.unit == "percent" and not shares and numbers and all(abs(float(one.text)) <= 1 for one in numbers):
        asks = f"{capital(head.said)}, has percentages by its heading, and none is above 1. Does 0.45 mean less than one per cent?"
        fix = "yes; if not, format the column as percentages in the spreadsheet, save it, and run this again"
        return Question(asks, [(f'--unit "{named}=percent"', fix)])
    return None


def is_comma(text: str) -> bool:
    """Whether a number has a comma where a decimal point may be meant."""
    return bool(DECIMAL_COMMA.fullmatch(text))


def _doubled(columns: list[Column]) -> list[Question]:
    """A question for headings that several columns have."""
    seen: dict[tuple[str, str], Column] = {}
    questions = []
    for column in columns:
        key = (column.head.title.casefold(), column.head.period.casefold())
        if key in seen and any(key):
            asks = f"Columns {seen[key].head.place} and {column.head.place} have the same heading, “{' '.join(key).strip()[:40]}”."
            place = column.head.place
            options = [
                (f'--column "{place}=ANOTHER HEADING"', "give one of them another"),
                (f"--leave-out {place}", "leave it out"),
            ]
            questions.append(Question(asks, options))
        seen.setdefault(key, column)
    return questions
