"""Reads an Excel workbook as people see it: percentages and amounts as displayed, merged cells, and what is hidden.

It uses openpyxl, not calamine: a number displayed as 45% is 0.45 in the file, and only its format says so.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from html import unescape
from itertools import islice
from typing import Any

from macros.messages import Problem, counted
from macros.spreadsheets.grid import MOST_CELLS, Block, Refused, Sheet, letter, listed, squared
from macros.system import unpacked

MOST = 60_000_000
"""The most bytes of an unpacked workbook: any workbook small enough for a table is far below this."""
PIECE = re.compile(
    rb"<(?:[\w.-]+:)?(?:c|row|si|xf|col|definedName|table-cell|covered-table-cell|table-row|table-column|p|span)[\s/>]"
)
MERGE = re.compile(rb"<(?:[\w.-]+:)?mergeCell\s[^>]*?ref\s*=\s*[\"']([^\"']*)")
"""How what becomes an object in memory begins (a cell, a row, a text, a format …), and where merged cells are."""
DAMAGED = "This cannot be read as a spreadsheet: it is damaged, has a password, or is something else"
AGAIN = "Open it in the spreadsheet program, and save it again as .xlsx or as CSV UTF-8"


def read(raw: bytes, name: str) -> list[Sheet]:
    """Every sheet of a workbook; Refused if it is not a workbook, or is far too large."""
    bounded(raw, name)
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(raw), data_only=True)
            typed = openpyxl.load_workbook(io.BytesIO(raw), data_only=False)
            if sum(sheet.max_row * sheet.max_column for sheet in book.worksheets) > MOST_CELLS:
                raise _too_many(name)
            return [_sheet(sheet, typed[sheet.title], name) for sheet in book.worksheets]
    except Refused:
        raise
    except Exception:  # openpyxl raises many kinds of error for a damaged file
        raise Refused(Problem(name, 1, DAMAGED, AGAIN)) from None


def _merged(words: bytes) -> int:
    """How many cells the merged blocks of a sheet cover: openpyxl makes an object of each."""
    from openpyxl.utils import range_boundaries

    covered = 0
    for tag in MERGE.findall(words):
        try:
            ends = [int(one) for one in range_boundaries(unescape(tag.decode("utf-8", "replace"))) if one is not None]
        except ValueError:  # no block at all: openpyxl refuses it
            continue
        left, top, right, bottom = ends if len(ends) == 4 else (1, 1, MOST_CELLS, 1)  # whole columns or rows
        covered += (right - left + 1) * (bottom - top + 1)
    return covered


def _too_many(name: str) -> Refused:
    return Refused(Problem(name, 1, f"This workbook has more than {MOST_CELLS:,} cells", "Save one sheet of it"))


def bounded(raw: bytes, name: str) -> list[str]:
    """The names of the files inside a spreadsheet; Refused if they are too large or damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            inside = packed.infolist()
            if any(one.flag_bits & 1 for one in inside):
                raise Refused(Problem(name, 1, "This spreadsheet has a password", "Save it without one"))
            if sum(one.file_size for one in inside) > MOST:
                what = f"This spreadsheet has more than {MOST // 1_000_000} MB when it is unpacked"
                raise Refused(Problem(name, 1, what, "Save the sheet that has the table as a separate file"))
            for one in (one for one in inside if one.filename.endswith(".xml")):
                words = unpacked.content(packed, one)
                if b"<!DOCTYPE" in words or b"\0" in words[:200]:
                    raise Refused(Problem(name, 1, DAMAGED, AGAIN))
                if sum(1 for _ in islice(PIECE.finditer(words), MOST_CELLS + 1)) + _merged(words) > MOST_CELLS:
                    raise _too_many(name)
            return [one.filename for one in inside]
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, EOFError):
        raise Refused(Problem(name, 1, DAMAGED, AGAIN)) from None


def _sheet(sheet: Any, typed: Any, name: str) -> Sheet:
    formulas: list[str] = []
    unsaved: list[str] = []
    rows: list[list[str]] = []
    for shown, asked in zip(sheet.iter_rows(), typed.iter_rows(), strict=True):
        row = []
        for cell, source in zip(shown, asked, strict=True):
            if source.data_type == "f":
                (formulas if cell.value is not None else unsaved).append(cell.coordinate)
            row.append(as_shown(cell.value, cell.number_format or "General"))
        rows.append(row)
    said = []
    if formulas:
        said.append(f"{counted(len(formulas), 'cell')} calculated by formulas: the last saved results were used.")
    if unsaved:
        what = f"The formulas in {listed(unsaved)} have no saved results"
        fix = "Open the workbook in the spreadsheet program, save it there, and run this again"
        raise Refused(Problem(f"{name} (sheet {sheet.title})", sheet[unsaved[0]].row, what, fix))
    rows_hidden = [str(row) for row, one in sorted(sheet.row_dimensions.items()) if one.hidden and row <= sheet.max_row]
    columns_hidden = [
        letter(place - 1)
        for one in sheet.column_dimensions.values()
        if one.hidden
        for place in range(one.min or 1, min(one.max or 1, sheet.max_column) + 1)
    ]
    if rows_hidden:
        said.append(f"Hidden in the sheet, and read here too: row{'s' * (len(rows_hidden) > 1)} {listed(rows_hidden)}.")
    if columns_hidden:
        several = "s" * (len(columns_hidden) > 1)
        said.append(f"Hidden in the sheet, and read here too: column{several} {listed(sorted(columns_hidden))}.")
    merged = [
        Block(one.min_row - 1, one.min_col - 1, one.max_row - 1, one.max_col - 1) for one in sheet.merged_cells.ranges
    ]
    title = sheet.title
    lines = list(range(1, len(rows) + 1))
    hidden = sheet.sheet_state != "visible"
    named = f"{name} (sheet {title})"
    return Sheet(named, title, squared(rows, named), lines, merged, said, hidden)


def as_shown(value: Any, form: str) -> str:
    """A value as its format displays it: 0.452 as 45.2%, 1200 as £1,200, a day as a day, a month as a month."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (datetime, date)):
        return _day(value, form)
    if isinstance(value, (time, timedelta)):
        return str(value)
    return _number(value, form) if isinstance(value, (int, float)) else str(value)


def _number(value: Any, form: str) -> str:
    plain = re.sub(r'"[^"]*"|\\.|_.|\[[^\]]*\]', "", form.split(";")[0])
    places = len((re.search(r"\.([0#?]+)", plain) or ["", ""])[1])
    exact = Decimal(repr(value))
    if "%" in plain:
        return f"{rounded(exact * 100, places)}%"
    if "£" in form:
        return f"£{rounded(exact, places)}"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if re.search("[0#]", plain) and len(str(exact).partition(".")[2]) > places:
        return str(rounded(exact, places))
    return f"{value:.12g}" if isinstance(value, float) else str(value)


def rounded(number: Decimal, places: int) -> Decimal:
    """The number to so many decimal places, halves rounded up, as a spreadsheet displays it."""
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _day(value: datetime | date, form: str) -> str:
    """A day; a month if its format has no day; and what Excel displays, such as `1-Mar`, if it has no year."""
    plain = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", form.lower())
    if "y" not in plain and "d" in plain:
        return f"{value.day}-{value:%b}"
    if "d" not in plain and "y" in plain:
        return f"{value:%B %Y}"
    if isinstance(value, datetime) and value.time() != time():
        return value.isoformat(sep=" ")
    return f"{value:%Y-%m-%d}"
