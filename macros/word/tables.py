"""Tables: one head, no cells in common, no tables in each other; what is only a box is text."""

from __future__ import annotations

import re
from typing import Any

from macros.messages import visible
from macros.word.lists import without_sign

LONGEST_CELL = 80
"""The most characters of what may be a cell between tabs: more is a sentence."""


def plain_tables(soup: Any) -> list[str]:
    """Each table as a page can have it; what is to be said."""
    said = []
    for table in reversed(soup.find_all("table")):  # those inside of others first
        rows = _rows(table)
        words = visible(" ".join(table.get_text(" ").split()), 40)
        if not any(" ".join(cell.get_text().split()) or cell.find("img") for row in rows for cell in row):
            table.decompose()
            continue
        if table.find_parent("table") is not None:
            said.append(
                f"The table inside another one, “{words}”, is text in its cell. Make it a separate table if readers need it."
            )
            _as_text(table, rows)
        elif max(len(row) for row in rows) == 1 or len(rows) == 1:
            said.append(
                f"A table of one {'column' if max(len(row) for row in rows) == 1 else 'row'}, “{words}”, is text."
            )
            _as_text(table, rows)
        else:
            said += _regular(soup, table, words)
    said.reverse()
    return said


def tables_of_tabs(soup: Any) -> list[str]:
    """Lines whose columns were lined up with tabs are a table; what is to be said."""
    said = []
    run: list[tuple[Any, list[str]]] = []
    for child in [*[one for one in soup.children if getattr(one, "name", None)], None]:
        cells = _cells_of_tabs(child)
        if cells and (not run or len(cells) == len(run[0][1])):
            run.append((child, cells))
            continue
        said += _tabs_as_table(soup, run)
        run = [(child, cells)] if cells else []
    return said


def _cells_of_tabs(block: Any) -> list[str]:
    """The cells of a line with tabs in it; none where it has something else, or begins as an item of a list does."""
    if (
        block is None
        or block.name != "p"
        or block.find(["img", "br", "a", "sup"]) is not None
        or "{{" in block.get_text()
    ):
        return []
    text = without_sign(block.get_text())
    cells = [" ".join(one.split()) for one in re.split(r"\t+", text.strip())]
    return (
        cells if len(cells) > 1 and text == block.get_text() and all(len(one) <= LONGEST_CELL for one in cells) else []
    )


def _tabs_as_table(soup: Any, run: list[tuple[Any, list[str]]]) -> list[str]:
    if len(run) < 2:
        return []
    table = soup.new_tag("table")
    for place, (block, cells) in enumerate(run):
        row = soup.new_tag("tr")
        for words in cells:
            cell = soup.new_tag("th" if place == 0 else "td")
            cell.append(words)
            row.append(cell)
        table.append(row)
        if place:
            block.decompose()
    run[0][0].replace_with(table)
    words = visible(" ".join(run[0][1]), 40)
    return [f"{len(run)} lines with tabs, from “{words}”, are taken for a table, and the first for its head."]


def _rows(table: Any) -> list[list[Any]]:
    """The cells of a table row by row, without those of tables inside of it."""
    rows = [row for row in table.find_all("tr") if row.find_parent("table") is table]
    return [cells for row in rows if (cells := row.find_all(["td", "th"], recursive=False))]


def _as_text(table: Any, rows: list[list[Any]]) -> None:
    for row in rows:
        for cell in row:
            for one in list(cell.contents):
                table.insert_before(one.extract())
    table.decompose()


def _regular(soup: Any, table: Any, words: str) -> list[str]:
    """The table as a grid, in which each cell has its words; a cell over several has them in each."""
    said = []
    grid: dict[tuple[int, int], Any] = {}
    merged = False
    pictures = table.find_all("img")
    for number, row in enumerate(_rows(table)):
        column = 0
        for cell in row:
            while (number, column) in grid:
                column += 1
            wide, deep = _span(cell, "colspan"), _span(cell, "rowspan")
            merged = merged or wide > 1 or deep > 1
            for right in range(wide):
                for down in range(deep):
                    grid[number + down, column + right] = cell
            column += wide
    height = 1 + max(row for row, _ in grid)
    width = 1 + max(column for _, column in grid)
    lines = [[grid.get((row, column)) for column in range(width)] for row in range(height)]
    lines = [line for line in lines if any(_said(cell) for cell in line)]
    kept = [at for at in range(width) if any(_said(line[at]) for line in lines)]
    fresh = soup.new_tag("table")
    for place, line in enumerate(lines):
        made = soup.new_tag("tr")
        for at in kept:
            cell = soup.new_tag("th" if place == 0 else "td")
            _fill(cell, line[at])
            made.append(cell)
        fresh.append(made)
    for picture in reversed(pictures):
        outside = soup.new_tag("p")
        outside.append(picture.extract())
        table.insert_after(outside)
    table.replace_with(fresh)
    if not table.find("th"):
        said.append(f"The first row of the table “{words}” is taken for its head. If it has none, write one above it.")
    if merged:
        said.append(f"The table “{words}” has merged cells. Their words are in each of the cells now.")
    return said


def _fill(cell: Any, source: Any) -> None:
    """The words of a cell on one line; paragraphs and items are joined with semicolons."""
    import copy

    if source is None:
        return
    blocks = [one for one in source.find_all(["p", "li"]) if not one.find(["p", "li"]) and one.get_text(strip=True)]
    for place, block in enumerate(blocks or [source]):
        if place:
            end = " ".join(blocks[place - 1].get_text().split())[-1:]
            cell.append(" " if end in ".;:!?," else "; ")
        for one in block.contents:
            if getattr(one, "name", None) not in ("table", "img"):
                cell.append(copy.copy(one))


def _said(cell: Any) -> str:
    """The words of a cell, if there is one."""
    return "" if cell is None else str(cell.get_text(strip=True))


def _span(cell: Any, word: str) -> int:
    text = str(cell.get(word, "1"))
    return min(int(text), 60) if text.isdigit() and int(text) else 1
