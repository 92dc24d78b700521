"""What sets the area apart: every row of a table's breakdown beside the areas like it, the largest gap first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from macros import wording
from macros.content import Site
from macros.facts.area_names import in_a_sentence
from macros.tables import Cell, Table, period_of, shown, spanned, unit_of
from macros.tables.neighbours import AVERAGE


@dataclass(frozen=True)
class Line:
    """One row: its name, the values of the areas in their columns, how sure the first is, the gap, the rank, the change."""

    name: str
    values: list[str]
    interval: str
    gap: str
    verdict: str
    rank: str
    change: str


@dataclass(frozen=True)
class Gaps:
    """The rows, what they are called and measure, in which period, and the areas in their columns, the home area first.

    `home` is that area as a sentence says it.
    """

    called: str
    measure: str
    when: str
    home: str
    areas: list[str]
    lines: list[Line]


def gaps(site: Site, stem: str, column: str, **where: Cell) -> Gaps:
    """Every row of the newest period; Fault where the table breaks nothing down, or has no shares or rates."""
    table, around = site.compared(stem), site.around
    found = wording.gaps(table, column, around, **where)
    columns = [table.home, AVERAGE, *around.wholes[-1:]]  # of the wholes the country: a phone has little room
    rows = [one.row for one in found]
    when = spanned(known for row in rows if (known := period_of(table, row, [column])))
    key = next(one for one in table.metadata.table_schema.primary_key if one not in ("time_period", "area"))
    called, measure = (table.metadata.title_of(name) for name in (key, column))
    lines = [_line(table, column, around, one, columns) for one in found]
    return Gaps(called, measure, when, in_a_sentence(table.home), columns, lines)


def _line(table: Table, column: str, around: wording.Around, one: wording.Gap, columns: list[str]) -> Line:
    keys = [key for key in table.metadata.table_schema.primary_key if key != "area"]
    same: dict[str, Any] = {key: table.cell(one.row, key) for key in keys}
    parts: dict[str, Any] = {key: value for key, value in same.items() if key != "time_period"}
    unit, values = unit_of(table, column, one.row), []
    for area in columns:
        there = [int(row) for row in table.rows({**same, "area": area})]
        values.append(shown(table.printed(there[0], column), unit) if there else shown("x"))
    place = wording.standing(table, column, around, **same)
    way = "above" if one.size > 0 else "below"
    change = ""
    if one.first is not None:
        since, known = table.cell(one.first, "time_period"), period_of(table, one.first, [column])
        change = wording.change(table, column, since=since, until=table.cell(one.row, "time_period"), **parts).text
        change = f"{change.partition(',')[0].removeprefix('showed ')} since {known.short if known else since}"
    return Line(
        name=one.name,
        values=values,
        interval=wording.ends(table, one.row, column),
        gap=wording.difference(one),
        verdict=way if one.clear else "about the same",
        rank=place.words(short=True),
        change=change,
    )


@dataclass(frozen=True)
class GapMacros:
    """The two macros about what sets the area apart: `gaps`, its own table, and `standouts`, words in a sentence."""

    site: Site

    def gaps(self, /, stem: str, column: str, **where: Cell) -> Gaps:
        """Every row of a breakdown beside the neighbours, the largest gap first: `gaps("factors", "cases_percent")`."""
        return gaps(self.site, stem, column, **where)

    def standouts(
        self, /, stem: str, column: str, *, way: wording.Way, limit: int = 4, **where: Cell
    ) -> wording.Number:
        """What stands out of a breakdown: `standouts("factors", "cases_percent", way="above")`."""
        return wording.standouts(self.site.compared(stem), column, self.site.around, way=way, limit=limit, **where)

    @property
    def words(self) -> dict[str, Callable[..., Any]]:
        """Each by the name that a page calls it by."""
        return {"gaps": self.gaps, "standouts": self.standouts}
