"""Compare for yourself: every official measure of all its areas over time, small, and what a reader's own view needs.

The page draws each measure once, without a script. The script draws one of them as its reader asks, from the table's
published CSV: this package tells it which column, rows, periods and areas, and gives it no number.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from macros import figures
from macros.charts.theme import CONCRETE
from macros.content import Site
from macros.facts import Layout, Measure
from macros.messages import Fault
from macros.render import safe
from macros.sections.areas_in_time import (
    AREA,
    COUNTRY,
    MEDIAN,
    MIDDLE,
    NEIGHBOUR,
    REGION,
    Area,
    cells_of,
    looks,
    middle,
    month_of,
    picture,
    step_of,
)
from macros.sections.board import OTHERS, figure_of
from macros.tables import SYMBOLS, Table, counted, is_stock, period, shown, unit_of
from macros.tables.intervals import limits_of
from macros.wording import Measured, measured


@dataclass(frozen=True)
class Small:
    """One measure as the page draws it without a script; `about` is what the script needs to draw it."""

    id: str
    row: Measured
    values: Mapping[str, str]
    picture: str
    figure: str
    csv: str
    about: str


@dataclass(frozen=True)
class Explorer:
    """The measures by the heading of their group, the areas, and what each picture says of where it is from."""

    groups: Mapping[str, Sequence[Small]]
    areas: Sequence[Area]
    tiles: Sequence[str]
    symbols: str
    colours: str
    looks: str
    site: str


def explorer(site: Site) -> Explorer:
    """Every measure of `data/comparisons.yml`; Fault where there is none, or a table lacks one."""
    if not site.measures:
        raise Fault("There is nothing to compare", "Name measures in data/comparisons.yml")
    areas = _areas(site)
    groups: dict[str, list[Small]] = {}
    for one in site.measures:
        table = site.compared(one.table)
        groups.setdefault(one.group or OTHERS, []).append(_small(site, table, one, areas))
    layout = _layout(site)
    tiles = [f"{tile.column},{tile.row}" for tile in layout.tiles] if layout else []
    symbols, colours, looked = (json.dumps(one) for one in (SYMBOLS, CONCRETE, looks()))
    return Explorer(groups, areas, tiles, symbols, colours, looked, site.partnership.name)


def slug(words: str) -> str:
    """A name as an address has it."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


def _areas(site: Site) -> list[Area]:
    region, country = (*site.around.wholes, "", "")[:2]
    near = site.around.neighbours
    roles = {site.area: AREA, country: COUNTRY, region: REGION, **({MIDDLE: MEDIAN} if near else {})}
    roles |= dict.fromkeys(sorted(near), NEIGHBOUR)
    places = {name: place for name in roles if (layout := _layout(site)) and (place := layout.place(name))}
    tiles = {name: f"{column},{row}" for name, (column, row) in places.items()}
    return [Area(name, role, slug(name), role != REGION, tiles.get(name, "")) for name, role in roles.items() if name]


def _layout(site: Site) -> Layout | None:
    """The map of tiles of the authorities that has the area, where there is one."""
    return next((one for one in site.layouts.values() if one.of == "authorities" and one.place(site.area)), None)


def _small(site: Site, table: Table, measure: Measure, areas: Sequence[Area]) -> Small:
    row = measured(table, measure, site.around)
    cells = cells_of(table, measure, [one.name for one in areas])
    near = [one.name for one in areas if one.role == NEIGHBOUR]
    unit = unit_of(table, measure.column, min(map(int, table.rows(dict(measure.where)))))
    for when, found in cells.items():
        cells[when] = {**found, MIDDLE: middle([found.get(name, "x") for name in near])}
    place = figure_of(measure, site.documents) if measure.page else None
    newest = cells[row.newest.period]
    values = {one.name: shown(newest.get(one.name, "x"), unit) for one in areas if one.role in (AREA, COUNTRY, MEDIAN)}
    return Small(
        slug(measure.measure),
        row,
        values,
        safe(picture(cells, areas, unit, values)),
        f"@/{place}" if place else row.href,
        f"@/data/{table.stem}.csv",
        json.dumps(_about(site, table, measure, list(cells), unit, row), ensure_ascii=False, separators=(",", ":")),
    )


def _about(
    site: Site, table: Table, measure: Measure, whens: Sequence[str], unit: str, row: Measured
) -> dict[str, Any]:
    """What the script has to know to find the values in the published file and to name them."""
    low, high = limits_of(measure.column)
    some = min(map(int, table.rows(dict(measure.where))))
    stock = is_stock(table, some, measure.column)
    sources = figures.source_lines(table, site.sources)
    return {
        "table": table.stem,
        "column": measure.column,
        "low": low,
        "high": high,
        "where": measure.where,
        "unit": "%" if unit == "percent" else "",
        "per": row.unit,
        "places": table.places(some, measure.column),
        "step": step_of(whens[-1]),
        "periods": [_period(when, stock) for when in whens],
        "because": f"{measure.because} Values are compared from {measure.since} on." if measure.because else "",
        "source": "; ".join(f"{one.title}, {one.locator} ({one.publisher})" for one in sources),
        "licence": table.metadata.licenses[0].title,
    }


def _period(when: str, stock: bool | None) -> tuple[str, str, str, int]:
    """A period as the file has it, in words, short, and by its month."""
    known, said = period(when), counted(when, stock)
    words = said.words if said else when
    if said and said.kind == "academic year":
        words = f"academic year {said.short}"
    return when, words, known.short if known else when, month_of(when)
