"""The few marks that every chart is made of. Text is placed in pixels from the top left, so nothing depends on a font.

A row is a mapping: `x` and `y` in pixels (`y` is the middle of a line of text), `x2`, `y2`, `text`, `fill`, `value`,
and `told`, which says what a mark stands for: category, series and value as shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

import altair as alt

from macros.charts.scales import Scale
from macros.charts.theme import GRID, INK, LINE, PAPER, TEXT, measure

Row = dict[str, Any]
TOLD = "\N{BROKEN BAR}"
"""What stands before each part of what a mark tells; `pictures` makes an attribute of each part."""
OF_TEXT = ("x", "y", "value", "text", "told")


def canvas(width: float, height: float, *layers: alt.Chart) -> alt.LayerChart:
    """The layers over each other, in a picture of exactly this size: nothing is measured, nothing moved."""
    # In one step, since Altair copies every layer three times in each.
    return alt.LayerChart(
        layer=[layer for layer in layers if layer.data.values],
        resolve=alt.Resolve(scale=alt.ScaleResolveMap(x="independent", y="independent")),
        autosize=alt.AutoSizeParams(type="none"),
        padding=0,
        width=round(width),
        height=round(height),
    )


def told(row: Mapping[str, Any]) -> str:
    """What a mark stands for, for the script that reads charts aloud."""
    return f"{TOLD}{row['category']}{TOLD}{row['series']}{TOLD}{row['shown']}"


def base(rows: Iterable[Row], **channels: Any) -> alt.Chart:
    """Rows without a mark yet: `x` and `y` are pixels, `fill` a colour, unless a channel says otherwise."""
    listed = list(rows)
    named = {name for row in listed for name in row}
    usual: dict[str, Any] = {"x": alt.X("x:Q", scale=None, axis=None), "y": alt.Y("y:Q", scale=None, axis=None)}
    optional = {
        "x2": alt.X2("x2:Q"),
        "y2": alt.Y2("y2:Q"),
        "fill": alt.Fill("fill:N", scale=None),
        "stroke": alt.Stroke("stroke:N", scale=None),
        "shape": alt.Shape("shape:N", scale=None),
        "size": alt.Size("size:Q", scale=None),
        "description": alt.Description("told:N"),
    }
    usual |= {name: one for name, one in optional.items() if ("told" if name == "description" else name) in named}
    return alt.Chart(alt.InlineData(values=listed)).encode(**(usual | channels))


def words(
    rows: Iterable[Row],
    align: Literal["left", "center", "right"] = "left",
    bold: bool = False,
    size: float = TEXT,
    dx: float = 0,
    dy: float = 0,
    **channels: Any,
) -> alt.Chart:
    """Texts, each on one line."""
    texts = [{name: row[name] for name in OF_TEXT if name in row} for row in rows]
    chart: alt.Chart = base(texts, text=alt.Text("text:N"), **channels).mark_text(
        align=align,
        baseline="middle",
        fill=INK,
        fontSize=alt.Undefined if size == TEXT else size,
        fontWeight=600 if bold else alt.Undefined,
        dx=dx or alt.Undefined,
        dy=dy or alt.Undefined,
    )
    return chart


def rules(rows: Iterable[Row], stroke: str = GRID, width: float = 1) -> alt.Chart:
    """Straight lines from `x`, `y` to `x2`, `y2`."""
    chart: alt.Chart = base(rows).mark_rule(stroke=stroke, strokeWidth=width)
    return chart


def shapes(rows: Iterable[Row], shape: str = "circle", size: float = 64, **channels: Any) -> alt.Chart:
    """Small filled shapes, each with a thin edge in the colour of the paper, so that they stand clear of lines.

    A row may have a `shape`, a `size` and a `stroke` of its own.
    """
    chart: alt.Chart = base(rows, **channels).mark_point(
        shape=shape, size=size, stroke=PAPER, strokeWidth=1.5, opacity=1
    )
    return chart


def bars(points: Iterable[Row], scale: Scale, thick: float) -> list[alt.Chart]:
    """Horizontal bars from nought with the value of each at its end; a symbol stands where a value is not shown."""
    rows = [row | {"text": row["shown"]} for row in points]
    known = [row for row in rows if not row["gap"]]
    gaps = [row | {"told": told(row), "x": scale.at(0)} for row in rows if row["gap"]]
    left = [row for row in known if row["value"] < 0]
    right = [row for row in known if row["value"] >= 0]
    nought = [{"x": scale.at(0), "y": row["y"] - thick / 2 - 3, "y2": row["y"] + thick / 2 + 3} for row in rows]
    return [
        base([row | {"told": told(row)} for row in known], x=scale.x(), x2=alt.X2Datum(0)).mark_bar(height=thick),
        rules(nought),
        words(right, bold=True, dx=6, x=scale.x()),
        words(left, bold=True, align="right", dx=-6, x=scale.x()),
        words(gaps, bold=True, dx=6),
    ]


def block(lines: Sequence[str], x: float, middle: float) -> list[Row]:
    """The rows of a text of several lines, centred on a height."""
    top = middle - (len(lines) - 1) * LINE / 2
    return [{"x": x, "y": top + index * LINE, "text": line} for index, line in enumerate(lines)]


def flow(texts: Sequence[Sequence[str]], left: float, right: float, before: float) -> list[tuple[float, int]]:
    """Where each text stands when they follow each other in lines: its left edge and its first line.

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
