"""The visible sheets of a spreadsheet (`.ods`, `.xlsx`), each cell as the text that a CSV would have."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from macros.importing.extent import cells_up_to_the_last
from macros.messages import Fault

Row = tuple[int, list[str]]

MOST_CELLS = 10_000_000
"""The most cells of a spreadsheet that are read: the reader itself stops at ten times as many."""

AGAIN = "Download the file again"


def visible_sheets(file: Path) -> dict[str, Callable[[], Iterator[Row]]]:
    """Each sheet that can be seen, by its title: its rows that are not blank, each with its line. Fault if there is none."""
    too_many = f"This spreadsheet has more than {MOST_CELLS // 1_000_000} million cells"
    if cells_up_to_the_last(file) > MOST_CELLS:
        raise Fault(too_many, f"{AGAIN}, or open it and save it as CSV UTF-8")
    what = "This spreadsheet has no sheet that can be seen"
    found: dict[str, Callable[[], Iterator[Row]]] = {}
    try:
        book = CalamineWorkbook.from_path(file)
        seen = [
            one.name
            for one in book.sheets_metadata
            if one.typ == SheetTypeEnum.WorkSheet and one.visible == SheetVisibleEnum.Visible
        ]
        tables = {title: book.get_sheet_by_name(title) for title in seen}
        if sum(table.height * table.width for table in tables.values()) > MOST_CELLS:
            what = too_many
        else:
            found = {title: _of_cells(table.to_python(skip_empty_area=False)) for title, table in tables.items()}
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # a reader written in another language ends in its own kinds of error
        what = "This cannot be read as a spreadsheet: it is damaged, has a password, or is something else"
        found = {}
    if not found:
        raise Fault(what, f"{AGAIN}, or open it and save it as CSV UTF-8")
    return found


def _of_cells(cells: list[list[Any]]) -> Callable[[], Iterator[Row]]:
    return lambda: (
        (line, plain) for line, row in enumerate(cells, start=1) if any(plain := [_plain(cell) for cell in row])
    )


def _plain(cell: Any) -> str:
    """A cell as text: a whole number without the decimal zero that a spreadsheet gives it, a day as a day."""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else f"{cell:.12g}"
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    if isinstance(cell, (datetime, date, time)):
        return cell.isoformat()
    return str(cell).strip()
