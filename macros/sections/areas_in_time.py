"""Areas over time: what each is to the reader's own, how it looks, its cells in each period, and all of them in one small picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from macros import charts
from macros.charts.looks import PLAIN, ROLES, SOLID
from macros.charts.middle import median_of
from macros.facts import Measure
from macros.tables import SYMBOLS, Table, in_order, order, period, shown
from macros.wording.measured import MONTHS

MIDDLE = "Median of the neighbours"
"""The median of the statistical neighbours, among the areas."""
AREA, COUNTRY, REGION, MEDIAN, NEIGHBOUR = "area", "country", "region", "median", "neighbour"
"""What an area is to the reader's own, and so its colour and shape."""
SHAPES = {
    "circle": "M-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0Z",
    "diamond": "M0,-6l6,6l-6,6l-6,-6Z",
    "triangle-up": "M0,-6l6,10h-12Z",
    "square": "M-4.5,-4.5h9v9h-9Z",
}
"""The path of each shape round its middle."""


@dataclass(frozen=True)
class Area:
    """An area that a reader can choose: its name in the address, whether it is chosen at first, its tile on the map."""

    name: str
    role: str
    id: str
    first: bool
    tile: str = ""


def looks() -> dict[str, dict[str, str]]:
    """How each role looks, and last the area that is picked: its colour, the path of its mark, its line."""
    known = {role: ROLES[role] for role in (AREA, COUNTRY, REGION, MEDIAN, NEIGHBOUR)}
    return {
        role: {
            "colour": look.colour,
            "mark": SHAPES[look.shape],
            "fill": "var(--chart-paper)" if look.hollow else look.colour,
            "dash": " ".join(f"{one:g}" for one in look.dash) if look.dash[-1] else "",
            "width": f"{look.width:g}",
        }
        for role, look in {**known, "picked": replace(PLAIN[2], shape="circle", dash=SOLID, width=3)}.items()
    }


def cells_of(table: Table, measure: Measure, areas: Sequence[str]) -> dict[str, dict[str, str]]:
    """The cell of each area in each period, in order of time, from the one in which today's rules began."""
    rows = [row for row in map(int, table.rows(dict(measure.where))) if table.cell(row, "area") in areas]
    found = {when: dict[str, str]() for when in in_order({table.cell(row, "time_period") for row in rows})}
    for row in rows:
        found[table.cell(row, "time_period")][table.cell(row, "area")] = table.printed(row, measure.column)
    return {
        when: cells
        for when, cells in found.items()
        if order(when) >= order(measure.since) and any(cell not in SYMBOLS for cell in cells.values())
    }


def middle(cells: Sequence[str]) -> str:
    """The median of the neighbours that have a number, if they are half of them or more; rounded as they are published."""
    numbers = [Decimal(cell) for cell in cells if cell not in SYMBOLS]
    if not numbers or 2 * len(numbers) < len(cells):
        return "x"
    places = max(len(cell.partition(".")[2]) for cell in cells if cell not in SYMBOLS)
    return median_of(numbers, places)


def month_of(when: str) -> int:
    """The month in which a period ends, counted from the year zero."""
    year, month, _ = order(when)
    return 12 * year + month


def step_of(when: str) -> int:
    """How many months a period of this kind has."""
    known = period(when)
    return MONTHS.get(known.kind, 12) if known else 12


def picture(cells: Mapping[str, Mapping[str, str]], areas: Sequence[Area], unit: str, values: Mapping[str, str]) -> str:
    """All areas on one axis, the region left out; the text alternative has the first and last value of those named."""
    whens = list(cells)
    last, step = month_of(whens[-1]), step_of(whens[-1])
    agos = {when: (last - month_of(when)) / step for when in whens}
    lines = [
        charts.Line(one.role, [(agos[when], _number(cells[when].get(one.name, "x"))) for when in whens])
        for one in areas
        if one.role != REGION
    ]
    ends = [known.short if (known := period(when)) else when for when in (whens[0], whens[-1])]
    said = [
        f"{name} from {shown(cells[whens[0]].get(name, 'x'), unit)} to {shown(cells[whens[-1]].get(name, 'x'), unit)}"
        for name in values
    ]
    return charts.crowd(lines, unit, (ends[0], ends[1]), f"Lines, {ends[0]} to {ends[1]}: {'; '.join(said)}.")


def _number(cell: str) -> float | None:
    return None if cell in SYMBOLS else float(cell)
