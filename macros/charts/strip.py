"""Every area on one line in a row of a table: those alike hollow and grey, the area itself filled, the country a tick."""

from __future__ import annotations

from collections.abc import Sequence

from macros.charts import svg
from macros.charts.looks import AREA, ENGLAND, NEIGHBOUR
from macros.charts.scales import Scale
from macros.charts.theme import GRID

WIDTH, HEIGHT, EDGE = 180, 24, 8
"""The size in pixels, and the room at each side for a dot."""
SMALL, LARGE, TICK = 3.5, 13, 3
"""The radius of an area alike, and the widths of the area's own dot and of the country's tick."""


def strip(own: float, others: Sequence[float], country: float | None = None) -> str:
    """The SVG of an area among others, the lowest value at the left. The words beside it are its text alternative."""
    whole = [own, *others, *([] if country is None else [country])]
    x = Scale(min(whole), max(whole), EDGE, WIDTH - EDGE)
    middle = HEIGHT / 2
    rings = "".join(
        f"M{svg.number(x.at(one) - SMALL)},{svg.number(middle)}a{SMALL},{SMALL} 0 1 0 {2 * SMALL:g},0a{SMALL},{SMALL} 0 1 0 {-2 * SMALL:g},0"
        for one in sorted(others)
    )
    parts = [svg.line([(EDGE, middle), (WIDTH - EDGE, middle)], GRID)]
    parts += [f'<path d="{rings}" stroke="{NEIGHBOUR.colour}" stroke-width="1.5"/>'] if rings else []
    parts += (
        [] if country is None else [svg.line([(x.at(country), 2), (x.at(country), HEIGHT - 2)], ENGLAND.colour, TICK)]
    )
    parts.append(svg.line([(x.at(own), middle), (x.at(own) + 0.01, middle)], AREA.colour, LARGE))
    named = svg.attributes({"class": "strip", "aria-hidden": "true", "stroke-linecap": "round"})
    return svg.whole(WIDTH, HEIGHT, parts, named)
