"""A table: its cells as published and its values as numbers, side by side.

`cells` is text, as the officer typed it: a `c` stays `c`. `values` has numbers where the metadata says so, and
nothing (never zero) where there is a symbol. Only `values` may be drawn or added up. What readers see is `printed`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pandas as pd

from macros.messages import Fault, choice
from macros.tables.decimals import Measure, measure_of, padded
from macros.tables.metadata import SYMBOLS, Cell, Metadata
from macros.tables.periods import UNDATED, in_order, period

NUMERIC = ("integer", "number")
SOURCE_COLUMNS = ("document", "place")
"""Columns that say where a row comes from; they tell no reader a value."""


@dataclass(frozen=True)
class Table:
    """One checked table. `lines` holds the line of each row in the file; `path` the CSV, relative to the project.

    `home` is the area that is meant where a page names none. `decimals` has those of each measure whose file drops zeros.
    """

    stem: str
    path: str
    metadata: Metadata
    cells: pd.DataFrame
    lines: list[int]
    file: Path
    home: str = ""
    decimals: Mapping[Measure, int] = field(default_factory=dict)

    @cached_property
    def values(self) -> pd.DataFrame:
        """The cells as values: nullable numbers in number columns, text elsewhere."""
        columns = {}
        for name, column in self.metadata.columns.items():
            text = self.cells[name]
            if column.type in NUMERIC:
                number = pd.to_numeric(text.where(~text.isin(list(SYMBOLS))), errors="coerce")
                columns[name] = number.astype("Float64")
            else:
                columns[name] = text
        return pd.DataFrame(columns)

    @cached_property
    def texts(self) -> dict[str, list[str]]:
        """The cells of each column as published. A list gives one cell a hundred times as fast as pandas does."""
        return {str(name): self.cells[name].tolist() for name in self.cells.columns}

    def cell(self, row: int, column: str) -> str:
        """One cell as published."""
        return self.texts[column][row]

    def printed(self, row: int, column: str) -> str:
        """One cell as readers see it, without its unit: as published, and with the zeros behind the point that its file drops."""
        return padded(self.cell(row, column), self.places(row, column))

    def places(self, row: int, column: str) -> int:
        """The decimals that readers see at least in this cell and all others of its measure."""
        if not self.decimals:
            return 0
        return self.decimals.get(measure_of(self.texts, row, column, self.metadata.table_schema.primary_key), 0)

    def number(self, row: int, column: str) -> float | None:
        """One value, or None where there is a symbol."""
        return self._numbers[column][row]

    @cached_property
    def _numbers(self) -> dict[str, list[float | None]]:
        """The values of each column of numbers, as lists: quicker than pandas for one value, as `texts` is."""
        return {
            name: [None if pd.isna(value) else float(value) for value in self.values[name].tolist()]
            for name, column in self.metadata.columns.items()
            if column.type in NUMERIC
        }

    @cached_property
    def measures(self) -> list[str]:
        """The columns that hold numbers, in the order of the file."""
        return [
            name
            for name, column in self.metadata.columns.items()
            if column.type in NUMERIC and name not in self.metadata.table_schema.primary_key
        ]

    def rows(self, where: Mapping[str, Cell | list[Cell]]) -> pd.Index:
        """The labels of the rows that match; Fault when a column or a value is not in the table."""
        rows: Sequence[int] = range(len(self.cells))
        for name, wanted in where.items():
            if name not in self.texts:
                raise Fault(
                    f"The table `{self.stem}` has no column `{name}`",
                    choice(name, self.readable, "The columns are in the first line of its CSV"),
                )
            options = [str(one) for one in (wanted if isinstance(wanted, list) else [wanted])]
            texts = self.texts[name]
            known = self.known(name)
            for option in options:
                if option not in known:
                    what = f"`{name}` in the table `{self.stem}` is never `{option[:60]}`"
                    raise Fault(what, choice(option, known))
            asked = set(options)
            rows = [row for row in rows if texts[row] in asked]
        return self.cells.index[list(rows)]

    def rows_with(self, column: str, fits: Callable[[str], object]) -> list[int]:
        """The rows whose cell in a column fits, each text that is there being judged once."""
        found = {text for text in self.known(column) if fits(text)}
        return [row for row, text in enumerate(self.texts[column]) if text in found] if found else []

    def known(self, column: str) -> frozenset[str]:
        """The texts that are in a column, each once."""
        if column not in self._distinct:
            self._distinct[column] = frozenset(self.texts[column])
        return self._distinct[column]

    @cached_property
    def _distinct(self) -> dict[str, frozenset[str]]:
        return {}

    def one(self, column: str | None, where: Mapping[str, Cell]) -> tuple[int, str]:
        """The row and the column of one value; Fault when it is not one, with what would tell the rows apart."""
        name = column or (self.measures[0] if len(self.measures) == 1 else "")
        if not name:
            raise Fault(
                f"The table `{self.stem}` has more than one column of numbers",
                f"Name one of {', '.join(self.measures)}",
            )
        if str(name) not in self.texts:
            raise Fault(f"The table `{self.stem}` has no column `{str(name)[:60]}`", choice(name, self.readable))
        asked: dict[str, Cell | list[Cell]] = dict(where)
        if "area" in self.texts and "area" not in asked and self.home in self.known("area"):
            asked["area"] = self.home
        found = self.rows(asked)
        if len(found) == 0:
            raise Fault(
                f"No row of the table `{self.stem}` has {_asked(asked)} together",
                "Leave one of them out, or look in the CSV for the row you mean",
            )
        if len(found) > 1:
            loose = [key for key in self.metadata.table_schema.primary_key if self.cells.loc[found, key].nunique() > 1]
            choices = {key: sorted(set(self.cells.loc[found, key]))[:6] for key in loose}
            hint = "; ".join(f'{key}="{options[0]}"' for key, options in choices.items())
            raise Fault(
                f"{len(found)} rows of the table `{self.stem}` match {_asked(asked) or 'this'}",
                f"Say which one, for instance {hint}",
            )
        return int(found[0]), name

    @property
    def readable(self) -> list[str]:
        """The columns that a page may name."""
        return [name for name in self.cells.columns if name not in SOURCE_COLUMNS]

    @cached_property
    def periods(self) -> list[str]:
        """The periods in the table, earliest first; what is undated has none."""
        return in_order(self.known("time_period") - {UNDATED}) if "time_period" in self.texts else []

    @property
    def as_at(self) -> str:
        """The latest period, in words."""
        latest = period(self.periods[-1]) if self.periods else None
        return latest.words if latest else ""


def unit_of(table: Table, column: str, row: int) -> str:
    """What a number counts: count, percent, rate, gbp, days, fte, score or number; from the column's name or the row's unit.

    The difference of two percentages, a `change_value` or `difference_value`, counts percentage points.
    """
    if column.endswith("_value") and "unit" in table.cells:
        unit = str(table.cell(row, "unit"))
        return "points" if unit == "percent" and column.startswith(("change", "difference")) else unit
    return column.rsplit("_", 1)[-1] if column.rsplit("_", 1)[-1] in UNITS else "number"


UNITS = ("count", "percent", "rate", "gbp", "days", "fte", "score", "points", "number", "ratio", "years", "weeks")


def shown(text: str, unit: str = "number", in_sentence: bool = False) -> str:
    """A cell as a reader sees it: thousands separated, units said, a symbol in brackets."""
    if text in SYMBOLS:
        return f"[{text}]"
    try:
        float(text)
    except ValueError:
        return text
    whole, _, part = text.partition(".")
    number = f"{int(whole):,}" if whole.lstrip("-") else "0"
    if text.startswith("-") and int(whole or 0) == 0:
        number = "-0"
    number = (number + (f".{part}" if part else "")).replace("-", "\N{MINUS SIGN}")
    if unit == "percent":
        return f"{number}%"
    if unit == "points":
        return f"{number} points"
    if unit == "gbp":
        return f"£{number}" if not number.startswith("\N{MINUS SIGN}") else f"\N{MINUS SIGN}£{number[1:]}"
    if unit == "rate" and in_sentence:
        return f"{number} per 10,000"
    return number


def _asked(where: Mapping[str, Cell | list[Cell]]) -> str:
    return " and ".join(f'{key}="{str(value)[:60]}"' for key, value in where.items())
