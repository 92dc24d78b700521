"""Reads an OpenDocument spreadsheet (LibreOffice, GOV.UK statistics): each cell as the file says that it is displayed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from macros.messages import Problem, counted
from macros.spreadsheets.excel import AGAIN, DAMAGED, bounded
from macros.spreadsheets.grid import MOST_CELLS, Block, Refused, Sheet, letter, listed, squared, too_many

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
AS_WRITTEN = ("float",)
"""Numbers are taken from their values, so that a column too narrow to display their digits loses none."""


def read(raw: bytes, name: str) -> list[Sheet]:
    """Every sheet of a spreadsheet; Refused if it is not a spreadsheet, or is far too large."""
    bounded(raw, name)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            root = ElementTree.fromstring(packed.read("content.xml"))
        return _sheets(root, name)
    except (KeyError, ElementTree.ParseError, zipfile.BadZipFile, RuntimeError, OSError):
        raise Refused(Problem(name, 1, DAMAGED, AGAIN)) from None


def _sheets(root: ElementTree.Element, name: str) -> list[Sheet]:
    unseen = {
        style.get("{urn:oasis:names:tc:opendocument:xmlns:style:1.0}name")
        for style in root.iter("{urn:oasis:names:tc:opendocument:xmlns:style:1.0}style")
        if any(one.get(f"{TABLE}display") == "false" for one in style)
    }
    found = []
    for table in root.iter(f"{TABLE}table"):
        found.append(_sheet(table, name, table.get(f"{TABLE}style-name") in unseen))
        if sum(sheet.width * len(sheet.cells) for sheet in found) > MOST_CELLS:
            raise too_many(name)
    if not found:
        raise Refused(Problem(name, 1, "This file has no sheet", "Name the file that has the table"))
    return found


def _sheet(table: ElementTree.Element, name: str, hidden: bool) -> Sheet:
    title = table.get(f"{TABLE}name", "")
    named = f"{name} (sheet {title})"
    rows: list[list[str]] = []
    merged: list[Block] = []
    formulas, hidden_rows, blank, width = 0, [], 0, 0
    for element, times in _repeated(table, "row"):
        row: list[str] = []
        waiting = 0
        for cell, many in _repeated(element, "cell"):
            text = _text(cell)
            formulas += cell.get(f"{TABLE}formula") is not None
            down, across = _spans(cell)
            if down > 1 or across > 1:
                top = len(rows) + blank
                left = len(row) + waiting
                merged.append(Block(top, left, top + down - 1, left + across - 1))
            if not text:
                waiting += many
                continue
            if (len(row) + waiting + many) * (len(rows) + 1) > MOST_CELLS:
                raise too_many(named)
            row += [""] * waiting + [text] * many
            waiting = 0
        if not row:
            blank += times  # the last rows of a sheet are a million blank ones
            continue
        width = max(width, len(row))
        if (len(rows) + blank + times) * width > MOST_CELLS:
            raise too_many(named)
        rows += [[] for _ in range(blank)]
        blank = 0
        if element.get(f"{TABLE}visibility") in ("collapse", "filter"):
            hidden_rows.append(str(len(rows) + 1))
        rows += [list(row) for _ in range(times)]
    said = []
    if formulas:
        said.append(f"{counted(formulas, 'cell')} calculated by formulas: the last saved results were used.")
    if hidden_rows:
        said.append(f"Hidden in the sheet, and read here too: row{'s' * (len(hidden_rows) > 1)} {listed(hidden_rows)}.")
    if columns := [letter(place) for place in _hidden_columns(table) if place < width]:
        said.append(f"Hidden in the sheet, and read here too: column{'s' * (len(columns) > 1)} {listed(columns)}.")
    lines = list(range(1, len(rows) + 1))
    merged = [block for block in merged if block.top < len(rows) and block.left < width]
    if sum(min(block.bottom + 1, len(rows)) - block.top for block in merged) > MOST_CELLS:
        raise too_many(named)
    return Sheet(named, title, squared(rows, named), lines, merged, said, hidden)


def _repeated(element: ElementTree.Element, kind: str) -> Iterator[tuple[ElementTree.Element, int]]:
    """The rows of a table, including those in groups, or the cells of a row, each with how often it is repeated."""
    ends = {"row": ("table-row",), "cell": ("table-cell", "covered-table-cell")}[kind]
    word = {"row": "rows", "cell": "columns"}[kind]
    for child in element:
        if child.tag in {f"{TABLE}{end}" for end in ends}:
            yield child, max(_number(child, f"number-{word}-repeated"), 1)
        elif child.tag in {f"{TABLE}{group}" for group in ("table-header-rows", "table-row-group", "table-rows")}:
            yield from _repeated(child, kind)


def _spans(cell: ElementTree.Element) -> tuple[int, int]:
    return _number(cell, "number-rows-spanned"), min(_number(cell, "number-columns-spanned"), 1000)


def _number(element: ElementTree.Element, name: str) -> int:
    """A number of cells; of more than can be read, one too many."""
    digits = element.get(f"{TABLE}{name}", "1")
    return min(int(digits[:12]), MOST_CELLS + 1) if digits.isdecimal() else 1


def _text(cell: ElementTree.Element) -> str:
    """What a cell displays, without its comments; a number as it is stored, a day as year-month-day."""
    kind = cell.get(f"{OFFICE}value-type", "")
    if cell.tag == f"{TABLE}covered-table-cell":
        return ""
    shown = " ".join("".join(one.itertext()) for one in cell.findall(f"{TEXT}p")).strip()
    if kind in AS_WRITTEN:
        value = cell.get(f"{OFFICE}value", "")
        return value.removesuffix(".0") if len(value) < 14 else shown
    if kind == "date" and any(letter.isdigit() for letter in shown[-4:]):
        return cell.get(f"{OFFICE}date-value", "")[:10]
    return shown


def _hidden_columns(table: ElementTree.Element) -> Iterator[int]:
    place = 0
    for column in table.iter(f"{TABLE}table-column"):
        times = min(_number(column, "number-columns-repeated"), 20_000)
        if column.get(f"{TABLE}visibility") in ("collapse", "filter"):
            yield from range(place, min(place + times, 1000))
        place += times
        if place > 1000:
            return
