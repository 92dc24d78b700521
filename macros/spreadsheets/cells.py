"""Turns the cells of a sheet into cells of a table: tidy text, plain numbers, and a symbol in place of each mark.

Doubts of one kind are collected over the whole sheet, so that each is asked once, with the number of cells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from macros.messages import counted
from macros.spreadsheets.answers import KNOWN_SYMBOLS, Answers, Question, named
from macros.spreadsheets.grid import letter, listed
from macros.spreadsheets.heads import moment, month_of
from macros.spreadsheets.reading import Reading
from macros.spreadsheets.values import (
    BLANK,
    DECIMAL_COMMA,
    LONG,
    is_error,
    is_formula,
    meant,
    number,
    own_symbol,
    symbol_like,
    tidy,
)
from macros.spreadsheets.when import meant_band
from macros.tables.metadata import SYMBOLS

MARK = r"\s*(?:\[(?:note ?)?\w{1,2}\]|[*†‡]+|[¹²³⁴⁵⁶⁷⁸⁹]+)$"
CODE = re.compile(r"\{\{|\{%|<[a-z/!]", re.IGNORECASE)
"""Part of a template or a tag, which no name contains."""
MOST = 6
"""With more different words than these in columns of numbers, they are probably not marks but text."""


@dataclass
class Cells:
    """Reads cells one by one, and records every doubt and every error with the cells concerned."""

    reading: Reading
    answers: Answers
    marks: dict[str, list[str]] = field(default_factory=dict)
    footnotes: dict[str, list[str]] = field(default_factory=dict)
    days: dict[str, list[str]] = field(default_factory=dict)
    years: dict[str, list[str]] = field(default_factory=dict)
    blank: list[str] = field(default_factory=list)
    faults: dict[tuple[str, str], list[tuple[int, str]]] = field(default_factory=dict)

    def text(self, row: int, column: int) -> str:
        """A cell that names its row: tidied, with the answers applied."""
        raw = self.reading.sheet.cells[row][column]
        text = tidy(raw, self.reading.changes)
        text = self.answers.replace.get(named(text), text)
        if self._unfit(text, row, column):
            return text
        if meant_band(text):
            self.days.setdefault(text, []).append(self._place(row, column))
        bare = re.sub(MARK, "", text)
        if bare and bare != text:
            if self.answers.marks == "drop":
                self.reading.changes.add("footnote marks", text, bare)
                return bare
            if self.answers.marks != "keep":
                self.footnotes.setdefault(text, []).append(self._place(row, column))
        return text

    def period(self, text: str, row: int, column: int) -> str:
        """A period in the form used in tables; the text unchanged where a question or an error is recorded."""
        raw, text = text, self.answers.replace.get(named(tidy(text)), text)
        found = moment(month_of(text), self.answers.year, self.answers.period)
        if found is None:
            what = f"“{text[:40]}” is not a known form of period"
            self._fault(what, "Write it as 2022-23, March 2023, Q1 2022-23 or 31/03/2023", row, column)
            return text
        if found.asks:
            self.years.setdefault(found.form, []).append(text)
            return text
        if not found.text:
            what = f"“{text[:40]}” is not {_a(self.answers.year)} year"
            self._fault(what, "Correct it in the spreadsheet, or give another --year", row, column)
        elif found.text != raw:
            self.reading.changes.add("periods in the form of the tables", raw, found.text)
        return found.text or text

    def number(self, row: int, column: int, unit: str) -> str:
        """A number or a symbol."""
        text = tidy(self.reading.sheet.cells[row][column], self.reading.changes)
        key = named(text) if text else BLANK
        if given := self.answers.symbols.get(key) or self.answers.symbols.get(text.casefold()):
            self._count(text or BLANK, given)
            return given
        if text and self._unfit(text, row, column):
            return text
        if text and key in self.answers.replace:
            self.reading.changes.add("numbers that you say", text, self.answers.replace[key])
            text = self.answers.replace[key]
        found = number(text, self.answers.decimal == "comma")
        if found is None:
            return self._no_number(text, row, column)
        if found.mark:
            if self.answers.marks == "drop":
                self.reading.changes.add("footnote marks", text, found.text)
            else:
                self.footnotes.setdefault(text, []).append(self._place(row, column))
        for dress in found.dress:
            self.reading.changes.add(dress, text, found.text)
        if LONG.fullmatch(found.text):
            what = f"{found.text} was calculated by the spreadsheet, and has more digits than are ever published"
            self._fault(what, "Round the column in the spreadsheet, for instance with ROUND, and save it", row, column)
        if (unit == "percent" and found.unit == "gbp") or (unit == "gbp" and found.unit == "percent"):
            what = f"“{text[:40]}” has a different unit from the rest of its column"
            self._fault(what, "Correct it in the spreadsheet", row, column)
        return found.text

    def _no_number(self, text: str, row: int, column: int) -> str:
        if symbol := own_symbol(text):
            self._count(text, symbol)
            return symbol
        if symbol_like(text) or len(text) <= 12:
            self.marks.setdefault(text or BLANK, []).append(self._place(row, column))
            return text
        fix = "Write the number alone, or a symbol such as x where there is none"
        self._fault(f"“{text[:40]}” is in a column of numbers", fix, row, column)
        return text

    def _unfit(self, text: str, row: int, column: int) -> bool:
        """Whether a cell can never be in a table: a formula, an error or code."""
        if is_formula(text):
            what = "This cell has a formula, or begins like one"
            fix = "Open the file in the spreadsheet, copy the cells, and paste their values; then save it"
            self._fault(what, fix, row, column)
            return True
        if CODE.search(text):
            self._fault("This cell has code in it, not text", "Write the text that readers see", row, column)
            return True
        if is_error(text):
            self._fault(f"This cell shows the error {text[:12]}", "Correct its formula in the spreadsheet", row, column)
            return True
        return False

    def _place(self, row: int, column: int) -> str:
        return f"{letter(column)}{self.reading.sheet.lines[row]}"

    def _count(self, text: str, symbol: str) -> None:
        self.reading.symbols[text] = (symbol, self.reading.symbols.get(text, ("", 0))[1] + 1)

    def _fault(self, what: str, fix: str, row: int, column: int) -> None:
        self.faults.setdefault((what, fix), []).append((row, self._place(row, column)))

    def done(self) -> None:
        """Adds every doubt to the reading as a question, and every error as a problem."""
        for (what, fix), wrong in self.faults.items():
            cells = f"{what} (cell{'s' if len(wrong) > 1 else ''} {listed([place for _, place in wrong])})"
            self.reading.problems.append(self.reading.sheet.problem(wrong[0][0], cells, fix))
        self._ask_marks()
        self.reading.asks_year = bool(self.years)
        for form, texts in self.years.items():
            self.reading.questions.append(_year_asked(form, list(dict.fromkeys(texts))))
        for text, places in self.days.items():
            asks = f"“{text}” in {listed(places)} is a date. Did the spreadsheet make it from {meant_band(text)}?"
            options = [(f'--replace "{text}={meant_band(text)}"', "it was that band"), (f'--replace "{text}=ANOTHER"', "it was something else")]  # fmt: skip
            self.reading.questions.append(Question(asks, options))
        if self.blank:
            asks = f"{counted(len(self.blank), 'cell')} that name{'s' * (len(self.blank) == 1)} a row {'is' if len(self.blank) == 1 else 'are'} blank ({listed(self.blank)})."
            self.reading.questions.append(Question(asks, [("--fill-down", "use the name above; otherwise, fill them in in the spreadsheet")]))  # fmt: skip
        if self.footnotes:
            texts = list(self.footnotes)
            places = [place for found in self.footnotes.values() for place in found]
            asks = f"{counted(len(places), 'cell')} end{'s' * (len(places) == 1)} in a mark, such as “{texts[0][:40]}” in {places[0]}. Is this a footnote mark?"
            options = [("--marks drop", "yes: remove the marks, and later explain them under `notes:` in the metadata")]
            options += [("--marks keep", "no, it is part of the name")] if any(not number(one) for one in texts) else []
            self.reading.questions.append(Question(asks, options))

    def _ask_marks(self) -> None:
        if len(self.marks) > MOST:
            some = [f"“{text[:20]}” ({places[0]})" for text, places in self.marks.items()]
            what = f"{len(self.marks)} different words appear where numbers belong: {listed(some, 4)}"
            fix = "Write numbers there, or leave the column out with --leave-out and its letter"
            self.reading.problems.append(self.reading.sheet.problem(self.reading.layout.body[0], what, fix))
            return
        commas = [text for text in self.marks if DECIMAL_COMMA.fullmatch(text)]
        if commas:
            asks = f"Is the comma in “{commas[0]}” ({self.marks[commas[0]][0]}) a decimal point?"
            self.reading.questions.append(Question(asks, [("--decimal comma", f"{commas[0]} is {commas[0].replace(',', '.')}")]))  # fmt: skip
        for text, places in self.marks.items():
            if text in commas:
                continue
            several = len(places) > 1
            said = (
                "Blank cells are"
                if text == BLANK and several
                else "A blank cell is"
                if text == BLANK
                else f"“{text}” is"
            )
            asks = f"{said} in place of {counted(len(places), 'number')} ({listed(places)}). What does it mean?"
            first = meant(text)
            order = [first, *(one for one in KNOWN_SYMBOLS if one != first)]
            options = [(f'--symbol "{text}={one}"', SYMBOLS[one]) for one in order]
            if re.search(r"\d", text) and not symbol_like(text):
                asks = f"“{text}” is not a number that can be read ({listed(places)}). Which number is it, or what does it mean?"
                options.insert(
                    0, (f'--replace "{text}=THE NUMBER"', "it is a number: write it in full, without a unit")
                )
            self.reading.questions.append(Question(asks, options))


def _a(year: str) -> str:
    return f"{'an' if year == 'academic' else 'a'} {year or 'known'}"


def _year_asked(form: str, texts: list[str]) -> Question:
    """The question about which kind of year is meant."""
    said = listed([f"“{text}”" for text in texts], 4)
    if form == "part":
        return Question(
            f"Which year does {said} belong to?", [("--period 2023-24", "the financial year, for instance")]
        )
    if form == "double":
        options = [("--year financial", "April to March"), ("--year academic", "September to August")]
    else:
        options = [
            ("--year march", "the year ending 31 March of that year"),
            ("--year calendar", "January to December"),
        ]
        if any("q" in text.lower() for text in texts):
            options = [("--year financial", "Q1 is April to June"), ("--year calendar", "Q1 is January to March")]
    return Question(f"Which year is {said}?", options)
