"""A workbook or an OpenDocument sheet is read as people see it, and what is hidden in it is said."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from messy import opendocument, taken, taken_from, told, workbook
from openpyxl import load_workbook

from macros.spreadsheets import Answers, Refused, new_table
from macros.spreadsheets.excel import MOST

YEAR = {"period": "2023-24"}
PLAIN = [["Source", "Contacts"], ["Police", 120], ["Health", 130]]
TABLE = "time_period source contacts_count\n2023-24 | Police | 120\n2023-24 | Health | 130"


def refused(path: Path, **answers: str) -> str:
    with pytest.raises(Refused) as found:
        taken_from(path, **answers)
    return str(found.value)


def test_a_number_is_as_its_format_shows_it(tmp_path: Path) -> None:
    rows = [["Source", "Share", "Cost", "Contacts"], ["Police", 0.4523, 1234.5, 1200.0]]
    workbook(tmp_path / "a.xlsx", rows, B2="0.0%", C2='"£"#,##0.00', D2="#,##0")
    assert told(taken_from(tmp_path / "a.xlsx", **YEAR)) == (
        "time_period source share_percent cost_gbp contacts_count\n2023-24 | Police | 45.2 | 1234.50 | 1200"
    )


def test_a_day_is_a_month_where_its_format_says_so(tmp_path: Path) -> None:
    rows = [["Month", "Contacts"], [date(2023, 4, 1), 120], [date(2023, 5, 1), 130]]
    workbook(tmp_path / "a.xlsx", rows, A2="mmm-yy", A3="mmm-yy")
    assert told(taken_from(tmp_path / "a.xlsx")) == "time_period contacts_count\n2023-04 | 120\n2023-05 | 130"


def test_an_age_band_that_excel_made_a_date_is_asked(tmp_path: Path) -> None:
    rows = [["Age", "Children"], [date(2026, 3, 1), 120], ["15 to 17", 130], [date(2026, 6, 4), 140]]
    workbook(tmp_path / "a.xlsx", rows, A2="d-mmm", A4="yyyy-mm-dd")
    assert told(taken_from(tmp_path / "a.xlsx", **YEAR)).splitlines()[-2:] == [
        '? --replace "1-Mar=1-3"',
        '? --replace "2026-06-04=4-6"',
    ]


def test_merged_years_reach_over_their_columns_and_merged_names_over_their_rows(tmp_path: Path) -> None:
    rows = [
        ["Contacts by area and source", None, None, None],
        ["Team", "Source", "2021-22", None],
        [None, None, "Number", "%"],
        ["North", "Police", 120, 0.6],
        [None, "Health", 80, 0.4],
        ["Source: case system", None, None, None],
    ]
    workbook(tmp_path / "a.xlsx", rows, D4="0%", D5="0%")
    book = load_workbook(tmp_path / "a.xlsx")
    for block in ("A1:D1", "A2:A3", "B2:B3", "C2:D2", "A4:A5"):
        book["Contacts"].merge_cells(block)
    book.save(tmp_path / "a.xlsx")
    reading = taken_from(tmp_path / "a.xlsx", year="financial", measure="Contacts")
    assert told(reading) == (
        "time_period team source contacts_count contacts_percent\n"
        "2021-22 | North | Police | 120 | 60\n2021-22 | North | Health | 80 | 40"
    )
    assert "Merged cells: their names were copied into the 1 cells that they cover." in reading.said


def test_what_is_hidden_is_said(tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx", PLAIN)
    book = load_workbook(tmp_path / "a.xlsx")
    book["Contacts"].row_dimensions[3].hidden = True
    book["Contacts"].column_dimensions["B"].hidden = True
    book.create_sheet("Workings").append(["a", 1])
    book["Workings"].sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    reading = taken_from(tmp_path / "a.xlsx", **YEAR)
    assert told(reading) == TABLE
    assert reading.said == [
        "Hidden in the sheet, and read here too: row 3.",
        "Hidden in the sheet, and read here too: column B.",
        "Hidden sheets, which were not read: Workings.",
    ]


def test_of_several_sheets_it_is_asked_which(tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx", PLAIN)
    book = load_workbook(tmp_path / "a.xlsx")
    book.create_sheet("Referrals").append(["Source", "Referrals"])
    book.save(tmp_path / "a.xlsx")
    assert refused(tmp_path / "a.xlsx") == (
        "a.xlsx:1: This spreadsheet has 2 sheets: `Contacts`, `Referrals`. "
        'Say which one has the table, such as --sheet "Contacts".'
    )
    assert "There is no sheet `Contact`. Did you mean `Contacts`?" in refused(tmp_path / "a.xlsx", sheet="Contact")
    assert told(taken_from(tmp_path / "a.xlsx", sheet="contacts", **YEAR)) == TABLE


def test_formulas_need_their_saved_results(tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx", [*PLAIN, ["Total", "=SUM(B2:B3)"]])
    assert refused(tmp_path / "a.xlsx") == (
        "a.xlsx (sheet Contacts):4: The formulas in B4 have no saved results. "
        "Open the workbook in the spreadsheet program, save it there, and run this again."
    )


def test_an_opendocument_sheet_is_read_as_it_is_shown(tmp_path: Path) -> None:
    rows = [
        ["Source", "2021-22", None],
        [None, "Number", "%"],
        ["Police", 120, ("percentage", 0.6012, "60.1%")],
        ["Health", 80, ("percentage", 0.3988, "39.9%")],
    ]
    path = opendocument(tmp_path / "a.ods", rows, merged={(0, 1): 2}, hidden=[3])
    reading = taken_from(path, year="financial", measure="Contacts")
    assert told(reading) == (
        "time_period source contacts_count contacts_percent\n2021-22 | Police | 120 | 60.1\n2021-22 | Health | 80 | 39.9"
    )
    assert "Hidden in the sheet, and read here too: row 4." in reading.said


def test_what_is_no_spreadsheet_is_refused_in_plain_words(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("word/document.xml", "<w/>")
    broken = io.BytesIO()
    with zipfile.ZipFile(broken, "w") as file:
        file.writestr("xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")
    for content, words in (
        (b"\xd0\xcf\x11\xe0old", "This is an old spreadsheet (.xls), or one with a password."),
        (packed.getvalue(), "This is a document or a packed file, not a spreadsheet."),
        (
            broken.getvalue(),
            "This cannot be read as a spreadsheet: it is damaged, has a password, or is something else.",
        ),
        (packed.getvalue()[:40], "This cannot be read as a spreadsheet:"),
        (b"%PDF-1.7", "This is a PDF, not a CSV."),
        (b"<html>", "This is a web page, not a CSV."),
        (b"a\0b,c\n1,2\n", "This file has bytes that are not text, so it is not a CSV."),
        (b"  \n", "This file is empty."),
        (b'a,b\n"c,1\n', "A quotation mark is opened here and not closed, or something follows a closing one."),
        (b"a,b\n" + b"c,1\n" * 2_600_000, "This file is 10.4 MB; the limit is 8 MB."),
    ):
        with pytest.raises(Refused) as found:
            taken(tmp_path, content)
        assert words in str(found.value), words


def test_a_sheet_that_declares_entities_is_refused(tmp_path: Path) -> None:
    path = opendocument(tmp_path / "a.ods", [["Source", "Contacts"], ["Police", 120]])
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    head, _, body = parts["content.xml"].partition(b"?>")
    parts["content.xml"] = head + b"?><!DOCTYPE a [<!ENTITY b 'cccc'>]>" + body
    with zipfile.ZipFile(path, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    assert "it is damaged, has a password, or is something else" in refused(path)


def test_a_file_that_unpacks_to_far_more_is_not_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/workbook.xml", b"0" * (MOST + 1))
    assert "This spreadsheet has more than 60 MB when it is unpacked." in refused(tmp_path / "a.xlsx")


SHEET = "xl/worksheets/sheet1.xml"
BOMBS = {
    "cells": (b"<sheetData>", b"<sheetData>" + b"<row>" + b"<c/>" * 300_001 + b"</row>", "more than 300,000 cells"),
    "a merged block": (
        b"</sheetData>",
        b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048&#53;76"/></mergeCells>',
        "more than 300,000 cells",
    ),
    "other letters": (b"<worksheet", b"\0<worksheet", "it is damaged, has a password, or is something else"),
}
"""What in a sheet of a few kB would take a computer's memory or hours, and what is said of it."""


@pytest.mark.parametrize("name", BOMBS)
def test_a_small_workbook_that_would_become_a_large_one_is_refused_before_it_is_read(name, tmp_path, monkeypatch):
    monkeypatch.setattr("openpyxl.load_workbook", lambda *_, **__: pytest.fail("The workbook was read"))
    old, new, told = BOMBS[name]
    assert told in refused(_altered(tmp_path / "a.xlsx", old, new))


def test_a_workbook_whose_packing_is_damaged_is_told(tmp_path):
    path = _altered(tmp_path / "a.xlsx", b"<sheetData>", b"<sheetData>")
    raw = bytearray(path.read_bytes())
    start = raw.index(SHEET.encode()) + len(SHEET)
    raw[start : start + 30] = b"\xff" * 30
    path.write_bytes(raw)
    assert "it is damaged, has a password, or is something else" in refused(path)


WORD = "<table:table-cell {} office:value-type='string'><text:p>a</text:p></table:table-cell>"
DEEP = 3000


def of_rows(path: Path, rows: str) -> Path:
    """A sheet of OpenDocument with these rows, as XML."""
    names = "".join(
        f' xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"' for one in ("office", "table", "text")
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr(
            "content.xml",
            f"<office:document-content{names}><table:table>{rows}</table:table></office:document-content>",
        )
    return path


def row(cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{cells}</table:table-row>"


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (row(WORD.format('table:number-columns-repeated="999999999"')), "more than 300,000 cells"),
        (row(WORD.format(f'table:number-columns-repeated="{"9" * 5000}"')), "more than 300,000 cells"),
        (
            row('<table:table-cell table:number-columns-repeated="9999999"/>' + WORD.format("")),
            "more than 300,000 cells",
        ),
        (
            row(WORD.format('table:number-columns-repeated="900"')) + row(WORD.format("")) * 400,
            "more than 300,000 cells",
        ),
        (row(WORD.format(""), 'table:number-rows-repeated="999999999"'), "more than 300,000 cells"),
        (row("<table:table-cell/>" * 300_001), "more than 300,000 cells"),
        (row(WORD.format('table:number-rows-spanned="400"')) * 1500, "more than 300,000 cells"),
        ("<table:table-row-group>" * DEEP + "</table:table-row-group>" * DEEP, "it is damaged"),
    ],
    ids=["wide", "a number without end", "blanks", "one wide row", "rows", "blank cells", "merged", "deep"],
)
def test_a_small_opendocument_sheet_that_would_become_a_large_one_is_refused(rows, told, tmp_path):
    assert told in refused(of_rows(tmp_path / "a.ods", rows))


def test_many_sheets_are_counted_together(tmp_path):
    one = row(WORD.format('table:number-columns-repeated="200000"'))
    both = of_rows(tmp_path / "a.ods", f'{one}</table:table><table:table table:name="B">{one}')
    assert "more than 300,000 cells" in refused(both)


def test_a_csv_with_one_wide_row_and_many_short_ones_is_refused(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"a,b\n" * 4000 + b"," * 400 + b"\n")
    assert "more than 300,000 cells" in refused(tmp_path / "a.csv")


def _altered(path: Path, old: bytes, new: bytes) -> Path:
    """A workbook of one cell, with its sheet changed."""
    book = io.BytesIO()
    made = openpyxl.Workbook()
    made.active.append(["Contacts"])
    made.save(book)
    with zipfile.ZipFile(book) as whole, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for one in whole.namelist():
            content = whole.read(one)
            assert old in content or one != SHEET
            packed.writestr(one, content.replace(old, new, 1) if one == SHEET else content)
    return path


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    assert refused(tmp_path / "b.xlsx") == "b.xlsx:1: There is no such file. Check the name and the folder."
    assert refused(tmp_path).endswith("This is not a file. Name the spreadsheet itself.")


@pytest.mark.parametrize(("title", "name"), [("Sheet", "persistent"), ("Tabelle1", "persistent"), ("Rates", "rates")])
def test_a_table_has_the_name_of_its_file_where_that_of_the_sheet_says_nothing(
    tmp_path: Path, title: str, name: str
) -> None:
    workbook(tmp_path / "persistent.xlsx", PLAIN)
    book = load_workbook(tmp_path / "persistent.xlsx")
    book["Contacts"].title = title
    book.save(tmp_path / "persistent.xlsx")
    made = new_table(tmp_path, tmp_path / "persistent.xlsx", Answers(**YEAR), "Exampleshire", date(2026, 11, 20))
    assert made.name == name
