"""Bars and dots: the values side by side, the largest first where they are in no given order."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from macros.charts import ChartData
from macros.wording.points import Point, known, plural, said, shortened, shown, too_close, value, valued
from macros.wording.rank import Standing
from macros.wording.value import listed, ordinal

MOST_NAMED = 6
"""Up to so many values are all said; of more, the highest and lowest ones."""


def bars(data: ChartData) -> str:
    """One value a bar, or a group of them; the ends of many bars, and where the home area is among them."""
    return single(data) if len(data.series) == 1 else groups(data)


def dots(data: ChartData) -> str:
    """A row of dots a category: the named ones, and how far the others reach."""
    if not data.crowd:
        return bars(data)
    parts = []
    for name in data.categories:
        row = [point for point in data.records if point["category"] == name]
        named = sorted(
            known(point for point in row if point["series"] in data.named),
            key=lambda point: data.named.index(point["series"]),
        )
        others = sorted(known(point for point in row if point["series"] not in data.named), key=value)
        words = [valued(point["series"], point["shown"]) for point in named]
        missing = sum(point["series"] not in data.named for point in row) - len(others)
        reach = (
            f"{others[0]['shown']} to {others[-1]['shown']}{f', {missing} not shown' if missing else ''}"
            if others
            else ""
        )
        words += [f"{data.crowd} {reach}"] if reach else []
        parts += [f"{name}: {', '.join(words)}"] if words else []
    return shortened(parts, "row") if parts else ""


def single(data: ChartData) -> str:
    """One series: every value of a few, and of many the two highest and the lowest."""
    points = known(data.of(data.series[0]))
    if not points:
        return ""
    ranked = sorted(points, key=value, reverse=True)
    if len(ranked) <= MOST_NAMED:
        return "; ".join(valued(point["category"], point["shown"]) for point in ranked) + "." + place(data, ranked)
    ranked = [point for point in ranked if data.dimension != "area" or point["category"] not in data.averages]
    top = alike(ranked, ranked[0])
    high, low = shown("Highest", data.records), shown("Lowest", data.records)
    parts = [f"{high}: {_some(top)}"]
    if len(top) == 1:
        parts.append(f"then {_some(alike(ranked, ranked[1]))}")
    text = f"{', '.join(parts)}. {low}: {_some(alike(ranked, ranked[-1]))}."
    stands = place(data, ranked)
    return text if any(name in text for name in data.focus) and " may be " not in stands else text + stands


def groups(data: ChartData) -> str:
    """Several series: the values of each category together, and how often the home area is above one other."""
    parts = []
    for name in data.categories:
        row = [point for series in data.series for point in known(data.of(series)) if point["category"] == name]
        words = [valued(point["series"], point["shown"]) for point in row]
        parts += [f"{said(name)}: {', '.join(words)}"] if words else []
    return (shortened(parts, "group") if parts else "") + ahead(data)


def place(data: ChartData, ranked: Sequence[Point]) -> str:
    """Where the home area ranks among the authorities that have a bar; from where to where, if some are too close to tell."""
    ranked = [point for point in ranked if point["category"] not in data.averages]
    home = next((point for point in ranked if point["category"] in data.focus), None)
    if home is None or data.dimension != "area" or len(ranked) < 3:
        return ""
    near = [point for point in ranked if point is not home and too_close(data, home, point)]
    if near:
        own, *others = (Fraction(value(point)) for point in (home, *(one for one in ranked if one is not home)))
        may = Standing(own, tuple(others), close=tuple(Fraction(value(point)) for point in near))
        return f" {home['category']} {'is' if may.anywhere else 'may be'} {may.words(short=True)}, at {home['shown']}."
    above = sum(value(point) > value(home) for point in ranked)
    below = sum(value(point) < value(home) for point in ranked)
    joint = "joint " if len(alike(ranked, home)) > 1 else ""
    end = shown("highest" if above <= below else "lowest", data.records)
    count = min(above, below) + 1
    of = f" of {plural(len(ranked), 'area')}" if count > 1 else ""
    at = f", at {home['shown']}" if len(ranked) > MOST_NAMED else ""
    return f" {home['category']} is {joint or 'the '}{'' if count == 1 else f'{ordinal(count)} '}{end}{of}{at}."


def ahead(data: ChartData) -> str:
    """In how many categories the home area is above the one other that it is drawn beside."""
    home = next(iter(data.focus), "")
    if len(data.series) != 2 or home not in data.series:
        return ""
    other = next(name for name in data.series if name != home)
    theirs = {point["category"]: point for point in known(data.of(other))}
    pairs = [(point, theirs[point["category"]]) for point in known(data.of(home)) if point["category"] in theirs]
    if len(pairs) < 2:
        return ""
    seen = "" if len(pairs) == len(data.categories) else " that are shown"
    every = "both" if len(pairs) == 2 else "all"
    clear = [(own, their) for own, their in pairs if not too_close(data, own, their)]
    above = sum(value(own) > value(their) for own, their in clear)
    below = sum(value(own) < value(their) for own, their in clear)
    if len(pairs) in (above, below):
        return f" {home} is {'above' if above else 'below'} {other} in {every}{seen}."
    if len(clear) < len(pairs):
        ways = {"above": above, "below": below, "about the same": len(pairs) - above - below}
        told = listed([f"{how} in {count}" for how, count in ways.items() if count])
        if len(pairs) in ways.values():
            return f" Beside {other}, {home} is about the same in {every}{seen}."
        return f" Beside {other}, {home} is {told} of {f'the {len(pairs)}{seen}' if seen else len(pairs)}."
    return f" {home} is above {other} in {above} of {f'the {len(pairs)}{seen}' if seen else len(pairs)}."


def alike(points: Sequence[Point], point: Point) -> list[Point]:
    """The points with the same value as this one."""
    return [one for one in points if value(one) == value(point)]


def _some(points: Sequence[Point]) -> str:
    """One point with its value, or several that share it."""
    names = [str(point["category"]) for point in points]
    if len(names) > 3:
        return f"{len(names)} at {points[0]['shown']}"
    return f"{listed(names)}, {points[0]['shown']}{' each' if len(names) > 1 else ''}"
