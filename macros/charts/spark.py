"""A line in a row of a table: some values of one measure, broken where one is missing, with how sure the newest is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.charts import svg
from macros.charts.looks import AREA
from macros.charts.scales import Scale
from macros.charts.theme import INK, MUTED

WIDTH, HEIGHT, EDGE = 132, 40, 6
"""The size in pixels, and the room at each side for a dot."""
DOT, LAST, LINE, BAR = 5, 9, 2, 5
"""The widths of a dot, of the newest one, of the line, and of the bar that is the newest value's interval."""


def spark(places: Sequence[tuple[float, float | None]], sure: tuple[float, float] | None, label: str) -> str:
    """The SVG of values by how many periods ago they were, the earliest first; `label` is its text alternative.

    It is as high as the values and the newest one's interval reach, so that a small change looks small beside its doubt.
    """
    known = [(ago, value) for ago, value in places if value is not None]
    if not known:
        return ""
    first, last = max(ago for ago, _ in places), min(ago for ago, _ in places)
    low, high = (end([value for _, value in known] + list(sure or ())) for end in (min, max))
    x = Scale(-first, -last if last < first else -last + 1, EDGE, WIDTH - EDGE)
    y = Scale(low, high, HEIGHT - EDGE, EDGE) if high > low else Scale(low, low + 1, HEIGHT / 2, 0)
    dots = [[(x.at(-ago), y.at(value))] for ago, value in known]
    parts = [svg.line([(dots[-1][0][0], y.at(end)) for end in sure], MUTED, BAR)] if sure else []
    parts += [
        svg.line([(x.at(-ago), y.at(value)) for ago, value in run], AREA.colour, LINE)
        for run in runs(places)
        if len(run) > 1
    ]
    parts += [svg.line([at, (at[0] + 0.01, at[1])], AREA.colour, DOT) for (at,) in dots[:-1]]
    (at,) = dots[-1]
    parts.append(svg.line([at, (at[0] + 0.01, at[1])], INK, LAST))
    named = svg.attributes({"class": "spark", "role": "img", "aria-label": label, "stroke-linecap": "round"})
    return svg.whole(WIDTH, HEIGHT, parts, named)


def runs(places: Sequence[tuple[float, float | None]]) -> Iterator[list[tuple[float, float]]]:
    """The values that one line joins: those of periods that follow each other. One alone has none beside it."""
    run: list[tuple[float, float]] = []
    for ago, value in places:
        if value is None:
            continue
        if run and run[-1][0] - ago > 1:
            yield run
            run = []
        run.append((ago, value))
    yield run
