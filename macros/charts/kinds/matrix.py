"""A matrix: services down, years across, and at each place the shape and the letters of its judgement, with one key."""

from __future__ import annotations

from macros.charts.canvas import Canvas, Row, flow
from macros.charts.data import ChartData
from macros.charts.looks import GRADES, NEIGHBOUR, Look, graded
from macros.charts.rows import legend
from macros.charts.theme import GRID, LINE, NARROW, measure, widest, wrap

NAMES = 250
SIGN = 18
"""The pixels before the letters of a judgement, for its shape."""


def draw(data: ChartData, width: int) -> Canvas:
    """A row a service. On a narrow screen its judgements follow each other below its name, each with its year."""
    canvas, letters = Canvas(width), abbreviations(data)
    named: dict[str, list[str]] = {}
    for words, short in letters.items():
        named.setdefault(short, []).append(words)
    keys = [
        look(words[0]).mark() | {"text": f"{short}: {' or '.join([words[0], *map(_lower, words[1:])])}", "row": None}
        for short, words in named.items()
        if words[0] != short
    ]
    top = legend(canvas, keys, 0, 0) + 14
    bottom = (_narrow if width <= NARROW else _wide)(canvas, data, letters, top)
    return canvas.finished(bottom)


def _wide(canvas: Canvas, data: ChartData, letters: dict[str, str], top: float) -> float:
    left = min(NAMES, widest(data.categories)) + 16
    step = (canvas.width - left) / len(data.series)
    for index, name in enumerate(data.series):
        canvas.write([name], left + index * step, top, bold=True)
    y = top + LINE + 8
    for name in data.categories:
        canvas.rule(0, y, canvas.width, y, GRID)
        lines = wrap(name, left - 16)
        canvas.write(lines, 0, y + 6)
        middle = y + 6 + LINE * len(lines) / 2
        for row in (row for row in data.records if row["category"] == name):
            _place(canvas, row, letters, left + data.series.index(row["series"]) * step, middle)
        y += 12 + LINE * len(lines)
    return y


def _narrow(canvas: Canvas, data: ChartData, letters: dict[str, str], top: float) -> float:
    y = top
    for name in data.categories:
        y = canvas.write(wrap(name, canvas.width), 0, y + 6) + 4
        found = [row for year in data.series for row in data.of(name) if row["series"] == year] or [
            row for row in data.records if row["category"] == name
        ]
        texts = [[f"{letters[row['shown']]} {row['series']}"] for row in found]
        for row, (x, line) in zip(found, flow(texts, 0, canvas.width, SIGN), strict=True):
            _place(canvas, row, letters, x, y + LINE * (line + 0.5), year=True)
        y += LINE * (flow(texts, 0, canvas.width, SIGN)[-1][1] + 1) + 6
        canvas.rule(0, y, canvas.width, y, GRID)
    return y + 1


def _place(canvas: Canvas, row: Row, letters: dict[str, str], left: float, middle: float, year: bool = False) -> None:
    """The shape and the letters of one judgement; its words are the value that is read."""
    said, gap = letters[row["shown"]], bool(row["gap"])
    if not gap:
        canvas.mark(left + 7, middle, look(row["shown"]).mark(), row)
    canvas.centre([said], left + SIGN, middle, row if gap else None, bold=True)
    if year:
        canvas.centre([row["series"]], left + SIGN + measure(said + " ", bold=True), middle)


def abbreviations(data: ChartData) -> dict[str, str]:
    """The letters of each judgement that is drawn: those of its first words, one more where others have the same.

    What is not shown keeps its symbol.
    """
    found: dict[str, str] = {}
    for row in sorted(data.records, key=lambda row: (order(row["shown"]), row["shown"])):
        words = row["shown"]
        if row["gap"]:
            found[words] = words
        elif same := next((one for one in found if graded(words) and one.split()[0] == words.split()[0]), ""):
            found[words] = found[
                same
            ]  # the grade was called “Requires improvement” and is “Requires improvement to be good”
        elif words not in found:
            first = [part for part in words.replace(":", " ").replace(",", " ").split() if part[:1].isalpha()]
            capital = "".join(part[0].upper() for part in first[:2]) if graded(words) is None or len(first) > 1 else ""
            single = first[0][0].upper() if first else words[:1]
            tries = [capital or single, *(words[:count] for count in range(2, len(words) + 1))]
            found[words] = next(one for one in tries if one not in found.values())
    return found


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def order(judgement: str) -> int:
    """The place of a judgement in the key: from the best grade to the worst, then all other words."""
    found = graded(judgement)
    return GRADES.index(found) if found else len(GRADES)


def look(judgement: str) -> Look:
    """The look of a grade; a hollow circle for any other words."""
    return graded(judgement) or NEIGHBOUR
