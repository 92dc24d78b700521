"""A small spreadsheet that would become millions of cells is refused before a reader makes room for them."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest

from macros.importing import extent
from macros.importing.extent import cells_up_to_the_last
from macros.importing.spreadsheet import visible_sheets
from macros.messages import Fault

NAMES = "".join(
    f' xmlns:{word}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for word, name in {"o": "office", "t": "table", "x": "text"}.items()
)
WORD = '<t:table-cell o:value-type="string"{}><x:p>a</x:p></t:table-cell>'


def workbook(path: Path, rows: str, name: str = "xl/worksheets/sheet1.xml") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, f"<worksheet><sheetData>{rows}</sheetData></worksheet>")
    return path


def opendocument(path: Path, *tables: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        inside = "".join(f"<t:table>{rows}</t:table>" for rows in tables)
        file.writestr("content.xml", f"<o:document-content{NAMES}>{inside}</o:document-content>")
    return path


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        ('<row r="1"><c r="A1"/></row><row r="9"><c r="AB9"/></row>', 28 * 9),
        ('<row r="1"><c r="A1"/></row><row r="1048576"><c r="XFD1048576"/></row>', 16_384 * 1_048_576),
        ("<row r = '7'><c t='n' r = 'C7'/></row>", 3 * 7),
        ("<row><c/><c/><c/></row><row><c/></row>", 3 * 2),
    ],
)
def test_a_workbook_reaches_to_its_last_row_and_its_last_column(rows, cells, tmp_path, monkeypatch):
    path = workbook(tmp_path / "a.xlsx", rows)
    assert cells_up_to_the_last(path) == cells
    monkeypatch.setattr(extent, "AT_ONCE", 5)
    assert cells_up_to_the_last(path) == cells


ONE = WORD.format("")
SEVEN = WORD.format(' t:number-columns-repeated="7"')
BLANK = '<t:table-cell t:number-columns-repeated="{}"/>'


@pytest.mark.parametrize(
    ("tables", "cells"),
    [
        ([f"<t:table-row>{ONE}{ONE}</t:table-row>"], 2),
        ([f'<t:table-row t:number-rows-repeated="900">{SEVEN}</t:table-row>'], 6300),
        ([f'<t:table-row>{ONE}{BLANK.format(16383)}</t:table-row><t:table-row t:number-rows-repeated="999999"/>'], 1),
        ([f"<t:table-row>{BLANK.format(99)}{ONE}</t:table-row>"] * 3, 300),
    ],
)
def test_a_sheet_of_opendocument_reaches_to_its_last_cell_that_is_not_blank(tables, cells, tmp_path):
    assert cells_up_to_the_last(opendocument(tmp_path / "a.ods", *tables)) == cells


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_sheet_that_reaches_too_far_is_never_read(kind, tmp_path, monkeypatch):
    monkeypatch.setattr(
        "python_calamine.CalamineWorkbook.from_path", lambda *_: pytest.fail("It was read"), raising=False
    )
    path = tmp_path / f"a.{kind}"
    if kind == "xlsx":
        workbook(path, '<row r="1048576"><c r="XFD1048576"/></row>')
    else:
        opendocument(path, f'<t:table-row t:number-rows-repeated="99999999">{ONE}</t:table-row>')
    with pytest.raises(Fault, match="more than 10 million cells"):
        visible_sheets(path)


def test_a_workbook_as_a_program_saves_it_reaches_as_far_as_its_cells(tmp_path):
    book = openpyxl.Workbook()
    book.active["C5"] = 1
    book.save(tmp_path / "a.xlsx")
    assert cells_up_to_the_last(tmp_path / "a.xlsx") == 15
    assert list(visible_sheets(tmp_path / "a.xlsx"))


def test_a_binary_workbook_and_a_damaged_file_are_told(tmp_path):
    with pytest.raises(Fault, match="binary workbook"):
        cells_up_to_the_last(workbook(tmp_path / "a.xlsb", "", "xl/worksheets/sheet1.bin"))
    with pytest.raises(Fault, match="damaged"):
        cells_up_to_the_last(opendocument(tmp_path / "b.ods", "<t:table-row>"))
