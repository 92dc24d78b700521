"""A change between two rows, in words: "fell by 55, from 394 to 339"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from macros.messages import Fault
from macros.numbers.sentence import Number, told
from macros.numbers.value import Value, needed, one, periods
from macros.tables import Cell, Table, order, period

Row = tuple[int, str]


def change(
    table: Table,
    column: str | Sequence[str] | None,
    /,
    *,
    since: Cell | None = None,
    until: Cell | None = None,
    from_: Mapping[str, Cell] | None = None,
    to: Mapping[str, Cell] | None = None,
    dp: int | None = None,
    when: bool = False,
    **where: Cell,
) -> Number:
    """How a value changed between two periods, or two other rows, or from one column to another of one row.

    `until` is the latest period if it is left out. `from_` and `to` name what the two rows differ in. `when` says
    the two periods as well. The difference is that of the published values, and so is the direction.
    """
    first, last = _ends(table, column, since, until, from_, to, where)
    purpose = "no change can be said"
    before, after = needed(table, *first, purpose), needed(table, *last, purpose)
    if before.unit != after.unit or before.per != after.per:
        raise Fault(
            f"A change from {before.text} to {after.text} joins two different measures", "Name two rows of one measure"
        )
    times = _times(table, first[0], last[0]) if when else ("", "")
    return told(words(before, after, dp, times), table, [first[0], last[0]], [first[1], last[1]])


def words(before: Value, after: Value, dp: int | None = None, times: tuple[str, str] = ("", "")) -> str:
    """Two values as a change: its direction, its size, and both ends."""
    first, last = before.to(dp), after.to(dp)
    size = abs(after.whole - before.whole)
    if size == 0:
        return f"stayed at {last.text}"
    by = replace(last, amount=size, exact=None, unit="points" if last.unit == "percent" else last.unit)
    if dp is not None:
        by = by.to(dp)
        if by.amount != abs(last.amount - first.amount) or by.amount == 0:
            raise Fault(
                f"With `dp={dp}` the change is {by.bare}, and its ends are {first.bare} and {last.bare}: they do not agree",
                "Leave out `dp`, or keep one decimal more",
            )
    said = by.bare if by.unit == "rate" else by.text
    unit = last.after if last.unit == "rate" else ""
    verb = "rose" if after.whole > before.whole else "fell"
    return f"{verb} by {said}, from {first.bare}{times[0]} to {last.bare}{unit}{times[1]}"


def _ends(
    table: Table,
    column: str | Sequence[str] | None,
    since: Cell | None,
    until: Cell | None,
    from_: Mapping[str, Cell] | None,
    to: Mapping[str, Cell] | None,
    where: Mapping[str, Cell],
) -> tuple[Row, Row]:
    """The row and column of the two values."""
    if not isinstance(column, str) and column is not None:
        if len(column) != 2:
            raise Fault(f"A change has two columns, and {len(column)} are named", "Name the earlier and the later")
        return one(table, column[0], where), one(table, column[1], where)
    if from_ is not None or to is not None:
        if not isinstance(from_, Mapping) or not isinstance(to, Mapping) or since is not None or until is not None:
            raise Fault(
                "A change from one row to another needs both `from_` and `to`",
                'Write for instance from_={"phase": "Before"}, to={"phase": "After"}',
            )
        first, last = one(table, column, {**where, **from_}), one(table, column, {**where, **to})
    else:
        if since is None:
            raise Fault("The change does not say since when", f"Add since= with a period; there are {periods(table)}")
        first = one(table, column, {**where, "time_period": since})
        last = one(table, column, {**where, "time_period": _latest(table, first) if until is None else until})
    _refuse_periods(table, first[0], last[0])
    return first, last


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


def _times(table: Table, *rows: int) -> tuple[str, str]:
    """When the two values were: ` on 31 March 2022`, ` in December 2018`, ` in the year ending 31 March 2023`."""
    said = []
    for row in rows:
        text = table.cell(row, "time_period") if "time_period" in table.cells else ""
        known = period(text)
        if known is None:
            raise Fault("`when` says the periods of a change, and these rows have none", "Leave out `when`")
        article = {"day": "on ", "year": "in the ", "academic year": "in the "}.get(form(text), "in ")
        said.append(f" {article}{known.words}")
    return said[0], said[1]


def form(text: str) -> str:
    """What kind of period it is; a financial year and a reporting year to 31 March are the same kind."""
    known = period(text)
    return known.kind if known else ""
