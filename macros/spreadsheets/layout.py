"""Finds the table in a sheet: what is above it, its headings, its rows, and what is below."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from math import ceil

from macros.messages import Fault
from macros.spreadsheets.grid import Sheet
from macros.spreadsheets.values import DECIMAL_COMMA, is_error, is_formula, number, symbol_like, tidy
from macros.spreadsheets.when import MONTH, when

NOTE = re.compile(
    r"(sources?|notes?|key|caveats?|produced|printed|run on|report run|data (from|as at|extracted)|extracted|as at|©|footnotes?)\b.*|"
    r"[*†‡].+|\[\w{1,2}\] .+|\(?\d{1,2}[.)] .+",
    re.IGNORECASE,
)
"""How a line below a table begins when it is a note and not a row."""
SHORT = re.compile(r"[£~]? ?\d[\d.,]* ?(?:k|m|bn|thousand|million|billion)", re.IGNORECASE)
"""A number that is not written in full."""
PART = re.compile(rf"q(?:uarter|tr)? ?[1-4]|(?:{MONTH})[a-z]*", re.IGNORECASE)
"""A quarter or a month without its year."""


@dataclass
class Layout:
    """What each row of a sheet is, by its place from 0, and which columns are not empty."""

    titles: list[int] = field(default_factory=list)
    head: list[int] = field(default_factory=list)
    body: list[int] = field(default_factory=list)
    alone: list[int] = field(default_factory=list)
    repeated: list[int] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    blank_rows: int = 0
    blank_columns: int = 0
    filled: list[str] = field(default_factory=list)


def laid_out(sheet: Sheet, head: str = "") -> Layout:
    """The layout of a sheet. `head` has the lines of its headings, such as `3` or `3-4`, where they are given."""
    filled = [row for row, cells in enumerate(sheet.cells) if any(cell.strip() for cell in cells)]
    layout = Layout()
    widths = Counter(_filled(sheet, row) for row in filled)
    usual = max(widths, key=lambda width: (widths[width], width))
    if usual < 2:
        usual = max(widths)
    wide = [row for row in filled if _filled(sheet, row) >= max(2, ceil(0.6 * usual))]
    if not wide:
        raise Fault("This sheet has no table: no row has two cells filled in", "Name the sheet that has the table")
    layout.head = _typed_head(sheet, head) if head else _head(sheet, filled, wide[0])
    first, last = layout.head[0], layout.head[-1]
    layout.titles = [row for row in filled if row < first]
    below = [row for row in filled if row > last]
    rows = {row for row in below if _is_row(sheet, row)}  # sets: a sheet can have a hundred thousand rows
    end = max(rows, default=last)
    labels = {tuple(map(tidy, sheet.cells[row])) for row in layout.head}
    for row in below:
        if tuple(map(tidy, sheet.cells[row])) in labels:
            layout.repeated.append(row)
        elif row > end or (_is_note(sheet, row) and row not in rows):
            layout.notes.append(row)
        elif row in rows:
            layout.body.append(row)
        else:
            layout.alone.append(row)
    inside = [*layout.head, *layout.body]
    layout.columns = [place for place in range(sheet.width) if any(sheet.cells[row][place].strip() for row in inside)]
    reach = max(layout.columns, default=0)
    layout.blank_columns = reach + 1 - len(layout.columns)
    layout.blank_rows = len(set(range(last, end)) - set(filled))
    return layout


def _typed_head(sheet: Sheet, head: str) -> list[int]:
    found = re.fullmatch(r"(\d+)(?:-(\d+))?", head.strip())
    rows = [row for row, line in enumerate(sheet.lines) if found and int(found[1]) <= line <= int(found[2] or found[1])]
    if not rows or len(rows) > 4:
        raise Fault(f"--head is `{head[:20]}`", "Write the line of the headings, such as 3, or the lines, such as 3-4")
    return rows


def _head(sheet: Sheet, filled: list[int], first: int) -> list[int]:
    """The rows of headings: the first row that is as wide as the table, with the headings directly above and below it."""
    place = filled.index(first)
    above = filled[place - 1] if place and filled[place - 1] == first - 1 else None
    if any(is_plain_number(cell) for cell in sheet.cells[first]):
        if above is not None and not tidy(sheet.cells[above][0]) and not any(map(is_plain_number, sheet.cells[above])):
            return [above]  # headings of all columns but the first
        what = f"No headings are found: line {sheet.lines[first]} has numbers already"
        raise Fault(what, "Write a heading above each column; or name the line that has them, such as --head 3")
    rows = [first]
    if above is not None and _is_over(sheet, above, first):
        rows.insert(0, above)
    after = filled[place + 1 :]
    while len(rows) < 3 and after and after[0] == rows[-1] + 1 and _is_under(sheet, rows[-1], after[0]):
        rows.append(after.pop(0))
    return rows


def _is_over(sheet: Sheet, row: int, below: int) -> bool:
    """Whether a row has headings that cover several columns below: merged years, or years with blanks to their right."""
    blocks = [block for block in sheet.merged if block.top == row and block.right > block.left]
    cells = [tidy(cell) for cell in sheet.cells[row]]
    texts = [cell for cell in cells if cell]
    if len(texts) < 2:
        return bool(blocks and blocks[0].left > 0 and not tidy(sheet.cells[row][0]))
    return bool(blocks) or not cells[0] or not tidy(sheet.cells[below][0])


def _is_under(sheet: Sheet, row: int, below: int) -> bool:
    """Whether a row continues the headings above it: it has no numbers, and distinguishes headings that are equal or blank above."""
    upper, lower = ([tidy(cell) for cell in sheet.cells[one]] for one in (row, below))
    if any(is_plain_number(cell) for cell in lower) or not any(lower):
        return False
    named = [upper[place] for place, cell in enumerate(lower) if cell]
    again = [cell for cell in named if not cell or upper.count(cell) > 1]
    marks = [cell for cell in lower if cell and symbol_like(cell)]
    return not marks and (not lower[0] or (len(again) * 2 > len(named) and (not upper[0] or upper.count(upper[0]) > 1)))


def is_plain_number(cell: str) -> bool:
    """Whether a cell is a number and not a year."""
    text = tidy(cell)
    return number(text) is not None and when(text) is None


def is_number_like(text: str) -> bool:
    """Whether a cell is a number, or what people and spreadsheets have in place of one: a formula, an error, 12,5 or £4.9m."""
    return bool(number(text) or is_formula(text) or is_error(text) or DECIMAL_COMMA.fullmatch(text) or SHORT.fullmatch(text))  # fmt: skip


def is_period(cell: str) -> bool:
    """Whether a heading is a period, or a month or a quarter of one."""
    text = tidy(cell)
    return when(text) is not None or bool(PART.fullmatch(text))


def _filled(sheet: Sheet, row: int) -> int:
    return sum(1 for cell in sheet.cells[row] if cell.strip())


def _is_row(sheet: Sheet, row: int) -> bool:
    """Whether a line is a row of the table: it has a name and at least one number or mark."""
    texts = [tidy(cell) for cell in sheet.cells[row]]
    values = [text for text in texts if text and (is_number_like(text) or symbol_like(text))]
    rest = [text for text in texts if text]
    return len(rest) > 1 and bool(values) and not (_is_note(sheet, row) and not any(map(is_plain_number, texts)))


def _is_note(sheet: Sheet, row: int) -> bool:
    return bool(NOTE.fullmatch(next((tidy(cell) for cell in sheet.cells[row] if tidy(cell)), "")))
