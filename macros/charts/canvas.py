"""What a chart is drawn on: marks on scales as layers of Vega-Lite, and the lines and texts around them.

A row is a mapping of what one mark is: the point it stands for, and `x`, `y`, `x2`, `y2` in pixels from the top left,
`fill`, `stroke`, `width`, `shape` and `size`, as far as it has them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import altair as alt

from macros.charts import svg
from macros.charts.drawing import BEFORE
from macros.charts.theme import GRID, LINE, PAPER, TEXT, config, measure

Row = dict[str, Any]
Layer = dict[str, Any]

PIXELS = {
    "x": ("x", alt.X("x:Q", scale=None, axis=None)),
    "y": ("y", alt.Y("y:Q", scale=None, axis=None)),
    "x2": ("x2", alt.X2("x2:Q")),
    "y2": ("y2", alt.Y2("y2:Q")),
    "fill": ("fill", alt.Fill("fill:N", scale=None)),
    "stroke": ("stroke", alt.Stroke("stroke:N", scale=None)),
    "width": ("strokeWidth", alt.StrokeWidth("width:Q", scale=None)),
    "shape": ("shape", alt.Shape("shape:N", scale=None)),
    "size": ("size", alt.Size("size:Q", scale=None)),
    "meaning": ("description", alt.Description("meaning:N")),
}
"""The channel of each field that a row has as it is drawn, without a scale."""


def meaning(row: Mapping[str, Any]) -> str:
    """What a mark stands for, until `drawing` makes the attributes of `svg.meaning` of it."""
    return "".join(f"{BEFORE}{row[part]}" for part in ("category", "series", "shown"))


def layer(rows: Iterable[Row], chart: alt.Chart, **channels: Any) -> Layer:
    """One layer: each row drawn as the chart's mark, in its own pixels and colours unless a channel says otherwise.

    The mark of a point says its value.
    """
    listed = [row | {"meaning": meaning(row)} if "shown" in row else row for row in rows]
    fields = {name for row in listed for name in row}
    own = {channel: made for name, (channel, made) in PIXELS.items() if name in fields}
    drawn: Layer = chart.encode(**(own | channels)).to_dict(validate=False, context={"top_level": False})
    # The rows are put in afterwards, since Altair copies every cell of them three times.
    used = {one["field"] for one in drawn["encoding"].values() if "field" in one}
    return drawn | {"data": {"values": [{name: row[name] for name in row if name in used} for row in listed]}}


def shapes(rows: Iterable[Row], **channels: Any) -> Layer:
    """Filled shapes, each with an edge in the colour of the paper, so that they are clear of lines."""
    return layer(rows, alt.Chart().mark_point(stroke=PAPER, strokeWidth=1.5, opacity=1), **channels)


@dataclass
class Canvas:
    """A picture while it is drawn. From the bottom up: lines, layers and shapes, stripes, texts."""

    width: float
    height: float = 0
    lines: list[str] = field(default_factory=list)
    layers: list[Layer] = field(default_factory=list)
    marks: list[Row] = field(default_factory=list)
    stripes: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def write(self, lines: Sequence[str], x: float, top: float, row: Row | None = None, **look: Any) -> float:
        """The lines under each other from a height down, which show the value of `row` if given; the height below.

        `look` says `align`, `bold` or `size`, as `svg.text` knows them.
        """
        for index, text in enumerate(lines):
            y = top + LINE * (index + 0.5) + 0.3 * look.get("size", TEXT)
            self.texts.append(svg.text(text, x, y, row=None if index else row, **look))
        return top + LINE * len(lines)

    def centre(self, lines: Sequence[str], x: float, middle: float, row: Row | None = None, **look: Any) -> None:
        """The lines under each other, centred on a height."""
        self.write(lines, x, middle - LINE * len(lines) / 2, row, **look)

    def rule(
        self, x: float, y: float, x2: float, y2: float, stroke: str = GRID, width: float = 1, dash: str = ""
    ) -> None:
        """A straight line below all marks."""
        self.lines.append(svg.line([(x, y), (x2, y2)], stroke, width, dash))

    def stripe(self, x: float, y: float, x2: float, stroke: str, width: float) -> None:
        """A level line above all marks."""
        self.stripes.append(svg.line([(x, y), (x2, y)], stroke, width))

    def upright(self, x: float, y: float, y2: float, stroke: str, width: float) -> None:
        """An upright line above all marks."""
        self.stripes.append(svg.line([(x, y), (x, y2)], stroke, width))

    def mark(self, x: float, y: float, look: Row, row: Row | None = None) -> None:
        """A shape that shows the value of `row` if given; `look` has its `shape`, `size`, `fill` and `stroke`."""
        self.marks.append({"x": x, "y": y, "stroke": PAPER, "meaning": meaning(row) if row else ""} | look)

    def unseen(self, x: float, y: float, row: Row) -> None:
        """Where a value is not shown: nothing to see, but the script that reads point by point tells its symbol there."""
        self.lines.append(f'<path d="M{svg.number(x)},{svg.number(y)}v-6"{svg.meaning(row)}/>')

    def finished(self, height: float) -> Canvas:
        """The picture, which is so high."""
        self.height = height
        if self.marks:
            self.layers.append(shapes(self.marks))
        return self

    @property
    def vega(self) -> dict[str, Any]:
        """The layers in the words of Vega-Lite, in exactly this size: nothing is measured, nothing moved."""
        return {
            "$schema": alt.SCHEMA_URL,
            "config": config(),
            "autosize": {"type": "none"},
            "padding": 0,
            "width": round(self.width),
            "height": round(self.height),
            "layer": [one for one in self.layers if one["data"]["values"]],
            "resolve": {"scale": dict.fromkeys(("x", "y", "fill", "stroke", "strokeDash", "shape"), "independent")},
        }


def flow(texts: Sequence[Sequence[str]], left: float, right: float, before: float) -> list[tuple[float, int]]:
    """Where each text is when they follow each other in lines: its left edge and its first line.

    Each has `before` pixels in front of it for its mark. One of several lines has these lines to itself.
    """
    places: list[tuple[float, int]] = []
    x, line = left, 0
    for text in texts:
        wide = before + max(measure(one) for one in text)
        if x > left and (x + wide > right or len(text) > 1):
            x, line = left, line + 1
        places.append((x, line))
        x += wide + 18
        if len(text) > 1:
            x, line = right, line + len(text) - 1
    return places


def spread(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """The middles nearest to the wanted ones at which things of these heights do not overlap, within two limits."""
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    placed = dict(enumerate(wanted))
    for _ in range(2):
        edge = low
        for index in order:
            placed[index] = max(placed[index], edge + heights[index] / 2)
            edge = placed[index] + heights[index] / 2
        edge = high
        for index in reversed(order):
            placed[index] = min(placed[index], edge - heights[index] / 2)
            edge = placed[index] - heights[index] / 2
    return [placed[index] for index in range(len(wanted))]
