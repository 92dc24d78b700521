"""Reads an OpenDocument spreadsheet (LibreOffice, GOV.UK statistics): each cell as the file says that it is displayed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from macros.messages import Problem, counted
from macros.spreadsheets.excel import AGAIN, DAMAGED, MOST_CELLS, bounded
from macros.spreadsheets.grid import Block, Refused, Sheet, letter, listed, squared

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
    except (KeyError, ElementTree.ParseError, zipfile.BadZipFile, RuntimeError, OSError):
        raise Refused(Problem(name, 1, DAMAGED, AGAIN)) from None
    unseen = {
        style.get("{urn:oasis:names:tc:opendocument:xmlns:style:1.0}name")
        for style in root.iter("{urn:oasis:names:tc:opendocument:xmlns:style:1.0}style")
        if any(one.get(f"{TABLE}display") == "false" for one in style)
    }
    found = [_sheet(table, name, table.get(f"{TABLE}style-name") in unseen) for table in root.iter(f"{TABLE}table")]
    if not found:
        raise Refused(Problem(name, 1, "This file has no sheet", "Name the file that has the table"))
    return found


def _sheet(table: ElementTree.Element, name: str, hidden: bool) -> Sheet:
    title = table.get(f"{TABLE}name", "")
    rows: list[list[str]] = []
    merged: list[Block] = []
    formulas, hidden_rows, blank = 0, [], 0
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
            row += [""] * waiting + [text] * many
            waiting = 0
            if len(row) * (len(rows) + 1) > MOST_CELLS:
                break
        if not row:
            blank += times  # the last rows of a sheet are a million blank ones
            continue
        if (len(rows) + blank + times) * len(row) > MOST_CELLS:
            what = f"This sheet has more than {MOST_CELLS:,} cells"
            raise Refused(Problem(f"{name} (sheet {title})", 1, what, "Keep the areas and years that the site shows"))
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
    width = max((len(row) for row in rows), default=0)
    if columns := [letter(place) for place in _hidden_columns(table) if place < width]:
        said.append(f"Hidden in the sheet, and read here too: column{'s' * (len(columns) > 1)} {listed(columns)}.")
    lines = list(range(1, len(rows) + 1))
    return Sheet(f"{name} (sheet {title})", title, squared(rows), lines, merged, said, hidden)


def _repeated(element: ElementTree.Element, kind: str) -> Iterator[tuple[ElementTree.Element, int]]:
    """The rows of a table, including those in groups, or the cells of a row, each with how often it is repeated."""
    ends = {"row": ("table-row",), "cell": ("table-cell", "covered-table-cell")}[kind]
    word = {"row": "rows", "cell": "columns"}[kind]
    for child in element:
        if child.tag in {f"{TABLE}{end}" for end in ends}:
            yield child, max(int(child.get(f"{TABLE}number-{word}-repeated", "1")), 1)
        elif child.tag in {f"{TABLE}{group}" for group in ("table-header-rows", "table-row-group", "table-rows")}:
            yield from _repeated(child, kind)


def _spans(cell: ElementTree.Element) -> tuple[int, int]:
    return (
        min(int(cell.get(f"{TABLE}number-rows-spanned", "1")), MOST_CELLS),
        min(int(cell.get(f"{TABLE}number-columns-spanned", "1")), 1000),
    )


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
        times = min(int(column.get(f"{TABLE}number-columns-repeated", "1")), 20_000)
        if column.get(f"{TABLE}visibility") in ("collapse", "filter"):
            yield from range(place, min(place + times, 1000))
        place += times
