"""The numbers of a title: each is true of a value, a share, a change or a count of what is drawn, or a contradiction.

What a number allows: figures have to be right to the decimals that are written. A fraction in words ("a third", "six
in seven") lies within 3 percentage points, "about" too; "almost" and "nearly" say up to 5 points below, "just over"
up to 5 above, "under" and "over" up to 20. Before a whole number they allow a tenth of it, "under" half, "over" twice.
How long something lasts ("within two years"), ages, aims and numbers that are names are not looked into.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from macros.tables import SYMBOLS, Cell
from macros.titles.claims import Claim, claims
from macros.titles.counts import FEW, counts
from macros.titles.drawn import TOTAL, Drawn, Point, fits, periods_in, total
from macros.titles.vocabulary import DOWN, LARGEST, SMALLEST, UP, stems

ADDED = ("count", "gbp", "number", "fte")
"""Units whose values may be added up, and are parts of a whole."""
APART = r"change|difference|gap|peak|level|more|less|fewer|higher|lower|larger|smaller|longer|shorter|above|below|as \w+ as|that of"
"""Words by which a number may be the difference of two values, or their ratio."""
DIFFERENT = re.compile(r"(?:\S+ )? ?(?:more|fewer|less|higher|lower|above|below)\b")
"""What follows a share that is the difference: `a third fewer`, `a tenth below`."""


def quantities(drawn: Drawn) -> Iterator[str]:
    """Every number of the title that is true of nothing that the title can mean."""
    for claim in claims(drawn.title, drawn.names):
        clause = clause_of(drawn.title, claim)
        if not any(claim.allows(value) for value, _ in meant(drawn, claim, clause)) and not _named(drawn, claim):
            nearest = _nearest(claim, list(meant(drawn, claim, clause)))
            yield f"“{claim.text}” is true of no value, share, change or count in it{nearest}"


def clause_of(title: str, claim: Claim) -> str:
    """The part of a title, between commas, that a number stands in."""
    before = max((found.end() for found in re.finditer(r"[,;:] ", title) if found.end() <= claim.start), default=0)
    after = re.search(r"[,;:] ", title[claim.end :])
    return title[before : claim.end + after.start() if after else len(title)]


def meant(drawn: Drawn, claim: Claim, clause: str) -> Iterator[tuple[Fraction, str]]:
    """Everything that a number may be said of, as a value and how it is shown."""
    points, rest = focus(drawn, clause.replace(claim.text, " ")), drawn.title[claim.end :].strip()
    moves = re.search(rf"\b(?:{UP}|{DOWN}|{APART})\b", clause)
    if claim.kind == "times":
        ratios = (after / before for before, after in _pairs(drawn, clause) if before)
        yield from ((ratio, f"{float(ratio):.2f} times") for ratio in ratios)
        return
    if claim.kind == "share":
        yield from _shares(drawn, points, clause)
        pairs = [(before, after) for before, after in _pairs(drawn, clause) if before] if moves else []
        apart = re.search(rf"\b(?:{UP}|{DOWN})\b", clause) or DIFFERENT.match(rest)
        yield from ((100 * (abs(after - before) if apart else after) / before, "") for before, after in pairs)
        return
    yield from ((abs(point.value), point.shown) for point in points if point.value is not None)
    yield from ((value, "") for value in _beside(drawn, points))
    yield from ((total(points), "") for points in _groups(drawn, points))
    if moves or claim.kind == "money":
        yield from ((abs(after - before), "") for before, after in _pairs(drawn, clause))
    if claim.kind == "number" and not _of_the_measure(drawn, rest):
        yield from ((Fraction(number), "") for number in counts(drawn))


def focus(drawn: Drawn, clause: str) -> list[Point]:
    """The points that a part of a title speaks of: its series, its categories, its periods; else all that it can mean."""
    known = drawn.known
    if drawn.data.when:
        return [point for name in drawn.subject(clause) or drawn.data.series for point in _in_time(drawn, name, clause)]
    if drawn.spec.kind == "scorecard" and len(drawn.data.series) > 1:
        return known
    names = drawn.spoken_of(clause, drawn.data.categories)
    part = [point for point in known if point.category in names]
    if len(drawn.data.series) > 1:
        series = drawn.subject(clause)
        part = [point for point in part or known if point.series in series] or part
    periods = periods_in(clause)
    if len({point.period for point in known}) > 1 and periods:
        part = [point for point in part or known if any(fits(said, point.period) for said in periods)] or part
    return part or known


def _in_time(drawn: Drawn, series: str, clause: str) -> list[Point]:
    """The points of a series that a part of a title speaks of: of the periods that it names, or else the last.

    Words such as `from`, `between` and `peaked` may mean the first, the highest and the lowest as well.
    """
    own = drawn.of(series)
    said = [point for period in periods_in(clause) or periods_in(drawn.title) for point in drawn.at(series, period)]
    found = said or own[-1:]
    whole = re.search(rf"\b(?:peak\w*|swung|{LARGEST}|{SMALLEST})\b", drawn.title)
    if whole or re.search(r"(?i)\b(?:from|between)\b", clause):
        ranked = sorted(own, key=lambda point: point.value or 0)
        found = [*said, *own[:1], *own[-2:], *ranked[:1], *ranked[-1:]]
    return found


def _shares(drawn: Drawn, points: Sequence[Point], clause: str) -> Iterator[tuple[Fraction, str]]:
    """The percentages of the points, their shares of the whole, and those in their rows."""
    for point in points:
        if point.value is not None and point.unit == "percent":
            yield point.value, point.shown
    yield from ((value, f"{float(value):g}%") for value in _beside(drawn, points, "percent"))
    parts = [point for point in points if point.unit in ADDED and point.value is not None]
    alike = len({point.series for point in points}) == 1 and not drawn.data.when
    if alike and 2 <= len(points) <= 3 and all(point.unit == "percent" for point in points):
        yield total(points), f"{float(total(points)):g}%"
    wholes = _totals(drawn)
    if not wholes and len(drawn.known) <= FEW:  # none of them part of a total: any two may be a part and its whole
        wholes += [point.value for point in drawn.known if point.value is not None and point.unit in ADDED]
    wholes += [total(group) for group in _groups(drawn, parts)]
    sums = [abs(point.value) for point in parts if point.value is not None]
    sums += [total(parts)] if 2 <= len(parts) <= 3 else []
    yield from (
        (100 * part / whole, f"{float(100 * part / whole):.1f}%") for part in sums for whole in wholes if part < whole
    )


def _groups(drawn: Drawn, points: Sequence[Point]) -> Iterator[list[Point]]:
    """The points that together make a whole with these: of one series, or of one category, without gaps."""
    for name in {point.series for point in points}:
        group = [point for point in drawn.points if point.series == name]
        if all(point.value is not None and point.unit in ADDED for point in group):
            yield group
    for name in {point.category for point in points} if len(drawn.data.series) > 1 else ():
        group = [point for point in drawn.points if point.category == name]
        if all(point.value is not None and point.unit in ADDED for point in group):
            yield group


def _totals(drawn: Drawn) -> list[Fraction]:
    """The wholes that stand in the table and are not drawn beside their parts: the rows `All …`."""
    table, column = drawn.table, drawn.data.measure
    found = []
    for key in set(table.metadata.table_schema.primary_key) - {"time_period", "area"}:
        wholes: list[Cell] = [one for one in dict.fromkeys(table.cells[key]) if one.startswith(TOTAL)]
        cells = drawn.column(column, map(int, table.rows({**drawn.around, key: wholes}))) if wholes else []
        found += [Fraction(cell) for cell in cells if cell not in SYMBOLS and column in table.measures]
    return found


def _beside(drawn: Drawn, points: Sequence[Point], unit: str = "") -> list[Fraction]:
    """The other numbers of the rows that these points come from; of one number alone, those of its whole table."""
    table = drawn.table
    rows = [int(row) for row in table.rows(drawn.around)] if drawn.spec.kind == "number" else []
    whole = len(points) == len(drawn.known)
    names = {(point.category, "" if drawn.spec.columns else point.series) for point in points}
    rows += [row for row in drawn.data.rows if whole or drawn.row_names[row] in names]
    found = []
    for column in table.measures:
        if not unit or column.endswith(unit):
            found += [Fraction(cell) for cell in drawn.column(column, rows) if cell not in SYMBOLS]
    return [abs(value) for value in found]


def _pairs(drawn: Drawn, clause: str) -> list[tuple[Fraction, Fraction]]:
    """What a change may be from and to: the first, the highest or a named period, and the last or a named one."""
    if not drawn.data.when:
        values = [point.value for point in focus(drawn, clause) if point.value is not None]
        return [(a, b) for a in values for b in values if a != b] if len(values) <= FEW else []
    found = []
    for name in drawn.subject(clause) or drawn.data.series:
        own = drawn.of(name)
        named = [point for said in periods_in(clause) for point in drawn.at(name, said)]
        since = re.search(r"\b(?:since|than in|than at|from|the \d{4}) ", clause) and named
        for later in own[-1:] if since else [*own[-1:], *named]:
            before = own[: own.index(later)]
            peak = sorted(before, key=lambda point: point.value or 0)[-1:]
            starts = since or [*before[:1], *[point for point in named if point in before], *peak, *before[-1:]]
            found += [(start.value or Fraction(0), later.value or Fraction(0)) for start in starts]
    return found


def _named(drawn: Drawn, claim: Claim) -> bool:
    """Whether a whole number is part of a name: of a category, a column, or what the table says of itself."""
    metadata = drawn.table.metadata
    texts = [*drawn.names, *(column.title for column in metadata.columns.values()), metadata.description]
    texts += [str(value) for value in drawn.spec.where.values()]
    return claim.kind == "number" and str(claim.amount) in {word for text in texts for word in stems(text)}


def _of_the_measure(drawn: Drawn, rest: str) -> bool:
    """Whether a number is said of what the figure measures, `3 contacts`, and counts no rows, areas or periods."""
    noun = re.match(r"[a-z]+", rest)
    point = next(iter(drawn.known), None)
    if noun is None or point is None or point.unit != "count":
        return False
    said, measure = stems(noun[0]), stems(drawn.table.metadata.title_of(drawn.data.measure))
    return bool(said) and said[0] in measure and said[0] not in stems(" ".join(drawn.names))


def _nearest(claim: Claim, values: list[tuple[Fraction, str]]) -> str:
    known = [(abs(value - claim.amount), shown) for value, shown in values if shown]
    return f" (the nearest is {min(known)[1]})" if known else ""
