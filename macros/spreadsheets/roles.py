"""Decides what each column is: the period, the area, a breakdown, or numbers with their unit. Doubts become questions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from macros.facts.misspelt_areas import areas_of_england
from macros.spreadsheets.answers import Answers, Question, named
from macros.spreadsheets.columns import Column
from macros.spreadsheets.grid import Sheet, capital, listed
from macros.spreadsheets.heads import Head, moment, month_of
from macros.spreadsheets.layout import PART, SHORT, Layout
from macros.spreadsheets.units import is_comma, with_units
from macros.spreadsheets.values import is_error, is_formula, number, symbol_like, tidy

PERIOD = re.compile(
    r"time[_ ]?period|(?:reporting |financial |academic |school |calendar )?(?:period|years?|months?|quarters?)|"
    r"date(?: of .+)?|(?:year|month|week|quarter) (?:ending|ended|commencing|to).*|as at|fy|ay",
    re.IGNORECASE,
)
AREA = re.compile(r"area(?:[ _]name)?|(?:local )?authority(?:[ _]name)?|la(?:[ _]name)?|council|borough|lad?_name", re.IGNORECASE)  # fmt: skip
KEY = re.compile(r".*\b(?:age|ages|age band|code|urn|rank|level|band|ward|grade|rating|stage)", re.IGNORECASE)
"""Headings of columns whose numbers are names of rows, not counts."""
CODE = re.compile(r"(?:new |old |ons |gss )?(?:la|lad|ltla|utla|area|ward|region|country|geography|ons|gss)[ _]?codes?", re.IGNORECASE)  # fmt: skip
REMARKS = re.compile(
    r"(?:foot)?notes?|comments?|remarks?|narrative|description|details?|commentary|explanation|actions?|rag(?: rating)?|"
    r"dot|direction of travel|trend|lead(?: officer)?|owner",
    re.IGNORECASE,
)
CALCULATED = re.compile(
    r".*\b(?:totals?|change|difference|diff|average|mean|trend|variance|dot|ytd|year to date|cumulative)\b.*",
    re.IGNORECASE,
)
"""Headings of columns that are calculated from the periods beside them."""
TOTAL = re.compile(r"(?:grand |overall |sub-?\s?)?totals?(?: \(.*\))?|all|overall|sum|.+ totals?", re.IGNORECASE)
PLACES = {"england", "region", "statistical neighbours", "neighbours", "national"}
"""What a column of numbers is headed that compares with the area, beside the names of areas themselves."""


def roles(
    sheet: Sheet, layout: Layout, found: list[Head], answers: Answers
) -> tuple[list[Column], list[Question], list[str]]:
    """What each column is, what must be asked about them, and what was left out."""
    columns = [_role(sheet, layout, head, answers) for head in found]
    if answers.across:
        columns = [_turned(column) if column.role == "numbers" else column for column in columns]
    questions: list[Question] = []
    said: list[str] = []
    kept = []
    names = any(column.role in ("area", "key") and not CODE.fullmatch(column.head.title) for column in columns)
    periods = any(column.head.period for column in columns)
    for column in columns:
        head = column.head
        if periods and column.role == "numbers" and CALCULATED.fullmatch(head.title):
            said.append(f"{capital(head.said)}: left out, because it is calculated from the periods.")
        elif names and CODE.fullmatch(head.title):
            said.append(f"{capital(head.said)}: left out, because another column has the names.")
        elif asked := _doubtful(sheet, layout, column, periods):
            questions.append(asked)
            names_rows = column.role not in ("remarks", "numbers") and _filled(sheet, layout, column)
            kept += [column] if names_rows or not head.title else []
        else:
            kept.append(column)
    questions += [*_doubled(kept), *_several_periods(sheet, layout, kept)]
    kept, more = with_units(sheet, layout, kept, answers)
    areas = list(_areas_across(kept, answers))
    return kept, [*questions, *(areas or more)], said


def _turned(column: Column) -> Column:
    """A column of numbers whose heading becomes a name in its rows."""
    return replace(column, role="across", head=replace(column.head, title="", label=column.head.title))


def _doubtful(sheet: Sheet, layout: Layout, column: Column, periods: bool) -> Question | None:
    """A question about a column whose heading, or whose place beside periods, does not say what to do with it."""
    head = column.head
    leave_out = (f"--leave-out {head.place}", "leave the column out")
    if head.title and not _filled(sheet, layout, column):
        asks = f"{capital(head.said)}, is empty, or has formulas whose results were not saved with the file."
        return Question(asks, [leave_out])
    if column.role == "remarks":
        asks = f"{capital(head.said)}, has remarks on the rows. Anything in it to be published can be written under `notes:` later."
        return Question(asks, [leave_out])
    if periods and column.role == "numbers":
        asks = f"{capital(head.said)}, has numbers beside those of the periods, and belongs to none of them."
        option = (f'--column "{head.place}=2024-25"', "or say which period it belongs to")
        return Question(asks, [leave_out, option])
    corner = periods and column.role == "key" and PERIOD.fullmatch(head.title)
    if corner or (not head.title and column.role != "across"):
        example = next((text for row in layout.body if (text := tidy(sheet.cells[row][head.column]))), "")
        what = f"has the heading “{head.title}”, which is about the periods" if head.title else "has no heading"
        asks = f"Column {head.place} {what}. What is in it? Its first value is “{example[:40]}”."
        options = [
            (f'--column "{head.place}=WHAT IT NAMES"', "its heading"),
            (f'--column "{head.place}=Area"', "areas"),
        ]
        return Question(asks, options)
    return None


def _filled(sheet: Sheet, layout: Layout, column: Column) -> bool:
    """Whether a column has anything below its heading."""
    return any(tidy(sheet.cells[row][column.head.column]) for row in layout.body)


def _role(sheet: Sheet, layout: Layout, head: Head, answers: Answers) -> Column:
    texts = [tidy(sheet.cells[row][head.column]) for row in layout.body]
    texts = [answers.replace.get(named(text), text) for text in texts]
    filled = [text for text in texts if text]
    numbers = [one for text in filled if (one := number(text, answers.decimal == "comma" or is_comma(text)))]
    marks = [one for one in filled if symbol_like(one) or is_formula(one) or is_error(one) or SHORT.fullmatch(one)]
    if head.period:
        return Column(head, "across")
    if answers.of(answers.units, head.place, head.title):
        return Column(head, "numbers")
    if AREA.fullmatch(head.title):
        return Column(head, "area")
    if _is_period(head, filled, answers):
        return Column(head, "period")
    if REMARKS.fullmatch(head.title):
        return Column(head, "remarks")
    others = len(filled) - len(marks)
    if (numbers and len(numbers) * 2 > others and not KEY.fullmatch(head.title)) or (filled and not others):
        return Column(head, "numbers")
    return Column(head, "key")


def _is_period(head: Head, filled: list[str], answers: Answers) -> bool:
    if not filled or KEY.fullmatch(head.title):
        return False
    about = PERIOD.fullmatch(head.title) is not None
    texts = [month_of(text) for text in filled] if about else filled
    moments = [moment(text, answers.year, answers.period or "2023-24") for text in texts]
    right = [one for one in moments if one is not None]
    if about:
        return bool(right)
    return len(right) == len(filled) and all(one.form != "single" for one in right)


def _several_periods(sheet: Sheet, layout: Layout, columns: list[Column]) -> Iterator[Question]:
    """A question where two columns have periods, unless one has the months or the quarters of the other's years."""
    periods = [column for column in columns if column.role == "period"]
    parts = [
        column
        for column in periods
        if all(PART.fullmatch(tidy(sheet.cells[row][column.head.column])) for row in layout.body)
    ]
    if len(periods) > 2 or (len(periods) == 2 and not parts):
        names = [column.head.said for column in periods]
        options = [(f"--leave-out {column.head.place}", f"leave out {column.head.said}") for column in periods[1:]]
        yield Question(f"More than one column has periods: {listed(names)}. Keep one.", options)


def _areas_across(columns: list[Column], answers: Answers) -> Iterator[Question]:
    """A question where columns of numbers are headed by areas."""
    numbers = [column for column in columns if column.role == "numbers"]
    known = {*PLACES, *(one.casefold() for one in (*answers.areas, *areas_of_england()))}
    places = [column for column in numbers if column.head.title.casefold() in known]
    if len(places) > 1:
        said = listed([f"“{column.head.title}”" for column in numbers])
        options = [('--across "Area"', "each heading becomes the area of its numbers, in rows")]
        options += [(f"--leave-out {column.head.place}", f"leave out {column.head.said}") for column in numbers[:1]]
        yield Question(f"Are the headings {said} areas?", options)


def _doubled(columns: list[Column]) -> Iterator[Question]:
    """A question for headings that several columns have."""
    seen: dict[tuple[str, ...], Column] = {}
    for column in columns:
        head = column.head
        key = (head.title.casefold(), head.period.casefold(), head.label.casefold())
        if key in seen and any(key):
            asks = f"Columns {seen[key].head.place} and {head.place} have the same heading, “{' '.join(key).strip()[:40]}”."
            options = [
                (f'--column "{head.place}=ANOTHER HEADING"', "give one of them another"),
                (f"--leave-out {head.place}", "leave it out"),
            ]
            yield Question(asks, options)
        seen.setdefault(key, column)
