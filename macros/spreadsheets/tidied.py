"""Turns the body of a sheet into rows of a table, one for each observation: years across become rows, and totals are kept."""

from __future__ import annotations

import re
from collections.abc import Sequence

from macros.spreadsheets.answers import Answers, Question
from macros.spreadsheets.cells import Cells
from macros.spreadsheets.columns import Column
from macros.spreadsheets.grid import letter
from macros.spreadsheets.layout import PART
from macros.spreadsheets.names import fields, key_name
from macros.spreadsheets.reading import Reading
from macros.spreadsheets.roles import AREA, TOTAL
from macros.spreadsheets.values import number, tidy


def fill(reading: Reading, columns: Sequence[Column], answers: Answers, groups: dict[int, str]) -> None:
    """Adds rows and columns to the reading, with every question that they raise. `groups` has the group of each row."""
    named = fields(reading, columns, answers)
    if not reading.measures:
        options = [('--unit "HEADING=count"', "the column that has the numbers")]
        asks = "No column of numbers is found, and a table counts something. Which column counts?"
        reading.questions.append(Question(asks, options))
        return
    cells = Cells(reading, answers)
    of = {role: [one for one in columns if one.role == role] for role in ("across", "period", "numbers")}
    labels = [one for one in columns if one.role in ("area", "key")]
    turned = "area" if AREA.fullmatch(answers.across) else key_name(answers.across)
    grouped = next((one.name for one in reading.keys if one.origin == "the lines with one cell"), "")
    for row in reading.layout.body:
        total = any(_is_total(reading, row, column) for column in labels if column.role == "key")
        if (total and answers.total == "leave-out") or _is_total_of_periods(reading, row, of["period"]):
            reading.left_out.append(reading.sheet.lines[row])
            continue
        base = {"area": answers.area, **({grouped: groups.get(row, "")} if grouped else {})}
        for column in labels:
            base[named[column.head.column]] = _label(reading, cells, row, column, answers, total)
        lines: dict[tuple[str, str], list[Column]] = {}
        for column in of["across"]:
            lines.setdefault((column.head.period, column.head.label), []).append(column)
        for (moment, label), numbers in (lines or {("", ""): of["numbers"]}).items():
            line = {**base, **({turned: label} if label else {})}
            text = moment or _period(reading, row, of["period"], answers)
            place = numbers[0].head.column if moment else of["period"][0].head.column if of["period"] else 0
            if not text and of["period"]:
                cells.blank.append(f"{letter(place)}{reading.sheet.lines[row]}")
            at = reading.layout.head[-1] if moment else row
            line["time_period"] = cells.period(text, at, place) if text else ""
            for column in numbers:
                line[named[column.head.column]] = cells.number(row, column.head.column, column.unit)
            reading.rows.append([line.get(one.name, "") for one in reading.fields])
            reading.lines.append(reading.sheet.lines[row])
    cells.done()
    for field in reading.measures:
        if all("." not in text for text in reading.texts(field.name)):
            field.type = "integer"


def _period(reading: Reading, row: int, periods: Sequence[Column], answers: Answers) -> str:
    """The period of a row, of one column or of two: a month or a quarter goes before its year."""
    texts = [tidy(reading.sheet.cells[row][column.head.column]) for column in periods]
    if not any(texts):
        above = [one for one in reading.layout.body if one < row]
        if above and periods and answers.fill_down:
            return _period(reading, above[-1], periods, answers)
        return "" if periods else answers.period
    return " ".join(sorted(texts, key=lambda text: not PART.fullmatch(text)))


def _is_total(reading: Reading, row: int, column: Column) -> bool:
    return bool(TOTAL.fullmatch(tidy(reading.sheet.cells[row][column.head.column])))


def _is_total_of_periods(reading: Reading, row: int, periods: Sequence[Column]) -> bool:
    """Whether a row adds up periods, so that it is not an observation."""
    return any(TOTAL.fullmatch(tidy(reading.sheet.cells[row][column.head.column])) for column in periods)


def _label(reading: Reading, cells: Cells, row: int, column: Column, answers: Answers, total: bool) -> str:
    """The name of a row in a column; a total as the project writes one: `All sources`."""
    text = cells.text(row, column.head.column)
    if column.role == "area" and (not text or TOTAL.fullmatch(text)) and total:
        return answers.area or text
    if answers.total == "keep" and (TOTAL.fullmatch(text) or (total and not text)):
        return text or "Total"
    if TOTAL.fullmatch(text) or (total and not text):
        name = answers.total or _all(column.head.title)
        reading.totals.append((row, text or "a blank cell", name))
        return name
    if text:
        return text
    if not answers.fill_down:
        cells.blank.append(f"{letter(column.head.column)}{reading.sheet.lines[row]}")
        return ""
    above = [
        name
        for one in reading.layout.body
        if one < row and (name := tidy(reading.sheet.cells[one][column.head.column])) and not TOTAL.fullmatch(name)
    ]
    if above:
        reading.changes.add("blank names, filled from the row above", "", above[-1])
    return above[-1] if above else ""


def _all(heading: str) -> str:
    """The name of the row of a total: the plural of a heading of one word, otherwise `Total`."""
    if not re.fullmatch(r"[A-Za-z]{3,}", heading):
        return "Total"
    word = heading.lower()
    plural = (
        word
        if word.endswith("s")
        else f"{word}es"
        if re.search("(x|ch|sh)$", word)
        else f"{word[:-1]}ies"
        if re.search("[^aeiou]y$", word)
        else f"{word}s"
    )
    return f"All {plural}"


def merged_cells(reading: Reading) -> None:
    """Copies a name that is merged over several rows into each of them; reports a number that is."""
    body = set(reading.layout.body)
    filled = 0
    for block in reading.sheet.merged:
        rows = [row for row in range(block.top, min(block.bottom, len(reading.sheet.cells) - 1) + 1) if row in body]
        text = reading.sheet.cells[block.top][block.left]
        if block.top in reading.layout.head or not rows or not text.strip():
            continue
        if (
            number(tidy(text)) is not None
            and block.right >= block.left
            and len(rows) > 1
            and not _name(reading, block.left)
        ):
            what = f"Cell {letter(block.left)}{reading.sheet.lines[block.top]} has one number for {len(rows)} rows"
            reading.problems.append(reading.sheet.problem(block.top, what, "Split it, and give each row its number"))
            continue
        for row in rows:
            filled += not reading.sheet.cells[row][block.left].strip()
            reading.sheet.cells[row][block.left] = text
    if filled:
        reading.said.append(f"Merged cells: their names were copied into the {filled} cells that they cover.")


def _name(reading: Reading, column: int) -> bool:
    """Whether a column is the first, which names the rows."""
    return bool(reading.layout.columns) and column == reading.layout.columns[0]
