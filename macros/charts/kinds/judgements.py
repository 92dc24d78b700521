"""Judgements in the order of time: when, how it was judged, and what. The words say all; shapes only help to scan."""

from __future__ import annotations

from macros.charts.canvas import Canvas, Row
from macros.charts.data import ChartData
from macros.charts.looks import FELL, ROSE, Look, graded
from macros.charts.theme import INK, LINE, NARROW, widest, wrap

LONG = 60
"""Judgements of more letters are sentences: they are below what was judged, which is then bold."""
COLUMN = 280


def draw(data: ChartData, width: int) -> Canvas:
    """One entry a judgement; a period appears once, before its first."""
    canvas, narrow = Canvas(width), width <= NARROW
    sentences = max(len(row["shown"]) for row in data.records) > LONG
    left = widest(data.series, bold=True) + 14 if any(data.series) and not narrow else 0.0
    text = left + 24
    column = min(COLUMN, widest((row["shown"] for row in data.records), bold=True)) + 16
    y, period, mark = 0.0, "", 0.0
    for row in data.records:
        if row["series"] != period:
            y, mark = y + (10 if period else 0), 0.0 if narrow else mark
            below = canvas.write([row["series"]], 0, y, bold=True)
            y = below + 4 if narrow else y
            period = row["series"]
        canvas.mark(left + 9, y + LINE / 2, look(row["shown"]))
        if mark:
            canvas.rule(left + 9, mark, left + 9, y + LINE / 2)
        mark = y + LINE / 2
        if sentences:
            named = canvas.write(wrap(row["category"], width - text, bold=True), text, y, bold=True)
            y = canvas.write(wrap(row["shown"], width - text), text, named, row) + 10
        elif narrow:
            judged = canvas.write(wrap(row["shown"], width - text, bold=True), text, y, row, bold=True)
            y = canvas.write(wrap(row["category"], width - text), text, judged) + 10
        else:
            judged = canvas.write(wrap(row["shown"], column - 16, bold=True), text, y, row, bold=True)
            y = max(judged, canvas.write(wrap(row["category"], width - text - column), text + column, y)) + 10
    return canvas.finished(y - 8)


def look(judgement: str) -> Row:
    """The shape of a judgement: that of its grade, or of which way it went; a hollow circle for any other words."""
    first = judgement.split()[0].lower()
    found = graded(judgement) or {"rose": ROSE, "fell": FELL}.get(first, Look(INK, "circle", hollow=True))
    return found.mark(150)
