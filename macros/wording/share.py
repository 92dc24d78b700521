"""A part of a whole, worked out from counts: "36%", or "just over a third"."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from macros.messages import Fault
from macros.tables import Cell, Table
from macros.wording.fraction import fraction, percent
from macros.wording.sentence import Number, told
from macros.wording.value import Value, check_places, listed, needed, one

ADDED = ("count", "gbp", "number", "fte")
"""Units whose values may be added up, and are parts of a whole."""


def share(
    table: Table,
    column: str | None,
    /,
    *,
    of: str | Mapping[str, Cell],
    dp: int = 0,
    words: bool = False,
    **where: Cell | list[Cell],
) -> Number:
    """What part of `of` the rows are, as a percentage: `of` names what the whole row has instead, or another column.

    A list in `where` adds up several parts. `words` says a fraction where that is true: `a third` for exactly one
    third, `just over` or `just under` it within two percentage points, and the percentage for everything else.
    """
    check_places(dp)
    if not isinstance(of, str | Mapping):
        raise Fault(
            f"`of` is `{str(of)[:40]}`", 'Write what the whole row has instead, such as of={"contact_source": "All"}'
        )
    rows, name = _parts(table, column, where)
    plain: dict[str, Cell] = {key: value for key, value in where.items() if not isinstance(value, list)}
    whole = one(table, of, plain) if isinstance(of, str) else one(table, name, {**plain, **of})
    if isinstance(of, str) and [whole[0]] != rows:
        raise Fault("A share of another column is one of the same row", "Name one row, without a list")
    parts = [needed(table, row, name, "no share can be worked out") for row in rows]
    total = needed(table, *whole, "no share can be worked out")
    _refuse(parts, total, rows, name, whole)
    when = {table.cell(row, "time_period") for row in (*rows, whole[0])} if "time_period" in table.cells else set()
    if len(when) > 1:
        raise Fault(
            f"{listed([f'`{period}`' for period in sorted(when)])} are different periods, and a part is one of the same period",
            "Name the period once, or use change()",
        )
    exact = sum((Fraction(part.amount) for part in parts), Fraction(0)) / Fraction(total.amount)
    if exact > 1 or exact < 0:
        raise Fault(
            f"The share is {percent(exact, dp)}: {listed([part.bare for part in parts])} of {total.bare}",
            "Name the parts first, and the whole as `of`",
        )
    text = fraction(exact) if words else ""
    return told(text or percent(exact, dp), table, [*rows, whole[0]], [name, whole[1]])


def _parts(table: Table, column: str | None, where: Mapping[str, Cell | list[Cell]]) -> tuple[list[int], str]:
    """The rows of the parts, one for each value of the lists."""
    several = [key for key, value in where.items() if isinstance(value, list)]
    if len(several) > 1:
        raise Fault(f"Two lists, {listed(several)}, cannot be added up", "Name one of them with a single value")
    choices: list[dict[str, Cell]] = [{}]
    if several:
        values = where[several[0]]
        assert isinstance(values, list)
        if len(set(map(str, values))) < len(values):
            raise Fault(f"`{several[0]}` names a part twice", "Name each part once")
        choices = [{several[0]: value} for value in values]
    plain: dict[str, Cell] = {key: value for key, value in where.items() if not isinstance(value, list)}
    found = [one(table, column, {**plain, **part}) for part in choices]
    if not found:
        raise Fault(f"`{several[0]}` names no part", "Name one or more")
    return [row for row, _ in found], found[0][1]


def _refuse(parts: list[Value], total: Value, rows: list[int], name: str, whole: tuple[int, str]) -> None:
    """Fault for what has no share: percentages, different units, a whole that is one of its parts or nothing."""
    for value in (*parts, total):
        if value.unit not in ADDED:
            raise Fault(
                f"A share is worked out from counts, and {value.text} is not one", "Use number() for what is a share"
            )
        if value.unit != total.unit:
            raise Fault(f"{value.text} and {total.text} do not count the same", "Name two counts of one kind")
    if whole[0] in rows and whole[1] == name:
        raise Fault("The whole is one of its own parts", "Name the row of the whole with `of`")
    if total.amount == 0:
        raise Fault("The whole is zero, and nothing has no parts", "Write the sentence without the share")
