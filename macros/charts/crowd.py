"""A small picture of many areas over time: our area and its country on the thin lines of the neighbours and their middle."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor

from macros.charts import svg
from macros.charts.looks import ROLES
from macros.charts.scales import Scale, tick_words, ticks
from macros.charts.spark import runs
from macros.charts.theme import GRID, TEXT, widest

WIDTH, HEIGHT = 232, 124
"""The size in pixels: three fit side by side in a column of text, and one on the narrowest screen."""
TOP, FOOT, SMALL, GAP = 8, 22, 12, 6
"""The room above and below the lines, the size of the texts, and the pixels between a text and the lines."""
DRAWN = ("neighbour", "country", "median", "area")
"""The roles of the lines in the order in which they are drawn: our own last, above all others."""
END = 8
"""The width of the dot at the end of our own line."""


@dataclass(frozen=True)
class Line:
    """The values of one area by how many periods ago they were, the earliest first; None where there is a symbol."""

    role: str
    places: Sequence[tuple[float, float | None]]


def crowd(lines: Sequence[Line], unit: str, ends: tuple[str, str], label: str) -> str:
    """The SVG of these lines on one axis; `ends` are the first and last period in words, `label` its text alternative."""
    values = [value for line in lines for _, value in line.places if value is not None]
    agos = [ago for line in lines for ago, _ in line.places]
    if not values:
        return ""
    marks = ticks(min(values), max(values), 4)
    words = tick_words(marks, unit)
    left = ceil(widest(words) * SMALL / TEXT) + GAP
    x = Scale(-max(agos), -min(agos) or 0.0, left, WIDTH - END)
    y = Scale(marks[0], marks[-1], HEIGHT - FOOT, TOP)
    parts = [svg.line([(left, y.at(mark)), (WIDTH, y.at(mark))], GRID) for mark in marks]
    parts += [
        svg.text(said, left - GAP, y.at(mark) + 4, align="right", size=SMALL)
        for mark, said in zip(marks, words, strict=True)
        if mark in (marks[0], marks[-1])
    ]
    parts.append(svg.text(ends[0], left, HEIGHT - 4, size=SMALL))
    parts.append(svg.text(ends[1], WIDTH, HEIGHT - 4, align="right", size=SMALL))
    for role in DRAWN:
        look = ROLES[role]
        drawn = [_points(line, x, y) for line in lines if line.role == role]
        if way := "".join(_way(run) for line in drawn for run in line):
            dashes = {"stroke-dasharray": " ".join(map(svg.number, look.dash))} if look.dash[-1] else {}
            parts.append(svg.path(way, {"stroke": look.colour, "stroke-width": svg.number(look.width), **dashes}))
        if role == "area" and drawn and drawn[0]:
            at = drawn[0][-1][-1]
            parts.append(svg.path(_way([at]), {"stroke": look.colour, "stroke-width": str(END)}))
    more = {"class": "crowd", "role": "img", "aria-label": label, "stroke-linecap": "round", "stroke-linejoin": "round"}
    return svg.whole(WIDTH, HEIGHT, parts, svg.attributes(more))


def _points(line: Line, x: Scale, y: Scale) -> list[list[tuple[float, float]]]:
    """The runs of a line in pixels: it breaks where a period has no value."""
    return [[(x.at(-ago), y.at(value)) for ago, value in run] for run in runs(line.places) if run]


def _way(run: Iterable[tuple[float, float]]) -> str:
    """The path of one run, to a tenth of a pixel; a value alone is a dot."""
    points = [f"{_tenth(x)},{_tenth(y)}" for x, y in run]
    return f"M{'L'.join(points)}" + ("h.01" if len(points) == 1 else "")


def _tenth(value: float) -> str:
    return f"{floor(value * 10 + 0.5) / 10:g}"
