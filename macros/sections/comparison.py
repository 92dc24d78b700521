"""How the area compares: each official measure beside its neighbours, region and country, with rank and change."""

from __future__ import annotations

from dataclasses import dataclass

from macros.charts.strip import strip
from macros.content import Site
from macros.facts import Measure
from macros.messages import Fault
from macros.render import safe
from macros.wording import Measured, measured


@dataclass(frozen=True)
class Comparison:
    """The lines of the page "How we compare", and the areas in their columns, the home area first.

    `strips` has for each line every area as a dot, from the lowest to the highest.
    """

    areas: list[str]
    lines: list[Measured]
    strips: list[str]


def comparison(site: Site) -> Comparison:
    """Every measure of `data/comparisons.yml`, compared; Fault where there is none, or a table does not have one."""
    if not site.measures:
        raise Fault("There is nothing to compare", "Name measures in data/comparisons.yml")
    lines = [line(site, measure) for measure in site.measures]
    strips = [strip_of(found, site.around.wholes[-1]) for found in lines]
    return Comparison(list(lines[0].values), lines, strips)


def strip_of(row: Measured, country: str) -> str:
    """The picture of every area on one line; nothing where there are no others to draw."""
    if row.standing is None:
        return ""
    cell = row.cells.get(country, "x")
    there = float(cell) if cell[:1].isdigit() or cell[:1] == "-" else None
    return safe(strip(float(row.standing.own), [float(one) for one in row.standing.others], there))


def line(site: Site, measure: Measure) -> Measured:
    """One measure compared; Fault where its table does not have it, or has no area beside."""
    found = measured(site.compared(measure.table), measure, site.around)
    if found.standing is None:
        what = f"The table `{measure.table}` has too few areas to rank {site.area} among, for {found.newest.words}"
        raise Fault(what, "Name a table that has its statistical neighbours too")
    return found
