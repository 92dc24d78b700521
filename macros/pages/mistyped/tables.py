"""Tables that would be running text, or lose cells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.messages import Problem
from macros.pages.mistyped.blocks import Block, Line, cells, is_framed, is_table
from macros.pages.mistyped.source import Source, shown

DASHES = re.compile(r"^ *\|?[ :|=_–—―−-]*[=_–—―−-]{1,}[ :|=_–—―−-]*\|?$")
TABBED = re.compile(r"(?!\W{1,2}\t|[ovqØüu]\t|\(?\w{1,3}[.)]\t)[^\t]+\t")
FRAME = re.compile(r"^ *\+[-=+]{3,}\+")
PLAIN_DASHES = re.compile(r"^[ :|-]*-[ :|-]*$")


def rows_without_a_table(source: Source) -> Iterator[Problem]:
    """A table has an empty line above it, a row of titles, and below that a line with as many dashes."""
    after_table = parted = False
    for place, block in enumerate(source.blocks):
        rows = _rows(block) if block.kind in ("text", "list", "definition", "footnote") else []
        below = source.blocks[place + 1] if place + 1 < len(source.blocks) else None
        if parted:
            parted = False  # told at the titles
        elif rows and len(block.lines) == 1 and below and _begins_with_dashes(below):
            parted = True
            what = f"An empty line separates the titles `{shown(rows[0].typed)}` from the line of dashes below it"
            yield source.problem(rows[0], what, "Remove the empty line")
        elif rows:
            line, what, fix = _fault(block, rows, after_table and place > 0)
            yield source.problem(line, what, fix)
        after_table = block.kind == "table" or (bool(rows) and len(rows) == len(block.lines))


def _begins_with_dashes(block: Block) -> bool:
    """Whether a block is a table without its titles."""
    first = block.lines[0].text
    return block.kind == "text" and "|" in first and PLAIN_DASHES.match(first) is not None


def _rows(block: Block) -> list[Line]:
    """The lines of a block that look like rows of a table."""
    if any(FRAME.match(line.text) for line in block.lines):
        return []  # told as a table of another program
    found = [line for line in block.lines if "|" in line.text and len(cells(line.text)) > 1]
    framed = [line for line in found if line.text.strip().startswith("|")]
    dashes = [line for line in block.lines if "|" in line.text and DASHES.match(line.text)]
    if dashes and len(block.lines) > 1:
        return found or dashes
    if block.kind == "list":
        return framed if len(framed) > 1 else []
    if framed and (len(framed) > 1 or framed[0].text.endswith("|")):
        return framed
    widths = {len(cells(line.text)) for line in found}
    return found if len(found) > 1 and len(found) == len(block.lines) and len(widths) == 1 else []


def _fault(block: Block, rows: list[Line], below_a_table: bool) -> tuple[Line, str, str]:
    """What keeps rows from being a table."""
    first = rows[0]
    place = block.lines.index(first)
    below = block.lines[place + 1] if place + 1 < len(block.lines) else None
    quoted = f"`{shown(first.typed)}`"
    if below_a_table and place == 0:
        return first, f"{quoted} is cut off from the table above it by an empty line", "Remove the empty line"
    if PLAIN_DASHES.match(first.text):
        return (
            first,
            "The table begins with its line of dashes, and has no row of titles",
            "Write the titles of its columns above the dashes",
        )
    if below is None or not DASHES.match(below.text):
        wide = len(cells(first.text))
        return (
            first,
            f"{quoted} is not a row of a table, since no line of dashes comes below the titles",
            f"Write the line `|{'---|' * min(wide, 8)}` below the row of titles",
        )
    if not PLAIN_DASHES.match(below.text):
        return (
            below,
            f"The line below the titles, `{shown(below.typed, 20)}`, has characters other than `-`",
            f"Write it as `|{'---|' * min(len(cells(first.text)), 8)}`",
        )
    if not is_table(first.text, below.text):
        return (
            below,
            f"The titles of the table are {len(cells(first.text))}, and the line below has dashes for {len(cells(below.text))}",
            f"Write it as `|{'---|' * min(len(cells(first.text)), 8)}`",
        )
    return (
        first,
        f"The table that begins with {quoted} is directly below a line of text, so it becomes part of that line",
        "Put an empty line above it",
    )


def rows_of_another_length(source: Source) -> Iterator[Problem]:
    """Each row has as many cells as the table has titles, and what comes below has an empty line above it."""
    for place, block in enumerate(source.blocks):
        if block.kind != "table":
            continue
        framed = is_framed(block.lines[0].text)
        titles = cells(block.lines[0].text, framed)
        if not any(title.strip() for title in titles):
            yield source.problem(block.lines[0], "The table has no titles of columns", "Write what is in each column")
        below = source.blocks[place + 1] if place + 1 < len(source.blocks) else None
        if len(block.lines) == 2 and not (below and below.kind == "text" and _rows(below)):
            yield source.problem(block.lines[1], "The table has titles and no row", "Write its rows, or remove it")
        for line in block.lines[2:]:
            wide = len(cells(line.text, framed))
            if "|" not in line.text and (framed or len(titles) > 1):
                yield source.problem(
                    line,
                    f"`{shown(line.typed)}` is directly below a table, so it becomes a row of it",
                    "Put an empty line above it",
                )
                break
            if PLAIN_DASHES.match(line.text):
                what = "A line of dashes in the middle of a table is shown as a row"
                yield source.problem(line, what, "Remove it, or begin another table with titles")
            elif wide > len(titles):
                lost = cells(line.typed, framed)[len(titles)] if wide == len(cells(line.typed, framed)) else ""
                yield source.problem(
                    line,
                    f"The row has {wide} cells and the table {len(titles)} columns, "
                    f"so {f'“{shown(lost)}”' if lost.strip() else 'what is too much'} is not shown",
                    "Remove the `|` that is too much; to show `|` itself, write `\\|`",
                )
            elif wide < len(titles):
                yield source.problem(
                    line,
                    f"The row has {wide} cell{'' if wide == 1 else 's'} and the table {len(titles)} columns",
                    "Write a `|` for each cell, also for an empty one",
                )


def cells_pasted_with_tabs(source: Source) -> Iterator[Problem]:
    """Cells are separated by `|`; the tabs that Word and Excel put between them are lost."""
    for block in source.blocks:
        if block.kind in ("text", "code"):
            tabbed = [line for line in block.lines if TABBED.match(source.typed.get(line.number, "").strip())]
            if len(tabbed) > 1:
                yield source.problem(
                    tabbed[0],
                    "Cells with tabs between them, as Word and Excel paste them, make no table",
                    "Separate the cells with `|`, and write a line such as `|---|---|` below the titles",
                )
