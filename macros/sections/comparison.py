"""How the area compares: each official measure beside its neighbours, region and country, with rank and change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from macros import wording
from macros.content import Site
from macros.facts import Measure
from macros.messages import Fault
from macros.tables import SYMBOLS, Table, order, period_of, shown, spanned, unit_of
from macros.tables.neighbours import AVERAGE

QUARTERS = (
    ({1}, "best quarter"),
    ({1, 2}, "better half"),
    ({4}, "worst quarter"),
    ({3, 4}, "worse half"),
    ({1, 2, 3, 4}, "too close to tell"),
)
"""Where an area stands among those like it, the whole of its 95% interval; said only where all agree which way is better."""


@dataclass(frozen=True)
class Line:
    """One measure: the area's latest value and how sure it is, those of the others in the same period, rank and change."""

    measure: str
    unit: str
    when: str
    href: str
    values: Mapping[str, str]
    interval: str
    rank: str
    quarter: str
    change: str


@dataclass(frozen=True)
class Comparison:
    """The lines of the page "How we compare", and the areas in their columns, the home area first."""

    areas: list[str]
    lines: list[Line]


def comparison(site: Site) -> Comparison:
    """Every measure of `data/comparisons.yml`, compared; Fault where there is none, or a table does not have one."""
    if not site.measures:
        raise Fault("There is nothing to compare", "Name measures in data/comparisons.yml")
    lines = [line(site, measure) for measure in site.measures]
    return Comparison(list(lines[0].values), lines)


def line(site: Site, measure: Measure) -> Line:
    """One measure compared; Fault where its table does not have it."""
    table, column, around = site.compared(measure.table), measure.column, site.around
    asked: dict[str, Any] = dict(measure.where)
    if column not in table.cells:
        table.one(column, asked)
    rows = table.rows({**asked, "area": table.home})
    known = [row for row in rows if table.cell(row, column) not in SYMBOLS]
    if not known:
        raise Fault(f"The table `{table.stem}` has no number of `{column}` for {table.home} here", "Correct `where`")
    ordered = sorted(known, key=lambda row: order(table.cell(row, "time_period")))
    latest = table.cell(ordered[-1], "time_period")
    asked["time_period"] = latest
    row, _ = table.one(column, asked)
    unit = unit_of(table, column, row)
    values = {}
    for area in areas(table, around):
        found = list(table.rows({**asked, "area": area})) if area in set(table.cells["area"]) else []
        values[area] = shown(table.cell(found[0], column), unit) if found else shown("x")
    place = wording.standing(table, column, around, **asked)
    may = place.quarters(measure.better) if measure.better != "neither" else set()
    moved = ""
    if len(ordered) > 1:
        before = table.cell(ordered[-2], "time_period")
        same: dict[str, Any] = {key: value for key, value in asked.items() if key != "time_period"}
        moved = (
            wording.change(table, column, since=before, until=latest, **same)
            .text.partition(",")[0]
            .removeprefix("showed ")
        )
    when = period_of(table, row, [column])
    return Line(
        measure=measure.measure,
        unit={"rate": "per 10,000 children", "percent": "", "ratio": "children"}.get(unit, unit),
        when=spanned([when]) if when else latest,
        href=wording.href(table),
        values=values,
        interval=wording.ends(table, row, column),
        rank=place.words(short=True),
        quarter=next(said for within, said in QUARTERS if may <= within) if may else "",
        change=moved,
    )


def areas(table: Table, around: wording.Around) -> list[str]:
    """The areas that stand beside one another: home, the average of its neighbours, and the wholes it is part of."""
    return [table.home, AVERAGE, *around.wholes]
