"""The rows of a CSV with their lines in the file, or the one thing that keeps it from being read.

Offices save "CSV" in many ways. What can be read without doubt is read; what cannot is reported in the words of the
program that saved it, at the true line.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from macros.messages import INVISIBLE, Problem

LARGEST = 8_000_000
"""The most bytes that a table in the project may have: it is read at every build and by every visitor who downloads it."""
LONGEST = 5_000
"""The most letters of one cell: a longer one has swallowed its neighbours."""
MOST = 5
"""The most lines of one fault that are named: the rest are counted, so that one mistake does not fill the screen."""
SAVE_AS = "In the spreadsheet, choose Save as, CSV UTF-8"
STARTS = (
    ((b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0"), "This is a spreadsheet, not a CSV", SAVE_AS),
    ((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff"), "This file is saved as UTF-16, not as UTF-8", SAVE_AS),
    ((b"\x89PNG", b"\xff\xd8\xff", b"GIF8"), "This is a picture, not a CSV", "Save the table itself as CSV UTF-8"),
    (
        (b"version https://git-lfs",),
        "This is a pointer to a file that Git keeps elsewhere",
        "Put the table itself here",
    ),
    ((b"{", b"["), "This is JSON, not a CSV", "Save the table itself as CSV UTF-8"),
    ((b"%PDF",), "This is a PDF, not a CSV", "Save the table itself as CSV UTF-8"),
    ((b"\x1f\x8b",), "This is a compressed file, not a CSV", "Unpack it first"),
    ((b"<",), "This is a web page, not a CSV", "Download the file again, and open it to see what it is"),
)
"""How files begin that are not CSV, what they are, and what to do."""
SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "vertical bars"}


@dataclass
class Rows:
    """The names of the columns, each row, the line on which it begins, and what is wrong on the way."""

    header: list[str] = field(default_factory=list)
    body: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    left_out: list[tuple[int, list[str]]] = field(default_factory=list)
    """The rows that have too many or too few cells, with their lines, which is reported: the others can be looked at."""

    @property
    def ragged(self) -> bool:
        """Whether some rows are left out, and not all."""
        return bool(self.left_out and self.body)


def read_rows(file: Path, name: str) -> Rows:
    """The rows of a CSV; no header where it cannot be read at all. `name` is the file's in messages."""
    raw = file.read_bytes()
    rows = Rows()
    if len(raw) > LARGEST:
        what = f"This table is {len(raw) / 1_000_000:.1f} MB; the limit is {LARGEST // 1_000_000} MB"
        fix = "Keep the areas and years that the site shows; `python -m macros import` does that for an official file"
        rows.problems.append(Problem(name, 1, what, fix))
        return rows
    text = _text(raw, name, rows.problems)
    if text is None:
        return rows
    _read(text, name, rows)
    if rows.header and not any(problem.stops for problem in rows.problems):
        _drop_empty_rows(name, rows)
        _tell_ragged_rows(name, rows)
        if not rows.body and not rows.left_out and not any(problem.stops for problem in rows.problems):
            fix = "Add a row in each line below the names of the columns"
            rows.problems.append(Problem(name, 1, "The table has no rows", fix))
    return rows


def _text(raw: bytes, name: str, problems: list[Problem]) -> str | None:
    """The file as text, with advice on how it is saved; None and the reason where it is not text."""
    for starts, what, fix in () if raw.startswith(b"<<<<<<< ") else STARTS:
        if raw.lstrip().startswith(starts) or raw.startswith(starts):
            problems.append(Problem(name, 1, what, fix))
            return None
    try:
        text = raw.decode("utf-8-sig").lstrip("\ufeff")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        problems.append(Problem(name, line, "This line has a character that is not UTF-8", SAVE_AS))
        return None
    if text.count("\x00") > len(text) // 4:
        problems.append(Problem(name, 1, "This file is saved as UTF-16, not as UTF-8", SAVE_AS))
        return None
    if "\x00" in text:
        line = text[: text.index("\x00")].count("\n") + 1
        what = "This line has an invisible character (NUL)"
        problems.append(Problem(name, line, what, "Save the file again as CSV UTF-8", code=INVISIBLE))
        return None
    if raw.startswith(b"\xef\xbb\xbf"):
        what = "The file begins with an invisible mark (a byte-order mark). It was read as it should be"
        problems.append(Problem(name, 1, what, "Run `python -m macros tidy` to remove it", stops=False, code=INVISIBLE))
    if "\r" in text:
        what = "The file has Windows line ends. It was read as it should be"
        problems.append(Problem(name, 1, what, "Run `python -m macros tidy` to change them", stops=False))
    marks = ("<<<<<<< ", ">>>>>>> ")
    for number, words in enumerate(text.split("\n"), start=1) if any(mark in text for mark in marks) else ():
        if words.startswith(marks):
            what = "Two versions of the table were merged here, and no one has chosen between them"
            fix = "Keep the right lines, and take out the marks <<<<<<<, ======= and >>>>>>>"
            problems.append(Problem(name, number, what, fix))
            return None
    return text


def _read(text: str, name: str, rows: Rows) -> None:
    """The text as rows, until a quotation mark goes wrong."""
    csv.field_size_limit(2 * LARGEST)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    before = 0
    try:
        for row in reader:
            if row and (len(row) > 1 or row[0].strip()):
                if reader.line_num > before + 1:
                    what = f"A quotation mark is opened here and closed only in line {reader.line_num}"
                    rows.problems.append(Problem(name, before + 1, what, "Close it where the cell ends"))
                    return
                if not rows.header:
                    rows.header = row
                else:
                    rows.body.append(row)
                    rows.lines.append(before + 1)
                if len(text) > LONGEST and max(map(len, row)) > LONGEST:
                    what = f"A cell of this row has {max(map(len, row)):,} letters; the limit is {LONGEST:,}"
                    rows.problems.append(Problem(name, before + 1, what, "Shorten it"))
                    return
            before = reader.line_num
    except csv.Error as error:
        closed = "expected after" in str(error)
        rows.header = []
        rows.problems.append(
            Problem(
                name,
                before + 1,
                "Something follows a closing quotation mark here"
                if closed
                else "A quotation mark is opened here and not closed",
                'Write "" for a quotation mark inside a cell'
                if closed
                else 'Close it, or write "" for a quotation mark inside a cell',
            )
        )
        return
    if not rows.header:
        fix = "Put the names of the columns in the first line and a row in each line below it"
        rows.problems.append(Problem(name, 1, "The table is empty", fix))
    elif len(rows.header) == 1:
        for separator, words in SEPARATORS.items():
            if separator in rows.header[0]:
                rows.header = []
                what = f"The cells are separated by {words}, and a CSV separates them by commas"
                rows.problems.append(Problem(name, 1, what, SAVE_AS))
                return


def _drop_empty_rows(name: str, rows: Rows) -> None:
    """Rows in which no cell is filled in are reported once, and are not looked at further."""
    empty = [number for number, row in enumerate(rows.body) if not any(cell.strip() for cell in row)]
    if not empty:
        return
    more = {1: "", 2: ", and so is 1 more"}.get(len(empty), f", and so are {len(empty) - 1} more")
    what = f"This row is empty{more}"
    rows.problems.append(Problem(name, rows.lines[empty[0]], what, "Remove the empty rows"))
    gone = set(empty)
    rows.body = [row for number, row in enumerate(rows.body) if number not in gone]
    rows.lines = [line for number, line in enumerate(rows.lines) if number not in gone]


def _tell_ragged_rows(name: str, rows: Rows) -> None:
    """Every row has as many cells as there are columns."""
    width = len(rows.header)
    ragged = [(len(row), line) for row, line in zip(rows.body, rows.lines, strict=True) if len(row) != width]
    for fits, fix in (
        (width.__lt__, "Put a cell with a comma in it between quotation marks"),
        (width.__gt__, "Add the missing cells; write `x` only where the source itself gives no value"),
    ):
        wrong = [(cells, line) for cells, line in ragged if fits(cells)]
        if wrong:
            cells, line = wrong[0]
            count = f"{cells} cell{'' if cells == 1 else 's'}"
            what = f"This row has {count}, and the first line has {width} column{'' if width == 1 else 's'}"
            rows.problems.append(Problem(name, line, what + and_more([line for _, line in wrong]), fix))
    every = list(zip(rows.lines, rows.body, strict=True))
    rows.left_out = [(line, row) for line, row in every if len(row) != width]
    rows.lines = [line for line, row in every if len(row) == width]
    rows.body = [row for _, row in every if len(row) == width]


def and_more(lines: Sequence[int]) -> str:
    """How many other lines have the same fault as the first, and which the next of them are; '' where none has."""
    if len(lines) < 2:
        return ""
    shown = ", ".join(map(str, lines[1:MOST]))
    more = f", and {len(lines) - MOST:,} more" if len(lines) > MOST else ""
    return f" (the same in line{'s' if len(lines) > 2 else ''} {shown}{more})"
