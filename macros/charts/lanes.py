"""Rows of a chart, each with its name: beside its marks where there is room, above them in the narrow form."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import altair as alt

from macros.charts.pen import Row, block, flow, rules, shapes, words
from macros.charts.theme import LINE, NARROW, PAPER, measure, widest, wrap

NAMES = 230
"""The most pixels that names take in the wide form; longer ones go on in a second line."""
SHORT = 0.29
"""Names that take less than this part of the narrow form stand beside their marks there too."""

KEY = 19
"""The pixels in front of a key's text, for its shape."""
LOOK = ("shape", "size", "fill", "stroke")


@dataclass(frozen=True)
class Lanes:
    """Where the marks of each name stand: from `left`, with their top at `tops[name]`; `height` is that of all."""

    left: float
    height: float
    tops: Mapping[str, float]
    labels: list[alt.Chart]


def lanes(
    names: Sequence[str],
    width: float,
    tall: Mapping[str, float],
    gap: float = 12,
    bold: Collection[str] = (),
    room: float = NAMES,
    first: float | None = None,
    short: float = SHORT,
) -> Lanes:
    """Rows under each other, each as tall as its marks and its name need.

    A name stands level with the middle of its marks, or with the middle of the `first` pixels of them.
    """
    beside = width > NARROW or max(measure(name, name in bold) for name in names) < short * width
    lines = {name: wrap(name, room if width > NARROW else width, name in bold) for name in names}
    left = max(widest(lines[name], name in bold) for name in names) + 10 if beside else 0.0
    tops: dict[str, float] = {}
    plain: list[Row] = []
    strong: list[Row] = []
    at = 0.0
    for name in names:
        text, marks = LINE * len(lines[name]), tall[name]
        if beside:
            row = max(marks, text)
            tops[name] = at + (row - marks) / 2 if first is None else at
            middle = at + (row / 2 if first is None else max(first, LINE) / 2 + (text - LINE) / 2)
        else:
            row = text + 2 + marks
            tops[name], middle = at + text + 2, at + text / 2
        (strong if name in bold else plain).extend(block(lines[name], 0, middle))
        at += row + gap
    layers = [words(rows, bold=rows is strong) for rows in (plain, strong) if rows]
    return Lanes(left, at - gap, tops, layers)


def keyed(
    keys: Mapping[str, Sequence[Row]], width: float, thick: float, bold: Collection[str] = ()
) -> tuple[Lanes, list[alt.Chart]]:
    """Rows with what each shape in them is written below it: a key has its look, its `text`, and `told` where it is
    a mark of its own; `stripes` says how many it has.
    """
    names = list(keys)
    # How many lines the keys take depends on how much room the names beside them leave.
    left = lanes(names, width, dict.fromkeys(names, 0.0), bold=bold, short=0).left
    said = {name: [wrap(key["text"], width - left - KEY) for key in row] for name, row in keys.items()}
    placed = {name: flow(texts, left, width, KEY) for name, texts in said.items()}
    tall = {name: thick + 6 + LINE * (placed[name][-1][1] + len(said[name][-1])) for name in names}
    rows = lanes(names, width, tall, gap=20, bold=bold, first=thick, short=0)
    marks: list[Row] = []
    texts: list[Row] = []
    for name, row in keys.items():
        for key, lines, (x, line) in zip(row, said[name], placed[name], strict=True):
            y = rows.tops[name] + thick + 6 + LINE * (line + 0.5)
            marks.append({name: key[name] for name in LOOK} | {"x": x + 7, "y": y})
            texts += block(lines, x + KEY, y + LINE * (len(lines) - 1) / 2)
            texts[-len(lines)]["told"] = key["told"]
    stripes = [
        {"x": mark["x"] - 6, "x2": mark["x"] + 6, "y": y, "y2": y}
        for mark, key in zip(marks, (key for row in keys.values() for key in row), strict=True)
        for y in striped(mark["y"], 12, key.get("stripes", 0))
    ]
    return rows, [shapes(marks), rules(stripes, stroke=PAPER, width=2), words(texts)]


def striped(middle: float, tall: float, count: int) -> list[float]:
    """The heights of so many stripes, which tell colours apart that are the same grey."""
    return [middle - tall / 2 + tall * (index + 1) / (count + 1) for index in range(count)]
