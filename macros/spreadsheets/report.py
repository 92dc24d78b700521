"""The report for the officer: what each part of the sheet was taken for, what was changed, and what must be answered."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from macros.messages import counted, visible
from macros.spreadsheets.answers import Question
from macros.spreadsheets.grid import listed
from macros.spreadsheets.reading import Reading
from macros.tables.metadata import SYMBOLS
from macros.tables.periods import period

WIDEST = 34
CALLED = {
    "count": "a count",
    "percent": "per cent",
    "gbp": "pounds",
    "rate": "rate per 10,000",
    "fte": "full-time equivalent",
    "number": "a number",
}


def report(reading: Reading) -> Iterator[str]:
    """The reading, line by line."""
    yield f"{visible(reading.sheet.name)} was read like this:"
    yield ""
    yield from _lines(reading)
    yield ""
    yield from _columns(reading)
    done = [*_changes(reading), *reading.said]
    if done:
        yield ""
        yield "What was changed or noticed:"
        for one in done:
            yield from _wrapped(f"- {visible(one, 0)}")


def _lines(reading: Reading) -> Iterator[str]:
    layout, sheet = reading.layout, reading.sheet

    def one(row: int, what: str) -> tuple[str, str]:
        return _numbers(reading, [row]), what.replace("…", _quoted(sheet.cells[row]), 1)

    said = [one(row, "above the table: …, left out") for row in layout.titles]
    said.append((_numbers(reading, layout.head), "the headings"))
    totals, left_out = {place for place, _, _ in reading.totals}, set(reading.left_out)
    rows = [row for row in layout.body if row not in totals]
    gone = [row for row in rows if sheet.lines[row] in left_out]
    rows = [row for row in rows if sheet.lines[row] not in left_out]
    if rows:
        said.append((_numbers(reading, rows), f"{counted(len(rows), 'row')} with numbers"))
    said += [
        one(row, f"a total: “{visible(text, 40)}”, written as “{visible(name, 40)}”")
        for row, text, name in dict.fromkeys(reading.totals)
    ]
    said += [one(row, "a total: …, left out") for row in gone]
    said += [one(row, "one cell: …") for row in layout.alone]
    said += [one(row, "the headings again, left out") for row in layout.repeated]
    said += [one(row, "below the table: …, left out") for row in layout.notes]
    width = max(len(where) for where, _ in said)
    for where, what in said:
        yield f"  {where.ljust(width)}  {what}"
    blank = [counted(layout.blank_rows, "blank row")] if layout.blank_rows else []
    blank += [counted(layout.blank_columns, "blank column")] if layout.blank_columns else []
    if blank:
        yield f"  {''.ljust(width)}  {' and '.join(blank)} left out"


def _numbers(reading: Reading, rows: Sequence[int]) -> str:
    lines = [reading.sheet.lines[row] for row in rows]
    if len(lines) == 1:
        return f"line {lines[0]}"
    return f"lines {lines[0]} to {lines[-1]}"


def _quoted(cells: Sequence[str]) -> str:
    return f"“{visible(' · '.join(cell.strip() for cell in cells if cell.strip()), 70)}”"


def _columns(reading: Reading) -> Iterator[str]:
    """A table: each column that is made, from where, what it was taken for, and the first value of it."""
    head = ("column", "from", "taken for", "unit", "first value", "title")
    rows = [head]
    for place, one in enumerate(reading.fields):
        values = [row[place] for row in reading.rows if row[place] not in SYMBOLS and row[place]]
        first = values[0] if values else "–"
        taken = {"time_period": "the period", "area": "the area"}.get(
            one.name, "names of rows" if one.key else "numbers"
        )
        unit = CALLED.get(one.unit, one.unit) or "–"
        if one.name == "time_period" and reading.asks_year:
            unit = "asked below"
        elif one.name == "time_period" and values and (known := period(first)):
            unit = known.words
        rows.append((one.name, one.origin, taken, unit, first, one.title))
    cells = [[visible(cell, WIDEST) for cell in row] for row in rows]
    widths = [max(len(row[place]) for row in cells) for place in range(len(head))]
    for number, row in enumerate(cells):
        yield "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        if not number:
            yield "  " + "  ".join("-" * width for width in widths)
    yield ""
    yield f"  {counted(len(reading.rows), 'row')} in the table, {counted(len(reading.fields), 'column')}."


def _changes(reading: Reading) -> Iterator[str]:
    for kind, (number, before, after) in reading.changes.kinds.items():
        yield f"{counted(number, 'cell')}: {kind} (“{visible(before, 30)}” became “{visible(after, 30)}”)."
    for text, (symbol, number) in reading.symbols.items():
        said = "blank cells" if text == "blank" else text if " " in text else f"“{visible(text, 20)}”"
        yield f"{counted(number, 'cell')}: {said} became `{symbol}`, {SYMBOLS[symbol]}."
    if reading.left_out:
        lines = [str(line) for line in reading.left_out]
        yield f"Left out as totals: line{'s' if len(lines) > 1 else ''} {listed(lines)}."


def asked(questions: Sequence[Question]) -> Iterator[str]:
    """The questions, numbered, each with its answers as they are typed."""
    yield f"To answer first ({len(questions)}):"
    for number, one in enumerate(questions, start=1):
        yield ""
        yield from _wrapped(f"{number}. {visible(one.asks, 0)}")
        width = max(len(option) for option, _ in one.options)
        for option, meaning in one.options:
            yield f"     {option.ljust(width)}  {meaning}".rstrip()


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, 110, initial_indent="  ", subsequent_indent="     ", break_long_words=False)
