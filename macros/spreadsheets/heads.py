"""Finds the heading of each column from the lines of headings, with merged years applied to every column that they cover."""

from __future__ import annotations

import re
from dataclasses import dataclass

from macros.spreadsheets.answers import Answers
from macros.spreadsheets.grid import Sheet, letter
from macros.spreadsheets.layout import PART, Layout, is_period
from macros.spreadsheets.values import tidy
from macros.spreadsheets.when import When, when


@dataclass(frozen=True)
class Head:
    """The heading of a column: its words; the words of a period in it; and, if it becomes a name in rows, that `label`."""

    column: int
    title: str
    period: str = ""
    label: str = ""

    @property
    def place(self) -> str:
        """The letter of its column."""
        return letter(self.column)

    @property
    def said(self) -> str:
        """How messages name it."""
        words = " ".join(part for part in (self.period, self.title or self.label) if part)
        return f"column {self.place}, “{words[:60]}”" if words else f"column {self.place}"


def heads(sheet: Sheet, layout: Layout, answers: Answers) -> list[Head]:
    """The heading of each column that is not blank and is not left out."""
    rows = [_carried(sheet, layout, row) for row in layout.head]
    found = []
    inside = _periods_inside(rows, layout.columns)
    for column in layout.columns:
        parts = list(dict.fromkeys(tidy(row[column]) for row in rows if tidy(row[column])))
        periods = [part for part in parts if is_period(part)]
        title = " ".join(part for part in parts if part not in periods)
        if column in inside:
            title, periods = inside[column][0], [inside[column][1]]
        if given := answers.of(answers.columns, letter(column), " ".join(parts)):
            title, periods = given, [given] if is_period(given) else []
            title = "" if periods else title
        head = Head(column, title, _joined(periods))
        whole = " ".join(part for part in (head.period, head.title) if part)
        if not answers.leaves_out(letter(column), whole) and not answers.leaves_out(letter(column), title):
            found.append(head)
    return found


def _carried(sheet: Sheet, layout: Layout, row: int) -> list[str]:
    """A line of headings with merged cells filled; in a file without merged cells, blanks to the right are filled."""
    cells = [tidy(cell) for cell in sheet.cells[row]]
    blocks = [block for block in sheet.merged if block.top <= row <= block.bottom]
    for block in blocks:
        text = tidy(sheet.cells[block.top][block.left])
        for column in range(block.left, min(block.right, len(cells) - 1) + 1):
            cells[column] = text
    last = sheet.cells[layout.head[-1]]
    if blocks or row == layout.head[-1]:
        return cells
    before, reached = "", {}
    for column, text in enumerate(cells):
        if text:
            before = text if column else ""  # the first column has the names of the rows
        elif before and tidy(last[column]):
            cells[column] = before
            reached[before] = column
    for text, column in reached.items():
        said = f"“{text[:40]}” in line {sheet.lines[row]} applies up to column {letter(column)}."
        if said not in layout.filled:
            layout.filled.append(said)
    return cells


def _periods_inside(rows: list[list[str]], columns: list[int]) -> dict[int, tuple[str, str]]:
    """The headings that have a period at their end or beginning, such as “Places 2022-23”, if they have different ones."""
    found: dict[int, tuple[str, str]] = {}
    for column in columns:
        words = " ".join(row[column] for row in rows if row[column]).split()
        cuts = [(words[:place], words[place:]) for place in range(1, len(words))]
        cuts += [(after, before) for before, after in cuts]
        for rest, period in cuts:
            text = " ".join(period).strip("()[],:")
            if when(text) is not None and not (len(rest) == 1 and is_period(rest[0])):
                found[column] = (" ".join(rest).rstrip(" (-–:,"), text)
                break
    return found if len({period for _, period in found.values()}) > 1 else {}


def _joined(periods: list[str]) -> str:
    """The words of a period: a month or a quarter before its year."""
    parts = [part for part in periods if PART.fullmatch(part)]
    years = [part for part in periods if part not in parts]
    return " ".join([*parts[:1], *years[:1]])


def moment(text: str, year: str, given: str) -> When | None:
    """The period that a text names; a month or quarter without a year belongs to the year that is given."""
    text = tidy(text)
    if PART.fullmatch(text):
        if not given:
            return When("part", text, asks=True)
        text = f"{text} {given}"
    found = when(text, year)
    if found is not None:
        return found
    part, _, rest = text.partition(" ")
    if PART.fullmatch(part) and not part.lower().startswith("q"):
        return _month_in(part, rest, year)
    return None


def month_of(text: str) -> str:
    """The month that a spreadsheet shows as its first day: `1-Mar` is Mar. Any other text is left as it is."""
    found = re.fullmatch(r"0?1[- ]([A-Za-z]{3,9})", text.strip())
    return found[1] if found and PART.fullmatch(found[1]) else text


def _month_in(part: str, rest: str, year: str) -> When | None:
    """A month of a year that has two numbers: March of 2022-23 is March 2023."""
    whole = when(rest, year)
    if whole is None or whole.asks or whole.form != "double":
        return whole
    starts = 9 if "/" in whole.text else 4
    month = when(f"{part} {whole.text[:4]}")
    if month is None:
        return None
    first = int(month.text[5:7]) >= starts
    return when(f"{part} {int(whole.text[:4]) + (not first)}")
