"""Bars made of parts, each with its mark and its value in it; what is too small for that is named below its bar."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf

import altair as alt

from macros.charts.canvas import Canvas, Row, flow, layer
from macros.charts.data import ChartData
from macros.charts.looks import Look, look_of
from macros.charts.rows import KEY, beside, keyed
from macros.charts.scales import Scale
from macros.charts.theme import GRID, LINE, PAPER, measure, wrap

THICK = 24
INSIDE = 20
"""The pixels that the mark of a part takes in its bar."""


def draw(data: ChartData, width: int) -> Canvas:
    """One bar a category, each part as long as its value."""
    sums = {name: sum(row["value"] or 0 for row in parts(data, name)) for name in data.categories}
    return drawn(data, width, dict.fromkeys(data.categories, max(sums.values()) or 1.0), {})


def parts(data: ChartData, category: str) -> list[Row]:
    """The parts of one bar, in the order of the series."""
    rows = [row for row in data.records if row["category"] == category]
    return sorted(rows, key=lambda row: data.series.index(row["series"]))


def drawn(
    data: ChartData,
    width: int,
    wholes: Mapping[str, float],
    shares: Mapping[tuple[str, str], str],
    outline: bool = False,
) -> Canvas:
    """Bars on scales up to the whole of each, with what is said of a part's share; the whole outlined if wished.

    A part has a length where it has a value and its whole is known; the key of any other is its mark. Of several bars the
    parts are named once, above them.
    """
    canvas = Canvas(width)
    known = [name for name in data.categories if wholes[name] < inf]
    top = _legend(canvas, data, width) if len(data.categories) > 1 else 0.0
    left = beside(data.categories, width, data.focus)
    scales = {name: Scale(0, wholes[name], left, width) for name in known}
    keys: dict[str, list[Row]] = {}
    for name in data.categories:
        said = [(row, f"{row['shown']}{shares.get((name, row['series']), '')}") for row in parts(data, name)]
        keys[name] = [
            look_of(data, row["series"]).mark()
            | {"text": f"{row['series']} {text}", "row": None if row["value"] and name in scales else row}
            for row, text in said
            if not (top and name in scales and _fits(scales[name], row, text))
        ]
    placed = keyed(canvas, keys, THICK, data.focus, top)
    bars: list[Row] = []
    for name, scale in scales.items():
        start, middle = 0.0, placed.tops[name] + THICK / 2
        for row in parts(data, name):
            if row["value"]:
                begin, end = scale.at(start), scale.at(start + row["value"])
                look = look_of(data, row["series"])
                bars.append(row | {"x": begin, "x2": end, "y": middle, "fill": look.colour})
                _inside(
                    canvas,
                    look,
                    begin,
                    end,
                    middle,
                    f"{row['shown']}{shares.get((name, row['series']), '')}" if top else "",
                )
                start += row["value"]
    middles = [placed.tops[name] + THICK / 2 for name in data.categories if outline]
    outlines = [{"x": left + 0.5, "x2": width - 0.5, "y": middle} for middle in middles]
    canvas.layers = [
        layer(outlines, alt.Chart().mark_bar(height=THICK - 1, fill=PAPER, stroke=GRID)),
        layer(bars, alt.Chart().mark_bar(height=THICK, stroke=PAPER, strokeWidth=1.5)),
    ]
    return canvas.finished(placed.height)


def _legend(canvas: Canvas, data: ChartData, width: float) -> float:
    """What each part is, once for all bars; the height below it."""
    said = [wrap(name, width - KEY) for name in data.series]
    line = 0
    for name, text, (x, line) in zip(data.series, said, flow(said, 0, width, KEY), strict=True):
        canvas.mark(x + 7, LINE * (line + 0.5), look_of(data, name).mark())
        canvas.write(text, x + KEY, LINE * line)
    return LINE * (line + len(said[-1])) + 14


def _fits(scale: Scale, row: Row, text: str) -> bool:
    """Whether a part has room for its mark and its value."""
    return bool(row["value"]) and scale.at(row["value"]) - scale.at(0) >= INSIDE + measure(text, bold=True) + 6


def _inside(canvas: Canvas, look: Look, left: float, right: float, middle: float, text: str) -> None:
    """The mark of a part in its bar, and its value where it has room: they tell colours apart that are the same grey."""
    if right - left >= INSIDE:
        canvas.mark(left + INSIDE / 2, middle, look.mark(50) | {"fill": PAPER, "stroke": PAPER})
        if text and right - left >= INSIDE + measure(text, bold=True) + 6:
            canvas.centre([text], left + INSIDE, middle, bold=True, fill=PAPER)
