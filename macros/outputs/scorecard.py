"""The scorecard as open data: a row a measure, with its values, changes, intervals and verdicts.

Behind these each row says whose it is, where the figure is, and what the earlier values are, so that the scorecards of many
sites can be shown side by side (`macros.region`) from their public files alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from macros.content import Site
from macros.outputs.downloads import size_in_words
from macros.outputs.making import Making
from macros.outputs.open_data import as_lines
from macros.render import render
from macros.sections.board import figure_of
from macros.sections.comparison import comparison
from macros.system.cache import Made
from macros.wording import Measured, Moved

FILE = "figures/scorecard.csv"
"""Where it lies: beside the page that shows it, and among no tables, whose names are the officers' own."""
ABOUT = ("partnership", "status", "area", "area_code", "region", "region_code", "site", "licence")
"""Whose scorecard it is, the same in each row. `status` is demonstration or live, `site` the address of the home page."""
MORE = ("group", "period", "figure", "source", "rules_since", "rules_changed", "values")
"""What a page of many scorecards also says of a measure. `period` is the newest in words, `figure` an address below `site`.

`values` has those of the line, the earliest first: `2023: 40.1; 2024: c`, a symbol where a value is hidden or missing.
"""
CHANGE = ("period", "value", "change", "change_low", "change_high", "verdict")


def files(making: Making) -> Made:
    """The file; none where no page shows a scorecard."""
    if "scorecard" not in making.site.macros_of_pages:
        return Made()
    return Made({FILE: as_lines(lines(making, comparison(making.site).lines))})


def download(making: Making) -> str:
    """The link to the file, as the page of the scorecard shows it."""
    made = making.made("scorecard", "data/comparisons.yml", lambda: files(making)).files
    return render("scorecard_file", href=f"@/{FILE}", size=size_in_words(len(made[FILE]))) if made else ""


def lines(making: Making, rows: Sequence[Measured]) -> list[list[str]]:
    """The head and a row for each measure: its verdicts, whose they are, and more about the measure."""
    site = making.site
    who = site.partnership
    about = [who.name, who.status, who.area, who.authority.new_la_code, who.region.name, who.region.region_code]
    about += [making.home, who.licence.statement]
    head, *judged = verdicts(rows)
    return [
        [*head, *ABOUT, *MORE],
        *([*verdict, *about, *_more(site, row)] for verdict, row in zip(judged, rows, strict=True)),
    ]


def verdicts(rows: Sequence[Measured]) -> list[list[str]]:
    """The head and a row for each measure. What is not known is `x`, as in the tables; a verdict that is none is `z`."""
    areas = list(rows[0].cells)[1:]
    head = ["measure", "better", "unit", "time_period", "value", "value_low", "value_high"]
    head += [f"{name}_{column}" for name in ("year_before", "years_before") for column in CHANGE]
    head += ["rank_from_highest", "areas_ranked", "rank"]
    head += [f"{called(area)}{column}" for area in areas for column in ("_value", "_verdict")]
    return [head, *(_row(row, areas) for row in rows)]


def _more(site: Site, row: Measured) -> list[str]:
    """The group, the period in words, the figure, the sources, the rules, and the values of the line."""
    measure = row.measure
    documents = {one.document: site.sources[one.document] for one in site.table(measure.table).metadata.sources}
    return [
        measure.group,
        row.when,
        (figure_of(measure, site.documents) if measure.page else None) or row.href.removeprefix("@/"),
        "; ".join(f"{one.title} ({one.publisher})" for one in documents.values()),
        measure.since,
        measure.because,
        "; ".join(f"{one.period}: {one.cell}" for one in row.points),
    ]


def called(area: str) -> str:
    """The name of an area as a column has it."""
    return "_".join(area.lower().split())


def _row(row: Measured, areas: Sequence[str]) -> list[str]:
    ends = (_number(row.known.low), _number(row.known.high)) if row.known else ("x", "x")
    ranked = row.standing
    return [
        row.measure.measure,
        row.measure.better,
        "percent" if row.newest.shown.endswith("%") else row.unit or "as the measure says",
        row.newest.period,
        row.newest.cell,
        *ends,
        *_change(row.year, row.verdict),
        *_change(row.long, row.verdict_long),
        *((str(ranked.highest), str(ranked.of), ranked.words(short=True)) if ranked else ("x", "x", "x")),
        *(cell for area in areas for cell in (row.cells[area], row.beside.get(area, "z"))),
    ]


def _change(one: Moved | None, verdict: str) -> list[str]:
    if one is None:
        return [*"xxxxx", verdict or "z"]
    ends = (_number(one.interval.low), _number(one.interval.high)) if one.interval else ("x", "x")
    return [one.since.period, one.since.cell, _number(one.by), *ends, verdict or "z"]


def _number(value: float) -> str:
    """A number to two decimals: intervals say less than that for certain."""
    return f"{value:.2f}"
