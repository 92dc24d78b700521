"""Which group reports to which, as a picture: boxes in rows by kind, and an arrow from each group to the one that it reports to.

Drawn here as SVG and not by the chart library, which knows no such picture. It takes the same colours, sizes and forms.
A broken line is a line of reporting that the sources imply and do not say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.charts import svg
from macros.charts.theme import INK, LINE, PAPER, SERIES, WIDE, wrap

GUTTER, GAP, PAD = 18, 8, 5
"""The pixels at each side for lines, between two boxes, and within a box."""
APART = 5
"""The pixels between the name of a group and what is below it."""
MOST = 5
"""The most boxes that are beside each other in the wide form."""
PORT = 14
"""The pixels between two lines that leave the same box."""


@dataclass(frozen=True)
class Box:
    """A group: its name, a second text below it, and those that it reports to, each with whether a source says so."""

    id: str
    name: str
    note: str = ""
    to: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True)
class Row:
    """The boxes of one kind, and the words above them."""

    title: str
    boxes: tuple[Box, ...]


@dataclass
class _Placed:
    box: Box
    row: int
    x: float
    y: float
    wide: float
    high: float
    lines: list[str]
    notes: list[str]

    def edge(self, side: str) -> float:
        return self.x if side == "left" else self.x + self.wide


TIPS = {"up": (-5, 9, 5, 9), "right": (-9, -5, -9, 5), "left": (9, -5, 9, 5)}
"""Where the two back corners of an arrow's head are from its tip."""


def _path(points: Sequence[tuple[float, float]], stroke: str, broken: bool = False, arrow: str = "") -> str:
    way = svg.line(points, stroke, 2, "6,4" if broken else "")
    if arrow:
        (x, y), (a, b, c, d) = points[-1], TIPS[arrow]
        corners = "L".join(
            f"{svg.number(left)},{svg.number(top)}" for left, top in ((x, y), (x + a, y + b), (x + c, y + d))
        )
        way += f'<path d="M{corners}Z" fill="{stroke}"/>'
    return way


def structure(rows: Sequence[Row], width: int) -> str:
    """The bare SVG of the picture at this width: boxes beside each other where there is room, else below each other."""
    drawn: list[str] = []
    rows = [row for row in rows if row.boxes]
    many = MOST if width >= WIDE else 1
    placed: dict[str, _Placed] = {}
    targets = _colours(rows)
    y = 0.0
    for number, row in enumerate(rows):
        across = min(many, len(row.boxes))
        buses = _buses(row, many)
        y += 14 if number else 0
        drawn.append(svg.text(row.title, GUTTER + PAD, y + 14, bold=True))
        y += 24 + (len(buses) * 10 + 6 if buses and many > 1 else 0)
        room = width - 2 * GUTTER
        wide = min(room, 300.0) if many > 1 and across < 3 else (room - (across - 1) * GAP) / across
        left = GUTTER + (room - across * wide - (across - 1) * GAP) / 2
        for start in range(0, len(row.boxes), across):
            line = row.boxes[start : start + across]
            texts = [
                (wrap(box.name, wide - 2 * PAD), wrap(box.note, wide - 2 * PAD) if box.note else []) for box in line
            ]
            high = max(len(names) + len(notes) for names, notes in texts) * LINE + 2 * PAD + 4 + APART
            for place, (box, (names, notes)) in enumerate(zip(line, texts, strict=True)):
                placed[box.id] = _Placed(box, number, left + place * (wide + GAP), y, wide, high, names, notes)
            y += high + GAP
    for target, colour in targets.items():
        if target in placed:
            _lines(drawn, placed, target, colour, rows, width, many > 1)
    for one in placed.values():
        _box(drawn, one, targets)
    return svg.whole(width, y, drawn)


def _colours(rows: Sequence[Row]) -> dict[str, str]:
    """Each group that others report to, with the colour of its lines."""
    named = list(dict.fromkeys(to for row in rows for box in row.boxes for to, _ in box.to))
    order = [box.id for row in rows for box in row.boxes if box.id in named]
    return {name: (SERIES[0], SERIES[2], SERIES[1])[place % 3] for place, name in enumerate(order)}


def _buses(row: Row, many: int) -> list[str]:
    """Those that the boxes of this row report to, in the order of the lines above the row."""
    return list(dict.fromkeys(to for box in row.boxes for to, _ in box.to)) if many > 1 else []


def _lines(
    drawn: list[str], placed: dict[str, _Placed], target: str, colour: str, rows: Sequence[Row], width: int, wide: bool
) -> None:
    """The lines of all that report to one group: up where it is in the row above, else by the side of the picture."""
    end = placed[target]
    order = list(_colours(rows))
    side = "left" if order.index(target) % 2 == 0 else "right"
    for number, row in enumerate(rows):
        coming = [box for box in row.boxes if target in dict(box.to)]
        if not coming:
            continue
        stated = all(dict(box.to)[target] for box in coming)
        starts = [placed[box.id] for box in coming]
        if not wide:
            if end.row == number - 1 and end.box is rows[end.row].boxes[-1] and row.boxes[0] in coming:
                above = starts.pop(0)
                x = above.x + above.wide / 2
                drawn.append(_path([(x, above.y), (x, end.y + end.high)], colour, not dict(above.box.to)[target], "up"))
            _beside(drawn, starts, end, colour, side, width)
            continue
        buses = _buses(row, MOST)
        level = min(one.y for one in starts) - 8 - 10 * buses.index(target)
        ports = []
        for one in starts:
            mine = [to for to, _ in one.box.to]
            x = one.x + one.wide / 2 + (mine.index(target) - (len(mine) - 1) / 2) * PORT
            ports.append(x)
            drawn.append(_path([(x, one.y), (x, level)], colour, not dict(one.box.to)[target]))
        if end.row == number - 1:
            x = end.x + end.wide / 2
            drawn.append(_path([(min([*ports, x]), level), (max([*ports, x]), level)], colour, not stated))
            drawn.append(_path([(x, level), (x, end.y + end.high)], colour, not stated, "up"))
        else:
            trunk = 8.0 if side == "left" else width - 8.0
            far = max(ports) if side == "left" else min(ports)
            way = [(far, level), (trunk, level), (trunk, end.y + end.high / 2), (end.edge(side), end.y + end.high / 2)]
            drawn.append(_path(way, colour, not stated, "right" if side == "left" else "left"))


def _beside(drawn: list[str], starts: list[_Placed], end: _Placed, colour: str, side: str, width: int) -> None:
    """The lines of boxes that are below each other: out to one side, along it, and in to the group that they report to."""
    trunk, into = (8.0, "right") if side == "left" else (width - 8.0, "left")
    for one in starts:
        middle = one.y + one.high / 2
        drawn.append(_path([(one.edge(side), middle), (trunk, middle)], colour, not dict(one.box.to)[end.box.id]))
    if starts:
        lowest, height = max(one.y + one.high / 2 for one in starts), end.y + end.high / 2
        drawn.append(_path([(trunk, lowest), (trunk, height), (end.edge(side), height)], colour, arrow=into))


def _box(drawn: list[str], one: _Placed, targets: dict[str, str]) -> None:
    """One group: a frame, thicker where others report to it, its name, and what is below it."""
    stroke = 3 if one.box.id in targets else 1.5
    x, y, wide, high = (svg.number(value) for value in (one.x, one.y, one.wide, one.high))
    edge = f'stroke="{targets.get(one.box.id, INK)}" stroke-width="{stroke}"'
    drawn.append(f'<path d="M{x},{y}h{wide}v{high}h-{wide}Z" fill="{PAPER}" {edge}/>')
    lines = [*one.lines, *one.notes]
    apart = APART if one.notes else 0
    top = one.y + (one.high - len(lines) * LINE - apart) / 2 + 14
    for place, words in enumerate(lines):
        below = top + place * LINE + (apart if place >= len(one.lines) else 0)
        strong = place < len(one.lines) and one.box.id in targets
        drawn.append(svg.text(words, one.x + one.wide / 2, below, align="center", bold=strong))
