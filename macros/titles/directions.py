"""What a title says of time: rose and fell, peaked, more than in another year, and the periods that it names.

A rise or fall is that from the first value to the last, or between the periods that the title names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from macros.titles.claims import Claim, claims
from macros.titles.drawn import Drawn, Point, fits, periods_in
from macros.titles.vocabulary import DOWN, LARGEST, SMALLEST, STEADY, UP

WORSE = {"outstanding": 4, "good": 3, "requires improvement": 2, "inadequate": 1}
"""The judgements of inspectors, which a title may name only where they are drawn."""

CROSSED = re.compile(rf"(?i)\b(?:{UP}|{DOWN}) (?:to )?(?:below|above|under|over|behind)\b(?! (?:a|an|one|two|half|\d))")
"""A fall below others is no fall by itself: it is looked into as a comparison."""


def directions(drawn: Drawn) -> Iterator[str]:
    """Every direction, extreme and period of the title that is not so."""
    yield from _periods(drawn)
    yield from _judgements(drawn)
    yield from _never(drawn)
    if drawn.data.when and not drawn.signed:
        yield from _moves(drawn)
        yield from _against(drawn)
        yield from _peaks(drawn)


def _periods(drawn: Drawn) -> Iterator[str]:
    """A day, month or year that is neither drawn nor part of what the table says of itself."""
    metadata = drawn.table.metadata
    texts = " ".join([*drawn.names, metadata.description, metadata.definition, *map(str, drawn.spec.where.values())])
    for said in periods_in(drawn.title) if drawn.periods else []:
        if not any(fits(said, period) for period in drawn.periods) and said not in texts:
            yield f"“{said}” is not a period in it, which has {listed(drawn.periods)}"


def _judgements(drawn: Drawn) -> Iterator[str]:
    """A judgement that nobody gave."""
    if drawn.spec.kind == "judgements":
        given = " ".join([point.shown.lower() for point in drawn.points] + drawn.names).lower()
        for word in WORSE:
            if re.search(rf"\b{word}\b", drawn.title.lower()) and word not in given:
                yield f"“{word}” is not among the judgements"


def _never(drawn: Drawn) -> Iterator[str]:
    """A rise or a fall where the whole table has one period: nothing in it rose or fell."""
    moved = re.search(rf"(?i)(?!up\b|down\b|cut\b)\b(?:{UP}|{DOWN})\b", drawn.title)
    if moved is None or len(drawn.table.periods) != 1 or drawn.signed or drawn.spec.columns:
        return
    metadata = drawn.table.metadata
    texts = [*drawn.names, metadata.description, metadata.definition, *(one.title for one in metadata.columns.values())]
    if not re.search(rf"(?i)\b(?:{re.escape(moved[0])}|change|difference)", " ".join(texts)):
        yield f"“{moved[0]}”, and the table has one period, {drawn.table.periods[0]}"


def _moves(drawn: Drawn) -> Iterator[str]:
    """A rise or a fall that went another way, or did not end where the title says, in every line that it may mean."""
    text = CROSSED.sub("", drawn.title)
    up, down = re.search(rf"(?i)\b(?:{UP})\b", text), re.search(rf"(?i)\b(?:{DOWN})\b", text)
    steady = None if up or down else re.search(rf"(?i)\b(?:{STEADY})\b", text)
    names = [name for name in drawn.subject(text) if len(drawn.of(name)) > 1]
    if not (up or down or steady) or (up and down and len(names) > 1):
        return
    found = [_move(drawn, drawn.of(name), up, down, steady) for name in names]
    if found and all(found):
        yield found[0]


def _move(
    drawn: Drawn, own: list[Point], up: re.Match[str] | None, down: re.Match[str] | None, steady: re.Match[str] | None
) -> str:
    """What is not so of one line; nothing where all is, or where it cannot be decided."""
    if up and down:
        right = _turns(own, up.start() < down.start())
        return "" if right else f"“{up[0]}” and “{down[0]}”, and it went {_course(own)}"
    ends = _ends(drawn, own)
    if ends is None:
        return ""
    first, last = ends
    said = next(word[0] for word in (up, down, steady) if word)
    if steady:
        wrong = _far(first, last)
    else:
        starts = [first] if _from(drawn, first) else [first, own[max(own.index(last) - 1, 0)]]
        wrong = all(_above(start, last) is not bool(up) for start in starts)
    if wrong:
        return f"“{said}”, and it was {first.shown} in {first.category} and {last.shown} in {last.category}"
    return "" if steady else _ending(drawn, last)


def _from(drawn: Drawn, first: Point) -> bool:
    """Whether the title says from when: otherwise a move `in 2024` may be that of the year alone."""
    named = [said for said in periods_in(drawn.title) if not fits(said, first.period)]
    return not any(re.search(rf"\bin (?:the )?{re.escape(said)}", drawn.title) for said in named)


def _far(first: Point, last: Point) -> bool:
    """Whether two values are more than a twentieth apart."""
    before, after = first.value or Fraction(0), last.value or Fraction(0)
    return abs(after - before) * 20 > abs(before)


def _ends(drawn: Drawn, own: list[Point]) -> tuple[Point, Point] | None:
    """The two points that a move is between: those that the title names, or the first and the last."""
    first, last = own[0], own[-1]
    named = [(said, point) for said in periods_in(drawn.title) for point in own if fits(said, point.period)]
    for said, point in named:
        if re.search(rf"\b(?:since|from|than in|than at|than on) (?:the )?{re.escape(said)}", drawn.title):
            first = point
        elif re.search(rf"\b(?:in|by|to|at|on) (?:the )?{re.escape(said)}", drawn.title):
            last = point
    numbers = [claim for claim in claims(drawn.title, drawn.names) if claim.kind in ("number", "share", "money")]
    origin = re.search(r"\bfrom (?=[\d£a-z])", drawn.title)
    start = _claimed(numbers, origin.end()) if origin else None
    if start:
        starts = [point for point in own[:-1] if start.allows(point.value or Fraction(0))]
        return (starts[-1], own[-1] if last.period == starts[-1].period else last) if starts else None
    order = [point.category for point in own]
    if order.index(first.category) > order.index(last.category) or first is last:
        return None
    return first, last


def _ending(drawn: Drawn, last: Point) -> str:
    """The value that a rise or fall is said to end at, where it did not."""
    for claim in claims(drawn.title, drawn.names):
        before = drawn.title[: claim.start]
        to = re.search(r"\bto $", before) and re.search(rf"(?i)\b(?:{UP}|{DOWN})\b", before)
        if to and claim.kind in ("number", "share", "money") and not claim.allows(abs(last.value or Fraction(0))):
            return f"“to {claim.text}”, and it was {last.shown} in {last.category}"
    return ""


def _against(drawn: Drawn) -> Iterator[str]:
    """More or fewer than in another period, or "More children …" over time, where it is the other way in every line."""
    text = drawn.title
    found = re.search(r"(?i)\b(?P<way>more|higher|larger|fewer|less|lower|smaller)\b.*?\bthan (?:in|at|on)\b", text)
    starts = re.match(r"(?P<way>More|Fewer|Less)\b(?!.*\bthan\b)", text) or re.search(
        r"(?:%|\b(?:half|third|quarter|fifth|tenth)s?) (?P<way>more|fewer|less)\b(?!.*\bthan\b)", text
    )
    way = found or starts
    names = [name for name in drawn.subject(text) if len(drawn.of(name)) > 1] if way else []
    wrong = []
    for name in names:
        own = drawn.of(name)
        named = [point for said in periods_in(text) for point in own if fits(said, point.period)]
        after = named[-1] if named else own[-1]
        befores = [own[0], own[max(own.index(after) - 1, 0)]]
        if found:
            after = named[0] if len(named) > 1 else own[-1]
            befores = named[-1:]
        more = way is not None and way["way"].lower() in ("more", "higher", "larger")
        held = [before for before in befores if before is after or _above(before, after) is more]
        before = (befores or [after])[-1]
        said = way[0] if way else ""
        wrong.append(
            ""
            if held or not befores
            else f"“{said}”, and it was {before.shown} in {before.category} and {after.shown} in {after.category}"
        )
    if wrong and all(wrong):
        yield wrong[0]


def _peaks(drawn: Drawn) -> Iterator[str]:
    """A peak, a highest or a lowest value that stood in another period; `lowest since 2019` is the last one."""
    text = drawn.title
    high = re.search(rf"(?i)\b(?:peaked|peak|{LARGEST})\b", text)
    low = re.search(rf"(?i)\b(?:{SMALLEST})\b", text)
    if bool(high) == bool(low) or re.match(r"(?i)most\b", text):
        return
    for name in drawn.subject(text) if len(drawn.data.series) == 1 or drawn.by_area else []:
        own = [point for point in drawn.of(name) if point.value is not None]
        named = [point for said in periods_in(text) for point in own if fits(said, point.period)]
        if named and re.search(r"\bsince\b", text):
            own = own[own.index(named[-1]) + 1 :]
            named = own[-1:]
        values = [point.value for point in own if point.value is not None]
        if not named or len(own) < 2:
            continue
        best = max(values) if high else min(values)
        if all(point.value != best for point in named):
            top = next(point for point in own if point.value == best)
            word = (high or low or [""])[0]
            yield f"“{word}”, and the {'highest' if high else 'lowest'} is {top.shown} in {top.category}"


def listed(periods: list[str]) -> str:
    """The periods, or the first and the last of many."""
    return ", ".join(periods) if len(periods) <= 4 else f"{periods[0]} to {periods[-1]}"


def _turns(own: list[Point], up_first: bool) -> bool:
    """Whether values rise and then fall, or fall and then rise."""
    values = [point.value for point in own if point.value is not None]
    inner = range(1, len(values) - 1)
    if up_first:
        return any(values[index] > values[0] and values[index] > values[-1] for index in inner)
    return any(values[index] < values[0] and values[index] < values[-1] for index in inner)


def _course(own: list[Point]) -> str:
    return ", ".join(point.shown for point in (own if len(own) <= 4 else [own[0], own[-1]]))


def _claimed(numbers: list[Claim], start: int) -> Claim | None:
    return next((claim for claim in numbers if claim.start <= start < claim.end), None)


def _above(before: Point, after: Point) -> bool | None:
    """Whether a value is above an earlier one; None where they are the same."""
    if before.value is None or after.value is None or before.value == after.value:
        return None
    return after.value > before.value
