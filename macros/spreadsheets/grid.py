"""A sheet as a grid of texts: what people see in each cell, and what else the spreadsheet records."""

from __future__ import annotations

from dataclasses import dataclass, field

from macros.messages import Problem

MOST_CELLS = 300_000
"""The most cells of a sheet, those that are blank and only make its rows equally long included."""


class Refused(Exception):
    """The spreadsheet cannot become a table: `problems` says why, line by line. Nothing has been written."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


@dataclass(frozen=True)
class Block:
    """Cells that are merged into one, by their rows and columns from 0, the last included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass
class Sheet:
    """One sheet. `name` is how messages name it; `title` its tab, or nothing for a CSV; `lines` the line of each row.

    All rows of `cells` have the same length. `said` records what was done while reading, and is always shown.
    """

    name: str
    title: str
    cells: list[list[str]]
    lines: list[int]
    merged: list[Block] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    hidden: bool = False

    @property
    def width(self) -> int:
        """How many columns the sheet has."""
        return max((len(row) for row in self.cells), default=0)

    def problem(self, row: int, what: str, fix: str) -> Problem:
        """An error in a row, at its line in the file."""
        return Problem(self.name, self.lines[row] if row < len(self.lines) else 1, what, fix)


def letter(column: int) -> str:
    """The letter of a column as spreadsheets show it: A, B … Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def too_many(name: str) -> Refused:
    """A sheet with more cells than are read."""
    what = f"This sheet has more than {MOST_CELLS:,} cells"
    return Refused(Problem(name, 1, what, "Keep the areas and years that the site shows"))


def squared(rows: list[list[str]], name: str) -> list[list[str]]:
    """The rows with as many cells each, blank ones at the end; Refused where that makes too many cells."""
    width = max((len(row) for row in rows), default=0)
    if width * len(rows) > MOST_CELLS:
        raise too_many(name)
    return [row + [""] * (width - len(row)) for row in rows]


def listed(names: list[str], most: int = 6) -> str:
    """Some names as a sentence lists them, the rest counted: `A, B and 3 more`."""
    shown = names[:most]
    if len(names) > most:
        return f"{', '.join(shown)} and {len(names) - most:,} more"
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def capital(text: str) -> str:
    """The text with a capital at its beginning."""
    return f"{text[:1].upper()}{text[1:]}"
