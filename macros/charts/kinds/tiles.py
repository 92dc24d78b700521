"""A map of tiles of one size: each area where its neighbours are, with its number in it and one of three shades.

Shades are a help for the eye: the number says the value, and where a tile is too small for it the key gives the reach of
each shade, from the lowest value that has it to the highest.
"""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from macros.charts.canvas import Canvas, Row, layer
from macros.charts.data import ChartData
from macros.charts.looks import AREA
from macros.charts.rows import legend
from macros.charts.theme import GRID, INK, LINE, MUTED, PAPER, widest, wrap

LARGEST, BETWEEN = 132.0, 4
SHADES = ((PAPER, INK), (GRID, INK), (AREA.colour, PAPER))
"""The colour of a tile and that of its words, from low to high: each pair has the contrast of text."""


def draw(data: ChartData, width: int) -> Canvas:
    """A tile an area, the key of the shades below, and the value of the highlighted area where tiles are too small."""
    canvas = Canvas(width)
    columns, tall = (max(place[index] for place in data.tiles.values()) for index in (0, 1))
    first, top = (min(place[index] for place in data.tiles.values()) for index in (0, 1))
    size = min(LARGEST, (width + BETWEEN) / (columns - first + 1)) - BETWEEN
    rows = {row["category"]: row for row in data.records}
    steps = classes([row["value"] for row in data.records if not row["gap"]])
    named, numbered = _room(rows, size)
    squares: list[Row] = []
    for name, (column, line) in data.tiles.items():
        x, y = (column - first) * (size + BETWEEN) + 1, (line - top) * (size + BETWEEN) + 1
        row = rows.get(name)
        shade = SHADES[_class(steps, row["value"])] if row and not row["gap"] else (PAPER, INK)
        ours = name in data.focus
        edge = {"stroke": INK if ours else MUTED if row else GRID, "width": 3 if ours else 1}
        square = {"x": x, "x2": x + size - 2, "y": y, "y2": y + size - 2, "fill": shade[0], **edge}
        squares.append({**(row if row and not row["gap"] else {}), **square})
        if row and numbered:
            text = wrap(name, size - 8) if named else []
            canvas.centre(text, x + size / 2, y + size / 2 - (LINE / 2 if text else 0), align="center", fill=shade[1])
            below = y + size / 2 + (LINE * len(text) / 2 if text else 0)
            own = row if row["gap"] else None
            canvas.centre([row["shown"]], x + size / 2, below, own, align="center", bold=True, fill=shade[1])
    squares.sort(key=lambda square: square["width"])
    canvas.layers.append(layer(squares, alt.Chart().mark_rect()))
    bottom = (tall - top + 1) * (size + BETWEEN) + 10
    return canvas.finished(legend(canvas, _keys(data, rows, steps, named, numbered), 0, bottom) + 2)


def _room(rows: dict[str, Row], size: float) -> tuple[bool, bool]:
    """Whether the names of all areas fit in their tiles, and whether their values do."""
    lines = {name: wrap(name, size - 8) for name in rows}
    whole = all(set(" ".join(text).split()) == set(name.split()) for name, text in lines.items())
    tall = max(LINE * (len(text) + 1) for text in lines.values())
    values = widest((row["shown"] for row in rows.values()), bold=True)
    return whole and tall <= size - 6, values <= size - 4


def classes(values: Sequence[float]) -> list[list[float]]:
    """The values in three classes at most, from low to high: thirds of their reach, each that has a value."""
    low, high = min(values, default=0), max(values, default=0)
    distinct = sorted(set(values))
    if len(distinct) <= len(SHADES):
        return [[value] for value in distinct]
    third = (high - low) / len(SHADES)
    found: list[list[float]] = [[] for _ in SHADES]
    for value in distinct:
        found[min(int((value - low) / third), len(SHADES) - 1)].append(value)
    return [one for one in found if one]


def _class(steps: list[list[float]], value: float) -> int:
    """The shade of a value: of two classes the lightest and the darkest."""
    index = next(index for index, step in enumerate(steps) if value in step)
    return index * 2 if len(steps) == 2 else index


def _keys(data: ChartData, rows: dict[str, Row], steps: list[list[float]], named: bool, numbered: bool) -> list[Row]:
    """What each shade stands for, the highlighted area, and the tiles without a value."""
    shown = {row["value"]: row["shown"] for row in rows.values() if not row["gap"]}
    square = {"shape": "square", "size": 150, "row": None}
    found: list[Row] = []
    for step in steps:
        fill = SHADES[_class(steps, step[0])][0]
        ends = dict.fromkeys([shown[step[0]], shown[step[-1]]])
        found.append(
            {**square, "fill": fill, "stroke": INK if fill != SHADES[-1][0] else fill, "text": " to ".join(ends)}
        )
    found += [
        {**square, "fill": PAPER, "stroke": INK, "text": f"Thick edge: {name}, {rows[name]['shown']}"}
        for name in sorted(data.focus & set(rows))
        if not named
    ]
    found += [
        {**square, "fill": PAPER, "stroke": MUTED, "text": f"{name} {row['shown']}", "row": row}
        for name, row in rows.items()
        if row["gap"] and not numbered
    ]
    if set(data.tiles) - set(rows):
        found.append({**square, "fill": PAPER, "stroke": GRID, "text": "Pale edge: no value here"})
    return found
