"""The files of a region: a page with a table of areas and measures, a page for each measure, and all of it as CSV.

The page of all areas needs no script: it is sorted by name, and the page of each measure has the areas from the highest value
to the lowest. A line over time has the same scale for all areas of a measure, so that lines can be compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from macros.messages import counted
from macros.outputs.open_data import as_lines
from macros.region.gathered import Column, Region
from macros.region.scorecard import Change, Row, spoken
from macros.render import COMPONENTS, whole
from macros.sections.scorecard import SHAPES
from macros.system.package import OVERRIDES
from macros.tables import SYMBOLS, order, period, shown

CSV = "areas.csv"
SHEETS = ("tokens.css", "page.css", "components.css", "print.css")
OWN = ("region.css", "region.js")
WIDTH, HEIGHT, EDGE = 60, 20, 2
"""The size of a line over time, in the units of its picture."""
DIRECTIONS = {"low": "Lower is better", "high": "Higher is better", "neither": "No agreed direction"}
HEAD = (
    *("partnership", "status", "area", "area_code", "region", "site", "group", "measure", "unit", "better"),
    *("time_period", "period", "value", "value_low", "value_high"),
    *(f"{name}_{column}" for name in ("year_before", "years_before") for column in ("period", "value", "verdict")),
    *("figure", "values", "rules_changed", "source", "licence"),
)


@dataclass(frozen=True)
class Drawn:
    """What a page shows of one measure: its own page, the scale of its lines, and the bars of its values."""

    column: Column
    file: str

    @cached_property
    def periods(self) -> list[str]:
        """Every period that a line of this measure has."""
        return sorted({when for row in self.column.rows.values() for when, _ in row.values}, key=order)

    @cached_property
    def ends(self) -> tuple[float, float]:
        """The lowest and highest number of all lines."""
        numbers = [float(cell) for row in self.column.rows.values() for _, cell in row.values if cell not in SYMBOLS]
        return (min(numbers), max(numbers)) if numbers else (0.0, 0.0)

    @cached_property
    def lines(self) -> dict[str, str]:
        """The path of each area's line by the area's code; a period without a number breaks it, a number alone is a dot."""
        periods, (low, high) = self.periods, self.ends
        across = (WIDTH - 2 * EDGE) / max(1, len(periods) - 1)
        down = (HEIGHT - 2 * EDGE) / ((high - low) or 1)
        return {
            code: "".join(
                f"{'L' if joined else 'M'}{EDGE + across * place:.0f} {HEIGHT - EDGE - down * (value - low):.0f}{'' if joined else 'h0'}"
                for place, value, joined in _steps(periods, row)
            )
            for code, row in self.column.rows.items()
        }

    def bar(self, row: Row) -> float:
        """How long the bar of a value is, as a percentage of the longest."""
        return round(100 * abs(float(row.value)) / self.most, 1) if self.most else 0.0

    @cached_property
    def most(self) -> float:
        """The largest value of all areas, without its sign."""
        return max(abs(float(one.value)) for one in self.column.rows.values())

    def told(self, row: Row) -> str:
        """The values of a line in words."""
        return "; ".join(f"{spoken(when)}: {shown(cell, row.unit)}" for when, cell in row.values)

    def verdicts(self, row: Row) -> tuple[str, str]:
        """What the area's site says of the two changes; nothing where the sites have no agreed direction."""
        return row.verdicts if self.column.better != "neither" else ("", "")

    def told_of(self, change: Change, row: Row) -> str:
        """The value that a change is from, as readers see it, and when that was."""
        known = period(change.since)
        return (
            f"{shown(change.value, row.unit)} {'at' if known and known.kind == 'day' else 'in'} {spoken(change.since)}"
        )

    @property
    def direction(self) -> str:
        """Which way is better, in words."""
        if len({row.better for row in self.column.rows.values()}) > 1:
            return "The sites do not agree which way is better"
        return DIRECTIONS[self.column.better]


def _steps(periods: Sequence[str], row: Row) -> Iterator[tuple[int, float, bool]]:
    """Each number of a row's line with the place of its period, and whether it is joined to the one before."""
    values, joined = dict(row.values), False
    for place, when in enumerate(periods):
        known = values.get(when, "x") not in SYMBOLS
        if known:
            yield place, float(values[when]), joined
        joined = known


def files(region: Region) -> dict[str, bytes]:
    """Every file of the folder by its name."""
    drawn = [Drawn(column, name) for column, name in zip(region.columns, _names(region.columns), strict=True)]
    told = {
        "region": region,
        "measures": drawn,
        "shapes": SHAPES,
        "csv": CSV,
        "sheets": SHEETS,
        "licences": list(dict.fromkeys(area.licence for area in region.areas if area.licence)),
        "demonstrations": sum(area.status == "demonstration" for area in region.areas),
        "many": counted,
        "spoken": spoken,
    }
    pages = {"index.html": whole("index.html", "region", **told)}
    pages |= {one.file: whole("measure.html", "region", one=one, **told) for one in drawn}
    made = {name: text.encode() for name, text in pages.items()}
    made |= {name: (OVERRIDES / "assets" / name).read_bytes() for name in SHEETS}
    made |= {name: (COMPONENTS / "region" / name).read_bytes() for name in OWN}
    return made | {CSV: as_lines([list(HEAD), *_lines(region)])}


def _names(columns: Sequence[Column]) -> Iterator[str]:
    """The file of each measure's page; of two whose names differ in signs alone the later has a number."""
    given: set[str] = {"index"}
    for column in columns:
        name, number = column.slug, 2
        while name in given:
            name, number = f"{column.slug}-{number}", number + 1
        given.add(name)
        yield f"{name}.html"


def _lines(region: Region) -> Iterator[list[str]]:
    """A row for each area and measure."""
    for area in region.areas:
        for row in area.rows:
            yield [
                *(area.partnership, area.status, area.area, area.code, area.region, area.home),
                *(row.group, row.measure, row.unit, row.better, row.time_period, row.period, row.value),
                *(row.interval or ("x", "x")),
                *_change(row.year, row.verdicts[0]),
                *_change(row.long, row.verdicts[1]),
                row.href,
                "; ".join(f"{when}: {cell}" for when, cell in row.values),
                *(row.rules, row.source, area.licence),
            ]


def _change(change: Change | None, verdict: str) -> tuple[str, str, str]:
    return (change.since, change.value, verdict or "z") if change else ("x", "x", verdict or "z")
