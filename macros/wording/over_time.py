"""Lines and columns: how values moved from the first period to the last, and what lay between."""

from __future__ import annotations

from macros.charts import ChartData, differs, with_median
from macros.wording.certainty import unclear
from macros.wording.points import (
    Point,
    at,
    capital,
    known,
    lower,
    noun,
    said,
    shortened,
    shown,
    too_close,
    value,
)
from macros.wording.value import listed

FEW = 2
"""Of so many lines the highest and the lowest values are said as well; of more, only of the home area's."""


def lines(data: ChartData) -> str:
    """Each line from its first value to its last; the highest and the lowest of one line, or two."""
    series = [name for name in data.series if known(data.of(name))]
    if not series:
        return ""
    if data.series == [""]:
        return f"{capital(moved(data, '', ends=shifted(data, '')))}{extremes(data, '')}."
    parts = [
        f"{name} {moved(data, name, ends=shifted(data, name))}"
        + (extremes(data, name) if len(series) <= FEW or name in data.focus else "")
        for name in sorted(series, key=lambda one: one not in data.focus)
    ]
    return " ".join(filter(None, [shortened(parts, "line"), beside(data, series)]))


def band(data: ChartData) -> str:
    """The named lines, where the others lie at the end, and the place of the home area among all."""
    named = [name for name in data.named if known(data.of(name))]
    parts = [
        f"{name} {moved(data, name, ends=shifted(data, name))}{extremes(data, name) if name in data.focus else ''}"
        for name in named
    ]
    last = [point for point in data.records if point["category"] == data.categories[-1]]
    others = sorted(known(point for point in last if point["series"] not in data.named), key=value)
    crowd = ""
    if data.crowd and len(others) > 1:
        low, high = others[0], others[-1]
        missing = sum(name not in data.named for name in data.series) > len(others)
        seen = ", as far as shown," if missing else ""
        crowd = (
            f"{capital(at(data.categories[-1]))} the {lower(data.crowd)}{seen} range from {low['shown']} "
            f"({low['series']}) to {high['shown']} ({high['series']})."
        )
    return " ".join(filter(None, [shortened(parts, "line") if parts else "", crowd, beside(data, named)]))


def neighbours(data: ChartData) -> str:
    """The same, with the median of the others as one more line."""
    return band(with_median(data))


def moved(data: ChartData, name: str, ends: bool) -> str:
    """From the first value that is shown to the last: `fell from 394 to 339`, or showed no clear change; with their periods where they are not plain."""
    points = known(data.of(name))
    first, last = points[0], points[-1]
    start, end = (f" {at(first['category'])}", f" {at(last['category'])}") if ends else ("", "")
    if len(points) == 1:
        return f"was {last['shown']} {at(last['category'])}"
    if all(point["shown"] == first["shown"] for point in data.of(name)):
        return f"stayed at {first['shown']}{f' from{start[3:]} to{end[3:]}' if ends else ''}"
    if first["value"] == last["value"]:
        return f"was {first['shown']}{start} and again{end}" if ends else f"was {first['shown']} at both ends"
    way = "rose" if last["value"] > first["value"] else "fell"
    if not differs(first, last):
        way = "showed no clear change,"
    return f"{way} from {first['shown']}{start} to {last['shown']}{end}"


def extremes(data: ChartData, name: str) -> str:
    """The highest and the lowest value, where they are neither the first nor the last."""
    points = known(data.of(name))
    if len(points) < 3:
        return ""
    told = []
    for word, best in (("highest", max(map(value, points))), ("lowest", min(map(value, points)))):
        if best not in (value(points[0]), value(points[-1])):
            when = [str(point["category"]) for point in points if value(point) == best]
            places = listed([at(when[0]), *map(said, when[1:])])
            if len(when) > 3:
                places = f"in {len(when)} {noun(data.categories)}"
            number = next(point["shown"] for point in points if value(point) == best)
            told.append(f"{shown(word, data.of(name))} {number} {places}")
    return f", {', '.join(told)}" if told else ""


def beside(data: ChartData, series: list[str]) -> str:
    """Where the home area is at the end, beside the other areas that have a line."""
    home = next(iter(data.focus), "")
    if home not in series:
        return ""
    last = data.categories[-1]
    own = next((point for point in known(data.of(home)) if point["category"] == last), None)
    if own is None:
        return ""
    ways: dict[str, list[str]] = {}
    for name in series:
        other = next((point for point in known(data.of(name)) if point["category"] == last), None)
        if name != home and other is not None:
            ways.setdefault(way(data, own, other), []).append(name)
    if not ways:
        return ""
    told = listed([f"{how} {listed(names)}" for how, names in ways.items()])
    return f"{capital(at(last))} {home} is {told}."


def way(data: ChartData, own: Point, other: Point) -> str:
    """Above, below, level with, or not clearly so where chance alone may part them."""
    if own["shown"] == other["shown"]:
        return "level with"
    if too_close(data, own, other):
        return unclear(value(own), value(other))
    return "above" if value(own) > value(other) else "below"


def shifted(data: ChartData, name: str) -> bool:
    """Whether a line does not begin with the first period, or does not end with the last."""
    points = known(data.of(name))
    return (points[0]["category"], points[-1]["category"]) != (data.categories[0], data.categories[-1])
