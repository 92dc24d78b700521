"""What each cell says about its number, as published: the number itself, a range where it is rounded, or that it is unknown."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from fractions import Fraction
from functools import cached_property

from macros.tables.metadata import SYMBOLS, Population
from macros.tables.related import halves
from macros.tables.suppression.proof import Bounds
from macros.tables.table import Table, unit_of

NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
PUBLIC = (
    "or, if it is already public in this form, set `rule: published` in the metadata, with the document and the reason"
)
"""The other way out, which ends every message."""
Spot = tuple[str, int, str]
"""A cell of a table: its stem, row and column."""


def counted(table: Table, row: int, column: str) -> bool:
    """Whether a number is a count: by the unit of its row in a long table, otherwise by the name of its column."""
    unit = unit_of(table, column, row)
    return unit == "count" or (unit == "number" and not column.endswith("_value"))


def rounding(text: str, dp: int) -> Fraction:
    """How far a printed share may lie from the exact one: half of its last decimal, and of `dp` where it is hidden."""
    decimals = dp if text in SYMBOLS else min(dp, len(text.partition(".")[2]))
    return Fraction(1, 2 * 10**decimals)


class Published:
    """The cells of some tables as their readers know them."""

    def __init__(self, tables: Mapping[str, Table], to_hide: Set[Spot] = frozenset()) -> None:
        """`to_hide` has cells that are read as hidden although they are shown."""
        self.tables, self.to_hide = tables, to_hide
        self._halves: dict[str, list[float]] = {}
        self._scale: dict[tuple[str, str, str], int] = {}
        self._texts: dict[tuple[str, str], list[str]] = {}
        self._unknown: dict[tuple[str, str], set[int]] = {}

    @cached_property
    def tied(self) -> set[tuple[str, str]]:
        """The columns that some rule adds up or sets equal: a hidden share in any other column ties nothing."""
        found: set[tuple[str, str]] = set()
        for stem, table in self.tables.items():
            found |= {(stem, name) for name in table.metadata.disclosure.applies_to}
            for rule in table.metadata.reconcile:
                named = (rule.sum, rule.same, rule.to, *(rule.add or []), *(rule.difference or []))
                found |= {(stem, name) for name in named if name}
                for place in (rule.total, rule.population, rule.as_):
                    if isinstance(place, Population):
                        found.add((place.table, place.column))
        return found

    def texts(self, stem: str, column: str) -> list[str]:
        """A column as published; what is not a number is reported elsewhere, and read as not available here."""
        if (stem, column) not in self._texts:
            texts = self.tables[stem].cells[column].tolist()
            wrong = {text for text in set(texts) if text not in SYMBOLS and not NUMBER.fullmatch(text)}
            texts = ["x" if text in wrong else text for text in texts] if wrong else texts
            for table, row, name in self.to_hide:
                if (table, name) == (stem, column):
                    texts[row] = "c"
            self._texts[stem, column] = texts
        return self._texts[stem, column]

    def text(self, spot: Spot) -> str:
        """The cell as published."""
        return self.texts(spot[0], spot[2])[spot[1]]

    def unknown(self, stem: str, column: str) -> set[int]:
        """The rows of a column that hold a symbol for a number that there is."""
        if (stem, column) not in self._unknown:
            texts = enumerate(self.texts(stem, column))
            self._unknown[stem, column] = {row for row, text in texts if text in SYMBOLS and text != "z"}
        return self._unknown[stem, column]

    def half(self, stem: str, row: int) -> Fraction:
        """Half of what the counts of this row are rounded to."""
        if stem not in self._halves:
            self._halves[stem] = halves(self.tables[stem]).tolist()
        return Fraction(self._halves[stem][row])

    def exact(self, spot: Spot) -> Fraction | int | None:
        """The number of a cell that is published as it is; None for a symbol and for a rounded count."""
        text = self.text(spot)
        if text in SYMBOLS:
            return None
        table = self.tables[spot[0]]
        if table.metadata.disclosure.rounding and self.half(spot[0], spot[1]) and counted(table, spot[1], spot[2]):
            return None
        return int(text) if text.isdigit() else Fraction(text)

    def absent(self, spot: Spot) -> bool:
        """Whether the cell counts for nothing: it is not applicable."""
        return self.text(spot) == "z"

    def scale(self, stem: str, column: str, unit: str) -> int:
        """How many units of the last decimal that numbers of this unit are printed with make one."""
        if (stem, column, unit) not in self._scale:
            table, texts = self.tables[stem], self.texts(stem, column)
            if column.endswith("_value"):
                texts = [text for row, text in enumerate(texts) if unit_of(table, column, row) == unit]
            places = max((len(text.partition(".")[2]) for text in set(texts) if text not in SYMBOLS), default=0)
            self._scale[stem, column, unit] = 10**places
        return self._scale[stem, column, unit]

    def bounds(self, spot: Spot) -> Bounds:
        """What is public about an unknown by itself."""
        stem, row, column = spot
        text, unit = self.text(spot), unit_of(self.tables[stem], column, row)
        scale, half = self.scale(stem, column, unit), self.half(stem, row)
        if text not in SYMBOLS:
            return Bounds(max(Fraction(text) - half, Fraction(0)), Fraction(text) + half, scale)
        limits = self.tables[stem].metadata.columns[column].constraints
        least = Fraction(1) if text == "c" and counted(self.tables[stem], row, column) else Fraction(0)
        if "change" in column and limits.minimum is None:
            least = Fraction(-(10**7))
        low = max(least, Fraction(str(limits.minimum))) if limits.minimum is not None else least
        high = (
            Fraction(str(limits.maximum))
            if limits.maximum is not None
            else Fraction(100)
            if unit == "percent"
            else None
        )
        if text in ("low", "k"):
            high = Fraction(1, 2 * scale) if unit != "count" else high
        return Bounds(low, high, scale)
