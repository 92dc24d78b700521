"""Spreadsheets made for a test, as people make them: a CSV in any encoding, an Excel workbook, an OpenDocument sheet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableProperties
from odf.table import CoveredTableCell, Table, TableCell, TableColumn, TableRow
from odf.text import P
from openpyxl import Workbook

from macros.spreadsheets.answers import Answers
from macros.spreadsheets.reading import Reading
from macros.spreadsheets.take import read

AREA = "Exampleshire"


def taken(folder: Path, content: str | bytes, name: str = "sheet.csv", **answers: Any) -> Reading:
    """The reading of a CSV with these answers; its area is always answered, unless the test answers it."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read(path, Answers(**{"area": AREA, **answers}))


def taken_from(path: Path, **answers: Any) -> Reading:
    """The reading of a file that is there."""
    return read(path, Answers(**{"area": AREA, **answers}))


def told(reading: Reading) -> str:
    """The table that a reading has, as text, without the area; then the options that are asked for, and the problems."""
    at = [place for place, one in enumerate(reading.fields) if one.name != "area"]
    lines = [" ".join(reading.fields[place].name for place in at)]
    lines += [" | ".join(row[place] for place in at) for row in reading.rows]
    lines += [f"? {one.options[0][0]}" for one in reading.questions]
    lines += [f"! {one.line}: {one.what}" for one in reading.problems]
    return "\n".join(lines)


def workbook(path: Path, rows: Sequence[Sequence[Any]], **formats: str) -> Workbook:
    """An Excel workbook of one sheet, saved; a format is given to cells by their address, such as B2="0%"."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Contacts"
    for row in rows:
        sheet.append(list(row))
    for address, form in formats.items():
        sheet[address].number_format = form
    book.save(path)
    return book


def opendocument(path: Path, rows: Sequence[Sequence[Any]], merged: dict[tuple[int, int], int] | None = None, hidden: Sequence[int] = ()) -> Path:  # fmt: skip
    """A sheet of OpenDocument. A cell is a text, a number, or `("percentage", 0.45, "45%")`; `merged` has how many columns one reaches over."""
    book = OpenDocumentSpreadsheet()
    unseen = Style(name="unseen", family="table")
    unseen.addElement(TableProperties(display="false"))
    book.automaticstyles.addElement(unseen)
    table = Table(name="Contacts")
    table.addElement(TableColumn(numbercolumnsrepeated=len(rows[0])))
    for number, row in enumerate(rows):
        line = TableRow(visibility="collapse") if number in hidden else TableRow()
        skip = 0
        for place, value in enumerate(row):
            if skip:
                line.addElement(CoveredTableCell())
                skip -= 1
                continue
            across = (merged or {}).get((number, place), 1)
            skip = across - 1
            line.addElement(_cell(value, across))
        table.addElement(line)
    table.addElement(TableRow(numberrowsrepeated=1_000_000))
    book.spreadsheet.addElement(table)
    book.save(str(path))
    return path


def _cell(value: Any, across: int) -> TableCell:
    spans = {"numbercolumnsspanned": across} if across > 1 else {}
    if value is None:
        return TableCell(**spans)
    if isinstance(value, tuple):
        kind, number, shown = value
        cell = TableCell(valuetype=kind, value=number, **spans)
    elif isinstance(value, (int, float)):
        cell, shown = TableCell(valuetype="float", value=value, **spans), str(value)
    else:
        cell, shown = TableCell(valuetype="string", **spans), str(value)
    cell.addElement(P(text=shown))
    return cell
