"""Decides what the numbers of a column are: counts, percentages, pounds; asks where neither cells nor heading say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from macros.spreadsheets.answers import KNOWN_UNITS, Answers, Question, named
from macros.spreadsheets.columns import Column
from macros.spreadsheets.grid import Sheet, capital
from macros.spreadsheets.layout import Layout
from macros.spreadsheets.values import DECIMAL_COMMA, Number, number, tidy

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
ALL = "numbers"
"""How an option names the columns whose headings are periods alone."""


def with_units(
    sheet: Sheet, layout: Layout, columns: Sequence[Column], answers: Answers
) -> tuple[list[Column], list[Question]]:
    """The columns with their units, and a question for each kind of number whose unit is not sure."""
    kinds: dict[str, list[Column]] = {}
    for column in columns:
        if column.role in ("numbers", "across"):
            kinds.setdefault(column.head.place if column.role == "numbers" else column.head.title, []).append(column)
    units: dict[int, str] = {}
    questions = []
    for same in kinds.values():
        given = next((unit for column in same if (unit := _given(column, answers))), "")
        texts = [tidy(sheet.cells[row][column.head.column]) for column in same for row in layout.body]
        numbers = [one for text in texts if (one := number(text, answers.decimal == "comma" or is_comma(text)))]
        unit = given or _unit(same[0].head.title, numbers)
        units |= {column.head.column: unit for column in same}
        commas = answers.decimal != "comma" and any(map(is_comma, texts))
        if not given and not commas and (asked := _asked(same, unit, numbers, answers)):
            questions.append(asked)
    return [replace(column, unit=units.get(column.head.column, "")) for column in columns], questions


def _given(column: Column, answers: Answers) -> str:
    """The unit that an option gives a column, by its letter, its heading, or what the numbers count."""
    if found := answers.of(answers.units, column.head.place, column.head.title):
        return found
    if column.role == "numbers" or column.head.title:
        return ""
    return answers.units.get(ALL, "") or answers.units.get(named(answers.measure), "")


def _unit(title: str, numbers: Sequence[Number]) -> str:
    """What the numbers are, by how they are displayed, then by the heading; '' where neither says."""
    shown = {one.unit for one in numbers} - {""}
    if len(shown) == 1:
        return shown.pop()
    for unit, form in UNIT_WORDS:
        if re.fullmatch(form, title, re.IGNORECASE):
            return "" if unit == "rate" and OTHER_RATE.search(title) else unit
    return "count" if all("." not in one.text for one in numbers) else ""


def _asked(same: Sequence[Column], unit: str, numbers: Sequence[Number], answers: Answers) -> Question | None:
    """A question where the unit of some columns with one heading is not sure."""
    head = same[0].head
    said = head.said if len(same) == 1 else f"columns {same[0].head.place} to {same[-1].head.place}"
    option = head.title or (ALL if same[0].role == "across" else head.place)
    shares = [one for one in numbers if one.unit == "percent"]
    if not unit:
        example = next((one.text for one in numbers if "." in one.text), "")
        asks = f"What unit do the numbers of {said} have, such as {example}? They are not whole, and the heading does not say."
        if OTHER_RATE.search(head.title):
            asks = f"{capital(said)} has a rate that is not per 10,000. Rates here are always per 10,000; `score` is for numbers without a unit."
        return Question(asks, [(f'--unit "{option}={one}"', "") for one in KNOWN_UNITS])
    if shares and len(shares) < len(numbers):
        asks = (
            f"{len(shares)} of the {len(numbers)} numbers of {said} have a percent sign, and a column has one unit. What are all of "
            "them? If the rows count unlike things, make a sheet of each kind."
        )
        return Question(asks, [(f'--unit "{option}={one}"', "") for one in ("percent", "count")])
    if unit == "percent" and not shares and numbers and all(abs(float(one.text)) <= 1 for one in numbers):
        asks = f"{capital(said)} has percentages by its heading, and none is above 1. Does 0.45 mean less than one per cent?"
        fix = "yes; if not, format the column as percentages in the spreadsheet, save it, and run this again"
        return Question(asks, [(f'--unit "{option}=percent"', fix)])
    return None


def is_comma(text: str) -> bool:
    """Whether a number has a comma where a decimal point may be meant."""
    return bool(DECIMAL_COMMA.fullmatch(text))
