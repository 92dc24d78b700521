"""A published file, in whatever form it comes, is read row by row, or it is said at which line it cannot be.

A CSV as it is, packed (`.gz`, or alone in a `.zip`), or a sheet of a spreadsheet (`.ods`, `.xlsx`). Nothing is unpacked
to the disk, and no file takes more than its bounds.
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
from typing import IO, Any, cast

from macros.messages import Problem

Line = tuple[int, list[str]]

MOST = 300_000_000
"""So many bytes of a file are read, unpacked: three times the largest that the department publishes."""
LONGEST = 1_000_000
"""So many letters may stand on one line."""

AGAIN = "Take the file again from where it is published"
AS_CSV = "Open it in a spreadsheet, and choose Save as, CSV UTF-8"
NOT_TEXT = {
    b"\xd0\xcf": ("This is an old spreadsheet, or one with a password, not a CSV", AS_CSV),
    b"\xff\xfe": ("This file is in UTF-16, not in UTF-8", AS_CSV),
    b"\xfe\xff": ("This file is in UTF-16, not in UTF-8", AS_CSV),
    b"%PDF": ("This is a PDF, not a CSV", "Take the underlying data of the publication, as CSV"),
    b"PK": ("This is a packed file inside a packed file", "Unpack it, and name the CSV"),
    b"\x1f\x8b": ("This is a packed file inside a packed file", "Unpack it, and name the CSV"),
    b"7z\xbc\xaf": ("This file is packed in a form that is not read here", "Unpack it, and name the CSV"),
    b"BZh": ("This file is packed in a form that is not read here", "Unpack it, and name the CSV"),
    b"\xfd7zXZ": ("This file is packed in a form that is not read here", "Unpack it, and name the CSV"),
    b"Rar!": ("This file is packed in a form that is not read here", "Unpack it, and name the CSV"),
    b"<": ("This is a web page or XML, not a CSV: the download has failed", f"{AGAIN}, and look into it first"),
    b"{": ("This is JSON, not a CSV", "Take the CSV of the publication"),
}
"""How files that are no CSV begin, and what each needs."""


class Refused(Exception):
    """The file cannot be imported: `problems` says why, each at its line. Nothing has been written."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(" ".join(str(problem) for problem in problems))
        self.problems = problems


@dataclass
class Sheet:
    """A table of a file: `name` as messages say it, and its rows, each with its line, as often as they are asked for.

    `form` says how it was come by, where that is worth a word; `unended` that its last line has no line end.
    """

    name: str
    rows: Callable[[], Iterator[Line]]
    form: str = ""
    unended: bool = False

    def refused(self, line: int, what: str, fix: str) -> Refused:
        return Refused(Problem(self.name, line, what, fix))


def sheets(file: Path) -> list[Sheet]:
    """The tables that a file holds: one of a CSV, one a sheet of a spreadsheet; Refused when it is neither."""
    name = file.as_posix()
    try:
        if re.match(r"(?i)https?:/", name):
            what = "This is an address on the web, and no file on this computer"
            raise Refused(
                Problem(name, 1, what, "Open it in a browser, save the file, and name the file that was saved")
            )
        if file.is_dir():
            raise Refused(Problem(name, 1, "This is a folder", "Name the file in it that is to be imported"))
        if not file.exists():
            raise Refused(Problem(name, 1, "There is no such file", "Look at the name and the folder"))
        if not file.is_file():
            raise Refused(Problem(name, 1, "This is not a file", "Name the file that you downloaded"))
        with file.open("rb") as raw:
            begin = raw.read(4)
    except (OSError, ValueError) as error:
        raise Refused(_unreadable(name, error)) from None
    if begin.startswith(b"PK"):
        return _packed(file)
    if begin.startswith(b"\x1f\x8b"):
        return [_text(name, lambda: cast(IO[bytes], gzip.open(file)), "Unpacked")]
    return [_text(name, lambda: file.open("rb"), "")]


def _packed(file: Path) -> list[Sheet]:
    """The one CSV of a zip file, or the sheets of a spreadsheet, which is a zip file too."""
    name = file.as_posix()
    try:
        with zipfile.ZipFile(file) as packed:
            inside = packed.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise Refused(Problem(name, 1, "This zip file or spreadsheet is damaged or cut short", AGAIN)) from None
    names = {one.filename for one in inside}
    if {"[Content_Types].xml", "content.xml"} & names:
        if sum(one.file_size for one in inside) > MOST:
            raise Refused(_too_large(name))
        return list(_spreadsheet(file))
    found = [one for one in inside if one.filename.lower().endswith((".csv", ".csv.gz")) and not _hidden(one.filename)]
    if len(found) != 1:
        listed = ", ".join(f"`{one.filename[-80:]}`" for one in found[:6])
        what = f"This zip file has {len(found)} CSV files: {listed}" if found else "This zip file has no CSV file"
        raise Refused(Problem(name, 1, what, "Unpack it, and name the CSV that is to be imported"))
    one = found[0]
    if one.filename.startswith(("/", "\\")) or ".." in one.filename.replace("\\", "/").split("/"):
        what = f"The name of the file inside, `{one.filename[-80:]}`, leads out of the zip file"
        raise Refused(Problem(name, 1, what, f"Do not unpack it. {AGAIN}"))
    if one.flag_bits & 1:
        raise Refused(Problem(name, 1, "This zip file has a password", "Unpack it, and name the CSV"))
    return [_text(f"{name} ({Path(one.filename).name})", lambda: _member(file, one), "Taken from the zip file")]


def _member(file: Path, one: zipfile.ZipInfo) -> IO[bytes]:
    packed = zipfile.ZipFile(file)
    opened = packed.open(one)
    return cast(IO[bytes], gzip.open(opened)) if one.filename.lower().endswith(".gz") else opened


def _hidden(name: str) -> bool:
    """Whether a name in a zip file is one that a computer put there for itself."""
    return name.startswith("__MACOSX") or Path(name).name.startswith(".")


def _spreadsheet(file: Path) -> Iterator[Sheet]:
    """The visible sheets of a spreadsheet, as they are read by the one module that knows spreadsheets."""
    from macros.tables.importing.spreadsheets import read

    name = file.as_posix()
    found = read(file)
    if isinstance(found, str):
        raise Refused(Problem(name, 1, found, f"{AGAIN}, or open it and save it as CSV UTF-8"))
    for title, rows in found:
        yield Sheet(f"{name} (sheet {title})", rows, f"Taken from the sheet `{title}`")


def _text(name: str, opened: Callable[[], IO[bytes]], form: str) -> Sheet:
    sheet = Sheet(name, lambda: iter(()), form)
    sheet.rows = lambda: _rows(sheet, opened)
    return sheet


def _rows(sheet: Sheet, opened: Callable[[], IO[bytes]]) -> Iterator[Line]:
    """Each row of a CSV with its line; a byte-order mark and Windows line ends are read as they should be."""
    line = 0
    try:
        with opened() as raw:
            bounded = _Bounded(raw, sheet)
            buffer = io.BufferedReader(cast(io.RawIOBase, bounded), 1 << 16)
            start = buffer.peek(512)[:512].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
            for mark, (what, fix) in NOT_TEXT.items():
                if buffer.peek(8).startswith(mark) or start.startswith(mark.lower()):
                    raise sheet.refused(1, what, fix)
            text = io.TextIOWrapper(buffer, encoding="utf-8-sig", newline="")
            reader = csv.reader(_lines(text, sheet), strict=True)
            for cells in reader:
                before, line = line, reader.line_num
                if any(cells):
                    yield before + 1, [cell.strip() for cell in cells]
            sheet.unended = bounded.last not in b"\r\n"
    except UnicodeDecodeError:
        what = "This line has a character that is not UTF-8"
        raise sheet.refused(_first_bad_line(opened), what, AS_CSV) from None
    except csv.Error:
        what = "This line cannot be read as CSV: a quotation mark does not close, or a cell is far too long"
        raise sheet.refused(line + 1, what, f"The file is damaged: {AGAIN[0].lower()}{AGAIN[1:]}") from None
    except (EOFError, zlib.error, gzip.BadGzipFile, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        raise sheet.refused(line + 1, "The packed file is damaged or cut short", AGAIN) from None
    except OSError as error:
        raise Refused(_unreadable(sheet.name, error)) from None


def _lines(text: IO[str], sheet: Sheet) -> Iterator[str]:
    count = 0
    while line := text.readline(LONGEST):
        count += 1
        if len(line) == LONGEST:
            raise sheet.refused(count, "This line is far too long for a table", AGAIN)
        yield line


class _Bounded(io.RawIOBase):
    """The bytes of a file, no more than `MOST`, and none that a text cannot have."""

    def __init__(self, raw: IO[bytes], sheet: Sheet) -> None:
        self.raw, self.sheet, self.total, self.last = raw, sheet, 0, b"\n"

    def readable(self) -> bool:
        return True

    def readinto(self, into: Any) -> int:
        got = self.raw.read(len(into))
        self.total += len(got)
        if self.total > MOST:
            raise Refused(_too_large(self.sheet.name))
        if b"\0" in got and not got.startswith((b"\xff\xfe", b"\xfe\xff", b"PK", b"\xd0\xcf", b"\x1f\x8b")):
            raise self.sheet.refused(1, "This file has bytes that are no text, so it is no CSV", AGAIN)
        into[: len(got)] = got
        self.last = got[-1:] or self.last
        return len(got)


def _first_bad_line(opened: Callable[[], IO[bytes]]) -> int:
    with opened() as raw:
        for number, line in enumerate(iter(lambda: raw.readline(LONGEST), b""), start=1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                return number
    return 1


def _too_large(name: str) -> Problem:
    what = f"This file has more than {MOST // 1_000_000} MB when it is unpacked"
    return Problem(name, 1, what, "Take the table for local authorities alone, not the whole data set")


def _unreadable(name: str, error: Exception) -> Problem:
    reason = (getattr(error, "strerror", None) or "its name is not one a file can have").lower()
    return Problem(name, 1, f"This file cannot be read: {reason}", "Copy it to a folder of your own, and name it there")
