"""The sheets of a spreadsheet, each cell as the text that a CSV would have."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

MOST = 10_000_000
"""So many cells are read: the reader itself ends at ten times as many."""
Rows = Callable[[], Iterator[tuple[int, list[str]]]]


def read(file: Path) -> list[tuple[str, Rows]] | str:
    """Each visible sheet by its title, or in words why there is none."""
    try:
        book = CalamineWorkbook.from_path(file)
        seen = [
            one.name
            for one in book.sheets_metadata
            if one.typ == SheetTypeEnum.WorkSheet and one.visible == SheetVisibleEnum.Visible
        ]
        tables = [(name, book.get_sheet_by_name(name)) for name in seen]
        if sum(table.height * table.width for _, table in tables) > MOST:
            return f"This spreadsheet has more than {MOST // 1_000_000} million cells"
        found = [(name, _rows(table.to_python(skip_empty_area=False))) for name, table in tables]
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # a reader written in another language ends in its own kinds of error
        return "This cannot be read as a spreadsheet: it is damaged, has a password, or is something else"
    return found or "This spreadsheet has no sheet that can be seen"


def _rows(cells: list[list[Any]]) -> Rows:
    def rows() -> Iterator[tuple[int, list[str]]]:
        for number, row in enumerate(cells, start=1):
            plain = [_plain(cell) for cell in row]
            if any(plain):
                yield number, plain

    return rows


def _plain(cell: Any) -> str:
    """A cell as text: a whole number without the decimal nought that a spreadsheet gives it, a day as a day."""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else f"{cell:.12g}"
    if isinstance(cell, (datetime, date, time)):
        return cell.isoformat()
    return str(cell).strip()
