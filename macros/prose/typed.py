"""A number that a table gives is not typed into a page, where no one would fix it when the table is fixed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from macros.prose.people import CHILD
from macros.system.inputs import remembered
from macros.tables import Table, period, unit_of

PERCENT = re.compile(r"(?<![\w.,/])(?P<number>\d[\d,]*(?:\.\d+)?)\s?(?:%|per ?cent\b)(?! interval)")
"""A percentage; how sure an interval is (“a 95% interval”) measures nothing."""
THOUSANDS = re.compile(r"(?<![\w.,/])(?P<pound>£)?(?P<number>\d{1,3}(?:,\d{3})+)(?![\d%]|[.,]\d|\s?(?:%|per ?cent\b))")
PEOPLE = re.compile(rf"(?<![\w.,/£-])(?P<number>[1-9]\d{{1,3}}) (?:[\w-]{{1,30}} ){{0,2}}?{CHILD}", re.IGNORECASE)
BASE = re.compile(r"\b(?:per|among|every|each|of every|out of every) $", re.IGNORECASE)
AGE = re.compile(r"\b(?:under|over|aged?|ages|than|to|and|between|level|section|year|age|of age) $", re.IGNORECASE)
EMPTY = frozenset(
    re.findall(
        r"\w+",
        "about all almost also among and are been but for from had has have her his into its many more most nearly not now "
        "number off one only our out over per percent rate said share some such than that the their them then there these "
        "they this those told two under was were what when where which who whom will with year years you your total area "
        "local just cent count people",
    )
)
"""Words that do not distinguish one measure from another in any sentence."""


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
        keys = [key for key in self.table.metadata.table_schema.primary_key if self._needed(key)]
        where = "".join(f', {key}="{self.table.cell(self.row, key)}"' for key in keys)
        return f'{{{{ number("{self.table.stem}", "{self.column}"{where}) }}}}'

    @property
    def older(self) -> str:
        """Its period, where a newer one is in the table."""
        cell = self.table.cell(self.row, "time_period") if "time_period" in self.table.cells else ""
        return "" if cell in self.table.periods[-1:] else cell

    def _needed(self, key: str) -> bool:
        cells = self.table.cells[key]
        if self.table.cell(self.row, key) in ([self.table.home] if key == "area" else self.table.periods[-1:]):
            return False  # a macro takes these where nothing is said, and a page may not name the newest period
        return bool(cells.nunique() > 1)


class Values:
    """Every number of the tables by its unit, made when it is first asked for."""

    def __init__(self, tables: Callable[[], Mapping[str, Table]]) -> None:
        self.tables = tables

    @remembered
    def by_unit(self) -> dict[str, list[tuple[float, Holder]]]:
        """The numbers of each unit with the cells that hold them."""
        found: dict[str, list[tuple[float, Holder]]] = {"percent": [], "count": [], "gbp": []}
        for table in self.tables().values():
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

    def best(self, typed: Typed, sentence: str, areas: set[str]) -> Holder | None:
        """The one cell that the sentence refers to; None where that is not plain, since a wrong guess would be published.

        The cell is of the area that the sentence names (`areas` are the names of areas), or else of the home area; of
        the year that it names, or else of the last; every word that tells its row from the others is in the sentence;
        and at least two words that mean something, and half of those of the sentence, are the table's.
        """
        said = set(stems(sentence)) - {part for area in areas for part in stems(area)}
        named = {area for area in areas if mentions(sentence, area)}
        years = set(re.findall(r"\b(?:19|20)\d\d\b", sentence))
        if re.search(r"\b(?:[Nn]ational(?:ly)?|country|England)\b", sentence):
            named.add("England")
        scores = [(one, _agreement(one, said, named, years)) for one in self.holders(typed)]
        most = max((score for _, score in scores), default=0)
        best = [one for one, score in scores if score == most]
        return best[0] if most and len(best) == 1 else None


def _agreement(one: Holder, said: set[str], named: set[str], years: set[str]) -> int:
    """How many words of a sentence are those of a cell; 0 where the cell cannot be what it refers to."""
    table, row = one.table, one.row
    own: set[str] = set()
    for key in table.metadata.table_schema.primary_key:
        cell = table.cell(row, key)
        if key == "area":
            wrong = cell not in named if named else cell != table.home
        elif key == "time_period":
            known = period(cell)
            wrong = (
                not years <= set(re.findall(r"\d{4}", f"{cell} {known.words if known else ''}"))
                if years
                else cell != table.periods[-1]
            )
        else:
            whole = cell.startswith(("All ", "Total")) or table.cells[key].nunique() == 1
            wrong = not whole and not set(stems(cell)) <= said
            own |= set(stems(cell))
        if wrong:
            return 0
    if named and "area" not in table.cells and named != {table.home}:
        return 0
    own |= set(stems(f"{table.metadata.title} {table.metadata.title_of(one.column)}"))
    shared = own & said
    enough = len(shared) >= 2 or shared == said
    return len(shared) if enough and 2 * len(shared) >= len(said) else 0


def mentions(text: str, name: str) -> bool:
    """Whether a text has a name in it, whole."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def stems(text: str) -> Iterator[str]:
    """The words of a text that mean something, without the endings of their forms."""
    for word in re.findall(r"[a-z]{3,30}", text.lower()):
        if word not in EMPTY:
            yield re.sub(r"(?:ies|y|es|s|ed|ing)$", "", word) if len(word) > 4 else word.removesuffix("s")


def numbers_typed_in(sentence: str) -> Iterator[Typed]:
    """The percentages, amounts with a thousands separator and counts of children in a sentence.

    The base of a rate ("per 10,000"), ages, dates, sections and phone numbers are none of them.
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
