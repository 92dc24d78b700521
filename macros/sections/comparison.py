"""How the area compares: each official measure beside its neighbours, region and country, with rank and change."""

from __future__ import annotations

from dataclasses import dataclass

from macros.content import Site
from macros.facts import Measure
from macros.facts.area_names import in_a_sentence
from macros.messages import Fault
from macros.sections.small_pictures import line_of, strip_of
from macros.wording import Measured, measured


@dataclass(frozen=True)
class Comparison:
    """The lines of the page "How we compare", and the areas in their columns, the home area first."""

    areas: list[str]
    lines: list[Measured]

    @property
    def area(self) -> str:
        """The home area as a sentence names it."""
        return in_a_sentence(self.areas[0])

    @property
    def country(self) -> str:
        """The country as a sentence names it."""
        return in_a_sentence(self.areas[-1])

    @property
    def pictures(self) -> list[tuple[Measured, str, str]]:
        """Each line with its values over time, and its place among the neighbours and the country, drawn small."""
        return [(one, line_of(one), strip_of(one, self.areas[-1])) for one in self.lines]


def comparison(site: Site) -> Comparison:
    """Every measure of `data/comparisons.yml`, compared; Fault where there is none, or a table does not have one."""
    if not site.measures:
        raise Fault("There is nothing to compare", "Name measures in data/comparisons.yml")
    lines = [line(site, measure) for measure in site.measures]
    return Comparison(list(lines[0].values), lines)


def line(site: Site, measure: Measure) -> Measured:
    """One measure compared; Fault where its table does not have it, or has no area beside."""
    found = measured(site.compared(measure.table), measure, site.around)
    if found.standing is None:
        what = f"The table `{measure.table}` has too few areas to rank {site.area} among, for {found.newest.words}"
        raise Fault(what, "Name a table that has its statistical neighbours too")
    return found
