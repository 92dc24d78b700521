"""A change between two rows, in words: "fell by 55, from 394 to 339"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from macros.messages import Fault, choice
from macros.tables import Cell, Table, order, period, period_of
from macros.tables import when as said_when
from macros.wording.certainty import changed, from_counts
from macros.wording.fraction import fraction, percent
from macros.wording.sentence import Number, told
from macros.wording.value import Value, listed, needed, one, periods, read

Row = tuple[int, str]
FORMS = ("direction", "to", "ends", "by", "pace")
"""What `says` may ask for instead of the whole change: “fell”, “fell to 339”, “fell from 394 to 339”, “fell by 55”, “halved”."""
TIMES = {2: "doubled", 3: "trebled", 4: "quadrupled"}
UNCLEAR = "showed no clear change"
NO_CHANGE = "showed no change overall"
"""Said of two equal values with others between them, where nothing stayed as it was."""
NEARLY = Fraction(1, 20)
"""How much of the whole way may be missing where a value has `nearly` doubled or halved."""


def change(
    table: Table,
    column: str | list[str] | None,
    /,
    *,
    since: Cell | None = None,
    until: Cell | None = None,
    from_: Mapping[str, Cell] | None = None,
    to: Mapping[str, Cell] | None = None,
    dp: int | None = None,
    when: bool = False,
    says: str = "",
    **where: Cell,
) -> Number:
    """How a value changed between two periods, or two other rows, or from one column to another of one row.

    `until` is the latest period if it is left out. `from_` and `to` name what the two rows differ in. `when` says
    the two periods as well. `says` asks for less than the whole: one of FORMS. The difference is that of the published
    values, and so is the direction; what is published without decimals is worked out from its counts, where these are
    known. A share or rate that chance alone may have moved, or that hardly moved, showed no clear change.
    """
    if says and says not in FORMS:
        raise Fault(f"`says` is `{says}`", choice(says, FORMS))
    first, last = _ends(table, column, since, until, from_, to, where)
    purpose = "no change can be said"
    before, after = needed(table, *first, purpose), needed(table, *last, purpose)
    if before.unit != after.unit or before.per != after.per:
        raise Fault(
            f"A change from {before.text} to {after.text} joins two different measures", "Name two rows of one measure"
        )
    times = _times(table, first, last) if when else ("", "")
    if dp is None and says != "to":
        before, after = from_counts(table, first, before), from_counts(table, last, after)
    clear = before.whole == after.whole or changed(table, first, last)
    text = words(before, after, dp, times, says) if clear else unclear(before, after, times, says)
    if before.whole == after.whole and _was_another(table, first, last):
        text = f"{NO_CHANGE}{'' if says in ('direction', 'by', 'pace') else f', at {after.to(dp).text}'}"
    return told(text, table, [first[0], last[0]], [first[1], last[1]])


def words(before: Value, after: Value, dp: int | None = None, times: tuple[str, str] = ("", ""), says: str = "") -> str:
    """Two values as a change: its direction, its size, and both ends; or what `says` asks for."""
    first, last = before.to(dp), after.to(dp)
    size = abs(after.whole - before.whole)
    if size == 0:
        return "did not change" if says in ("direction", "by", "pace") else f"stayed at {last.text}"
    verb = direction(before, after)
    if says == "direction":
        return verb
    if says == "to":
        return f"{verb} to {last.text}{times[1]}"
    if says == "pace" and (paced := pace(before, after)):
        return paced
    by = replace(last, amount=size, exact=None, unit="points" if last.unit == "percent" else last.unit)
    if dp is not None:
        by = by.to(dp)
        if by.amount != abs(last.amount - first.amount) or by.amount == 0:
            raise Fault(
                f"With `dp={dp}` the change is {by.bare}, and its ends are {first.bare} and {last.bare}: they do not agree",
                "Leave out `dp`, or keep one decimal more",
            )
    unit = last.after if last.unit == "rate" else ""
    ends = f"from {first.bare}{times[0]} to {last.bare}{unit}{times[1]}"
    if says == "ends":
        return f"{verb} {ends}"
    if says in ("by", "pace"):
        return f"{verb} by {by.text}"
    return f"{verb} by {by.bare if by.unit == 'rate' else by.text}, {ends}"


def unclear(before: Value, after: Value, times: tuple[str, str] = ("", ""), says: str = "") -> str:
    """Two values that chance alone may part, with both ends where `says` asks for them."""
    if before.whole == after.whole:
        return words(before, after, times=times, says=says)
    if says in ("direction", "by", "pace"):
        return UNCLEAR
    unit = after.after if after.unit == "rate" else ""
    if says == "to":
        return f"{UNCLEAR}, at {after.text}{times[1]}"
    return f"{UNCLEAR}, from {before.bare}{times[0]} to {after.bare}{unit}{times[1]}"


def direction(before: Value, after: Value) -> str:
    """`rose`, `fell` or `did not change`."""
    if after.whole == before.whole:
        return "did not change"
    return "rose" if after.whole > before.whole else "fell"


def pace(before: Value, after: Value) -> str:
    """How many times as much a value became, or what part it lost: `more than doubled`, `fell by just over a third`.

    Nothing where a value was zero or less, grew more than fivefold, or is a percentage that neither doubled nor
    halved: a part of a percentage is easily mistaken for percentage points.
    """
    if before.whole <= 0 or after.whole <= 0:
        return ""
    ratio = Fraction(after.whole) / Fraction(before.whole)
    if ratio <= (1 + NEARLY) / 2:
        return "halved" if ratio * 2 == 1 else f"{'more than' if ratio * 2 < 1 else 'nearly'} halved"
    for times, verb in TIMES.items():
        if times - 2 * NEARLY <= ratio < times + 1 - 2 * NEARLY:
            return verb if ratio == times else f"{'more than' if ratio > times else 'nearly'} {verb}"
    if after.unit == "percent" or ratio > max(TIMES):
        return ""
    part = abs(ratio - 1)
    return f"{direction(before, after)} by {fraction(part) or percent(part)}"


def _ends(
    table: Table,
    column: str | list[str] | None,
    since: Cell | None,
    until: Cell | None,
    from_: Mapping[str, Cell] | None,
    to: Mapping[str, Cell] | None,
    where: Mapping[str, Cell],
) -> tuple[Row, Row]:
    """The row and column of the two values."""
    if isinstance(column, list):
        if len(column) != 2:
            raise Fault(f"A change has two columns, and {len(column)} are named", "Name the earlier and the later")
        if column[0] == column[1]:
            raise Fault(f"The change is from `{column[0]}` to itself", "Name the earlier and the later column")
        return one(table, column[0], where), one(table, column[1], where)
    if from_ is not None or to is not None:
        if not isinstance(from_, Mapping) or not isinstance(to, Mapping) or since is not None or until is not None:
            raise Fault(
                "A change from one row to another needs both `from_` and `to`",
                'Write for instance from_={"phase": "Before"}, to={"phase": "After"}',
            )
        first, last = one(table, column, {**where, **from_}), one(table, column, {**where, **to})
        _refuse_others(table, first[0], last[0])
    else:
        if since is None:
            if len(table.periods) < 2:
                what = f"The table `{table.stem}` has only one period, so nothing in it has changed"
                raise Fault(what, "Write number() in its place")
            raise Fault("The change does not say since when", f"Add since= with a period; there are {periods(table)}")
        first = one(table, column, {**where, "time_period": since})
        last = one(table, column, {**where, "time_period": _latest(table, first) if until is None else until})
    _refuse_periods(table, first[0], last[0])
    return first, last


def _refuse_others(table: Table, first: int, last: int) -> None:
    """Fault where two rows differ in their area, or in more than one thing: nothing changed from one to the other."""
    keys = table.metadata.table_schema.primary_key
    other = [key for key in keys if table.cell(first, key) != table.cell(last, key)]
    if "area" in other:
        raise Fault("A change is of one area, and two are named", "Use compare() for two areas")
    if len(other) > 1:
        raise Fault(
            f"The two rows differ in {listed([f'`{key}`' for key in other])}, and a change is of one thing",
            "Name two rows that differ in one of them",
        )


def _latest(table: Table, row: Row) -> str:
    """The latest period that has a row like this one."""
    same = {key: table.cell(row[0], key) for key in table.metadata.table_schema.primary_key if key != "time_period"}
    return max((table.cell(int(other), "time_period") for other in table.rows(same)), key=order)


def _refuse_periods(table: Table, first: int, last: int) -> None:
    """Fault when two rows are in the wrong order, or a day is set against a year."""
    if "time_period" not in table.cells:
        return
    before, after = table.cell(first, "time_period"), table.cell(last, "time_period")
    if first == last:
        raise Fault(f"The change is from `{before}` to itself", f"Name two of {periods(table)}")
    if form(before) != form(after):
        raise Fault(
            f"`{before}` and `{after}` are not periods of one kind, and what they count cannot be set side by side",
            "Name two years, two months or two days",
        )
    if order(before) > order(after):
        raise Fault(f"`{before}` is later than `{after}`", "Name the earlier period first")


def _was_another(table: Table, first: Row, last: Row) -> bool:
    """Whether a value between two periods was another, or is not shown."""
    (start, column), (end, _) = first, last
    keys = [key for key in table.metadata.table_schema.primary_key if key != "time_period"]
    if "time_period" not in table.cells or table.cell(start, "time_period") == table.cell(end, "time_period"):
        return False
    like = map(int, table.rows({key: table.cell(start, key) for key in keys}))
    low, high = (order(table.cell(row, "time_period")) for row in (start, end))
    between = [row for row in like if low < order(table.cell(row, "time_period")) < high]
    known = read(table, start, column)
    return any(read(table, row, column) != known for row in between)


def _times(table: Table, *ends: Row) -> tuple[str, str]:
    """When the two values were: ` at 31 March 2022`, ` in December 2018`, ` in the year ending 31 March 2023`."""
    said = []
    for row, column in ends:
        known = period_of(table, row, [column]) if "time_period" in table.cells else None
        if known is None:
            raise Fault("`when` says the periods of a change, and these rows have none", "Leave out `when`")
        said.append(f" {said_when(known)}")
    return said[0], said[1]


def form(text: str) -> str:
    """What kind of period it is; a financial year and a reporting year to 31 March are the same kind."""
    known = period(text)
    return known.kind if known else ""
