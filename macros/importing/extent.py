"""How far the cells of a workbook reach, before a reader makes room for every cell up to the last one.

A file of 1 kB can have one cell in the first row and another in the last row and column of a sheet. The reader of
workbooks would ask for the memory of all cells between them, and the system then ends the whole program.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path
from xml.parsers import expat

from macros.messages import Fault
from macros.system import unpacked

AT_ONCE = 1 << 20
OPEN = "content.xml"
"""The part of an OpenDocument file that has its sheets."""
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
MANY = 10**9
"""More cells than anything may have; a number that is larger is taken for this one."""
SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
BINARY = re.compile(r"xl/worksheets/[^/]+\.bin", re.IGNORECASE)
PLACE = re.compile(rb"\sr\s*=\s*[\"']([A-Z]{0,3})([0-9]+)[\"']")
"""Where a row (`r="12"`) or a cell (`r="AB12"`) says that it is."""
CELL, ROW = re.compile(rb"<(?:[\w.-]+:)?c[\s/>]"), re.compile(rb"<(?:[\w.-]+:)?row[\s/>]")
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, expat.ExpatError)


def cells_up_to_the_last(file: Path) -> int:
    """The cells of all sheets of an .xlsx or .ods, blank ones between them included; Fault if it is binary or damaged."""
    try:
        with zipfile.ZipFile(file) as packed:
            parts = packed.infolist()
            if any(BINARY.fullmatch(one.filename) for one in parts):
                raise Fault("This is a binary workbook (.xlsb)", "Save it as .xlsx or CSV UTF-8")
            of_excel = sum(_reach(packed, one) for one in parts if SHEET.fullmatch(one.filename))
            return of_excel + sum(_repeated(packed, one) for one in parts if one.filename == OPEN)
    except DAMAGED:
        what = "This cannot be read as a spreadsheet: it is damaged, has a password, or is something else"
        raise Fault(what, "Download the file again, or open it and save it as CSV UTF-8") from None


def _reach(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> int:
    """The last row times the last column of one sheet; a cell that does not say where it is follows the one before."""
    high = wide = rows = in_row = 0
    rest = b""
    with unpacked.opened(packed, part) as opened:
        while piece := opened.read(AT_ONCE):
            piece, tag, rest = (rest + piece).rpartition(b"<")
            rest = tag + rest
            places = set(PLACE.findall(piece))
            high = max([high, *(int(row[:9]) for _, row in places)])
            wide = max([wide, *(_number(letters) for letters in {letters for letters, _ in places})])
            first, *others = ROW.split(piece)
            in_row += len(CELL.findall(first))
            for row in others:
                wide, in_row = max(wide, in_row), len(CELL.findall(row))
            rows += len(others)
    return max(high, rows) * max(wide, in_row)


def _number(letters: bytes) -> int:
    """The number of a column from its letters: AB is 28."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _repeated(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> int:
    """The same of all sheets of an OpenDocument file, where one cell or row can be repeated any number of times."""
    total = rows = high = wide = place = last = 0
    many = 1

    def begins(name: str, attributes: dict[str, str]) -> None:
        nonlocal rows, high, wide, place, last, many
        local = name.removeprefix(TABLE)
        if local == "table":
            rows = high = wide = 0
        elif local == "table-row":
            place = last = 0
            many = _times(attributes, "rows")
        elif local in ("table-cell", "covered-table-cell"):
            place += _times(attributes, "columns")
            if any(one.endswith("value-type") for one in attributes):
                last = place

    def ends(name: str) -> None:
        nonlocal total, rows, high, wide
        local = name.removeprefix(TABLE)
        if local == "table-row":
            rows += many
            high, wide = (rows, max(wide, last)) if last else (high, wide)
        elif local == "table":
            total += high * wide

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = begins, ends
    with unpacked.opened(packed, part) as opened:
        while piece := opened.read(AT_ONCE):
            parser.Parse(piece, False)
    parser.Parse(b"", True)
    return total


def _times(attributes: dict[str, str], what: str) -> int:
    text = attributes.get(f"{TABLE}number-{what}-repeated", "1")
    return max(1, min(int(text[:12]), MANY)) if text.isdecimal() else 1
