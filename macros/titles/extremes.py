"""What a title says of the largest and the smallest: who made most, which had the lowest, what most children have.

A category that "made most" is the largest of those that are named; what is left over ("Other", "Not recorded") may be
larger, since it is many. "Most children …" at the start is a majority, where it is plain of which categories.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from macros.titles.drawn import REMAINDER, Drawn, total
from macros.titles.vocabulary import DOWN, LARGEST, SMALLEST, UP

ASIDE = re.compile(
    r"\b(?:second|third|fourth|fifth|\d+\w\w)[ -]\w+\b|\b(?:most of|for most)\b|\bat (?:most|least)\b|\b(?:at|in|of|on|with) (?:(?:the|its) )?(?:low|high)est\b|"
    r"\bmost (?:deprived|recent|vulnerable|serious|affected|likely|urgent)\b"
)
"""Words in which an extreme is no finding, or one that is not looked into: second largest, at the lowest level."""


def extremes(drawn: Drawn) -> Iterator[str]:
    """Every largest, smallest and majority of the title that is not so."""
    yield from _extremes(drawn)
    yield from _majority(drawn)


def _extremes(drawn: Drawn) -> Iterator[str]:
    """A category or a series that is said to have most or least, and has not."""
    extreme = re.compile(rf"\b(?:{LARGEST}|{SMALLEST})\b")
    parts = re.split(r",| and | but |;", drawn.title)
    for clause in parts if all(extreme.search(part) for part in parts) else [drawn.title]:
        high, low = re.search(rf"\b(?:{LARGEST})\b", clause), re.search(rf"\b(?:{SMALLEST})\b", clause)
        if bool(high) == bool(low) or ASIDE.search(clause):
            continue
        over = drawn.data.when
        names = drawn.data.series if over else drawn.data.categories
        moved = re.search(rf"(?i)\b(?:{UP}|{DOWN})\b", clause)
        if len(names) < 2 or (over and drawn.by_area) or (not over and len(drawn.data.series) > 1):
            continue
        values = _moved(drawn, clause) if moved and over else _latest(drawn) if over else _values(drawn)
        unknown = [name for name in drawn.spoken_of(clause, names) if name not in values]
        if unknown and (high or not any(drawn.hides(name) for name in unknown)) and not (moved and over):
            yield f"“{(high or low or clause)[0]}”, and {unknown[0]} has no number in it"
            continue
        said = [name for name in drawn.spoken_of(clause, list(values)) if not REMAINDER.search(name)]
        ranked = [name for name in values if not REMAINDER.search(name) or name in said]
        if any((high or low or clause)[0] in name.lower().split() for name in values):
            continue
        if not said or len(ranked) < 2 or len(said) == len(ranked):
            continue
        best = (max if high else min)(values[name][0] for name in ranked)
        if all(values[name][0] != best for name in said):
            top = next(name for name in ranked if values[name][0] == best)
            word = (high or low or [""])[0]
            yield f"“{word}”, and {said[0]} is {values[said[0]][1]}, {top} {values[top][1]}"


def _majority(drawn: Drawn) -> Iterator[str]:
    """A title that begins with "Most", where the part that it speaks of is half or less."""
    if (
        not re.match(r"Most\b(?! (?:common|frequent|often|likely|used|named|recent|deprived))", drawn.title)
        or drawn.data.when
    ):
        return
    points = drawn.known
    if any(point.unit != "percent" for point in points) or len(drawn.data.series) > 1 or not points:
        return
    names = drawn.spoken_of(drawn.title, drawn.data.categories)
    part = [point for point in points if point.category in names] or (points if len(points) == 1 else [])
    if part and total(part) <= 50:
        yield f"“Most”, and {' and '.join(point.category or 'it' for point in part)} is {' and '.join(point.shown for point in part)}"


def _values(drawn: Drawn) -> dict[str, tuple[Fraction, str]]:
    return {point.category: (point.value, point.shown) for point in drawn.known if point.value is not None}


def _latest(drawn: Drawn) -> dict[str, tuple[Fraction, str]]:
    """The last value of each series."""
    ends = {name: drawn.of(name)[-1:] for name in drawn.data.series}
    return {name: (end[0].value, end[0].shown) for name, end in ends.items() if end and end[0].value is not None}


def _moved(drawn: Drawn, clause: str) -> dict[str, tuple[Fraction, str]]:
    """How far each series rose or fell, the way that is said."""
    sign = 1 if re.search(rf"(?i)\b(?:{UP})\b", clause) else -1
    found = {}
    for name in drawn.data.series:
        values = [point.value for point in drawn.of(name) if point.value is not None]
        if len(values) > 1:
            way = values[-1] - values[0]
            found[name] = (sign * way, f"{'up' if way > 0 else 'down'} {float(abs(way)):g}")
    return found
