"""A measure as a scorecard has it: its newest value, how it has moved, where it ranks among areas, and how sure that is.

"How we compare", "Are we getting better?" and the board packs are views of these rows. A change, or a difference between
areas, is better or worse only where chance alone would not explain it: `certainty` says when. A year whose rules are
other than today's is compared with no later one (Code of Practice for Statistics, 2022: breaks in a series are said).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import nan
from typing import Any

from macros.facts import Measure
from macros.messages import Fault, choice
from macros.tables import SYMBOLS, Cell, Table, order, period, period_of, shown, spanned, unit_of
from macros.tables.intervals import interval
from macros.tables.neighbours import AVERAGE
from macros.wording.certainty import changed, ends, too_close
from macros.wording.change import change
from macros.wording.compare import relation
from macros.wording.rank import FEWEST, Standing, standing
from macros.wording.row import BETTER, LEVEL, SAME, UNJUDGED, WORSE, Measured, Moved, Point
from macros.wording.sentence import href
from macros.wording.value import Around, needed, periods, read

STEPS, MONTHS = {"month": 11, "quarter": 4}, {"month": 1, "quarter": 3}
"""How many periods before the newest a line begins, and how many months each has: for years five, of twelve months."""
QUARTERS = (
    ({1}, "best quarter"),
    ({1, 2}, "better half"),
    ({4}, "worst quarter"),
    ({3, 4}, "worse half"),
    ({1, 2, 3, 4}, "too close to tell"),
)
"""Where an area ranks among those like it, the whole of its 95% interval; said only where all agree which way is better."""


def measured(table: Table, measure: Measure, around: Around, until: str = "") -> Measured:
    """A measure at its newest period with a number, or the newest that is over when `until` is; Fault where it has none.

    The table is as pages see it, with the neighbours' average. Without areas in it the measure is alone. A measure is on
    many pages, and is worked out once for each state of its table.
    """
    known: dict[Any, Measured] = vars(table).setdefault("measured", {})
    key = repr(measure), around, until
    if key not in known:
        known[key] = _measured(table, measure, around, until)
    return known[key]


def _measured(table: Table, measure: Measure, around: Around, until: str) -> Measured:
    column, asked = measure.column, dict[str, Any](measure.where)
    if column not in table.cells:
        table.one(column, asked)
    if "area" in table.cells:
        asked.setdefault("area", table.home)
    rows = _in_time(table, measure, asked, until)
    numbers = [row for row in rows if table.cell(row, column) not in SYMBOLS]
    if not numbers:
        what = f"The table `{table.stem}` has no number of `{column}` for {asked.get('area', 'this measure')} here"
        raise Fault(what, "Correct `where`")
    row, _ = table.one(column, {**asked, "time_period": table.cell(numbers[-1], "time_period")})
    line = [one for one in rows if 0 <= _apart(table, one, row) <= _steps(table, row)] + rows[rows.index(row) + 1 :]
    before = next((one for one in numbers if _apart(table, one, row) == 1), None)
    first = next((one for one in line if one in numbers and _apart(table, one, row) > 1), None)
    when, last = period_of(table, row, [column]), rows[-1]
    stands = _standing(table, column, row, asked, around)
    sure = measure.better != "neither" and interval(table, row, column) is not None
    may = stands.quarters(measure.better) if stands and sure and not stands.anywhere else set()
    cells, beside = _areas(table, measure, row, asked, around)
    unit = unit_of(table, column, row)
    return Measured(
        measure=measure,
        unit=unit_words(unit, measure.measure),
        when=spanned([when]) if when else table.cell(row, "time_period"),
        href=href(table),
        points=tuple(_point(table, one, column, row) for one in line),
        newest=_point(table, row, column, row),
        known=interval(table, row, column),
        interval=ends(table, row, column),
        cells=cells,
        values={area: shown(cell, unit) for area, cell in cells.items()},
        beside=beside,
        standing=stands,
        quarter=next((said for within, said in QUARTERS if may <= within), "") if may else "",
        year=None if before is None else _moved(table, measure, before, row, asked),
        long=None if first is None else _moved(table, measure, first, row, asked),
        gap=SYMBOLS[table.cell(last, column)] if last != row else "",
    )


def unit_words(unit: str, name: str = "") -> str:
    """What follows a number or is below its measure: a percentage has its sign and needs no word.

    A measure whose `name` begins or ends with its unit says it already.
    """
    words = {"rate": "per 10,000 children", "percent": "", "ratio": "children"}.get(unit, unit)
    return "" if words and (name.endswith(words) or name.lower().startswith(words)) else words


def _in_time(table: Table, measure: Measure, asked: Mapping[str, Cell], until: str) -> list[int]:
    """The rows of a measure in order of time, from the year in which today's rules began to the period asked for."""
    found = sorted(map(int, table.rows(dict(asked))), key=lambda row: order(table.cell(row, "time_period")))
    known = [table.cell(row, "time_period") for row in found]
    if measure.since and measure.since not in known and measure.since not in table.texts["time_period"]:
        what = f"`since` is `{measure.since}`, and the table `{table.stem}` has {periods(table)}"
        raise Fault(what, choice(measure.since, known))
    if until and period(until) is None:
        raise Fault(f"`{until[:40]}` is not a period", f"Name one as the table does, such as {periods(table)}")
    return [
        row
        for row, text in zip(found, known, strict=True)
        if order(text) >= order(measure.since) and (not until or order(text)[:2] <= order(until)[:2])
    ]


def _apart(table: Table, first: int, last: int) -> float:
    """How many periods the first row is before the last; nan where they are of different kinds."""
    one, other = (period(table.cell(row, "time_period")) for row in (first, last))
    if one is None or other is None or one.kind != other.kind:
        return nan
    (year, month, _), (later, end, _) = one.order, other.order
    return (12 * (later - year) + end - month) / MONTHS.get(one.kind, 12)


def _steps(table: Table, row: int) -> int:
    known = period(table.cell(row, "time_period"))
    return STEPS.get(known.kind if known else "", 5)


def _point(table: Table, row: int, column: str, newest: int) -> Point:
    text, known = table.cell(row, "time_period"), period_of(table, row, [column])
    cell = table.printed(row, column)
    words, short = (known.words, known.short) if known else (text, text)
    said, number = shown(cell, unit_of(table, column, row)), table.number(row, column)
    return Point(text, words, short, cell, said, number, _apart(table, row, newest))


def _moved(table: Table, measure: Measure, first: int, last: int, asked: Mapping[str, Any]) -> Moved:
    """The change between two rows of a measure, with what it means."""
    column = measure.column
    before, after = (needed(table, row, column, "no change can be said").whole for row in (first, last))
    one, other = interval(table, first, column), interval(table, last, column)
    between = other.less(one) if one and other else None
    since, until = (table.cell(row, "time_period") for row in (first, last))
    text = change(table, column, since=since, until=until, **asked).text.partition(", ")[0].removeprefix("showed ")
    up = None if after == before else after > before
    way = better(measure, up)
    unclear = up is not None and not changed(table, (first, column), (last, column))
    verdict = way and (SAME if unclear else UNJUDGED if between is None else way if up is not None else SAME)
    by = between.value if between else float(after - before)
    return Moved(_point(table, first, column, last), text, by, between, up, way if up is not None else "", verdict)


def better(measure: Measure, up: bool | None) -> str:
    """Whether more is better or worse; nothing without an agreed direction."""
    if measure.better == "neither":
        return ""
    return BETTER if up == (measure.better == "high") else WORSE


def _standing(table: Table, column: str, row: int, asked: Mapping[str, Cell], around: Around) -> Standing | None:
    """The rank among the neighbours, where enough of them have a number."""
    if "area" not in table.cells:
        return None
    same = {**asked, "time_period": table.cell(row, "time_period")}
    among = set(around.neighbours) or set(table.texts["area"]) - {AVERAGE, *around.wholes}
    there = table.rows({key: value for key, value in same.items() if key != "area"})
    numbers = [one for one in map(int, there) if one != row and table.cell(one, "area") in among]
    if sum(table.cell(one, column) not in SYMBOLS for one in numbers) + 1 < FEWEST:
        return None
    return standing(table, column, around, **same)


def _areas(
    table: Table, measure: Measure, row: int, asked: Mapping[str, Cell], around: Around
) -> tuple[dict[str, str], dict[str, str]]:
    """The cell of each area that is beside, in the same period, and whether the home area is better than it."""
    column = measure.column
    own = needed(table, row, column, "it cannot be compared")
    cells = {str(asked.get("area", table.home)): table.printed(row, column)}
    beside: dict[str, str] = {}
    for area in areas(around):
        same = {**asked, "time_period": table.cell(row, "time_period"), "area": area}
        found = [int(one) for one in table.rows(same)] if area in set(table.texts.get("area", ())) else []
        cells[area] = table.printed(found[0], column) if found else "x"
        other = read(table, found[0], column) if found else None
        if other is None or measure.better == "neither":
            continue
        how = relation(own, other)
        if interval(table, row, column) is None:
            beside[area] = UNJUDGED
        elif how not in ("above", "below") or too_close(table, column, row, found[0], around):
            beside[area] = LEVEL
        else:
            beside[area] = better(measure, how == "above")
    return cells, beside


def areas(around: Around) -> Sequence[str]:
    """The areas that are beside the home area: the average of its neighbours, and the wholes it is part of."""
    return [AVERAGE, *around.wholes]


def moved(table: Table, measure: Measure, since: str, until: str) -> Moved | None:
    """The change of a measure from its newest number up to one period to that up to another; None where it has none then."""
    asked = dict[str, Any](measure.where)
    if "area" in table.cells:
        asked.setdefault("area", table.home)
    found = [
        [row for row in _in_time(table, measure, asked, when) if table.cell(row, measure.column) not in SYMBOLS]
        for when in (since, until)
    ]
    if not all(found) or found[0][-1] == found[1][-1]:
        return None
    return _moved(table, measure, found[0][-1], found[1][-1], asked)
