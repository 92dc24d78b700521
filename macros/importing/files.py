"""A published file, in whatever form it comes, is read row by row, or a message says at which line it cannot be.

A CSV as it is, packed (`.gz`, or alone in a `.zip`), or a sheet of a spreadsheet (`.ods`, `.xlsx`). Nothing is unpacked
to the disk, and no file takes more than its bounds. Python's `csv` reads, not pandas: only it gives the line of a
fault, notices a quotation mark that does not close, and reads a file of 300 MB in little memory.
"""

from __future__ import annotations

import csv
import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from macros.importing.spreadsheet import AGAIN, Row, visible_sheets
from macros.messages import Fault, Problem
from macros.system import unpacked

MOST = 300_000_000
"""The most characters of an unpacked file that are read: three times the largest that the department publishes."""
LONGEST = 1_000_000
"""The most characters that one line may have."""

AS_CSV = "Open it in a spreadsheet, and choose Save as, CSV UTF-8"
TWICE_PACKED = ("This is a packed file inside a packed file", "Unpack it, and name the CSV")
OTHERWISE_PACKED = ("This file is packed in a format that cannot be read here", "Unpack it, and name the CSV")
NOT_TEXT = {
    b"\xd0\xcf": ("This is an old spreadsheet, or one with a password, not a CSV", AS_CSV),
    b"\xff\xfe": ("This file is in UTF-16, not in UTF-8", AS_CSV),
    b"\xfe\xff": ("This file is in UTF-16, not in UTF-8", AS_CSV),
    b"%pdf": ("This is a PDF, not a CSV", "Take the underlying data of the publication, as CSV"),
    b"pk": TWICE_PACKED,
    b"\x1f\x8b": TWICE_PACKED,
    b"7z\xbc\xaf": OTHERWISE_PACKED,
    b"bzh": OTHERWISE_PACKED,
    b"\xfd7zxz": OTHERWISE_PACKED,
    b"rar!": OTHERWISE_PACKED,
    b"<": (
        "This is a web page or XML, not a CSV: the download has failed",
        f"{AGAIN}, and look at what is in it first",
    ),
    b"{": ("This is JSON, not a CSV", "Take the CSV of the publication"),
}
"""How files that are not CSV begin, in small letters, and what each needs."""
PACKED = (".xlsx", ".ods", ".zip")
UNDECODED = re.compile("[\udc80-\udcff]")
DAMAGED = (EOFError, zlib.error, gzip.BadGzipFile, zipfile.BadZipFile, NotImplementedError, RuntimeError)


class Refused(Exception):
    """The file cannot be imported: `problems` says why, each at its line. Nothing has been written."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


@dataclass
class Sheet:
    """A table of a file: `name` as messages say it, and its rows, each with its line, as often as they are asked for.

    `form` says how it was obtained, where that is worth saying; `unended` that its last line has no line end.
    """

    name: str
    rows: Callable[[], Iterator[Row]]
    form: str = ""
    unended: bool = False

    def refused(self, line: int, what: str, fix: str) -> Refused:
        return Refused(Problem(self.name, line, what, fix))


def sheets(file: Path) -> list[Sheet]:
    """The tables that a file holds: one of a CSV, one a sheet of a spreadsheet; Refused when it is neither."""
    name = file.as_posix()

    def refused(what: str, fix: str) -> Refused:
        return Refused(Problem(name, 1, what, fix))

    if re.match(r"(?i)https?:/", name):
        fix = "Open it in a browser, save the file, and give the name of the saved file"
        raise refused("This is a web address, not a file on this computer", fix)
    try:
        if file.is_dir():
            raise refused("This is a folder", "Name the file in it that is to be imported")
        if not file.exists():
            raise refused("There is no such file", "Check the name and the folder")
        if not file.is_file():
            raise refused("This is not a file", "Name the file that you downloaded")
        with file.open("rb") as raw:
            begins = raw.read(4)
    except (OSError, ValueError) as error:
        raise Refused(_unreadable(name, error)) from None
    if begins.startswith(b"PK"):
        return _packed(file)
    if begins.startswith(b"\x1f\x8b"):
        return [_text(name, lambda: cast(IO[bytes], gzip.open(file)), "Unpacked")]
    if file.suffix.lower() in PACKED and begins and not begins.lower().startswith(tuple(NOT_TEXT)):
        raise refused(f"This file is called {file.suffix} and is none: it is damaged, cut short or misnamed", AGAIN)
    return [_text(name, lambda: file.open("rb"))]


def _packed(file: Path) -> list[Sheet]:
    """The one CSV of a zip file, or the sheets of a spreadsheet, which is a zip file too."""
    name = file.as_posix()
    try:
        with zipfile.ZipFile(file) as packed:
            inside = packed.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise Refused(Problem(name, 1, "This zip file or spreadsheet is damaged or cut short", AGAIN)) from None
    if {"[Content_Types].xml", "content.xml"} & {one.filename for one in inside}:
        if sum(one.file_size for one in inside) > MOST:
            raise Refused(_too_large(name))
        return _spreadsheet(file)
    found = [one for one in inside if one.filename.lower().endswith((".csv", ".csv.gz")) and not _hidden(one.filename)]
    if len(found) != 1:
        listed = ", ".join(f"`{one.filename[-80:]}`" for one in found[:6])
        what = f"This zip file has {len(found)} CSV files: {listed}" if found else "This zip file has no CSV file"
        raise Refused(Problem(name, 1, what, "Unpack it, and name the CSV that is to be imported"))
    one = found[0]
    if one.filename.startswith(("/", "\\")) or ".." in one.filename.replace("\\", "/").split("/"):
        what = f"The name of the file inside, `{one.filename[-80:]}`, leads out of the zip file"
        raise Refused(Problem(name, 1, what, f"Do not unpack it. {AGAIN}"))
    if one.compress_type not in unpacked.KNOWN:
        raise Refused(Problem(name, 1, *OTHERWISE_PACKED))
    if one.flag_bits & 1:
        raise Refused(Problem(name, 1, "This zip file has a password", "Unpack it, and name the CSV"))

    def opened() -> IO[bytes]:
        packed = zipfile.ZipFile(file)
        member = packed.open(one)
        return cast(IO[bytes], gzip.open(member)) if one.filename.lower().endswith(".gz") else member

    return [_text(f"{name} ({Path(one.filename).name})", opened, "Taken from the zip file")]


def _hidden(name: str) -> bool:
    """Whether a name in a zip file is one that a computer put there for itself."""
    return name.startswith("__MACOSX") or Path(name).name.startswith(".")


def _text(name: str, opened: Callable[[], IO[bytes]], form: str = "") -> Sheet:
    sheet = Sheet(name, lambda: _rows(sheet, opened), form)
    return sheet


def _rows(sheet: Sheet, opened: Callable[[], IO[bytes]]) -> Iterator[Row]:
    """Each row of a CSV that is not blank, with the line on which it begins."""
    line = 0
    try:
        with opened() as raw, io.TextIOWrapper(raw, "utf-8-sig", "surrogateescape", newline="") as text:
            begins = raw.peek(512)[:512].lower()  # type: ignore[attr-defined]  # each kind of file opened here has it
            for mark, (what, fix) in NOT_TEXT.items():
                if begins.startswith(mark) or begins.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(mark):
                    raise sheet.refused(1, what, fix)
            reader = csv.reader(_lines(text, sheet), strict=True)
            for cells in reader:
                before, line = line, reader.line_num
                if any(cells):
                    yield before + 1, cells
    except csv.Error:
        what = "This line cannot be read as CSV: a quotation mark does not close, or a cell is far too long"
        raise sheet.refused(line + 1, what, f"The file is damaged: {AGAIN[0].lower()}{AGAIN[1:]}") from None
    except DAMAGED:
        raise sheet.refused(1, "The packed file is damaged or cut short", AGAIN) from None
    except OSError as error:
        raise Refused(_unreadable(sheet.name, error)) from None


def _lines(text: IO[str], sheet: Sheet) -> Iterator[str]:
    """The lines of a file within its bounds, whichever line ends it has; Refused where it is not text in UTF-8."""
    number = total = 0
    line = "\n"
    for line in iter(lambda: text.readline(LONGEST), ""):
        number, total = number + 1, total + len(line)
        if total > MOST:
            raise Refused(_too_large(sheet.name))
        if len(line) == LONGEST:
            raise sheet.refused(number, "This line is far too long for a table", AGAIN)
        if "\0" in line:
            raise sheet.refused(number, "This file has bytes that are not text, so it is not a CSV", AGAIN)
        if not line.isascii() and UNDECODED.search(line):
            raise sheet.refused(number, "This line has a character that is not UTF-8", AS_CSV)
        yield line
    sheet.unended = not line.endswith(("\n", "\r"))


def _spreadsheet(file: Path) -> list[Sheet]:
    """The visible sheets of a spreadsheet."""
    name = file.as_posix()
    try:
        found = visible_sheets(file)
    except Fault as fault:
        raise Refused(fault.at(name, 1)) from None
    return [Sheet(f"{name} (sheet {title})", rows, f"Taken from the sheet `{title}`") for title, rows in found.items()]


def _too_large(name: str) -> Problem:
    what = f"This file has more than {MOST // 1_000_000} MB when it is unpacked"
    return Problem(name, 1, what, "Take the table for local authorities alone, not the whole data set")


def _unreadable(name: str, error: Exception) -> Problem:
    reason = (getattr(error, "strerror", None) or "no file can have this name").lower()
    return Problem(
        name, 1, f"This file cannot be read: {reason}", "Copy it to one of your own folders, and give that path"
    )
