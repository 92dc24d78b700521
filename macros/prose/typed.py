"""A number that a table gives is not typed into a page, where nobody would mend it when the table is mended."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from macros.prose.people import CHILD
from macros.tables import Table, unit_of

PERCENT = re.compile(r"(?<![\w.,/])(?P<number>\d[\d,]*(?:\.\d+)?)\s?(?:%|per ?cent\b)")
THOUSANDS = re.compile(r"(?<![\w.,/])(?P<pound>£)?(?P<number>\d{1,3}(?:,\d{3})+)(?![\d%]|[.,]\d|\s?(?:%|per ?cent\b))")
PEOPLE = re.compile(rf"(?<![\w.,/£-])(?P<number>[1-9]\d{{1,3}}) (?:[\w-]{{1,30}} ){{0,2}}?{CHILD}", re.IGNORECASE)
BASE = re.compile(r"\b(?:per|among|every|each|of every|out of every) $", re.IGNORECASE)
AGE = re.compile(r"\b(?:under|over|aged?|ages|than|to|and|between|level|section|year|age|of age) $", re.IGNORECASE)


@dataclass(frozen=True)
class Typed:
    """A number as typed, its value, how many decimals it has, and the unit that it is in."""

    text: str
    value: float
    decimals: int
    unit: str


@dataclass(frozen=True)
class Holder:
    """A cell of a table that has the value."""

    table: Table
    row: int
    column: str

    @property
    def macro(self) -> str:
        """What to write in its place."""
        keys = [key for key in self.table.papers.table_schema.primary_key if self._needed(key)]
        where = "".join(f', {key}="{self.table.cell(self.row, key)}"' for key in keys)
        return f'{{{{ number("{self.table.stem}", "{self.column}"{where}) }}}}'

    def _needed(self, key: str) -> bool:
        cells = self.table.cells[key]
        if key == "area" and self.table.cell(self.row, key) == self.table.home:
            return False
        return bool(cells.nunique() > 1)


class Values:
    """Every number of the tables by its unit, made when it is first asked for."""

    def __init__(self, tables: Mapping[str, Table]) -> None:
        self.tables = tables

    @cached_property
    def by_unit(self) -> dict[str, list[tuple[float, Holder]]]:
        """The numbers of each unit with the cells that hold them."""
        found: dict[str, list[tuple[float, Holder]]] = {"percent": [], "count": [], "gbp": []}
        for table in self.tables.values():
            for column in table.measures:
                of_all = None if column.endswith("_value") else unit_of(table, column, 0)
                if of_all is not None and of_all not in found:
                    continue
                for row, value in enumerate(table.values[column].tolist()):
                    unit = of_all or unit_of(table, column, row)
                    if unit in found and isinstance(value, float):
                        found[unit].append((value, Holder(table, row, column)))
        return found

    def holders(self, typed: Typed) -> list[Holder]:
        """The cells that have the value, or round to it."""
        exact = [one for value, one in self.by_unit[typed.unit] if value == typed.value]
        return exact or [one for value, one in self.by_unit[typed.unit] if round(value, typed.decimals) == typed.value]

    def best(self, typed: Typed, sentence: str) -> Holder | None:
        """The cell that the sentence most likely speaks of: the one that shares most words with it."""
        words = set(re.findall(r"[a-z]{4,}", sentence.lower())) | set(re.findall(r"\d{4}", sentence))

        def shared(one: Holder) -> tuple[int, bool]:
            keys = " ".join(one.table.cell(one.row, key) for key in one.table.papers.table_schema.primary_key)
            said = f"{one.table.papers.title} {one.table.papers.title_of(one.column)} {keys}".lower()
            return len(words & set(re.findall(r"[a-z]{4,}|\d{4}", said))), one.table.home in keys

        return max(self.holders(typed), key=shared, default=None)


def numbers_typed_in(sentence: str) -> Iterator[Typed]:
    """The percentages, amounts with a thousands separator and counts of children in a sentence.

    The base of a rate ("per 10,000"), ages, dates, sections and telephone numbers are none of them.
    """
    for found in PERCENT.finditer(sentence):
        yield _typed(found["number"], f"{found['number']}%", "percent")
    for found in THOUSANDS.finditer(sentence):
        if not (re.fullmatch(r"10*", found["number"].replace(",", "")) and BASE.search(sentence[: found.start()])):
            yield _typed(found["number"], found[0], "gbp" if found["pound"] else "count")
    for found in PEOPLE.finditer(sentence):
        year = re.fullmatch(r"(?:19|20)\d\d", found["number"])
        if not year and not AGE.search(sentence[: found.start()]) and not BASE.search(sentence[: found.start()]):
            yield _typed(found["number"], found["number"], "people")


def _typed(number: str, text: str, unit: str) -> Typed:
    plain = number.replace(",", "")
    return Typed(text, float(plain), len(plain.partition(".")[2]), unit)
