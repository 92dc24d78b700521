"""Reads a spreadsheet as a table: where the table is, what each column is, and every row, with everything that is doubtful."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from macros.messages import Fault, counted
from macros.spreadsheets.answers import Answers, Question
from macros.spreadsheets.cells import CODE
from macros.spreadsheets.files import chosen, sheets
from macros.spreadsheets.grid import Refused, Sheet, listed
from macros.spreadsheets.heads import heads
from macros.spreadsheets.layout import laid_out
from macros.spreadsheets.people import people
from macros.spreadsheets.reading import Reading
from macros.spreadsheets.roles import roles
from macros.spreadsheets.tidied import fill, merged_cells
from macros.spreadsheets.totals import check_totals
from macros.spreadsheets.values import BLANK, tidy
from macros.spreadsheets.when import hinted
from macros.tables.periods import period

FORMS = {
    "Financial year": "financial",
    "Academic year": "academic",
    "Calendar year": "calendar",
    "Reporting year": "march",
}
"""The kind of year that a period typed as an option is, by its form."""


def read(file: Path, answers: Answers) -> Reading:
    """The reading of a file; Refused if it has no table, or is a list of people."""
    return read_sheet(chosen(sheets(file), answers.sheet, file.name), answers)


def read_sheet(sheet: Sheet, answers: Answers) -> Reading:
    """The reading of a sheet: doubts about its layout, its columns and its cells are all asked at once."""
    try:
        layout = laid_out(sheet, answers.head)
    except Fault as fault:
        raise Refused(fault.at(sheet.name, 1)) from None
    reading = Reading(sheet, layout, said=[*sheet.said])
    groups = _groups(reading, answers)
    merged_cells(reading)
    found = heads(sheet, layout, answers)
    rows = [*layout.body, *layout.alone]
    by_column = {one.column: one.title for one in heads(sheet, layout, Answers())}
    every = [by_column.get(column, "") for column in range(sheet.width)]
    if listed_people := list(people(sheet, every, rows or layout.head)):
        raise Refused(*listed_people)
    if not layout.body:
        what = "There are headings, and no row below them has a name and a number"
        fix = "Check the file; or name the line of the headings, such as --head 3"
        raise Refused(sheet.problem(layout.head[0], what, fix))
    answers = _year(reading, answers)
    for one in found:
        if CODE.search(f"{one.title} {one.period}"):
            what = f"The heading of column {one.place} has code in it, not text"
            reading.problems.append(sheet.problem(layout.head[0], what, "Write the text that readers see"))
    columns, questions, said = roles(sheet, layout, found, answers)
    reading.questions += questions
    reading.said += [*layout.filled, *said]
    fill(reading, columns, answers, groups)
    if reading.ready:
        check_totals(reading)
    return reading


def _year(reading: Reading, answers: Answers) -> Answers:
    """The answers, with the kind of year that the headings or the lines above the table name."""
    if answers.year:
        return answers
    layout, sheet = reading.layout, reading.sheet
    if (typed := period(answers.period)) and typed.identifier in FORMS:
        return replace(answers, year=FORMS[typed.identifier])
    for rows, where in ((layout.head, "the headings"), (layout.titles, "the lines above the table")):
        words = " · ".join(cell for row in rows for cell in sheet.cells[row])
        if year := hinted(words):
            called = "years ending 31 March" if year == "march" else f"{year} years"
            reading.said.append(f"Years are {called}, as {where} say.")
            return replace(answers, year=year)
    return answers


def _groups(reading: Reading, answers: Answers) -> dict[int, str]:
    """The group of each row, if lines with one cell are headings for the rows below; otherwise asks about them."""
    layout, sheet = reading.layout, reading.sheet
    if not layout.alone:
        return {}
    if BLANK in answers.symbols:
        layout.body = sorted([*layout.body, *layout.alone])
        layout.alone = []
        return {}
    texts = [next(tidy(cell) for cell in sheet.cells[row] if tidy(cell)) for row in layout.alone]
    if not answers.groups:
        lines = listed(
            [f"“{text[:30]}” (line {sheet.lines[row]})" for text, row in zip(texts, layout.alone, strict=True)]
        )
        asks = f"{counted(len(texts), 'line')} between the rows {'has' if len(texts) == 1 else 'have'} one cell only: {lines}. What {'is it' if len(texts) == 1 else 'are they'}?"
        options = [
            ('--groups "WHAT THEY NAME"', "headings over the rows below, such as Sex: they become a column"),
            ('--symbol "blank=x"', "rows without numbers: not available"),
        ]
        reading.questions.append(Question(asks, options))
        return {}
    found: dict[int, str] = {}
    for row in layout.body:
        above = [text for text, line in zip(texts, layout.alone, strict=True) if line < row]
        found[row] = above[-1] if above else ""
    if bare := [row for row, text in found.items() if not text]:
        what = f"There is no group heading above {counted(len(bare), 'row')}"
        reading.problems.append(sheet.problem(bare[0], what, "Add the line of their group in the spreadsheet"))
    return found
