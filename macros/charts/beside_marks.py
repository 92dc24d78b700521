"""What a picture over time says beside its marks: what happened in a period, and why one has no value.

Both come from the metadata: `annotations`, and the symbols that stand for values which are not shown. A period in which no line
has a value is shaded, since no one else could tell a gap from a line that was forgotten.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from macros.charts.canvas import Canvas
from macros.charts.data import ChartData
from macros.charts.scales import Scale
from macros.charts.svg import attributes, number
from macros.charts.theme import GRID, INK, LINE, NARROW, widest, wrap
from macros.tables import SYMBOLS

WIDEST, WIDEST_NARROW = 190, 150
"""The most pixels that a remark above the plot takes."""
APART = 10
MOST_NAMED = 3


@dataclass(frozen=True)
class Told:
    """A remark on one period, or on several that follow each other: and whether none of them has a value."""

    words: str
    first: str
    last: str
    gap: bool


@dataclass(frozen=True)
class Placed:
    """A remark at its place above the plot."""

    told: Told
    lines: list[str]
    at: float
    left: float
    right: float
    lane: int


def reason(symbol: str, said: str = "") -> str:
    """Why a period has no value: what the metadata say of it, or what the symbol means."""
    if symbol == "x":
        return f"No data: {said[:1].lower()}{said[1:]}" if said else "No data"
    return f"{SYMBOLS[symbol][:1].upper()}{SYMBOLS[symbol][1:]}{f': {said}' if said else ''}"


def remarks(data: ChartData) -> list[Told]:
    """What is said above the plot, in the order of time: annotations, and each run of periods without any value."""
    found: list[Told] = []
    empty = whole_gaps(data)
    for name in data.categories:
        said, before = data.annotations.get(name, ""), found[-1] if found else None
        if name not in empty:
            if said and before and (before.words, before.last, before.gap) == (said, _before(data, name), False):
                found[-1] = Told(said, before.first, name, gap=False)
            elif said:
                found.append(Told(said, name, name, gap=False))
            continue
        words = reason(empty[name]["gap"], said)
        if before and before.gap and before.last == _before(data, name) and (before.words == words or not said):
            found[-1] = Told(before.words, before.first, name, gap=True)
        else:
            found.append(Told(words, name, name, gap=True))
    return found


def _before(data: ChartData, name: str) -> str:
    """The period before, or nothing."""
    return data.categories[data.place[name] - 1] if data.place[name] else ""


def whole_gaps(data: ChartData) -> dict[str, dict[str, Any]]:
    """The periods in which no series has a value, each with its first symbol; none where no period has one."""
    known = {row["category"] for row in data.records if not row["gap"]}
    first: dict[str, dict[str, Any]] = {}
    for row in data.records:
        if row["category"] not in known:
            first.setdefault(row["category"], row)
    return first if known else {}


def place(data: ChartData, x: Scale, left: float, right: float) -> list[Placed]:
    """The remarks above the plot, each over its period, in as many lanes as they need not to meet."""
    placed: list[Placed] = []
    for told in remarks(data):
        room = min(right - left, WIDEST_NARROW if right - left <= NARROW else WIDEST)
        lines = wrap(told.words, room)
        wide = widest(lines)
        at = (x.at(data.times[told.first]) + x.at(data.times[told.last])) / 2
        start = min(max(at - wide / 2, left), right - wide)
        lane = 0
        while any(one.lane == lane and start < one.right + APART and one.left < start + wide + APART for one in placed):
            lane += 1
        placed.append(Placed(told, lines, at, start, start + wide, lane))
    return placed


def height(placed: Sequence[Placed]) -> float:
    """How high the lanes above the plot are."""
    lanes = {one.lane for one in placed}
    return sum(_lane(placed, lane) for lane in lanes) + (6 if lanes else 0)


def _lane(placed: Sequence[Placed], lane: int) -> float:
    return max((LINE * len(one.lines) for one in placed if one.lane == lane), default=0) + 2


def write(canvas: Canvas, data: ChartData, placed: Sequence[Placed], x: Scale, top: float, bottom: float) -> None:
    """The remarks in their lanes from `top` down, a dotted line from each to the bottom of the plot, and gaps shaded."""
    plot = top + height(placed)
    for one in placed:
        above = top + sum(_lane(placed, lane) for lane in range(one.lane))
        low = canvas.write(one.lines, one.left, above)
        if one.told.gap or one.told.first != one.told.last:
            _shade(canvas, data, x, one.told, plot, bottom)
        crossed = [other for other in placed if other.lane > one.lane and other.left - 4 < one.at < other.right + 4]
        start = plot - 4 if crossed else low + 2
        canvas.rule(
            one.at,
            start,
            one.at,
            plot if one.told.gap or one.told.first != one.told.last else bottom,
            INK,
            1,
            dash="2,3",
        )


def _shade(canvas: Canvas, data: ChartData, x: Scale, told: Told, top: float, bottom: float) -> None:
    """A light ground from half-way after the period before to half-way before the one after."""
    names, times = data.categories, data.times
    first, last = names.index(told.first), names.index(told.last)
    before, after = max(first - 1, 0), min(last + 1, len(names) - 1)
    left, right = (
        (x.at(times[names[one]]) + x.at(times[names[other]])) / 2 for one, other in ((before, first), (last, after))
    )
    way = f"M{number(left)},{number(top)}H{number(right)}V{number(bottom)}H{number(left)}Z"
    canvas.lines.insert(0, f"<path{attributes({'d': way, 'fill': GRID, 'fill-opacity': '0.5'})}/>")


def below(data: ChartData, whole: bool = False) -> list[str]:
    """What is said below the plot of values that are not shown.

    Periods without any value are listed above it; `whole` says that they are reported here, where there is nothing above.
    """
    empty = {} if whole else whole_gaps(data)
    found: list[str] = []
    for name in data.named or data.series:
        hidden = [row for row in data.of(name) if row["gap"] and row["category"] not in empty]
        for symbol in dict.fromkeys(row["gap"] for row in hidden):
            rows = [row for row in hidden if row["gap"] == symbol]
            said = next((data.annotations[one["category"]] for one in rows if one["category"] in data.annotations), "")
            words = reason(symbol, said if whole else "")
            when = _listed([row["category"] for row in rows])
            whose = f"{name}, " if name and len(data.series) > 1 else ""
            found.append(f"{whose}{when}: {words[:1].lower()}{words[1:]}.")
    return found


def _listed(names: Sequence[str]) -> str:
    if len(names) > MOST_NAMED:
        return f"{len(names)} periods from {names[0]} to {names[-1]}"
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
