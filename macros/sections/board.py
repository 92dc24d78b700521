"""The board of all measures: each a row with its newest number, where it goes, its small line, and its place among others.

Its rows are those of `data/comparisons.yml` below their `group`, or the indicators of one local table. A change is said as
everywhere: clear where chance alone would not explain it (`wording.measured`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from macros import wording
from macros.content import NEIGHBOURS, Site
from macros.facts import Measure
from macros.facts.area_names import in_a_sentence, listed_areas
from macros.messages import Fault
from macros.pages import Document
from macros.sections.comparison import Comparison, comparison
from macros.sections.pack_measures import indicators
from macros.sections.scorecard import SHAPES, Scorecard, scorecard
from macros.sections.small_pictures import line_of, strip_of, value_in
from macros.wording import Measured, Moved, measured
from macros.wording.row import BETTER, LEVEL, SAME, UNJUDGED, WORSE
from macros.wording.sentence import href

OTHERS = "Other measures"
"""The heading of measures that name no group."""


@dataclass(frozen=True)
class Said:
    """A few words with their verdict, if there is one, and its shape."""

    words: str
    verdict: str = ""

    @property
    def shape(self) -> str:
        return SHAPES.get(self.verdict, "")

    @property
    def joined(self) -> str:
        """What joins a verdict on a change and its words: `better: up from`, `no clear change from`."""
        return ": " if self.verdict in (BETTER, WORSE) else " "


@dataclass(frozen=True)
class Row:
    """One measure: where its name leads, its line and its strip, and what is said of the change and of others."""

    row: Measured
    href: str
    line: str
    strip: str
    change: Said
    long: Said | None
    beside: Said | None
    rank: str


@dataclass(frozen=True)
class Board:
    """The rows by the heading of their group. A `local` board has no other areas and is folded away under its `title`."""

    groups: dict[str, list[Row]]
    area: str
    country: str
    local: str = ""


def board(site: Site, stem: str = "") -> Board:
    """Every measure of `data/comparisons.yml` by its group; or with a `stem` the indicators of that table, which have no others beside."""
    country = site.around.wholes[-1]
    if stem:
        table = site.compared(stem)
        rows = [row_of(measured(table, one, site.around), country) for one in indicators(table)]
        return Board({"": rows}, site.area, country, f"{table.metadata.title}: {len(rows)} indicators")
    groups: dict[str, list[Row]] = {}
    for found in comparison(site).lines:
        place = figure_of(found.measure, site.documents) if found.measure.page else None
        row = row_of(found, country, f"@/{place}" if place else "")
        groups.setdefault(found.measure.group or OTHERS, []).append(row)
    return Board(groups, site.area, country)


def figure_of(measure: Measure, documents: Iterable[Document]) -> str | None:
    """The address of the figure that shows a measure, from the site's root; None where its page has no such figure."""
    for document in documents:
        if document.src == measure.page:
            for call in document.reading.calls:
                name = call.positional[1] if len(call.positional) > 1 else dict(call.named).get("name", "default")
                if call.name == "figure" and call.positional[:1] == (measure.table,) and name == measure.figure:
                    return f"{document.url}#figure-{measure.table}" + (f"-{name}" if name != "default" else "")
    return None


def row_of(row: Measured, country: str, href: str = "") -> Row:
    """A measure as the board shows it, beside this country."""
    rank = (
        row.standing.words(short=True, whole=False).partition(" among ")[0].removesuffix(" areas")
        if row.standing
        else ""
    )
    return Row(
        row=row,
        href=href or row.href,
        line=line_of(row),
        strip=strip_of(row, country),
        change=_change(row),
        long=_long(row),
        beside=_beside(row, country) if value_in(row, country) is not None else None,
        rank=f"{rank[:1].upper()}{rank[1:]}",
    )


def _change(row: Measured) -> Said:
    """`up from 20.9% in 2024`, with its verdict; in a gap, why the newest period has no number."""
    if row.gap:
        return Said(f"the newest number is {row.gap}")
    return Said("no number for the year before") if row.year is None else _moved(row.year)


def _moved(one: Moved) -> Said:
    before = f"{one.since.shown} {_in(one.since.short)}"
    if one.text == SAME or one.up is None:
        return Said(f"from {before}", SAME)
    return Said(f"{'up' if one.up else 'down'} from {before}", "" if one.verdict == UNJUDGED else one.verdict)


def _long(row: Measured) -> Said | None:
    """The change over all years of the line, where it says something else than that of the newest year."""
    if row.long is None or row.year is None or row.long.text == SAME:
        return None
    far = _moved(row.long)
    return None if row.year.text != SAME and row.year.up == row.long.up else far


def _in(short: str) -> str:
    """A period after a number: `in 2024`, `on 31 Mar 2024`, `in the year to 30 Sep 2024`."""
    if short.startswith("year to "):
        return f"in the {short}"
    return f"{'on' if short[:2].strip().isdigit() and ' ' in short else 'in'} {short}"


def _beside(row: Measured, country: str) -> Said:
    """How the area compares with the country, with the country's number."""
    value, verdict = row.values[country], row.beside.get(country, "")
    link = {BETTER: "than ", WORSE: "than ", LEVEL: "as "}.get(verdict, "")
    return Said(f"{link}{country} ({value})", verdict if link else "")


@dataclass(frozen=True)
class MeasureMacros:
    """The macros that show many measures, and the one that names the areas beside them."""

    site: Site

    def board(self, stem: str = "") -> Board:
        """Every measure by its group: `board()`; or folded away, those of a local table: `board("monthly-indicators")`."""
        return board(self.site, stem)

    def comparison(self) -> Comparison:
        """Every official measure beside the neighbours, the region and the country: `comparison()`."""
        return comparison(self.site)

    def scorecard(self, short: int = 0) -> Scorecard:
        """What got better and what got worse: `scorecard()`; on a front page a few measures: `scorecard(short=6)`."""
        return scorecard(self.site, short)

    def neighbours(self) -> wording.Number:
        """The areas most like the home area, the closest first, in a sentence: `neighbours()`."""
        stem = next((one for one in self.site.stems if one.endswith(NEIGHBOURS)), "")
        if not self.site.around.neighbours:
            raise Fault("No table names statistical neighbours", f"Add one whose name ends in `{NEIGHBOURS}`")
        table = self.site.table(stem)
        names = [in_a_sentence(name) for name in self.site.around.neighbours]
        return wording.Number(listed_areas(names), href(table), table.metadata.title)

    @property
    def words(self) -> dict[str, Callable[..., Any]]:
        """Each by the name that a page calls it by."""
        return {name: getattr(self, name) for name in ("board", "comparison", "scorecard", "neighbours")}
