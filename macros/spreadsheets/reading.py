"""How a sheet was read: the columns and rows of the table, what was changed, and what must be answered first."""

from __future__ import annotations

from dataclasses import dataclass, field

from macros.messages import Problem
from macros.spreadsheets.answers import Question
from macros.spreadsheets.grid import Sheet
from macros.spreadsheets.layout import Layout
from macros.spreadsheets.values import Changes


@dataclass
class Field:
    """A column of the new table: its name, title, type and unit, and where in the sheet it comes from."""

    name: str
    title: str
    type: str = "string"
    unit: str = ""
    origin: str = ""
    key: bool = True
    year: str = ""


@dataclass
class Reading:
    """A sheet as a table. `rows` are cells as they would be written, `lines` the line of each in the sheet."""

    sheet: Sheet
    layout: Layout
    fields: list[Field] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    changes: Changes = field(default_factory=Changes)
    symbols: dict[str, tuple[str, int]] = field(default_factory=dict)
    totals: list[tuple[int, str, str]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    asks_year: bool = False
    left_out: list[int] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)

    @property
    def keys(self) -> list[Field]:
        """The columns that tell the rows apart."""
        return [one for one in self.fields if one.key]

    @property
    def measures(self) -> list[Field]:
        """The columns of numbers."""
        return [one for one in self.fields if not one.key]

    @property
    def ready(self) -> bool:
        """Whether there is nothing left to ask or correct."""
        return not self.questions and not self.problems

    def texts(self, name: str) -> list[str]:
        """The cells of a column of the table, from the first row to the last."""
        place = [one.name for one in self.fields].index(name)
        return [row[place] for row in self.rows]
