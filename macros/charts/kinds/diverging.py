"""Changes as dots on both sides of a line at zero: better to the right, worse to the left, the largest first."""

from __future__ import annotations

from macros.charts.canvas import Canvas, Row
from macros.charts.data import ChartData
from macros.charts.looks import BETTER, WORSE, Look
from macros.charts.rows import rows
from macros.charts.scales import Scale, fitting, tick_words, ticks
from macros.charts.shares import improvement
from macros.charts.theme import GRID, INK, LINE, NARROW, measure, widest

TALL = 24
WORSE_ROOM = 58
"""The room at each side of the line at zero for its word."""


def draw(data: ChartData, width: int) -> Canvas:
    """A row a change. What is neither better nor worse, or did not change, has its number at the line and no dot."""
    canvas, ways, narrow = Canvas(width), {row["category"]: way(data, row) for row in data.records}, width <= NARROW
    names = {row["category"]: name_of(row, ways[row["category"]], narrow) for row in data.records}
    names = {name: names[name] for name in data.categories}
    placed = rows(canvas, list(names.values()), dict.fromkeys(names.values(), TALL), 8, top=LINE + 8)
    known = [0.0, *(improvement(data, row) for row in data.records if ways[row["category"]])]
    room = 8 if narrow else widest((row["shown"] for row in data.records), bold=True) + 14
    scale = Scale(min(known), max(known), placed.left + max(room, WORSE_ROOM), width - max(room, WORSE_ROOM))
    marks = [mark for mark in ticks(min(known), max(known), most=7) if min(known) <= mark <= max(known)]
    for mark in marks:
        for top in placed.tops.values():
            canvas.rule(scale.at(mark), top - 4, scale.at(mark), top + TALL + 4, GRID if mark else INK)
    zero = scale.at(0)
    canvas.write(["Worse"], zero - 10, 0, align="right", bold=True, fill=WORSE.colour)
    canvas.write(["Better"], zero + 10, 0, bold=True, fill=BETTER.colour)
    for row in data.records:
        middle, look = placed.tops[names[row["category"]]] + TALL / 2, ways[row["category"]]
        at = scale.at(improvement(data, row)) if look else zero
        if look:
            canvas.rule(zero, middle, at, middle, look.colour, 2)
            canvas.mark(at, middle, look.mark(), row)
        if not (narrow and look):
            to_left = look is WORSE or (not look and at + 12 + measure(row["shown"], bold=True) > width)
            side, align = (-1, "right") if to_left else (1, "left")
            canvas.centre([row["shown"]], at + 12 * side, middle, None if look else row, align=align, bold=True)
    said = [text.lstrip("\N{MINUS SIGN}") for text in tick_words(marks, data.unit)]
    for index, x in fitting(said, [scale.at(mark) for mark in marks], 0, width).items():
        canvas.write([said[index]], x, placed.height + 6, align="center")
    return canvas.finished(placed.height + 6 + LINE)


def way(data: ChartData, row: Row) -> Look | None:
    """The look of a change for the better or the worse; None where no one can say, or nothing changed."""
    if row["gap"] or not row["value"] or data.better[row["category"]] == "neither":
        return None
    return BETTER if improvement(data, row) > 0 else WORSE


def name_of(row: Row, look: Look | None, narrow: bool) -> str:
    """The name of a row; with why it has no dot, and on a narrow screen with its value."""
    if look:
        return f"{row['category']}: {row['shown']}" if narrow else str(row["category"])
    why = "" if row["gap"] else " (neither better nor worse)" if row["value"] else " (no change)"
    return f"{row['category']}{why}"
