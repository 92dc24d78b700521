"""One look for one meaning: the area, those beside it, better and worse, and grades, wherever they are drawn.

Each has its own colour, shape and dash, so that it is known in grey and by people who see fewer colours. (WCAG 2.2,
1.4.1: colour is never the only means.) The colours of series without such a meaning are two hues in two degrees of
lightness, which differ for people who do not see red or green as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from macros.charts.data import ChartData
from macros.charts.theme import DASHES, INK, MARKERS, MUTED, PAPER, SERIES

SOLID = (1, 0)


@dataclass(frozen=True)
class Look:
    """How a mark and a line look: a colour, the shape of a point, the dash and the width of a line."""

    colour: str
    shape: str
    dash: tuple[float, ...] = SOLID
    width: float = 2
    hollow: bool = False

    def mark(self, size: float = 130) -> dict[str, Any]:
        """The shape in the words of a canvas; a hollow one has an edge alone."""
        fill, stroke = (PAPER, self.colour) if self.hollow else (self.colour, PAPER)
        return {"shape": self.shape, "size": size, "fill": fill, "stroke": stroke}


STAR = "M0,-1.35L0.32,-0.45L1.28,-0.42L0.51,0.16L0.8,1.09L0,0.54L-0.8,1.09L-0.51,0.16L-1.28,-0.42L-0.32,-0.45Z"
"""A star of five points, in Vega's words for a shape; a little larger than others, since its edge takes half of it."""

AREA = Look("var(--chart-area)", "circle", width=3)
ENGLAND = Look("var(--chart-england)", "diamond", (6, 3))
REGION = Look("var(--chart-region)", "triangle-up", (2, 2))
NEIGHBOUR = Look("var(--chart-neighbour)", "circle", width=1, hollow=True)
MEDIAN = Look("var(--chart-median)", "square")
BETTER = Look("var(--chart-better)", "circle")
WORSE = Look("var(--chart-worse)", "diamond", hollow=True)
OTHER = Look("var(--chart-other)", "cross", (1, 3))

ROLES: Mapping[str, Look] = {
    "area": AREA,
    "country": ENGLAND,
    "region": REGION,
    "neighbour": NEIGHBOUR,
    "median": MEDIAN,
    "other": OTHER,
}
"""The look of each role that a name can have in a chart."""

PLAIN = tuple(Look(colour, shape, tuple(dash)) for colour, shape, dash in zip(SERIES, MARKERS, DASHES, strict=True))
"""The looks of series without such a meaning, in their order."""
PLACES = (
    Look(SERIES[1], "triangle-down", (8, 3, 2, 3)),
    Look(SERIES[2], "cross", (4, 2)),
    Look(SERIES[3], STAR, (1, 2)),
)
"""The looks of authorities that are named beside the home area."""

GRADES = (
    Look("var(--grade-1)", STAR),
    Look("var(--grade-2)", "circle"),
    Look("var(--grade-3)", "triangle-up"),
    Look("var(--grade-4)", "square"),
)
"""Outstanding, good, requires improvement, inadequate."""
JUDGED = {"outstanding": 0, "good": 1, "requires": 2, "adequate": 2, "satisfactory": 2, "inadequate": 3}
"""The grade of a judgement by its first word. “Adequate” and “satisfactory” were the third of four until 2013."""
ROSE, FELL = Look(INK, "triangle-up"), Look(INK, "triangle-down")


def graded(words: str) -> Look | None:
    """The look of a grade that begins with its name; None for any other words."""
    first = words.split()[0].lower().rstrip(",:;") if words.split() else ""
    return GRADES[JUDGED[first]] if first in JUDGED else None


def look_of(data: ChartData, series: str) -> Look:
    """The look of a series: that of its role or grade, grey for what is left over, otherwise the next in order."""
    if series in data.roles:
        return ROLES[data.roles[series]]
    if series in data.rest:
        return OTHER
    plain = [name for name in data.series if name not in data.roles and name not in data.rest]
    grades = [graded(name) for name in plain]
    if all(grades) and (grade := graded(series)):
        return grade
    looks = PLACES if set(data.roles) & set(data.series) else PLAIN
    return looks[plain.index(series) % len(looks)]


def colour_of(data: ChartData, category: str) -> str:
    """The colour of a bar: that of its role, grey for what is left over, lighter for what the title is not about."""
    if category in data.roles:
        return ROLES[data.roles[category]].colour
    if category in data.rest:
        return OTHER.colour
    return MUTED if data.strong and category not in data.strong else SERIES[0]
