"""Dots on a line, from the lowest to the highest: an authority among its neighbours, or before and after."""

from __future__ import annotations

from collections.abc import Iterable

from macros.charts.canvas import Canvas, Row
from macros.charts.data import ChartData
from macros.charts.looks import NEIGHBOUR, PLAIN, ROLES, look_of
from macros.charts.rows import Rows, keyed, legend, rows
from macros.charts.scales import Scale, fitting, tick_words, ticks
from macros.charts.theme import INK, LINE, MUTED, NARROW, PAPER, SERIES, widest

TALL = 24


def draw(data: ChartData, width: int) -> Canvas:
    """A row a category. The key is given once above all rows; below each row are its values, of a crowd the lowest
    and the highest.

    Dots that are alone have a thin line from one end of their 95% interval to the other, where they have one.
    """
    canvas, alone = Canvas(width), len(data.series) == 1
    if alone:
        placed = rows(canvas, data.categories, dict.fromkeys(data.categories, TALL), 10, data.focus, first=TALL)
        room = widest((row["shown"] for row in data.records), bold=True) + 12
    else:
        top = legend(canvas, _key(data), 0, 0) + 14
        placed = keyed(canvas, {name: list(_said(data, name)) for name in data.categories}, TALL, data.focus, top)
        room = 9.0
    ends = [end for row in data.records for end in row.get("sure", ())] if alone else []
    marks = ticks(min(data.least, 0.0), max(data.largest, 0.0, *ends), most=6 if width > NARROW else 4)
    scale = Scale(marks[0], marks[-1], placed.left + 9, width - room)
    height = _axis(canvas, scale, marks, data.unit, placed)
    # The one that all is about lies on top, the crowd at the bottom.
    for row in sorted(
        data.records,
        key=lambda row: (look(data, row)["size"], row["series"] in data.focus or row["category"] in data.focus),
    ):
        middle = placed.tops[row["category"]] + TALL / 2
        if not row["gap"]:
            canvas.mark(scale.at(row["value"]), middle, look(data, row), row)
        if alone:
            at = scale.start if row["gap"] else scale.at(max([row["value"], *row.get("sure", ())]))
            canvas.centre([row["shown"]], at + 12, middle, row if row["gap"] else None, bold=True)
    for name, top in placed.tops.items():
        known = [row["value"] for row in data.records if row["category"] == name and not row["gap"]]
        if known:
            start, y = scale.start if alone else scale.at(min(known)), top + TALL / 2
            canvas.rule(start, y, scale.at(max(known)), y, MUTED, 1.5 if alone else 4)
    for row in data.records if alone else []:
        _whisker(canvas, scale, placed.tops[row["category"]] + TALL / 2, row)
    return canvas.finished(height)


def _whisker(canvas: Canvas, scale: Scale, middle: float, row: Row) -> None:
    """A thin line over the 95% interval of a value, with a short stroke at each end."""
    if row.get("sure"):
        low, high = (scale.at(end) for end in row["sure"])
        canvas.rule(low, middle, high, middle, INK, 1.5)
        for x in (low, high):
            canvas.rule(x, middle - 5, x, middle + 5, INK, 1.5)


def _key(data: ChartData) -> list[Row]:
    """What each shape is: those of the named series, and that of the crowd."""
    first = {row["series"]: row for row in reversed(data.records)}
    crowd = [name for name in first if name not in data.named][-1:]
    return [
        look(data, first[name]) | {"text": name if name in data.named else data.crowd, "row": None}
        for name in [*(name for name in data.named if name in first), *crowd]
    ]


def _said(data: ChartData, category: str) -> Iterable[Row]:
    """What is said below a row: the value of each named series, and the reach of the crowd."""
    found = {row["series"]: row for row in data.records if row["category"] == category}
    for name in data.named:
        if name in found:
            row = found[name]
            yield look(data, row) | {"text": row["shown"], "row": row if row["gap"] else None}
    crowd = [row for name, row in found.items() if name not in data.named]
    others = [row for row in crowd if not row["gap"]]
    missing = f", {len(crowd) - len(others)} not shown" if len(crowd) > len(others) else ""
    if others:
        low, high = (pick(others, key=lambda row: float(row["value"])) for pick in (min, max))
        yield look(data, low) | {"text": f"{low['shown']} to {high['shown']}{missing}", "row": None}


def look(data: ChartData, row: Row) -> Row:
    """How a dot looks: each named series has its own shape, one of a crowd is small and hollow."""
    if row["series"] not in data.named:
        return NEIGHBOUR.mark(36)
    if len(data.series) > 1:
        return look_of(data, row["series"]).mark()
    if row["category"] in data.roles:
        return ROLES[data.roles[row["category"]]].mark()
    back = data.focus and row["category"] not in data.focus
    return (
        NEIGHBOUR.mark(90)
        if back and data.dimension == "area"
        else PLAIN[0].mark() | ({"fill": PAPER, "stroke": SERIES[0]} if back else {})
    )


def _axis(canvas: Canvas, scale: Scale, marks: list[float], unit: str, placed: Rows) -> float:
    """Light lines at round numbers behind each row, and the numbers below the last; the height below them."""
    said, bottom, at = tick_words(marks, unit), placed.height + 8, [scale.at(mark) for mark in marks]
    for x in at:
        canvas.rule(x, bottom - 6, x, bottom)
        for top in placed.tops.values():
            canvas.rule(x, top, x, top + TALL)
    for index, x in fitting(said, at, 0, canvas.width).items():
        canvas.write([said[index]], x, bottom, align="center")
    return bottom + LINE
