"""Dot strips: a measure a row, on it every area as a dot, the own area named, with the country and the middle of the others.

Each row has its own scale, from its lowest value to its highest, which are written at its ends: measures of different units
can be read under each other, and no two rows be taken for one.
"""

from __future__ import annotations

from statistics import median

from macros.charts.canvas import Canvas, Row
from macros.charts.data import ChartData
from macros.charts.looks import AREA, ENGLAND, MEDIAN, NEIGHBOUR, REGION, ROLES, Look
from macros.charts.rows import legend, rows
from macros.charts.scales import Scale
from macros.charts.theme import GRID, LINE, measure, widest

TALL = 24
SIZES = {AREA: 160, NEIGHBOUR: 60}
VERDICTS = {"low": "lower is better", "high": "higher is better"}


def draw(data: ChartData, width: int) -> Canvas:
    """The key first, then a row a category, with the own value at its right."""
    canvas = Canvas(width)
    top = legend(canvas, _keys(data), 0, 0) + 14
    tall = dict.fromkeys(data.categories, TALL + LINE)
    placed = rows(canvas, data.categories, tall, 14, first=TALL, top=top)
    own = {row["category"]: row for row in data.records if row["series"] in data.focus}
    room = widest((row["shown"] for row in own.values()), bold=True) + 16
    for name in data.categories:
        points, middle = (
            [row for row in data.records if row["category"] == name and _drawn(data, row["series"])],
            placed.tops[name] + TALL / 2,
        )
        known = sorted((row for row in points if not row["gap"]), key=lambda row: float(row["value"]))
        if name in own:
            canvas.centre(
                [own[name]["shown"]],
                width - 2,
                middle,
                own[name] if own[name]["gap"] else None,
                align="right",
                bold=True,
            )
        if known:
            _strip(canvas, data, known, (placed.left + 9, width - room - 9), middle)
    return canvas.finished(placed.height + 6)


def _strip(canvas: Canvas, data: ChartData, known: list[Row], ends: tuple[float, float], middle: float) -> None:
    """The dots of one row, the own area on top, and its lowest and highest value below its ends."""
    scale = Scale(
        known[0]["value"],
        known[-1]["value"] if known[-1]["value"] > known[0]["value"] else known[0]["value"] + 1,
        *ends,
    )
    canvas.rule(ends[0], middle, ends[1], middle, GRID, 2)
    others = [row["value"] for row in known if in_crowd(data, row["series"])]
    for row in (row for row in known if row["series"] not in data.named):
        canvas.mark(scale.at(row["value"]), middle, look_of(data, row["series"]).mark(SIZES[NEIGHBOUR]), row)
    if others:
        x = scale.at(median(others))
        canvas.rule(x, middle - 9, x, middle + 9, MEDIAN.colour, 2)
        canvas.mark(x, middle, MEDIAN.mark(90))
    own_last = sorted(known, key=lambda row: row["series"] in data.focus)
    for row in (row for row in own_last if row["series"] in data.named):
        look, x = look_of(data, row["series"]), scale.at(row["value"])
        if look is ENGLAND:
            canvas.rule(x, middle - TALL / 2, x, middle + TALL / 2, look.colour, 3)
        canvas.mark(x, middle, look.mark(SIZES.get(look, 120)), row)
    low, high = known[0]["shown"], known[-1]["shown"]
    below, verdict = middle + TALL / 2 + LINE / 2, VERDICTS.get(data.better.get(known[0]["category"], ""), "")
    canvas.centre([low], ends[0] - 9, below)
    canvas.centre([high], ends[1] + 9, below, align="right")
    if measure(low) + measure(high) + measure(verdict) + 24 < ends[1] - ends[0] + 18:
        canvas.centre([verdict], (ends[0] + ends[1]) / 2, below, align="center")


def look_of(data: ChartData, name: str) -> Look:
    """The look of an area: that of its role; of those named without one the country is the last; else one of the crowd."""
    if name in data.roles:
        return ROLES[data.roles[name]]
    if name not in data.named:
        return NEIGHBOUR
    return ENGLAND if name == data.named[-1] else REGION


def in_crowd(data: ChartData, name: str) -> bool:
    """Whether an area is one of those beside the home area, and no whole or average of them."""
    return name not in data.named and name not in data.roles


def _drawn(data: ChartData, name: str) -> bool:
    """Whether an area is named, or one of the crowd."""
    return name in data.named or in_crowd(data, name)


def _keys(data: ChartData) -> list[Row]:
    """What each shape is."""
    named = [look_of(data, name).mark() | {"text": name, "row": None} for name in data.named]
    if not data.crowd:
        return named
    crowd = NEIGHBOUR.mark(60) | {"text": data.crowd, "row": None}
    return [*named, crowd, MEDIAN.mark() | {"text": "The middle one of them", "row": None}]
