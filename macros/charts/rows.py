"""Rows of a chart, each with its name: beside its marks where there is room, above them in the narrow form.

A row is as tall as its texts, which the bands of Vega-Lite cannot be: they are all alike.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from macros.charts.canvas import Canvas, Row, flow
from macros.charts.theme import LINE, NARROW, PAPER, measure, widest, wrap

NAMES = 230
"""The most pixels that names take in the wide form; longer ones go on in a second line."""
SHORT = 0.29
"""Names that take less than this part of the narrow form are beside their marks there too."""
KEY = 19
"""The pixels in front of a key's text, for its shape."""


@dataclass(frozen=True)
class Rows:
    """Where the marks of each name are: from `left`, with their top at `tops[name]`; `height` is that of all."""

    left: float
    height: float
    tops: Mapping[str, float]


def rows(
    canvas: Canvas,
    names: Sequence[str],
    tall: Mapping[str, float],
    gap: float = 12,
    bold: Collection[str] = (),
    room: float = NAMES,
    first: float | None = None,
    short: float = SHORT,
    top: float = 0.0,
) -> Rows:
    """Rows under each other from a height down, each as tall as its marks and its name need, with their names written.

    A name is level with the middle of its marks, or with the middle of the `first` pixels of them.
    """
    lines, beside, left = _names(names, canvas.width, bold, room, short)
    tops: dict[str, float] = {}
    at = top
    for name in names:
        text, marks = LINE * len(lines[name]), tall[name]
        level = max(first, LINE) if first is not None else max(marks, text)
        if beside:
            tops[name] = at + (max(marks, text) - marks) / 2 if first is None else at
            canvas.write(lines[name], 0, at + (level - (text if first is None else LINE)) / 2, bold=name in bold)
            at += max(marks, text) + gap
        else:
            canvas.write(lines[name], 0, at, bold=name in bold)
            tops[name] = at + text + 2
            at += text + 2 + marks + gap
    return Rows(left, at - gap, tops)


def _names(
    names: Sequence[str], width: float, bold: Collection[str], room: float, short: float
) -> tuple[dict[str, list[str]], bool, float]:
    """The lines of each name, whether they are beside the marks, and where the marks begin."""
    beside = width > NARROW or max(measure(name, name in bold) for name in names) < short * width
    lines = {name: wrap(name, room if width > NARROW else width, name in bold) for name in names}
    return lines, beside, max(widest(lines[name], name in bold) for name in names) + 10 if beside else 0.0


def beside(names: Sequence[str], width: float, bold: Collection[str] = ()) -> float:
    """Where the marks of rows with keys begin."""
    return _names(names, width, bold, NAMES, 0)[2]


def keyed(
    canvas: Canvas, keys: Mapping[str, Sequence[Row]], thick: float, bold: Collection[str] = (), top: float = 0.0
) -> Rows:
    """Rows with what each shape in them is written below it: a key has its look, its `text`, and the `row`
    whose value it shows if no other mark does.
    """
    names = list(keys)
    left = beside(names, canvas.width, bold)
    said = {name: [wrap(key["text"], canvas.width - left - KEY) for key in row] for name, row in keys.items()}
    placed = {name: flow(texts, left, canvas.width, KEY) for name, texts in said.items()}
    tall = {
        name: thick + (6 + LINE * (placed[name][-1][1] + len(said[name][-1])) if said[name] else 0) for name in names
    }
    found = rows(canvas, names, tall, gap=20, bold=bold, first=thick, short=0, top=top)
    for name, row in keys.items():
        legend(canvas, row, left, found.tops[name] + thick + 6)
    return found


def legend(canvas: Canvas, parts: Sequence[Row], left: float, top: float) -> float:
    """What each shape is, side by side from a height down; the height below them."""
    said = [wrap(part["text"], canvas.width - left - KEY) for part in parts]
    bottom = top
    for part, lines, (x, line) in zip(parts, said, flow(said, left, canvas.width, KEY), strict=True):
        y = top + LINE * line
        canvas.mark(x + 7, y + LINE / 2, {word: part[word] for word in ("shape", "size", "fill", "stroke")})
        bottom = canvas.write(lines, x + KEY, y, part["row"])
    return bottom


def stripes(canvas: Canvas, left: float, right: float, middle: float, tall: float, count: int) -> None:
    """So many stripes across a part, which tell colours apart that are the same grey."""
    for index in range(count):
        canvas.stripe(left, middle - tall / 2 + tall * (index + 1) / (count + 1), right, PAPER, 2)
