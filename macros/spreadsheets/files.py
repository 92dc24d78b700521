"""Reads the sheets of a file, whichever program saved it, and finds the one that has the table."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from macros.messages import Problem, choice
from macros.spreadsheets import excel, opendocument, plain_text
from macros.spreadsheets.grid import Refused, Sheet

LARGEST = 25_000_000
OLD = (b"\xd0\xcf\x11\xe0",)


def sheets(file: Path) -> list[Sheet]:
    """The sheets of a spreadsheet or a CSV; Refused if the file is neither."""
    name = file.name
    try:
        if not file.exists():
            raise Refused(Problem(name, 1, "There is no such file", "Check the name and the folder"))
        if not file.is_file():
            raise Refused(Problem(name, 1, "This is not a file", "Name the spreadsheet itself"))
        size = file.stat().st_size
        if size > LARGEST:
            what = f"This file is {size / 1_000_000:.0f} MB; the limit is {LARGEST // 1_000_000} MB"
            raise Refused(Problem(name, 1, what, "Save the sheet that has the table as a separate file"))
        raw = file.read_bytes()
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "no file can have this name").lower()
        fix = "Close it in the other program, or copy it to one of your own folders"
        raise Refused(Problem(name, 1, f"This file cannot be read: {reason}", fix)) from None
    if not raw.strip():
        raise Refused(Problem(name, 1, "This file is empty", "Name the file that has the table"))
    if raw.startswith(OLD):
        what = "This is an old spreadsheet (.xls), or one with a password"
        raise Refused(Problem(name, 1, what, "Open it, choose Save as, Excel workbook (.xlsx), without a password"))
    if raw.startswith(b"PK"):
        return _packed(raw, name)
    return [plain_text.read(raw, name)]


def _packed(raw: bytes, name: str) -> list[Sheet]:
    inside = excel.bounded(raw, name)
    if "xl/workbook.xml" in inside:
        return excel.read(raw, name)
    if "content.xml" in inside and b"spreadsheet" in _kind(raw):
        return opendocument.read(raw, name)
    what = "This is a document or a packed file, not a spreadsheet"
    if any(one.endswith(".bin") and one.startswith("xl/") for one in inside):
        what = "This is a binary workbook (.xlsb)"
    raise Refused(Problem(name, 1, what, "Save the table as .xlsx, .ods or CSV UTF-8"))


def _kind(raw: bytes) -> bytes:
    """What an OpenDocument file says that it is."""
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        return packed.read("mimetype")[:200] if "mimetype" in packed.namelist() else b"spreadsheet"


def chosen(found: list[Sheet], wanted: str, name: str) -> Sheet:
    """The sheet that was asked for, or the only one with anything in it; Refused, with a list, if there are several."""
    filled = [sheet for sheet in found if any(any(cell.strip() for cell in row) for row in sheet.cells)]
    seen = [sheet for sheet in filled if not sheet.hidden]
    if wanted:
        for sheet in found:
            if sheet.title.strip().casefold() == wanted.strip().casefold():
                return _with_others(sheet, [])
        titles = [sheet.title for sheet in filled]
        what = f"There is no sheet `{wanted}`"
        raise Refused(Problem(name, 1, what, choice(wanted, titles, f"The sheets are {', '.join(titles)}")))
    if not filled:
        raise Refused(Problem(name, 1, "This file is empty", "Name the file that has the table"))
    if len(seen) > 1 or not seen:
        listed = ", ".join(f"`{sheet.title}`{' (hidden)' if sheet.hidden else ''}" for sheet in filled)
        what = f"This spreadsheet has {len(filled)} sheets: {listed}"
        fix = f'Say which one has the table, such as --sheet "{(seen or filled)[0].title}"'
        raise Refused(Problem(name, 1, what, fix))
    return _with_others(seen[0], [sheet.title for sheet in filled if sheet.hidden])


def _with_others(sheet: Sheet, hidden: list[str]) -> Sheet:
    if hidden:
        sheet.said.append(f"Hidden sheets, which were not read: {', '.join(hidden)}.")
    return sheet
