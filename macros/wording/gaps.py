"""What sets the area apart from those like it, of all that one table breaks down: each row of a period beside the average.

The gap is the difference from the average of the statistical neighbours. It is clear where the 95% interval of the area's
own value leaves that average out, as everywhere on the site. Of many gaps one in twenty would be clear by chance alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from macros.messages import Fault, choice
from macros.tables import SYMBOLS, Cell, Table, in_order, period_of, when
from macros.tables.intervals import interval
from macros.tables.neighbours import AVERAGE
from macros.wording.certainty import changed, too_close
from macros.wording.extreme import NO_CATEGORY
from macros.wording.sentence import Number, told
from macros.wording.value import Around, Value, listed, read

Way = Literal["most", "above", "below", "rose", "fell"]
WAYS = ("most", "above", "below", "rose", "fell")
"""What stands out: the largest values, those clearly above or below the average, those that clearly rose or fell."""


@dataclass(frozen=True)
class Gap:
    """One row of the newest period: the area's value and the average, with their rows, and its first value.

    `clear` says whether the gap is more than chance explains, `moved` whether the change since the first value is.
    """

    name: str
    row: int
    other: int
    first: int | None
    own: Value
    average: Value
    clear: bool
    moved: bool
    before: Value | None

    @property
    def size(self) -> Decimal:
        """The gap, in the unit of the values."""
        return self.own.amount - self.average.amount

    @property
    def rise(self) -> Decimal:
        """The change since the first value; zero where there is none."""
        return self.own.amount - self.before.amount if self.before else Decimal(0)

    def stands_out(self, way: str) -> bool:
        """Whether it is one of those that are clearly so."""
        size = {"above": self.size, "below": -self.size, "rose": self.rise, "fell": -self.rise}.get(way, Decimal(1))
        return size > 0 and {"most": True, "above": self.clear, "below": self.clear}.get(way, self.moved)


def gaps(table: Table, column: str, around: Around, **where: Cell) -> list[Gap]:
    """Every row of the area's newest period, the largest gap above the average first; what is left over comes last.

    Left out are wholes, rows without a number, and what neither the area nor the average of its neighbours has any more.
    """
    if column not in table.measures or table.metadata.columns[column].name.endswith("_count"):
        shares = [name for name in table.measures if not name.endswith("_count")]
        raise Fault(f"`{column}` holds no shares or rates that could be set beside others", choice(column, shares))
    keys = [key for key in table.metadata.table_schema.primary_key if key not in ("time_period", "area")]
    home = [int(row) for row in table.rows({**where, "area": table.home})]
    if not keys or not home or not table.periods:
        raise Fault(f"The table `{table.stem}` breaks nothing down here, so nothing stands out", "Use compare()")
    newest = in_order({table.cell(row, "time_period") for row in home})[-1]
    average = {_key(table, int(row), keys): int(row) for row in table.rows({"area": AVERAGE, "time_period": newest})}
    wholes = [row for row in home if _is_whole(table, row, keys)]
    like = defaultdict[tuple[str, ...], list[int]](list)
    for row in home:
        like[_key(table, row, keys)].append(row)
    found, rows = [], [row for row in home if table.cell(row, "time_period") == newest and row not in wholes]
    _known(table, column, rows, [average[key] for row in rows if (key := _key(table, row, keys)) in average])
    for row in rows:
        own, other = read(table, row, column), average.get(_key(table, row, keys))
        theirs = read(table, other, column) if other is not None else None
        if own is None or other is None or theirs is None or own.whole == theirs.whole == 0:
            continue
        first = _first(table, column, row, like[_key(table, row, keys)])
        found.append(
            Gap(
                name=_name(table, row, keys, wholes),
                row=row,
                other=other,
                first=first,
                own=own,
                average=theirs,
                clear=interval(table, row, column) is not None
                and own.amount != theirs.amount
                and not too_close(table, column, row, other, around),
                moved=first is not None
                and interval(table, first, column) is not None
                and changed(table, (first, column), (row, column)),
                before=_before(table, first, column) if first is not None else None,
            )
        )
    return sorted(found, key=lambda gap: (bool(NO_CATEGORY.match(gap.name)), -gap.size))


def _known(table: Table, column: str, rows: list[int], others: list[int]) -> None:
    """Fault where the area, or its neighbours' average, has no number in the newest period: "none" would be untrue."""
    for whose, some in (("", rows), (" of the average of the statistical neighbours", others)):
        symbols = {table.cell(row, column) for row in some}
        if symbols <= set(SYMBOLS):
            known = period_of(table, rows[0], [column]) if rows else None
            said = listed([SYMBOLS[one] for one in sorted(symbols)]) or "missing"
            what = f"Every value{whose} {when(known) if known else 'here'} is {said} (`{column}` of `{table.stem}`)"
            raise Fault(f"{what}, so no one can say what stands out", "Remove the words or the table")


def standouts(
    table: Table, column: str, around: Around | None = None, /, *, way: Way, limit: int = 4, **where: Cell
) -> Number:
    """What stands out, in words: `way` is `most`, `above` or `below` the average, or what `rose` or `fell` since the first value.

    The largest come first, each with its values, and of more than `limit` it says how many others there are.
    """
    if way not in WAYS:
        raise Fault(f"`way` is `{str(way)[:40]}`", choice(str(way), WAYS))
    if limit < 1 or isinstance(limit, bool):
        raise Fault(f"`limit` is `{limit}`", "Write how many to name, such as limit=3")
    size = {"most": lambda gap: gap.own.amount, "rose": lambda gap: gap.rise, "fell": lambda gap: -gap.rise}.get(
        way, lambda gap: abs(gap.size)
    )
    found = [one for one in gaps(table, column, around or Around(), **where) if not NO_CATEGORY.match(one.name)]
    out = sorted((one for one in found if one.stands_out(way)), key=size, reverse=True)
    if way == "most" and not any(one.own.amount for one in out):
        what = f"Every value that is shown is 0 (`{column}` of `{table.stem}`), so none was found most often"
        raise Fault(what, "Remove the words or the table")
    if not found:
        what = (
            f"No value of `{column}` of `{table.stem}` here can be set beside the average of the statistical neighbours"
        )
        raise Fault(what, "Remove the words or the table")
    if not out:
        rows = [one.row for one in found]
        return told(
            "none of those that have a number" if _is_hidden(table, column, where) else "none", table, rows, [column]
        )
    said = [_said(one, way) for one in out[:limit]]
    left = len(out) - len(said) if way != "most" else 0
    more = [f"and {left} {'other' if left == 1 else 'others'}"] if left else []
    return told("; ".join([*said, *more]), table, [one.row for one in out[:limit]], [column])


def _is_hidden(table: Table, column: str, where: Mapping[str, Cell]) -> bool:
    """Whether the area has a row without a number in its newest period: then no one knows that nothing stands out."""
    home = [int(row) for row in table.rows({**where, "area": table.home})]
    newest = in_order({table.cell(row, "time_period") for row in home})[-1]
    keys = [key for key in table.metadata.table_schema.primary_key if key not in ("time_period", "area")]
    rows = [row for row in home if table.cell(row, "time_period") == newest and not _is_whole(table, row, keys)]
    return any(read(table, row, column) is None for row in rows)


def _said(one: Gap, way: str) -> str:
    name = one.name[:1].lower() + one.name[1:]
    if way in ("rose", "fell") and one.before:
        start = "none recorded" if one.before.exact == 0 else one.before.bare
        return f"{name}, from {start} to {one.own.bare}"
    return f"{name}, {one.own.bare}" + ("" if way == "most" else f" against {one.average.bare}")


def _first(table: Table, column: str, row: int, like: list[int]) -> int | None:
    """The first of the rows like this one that has a number, of an earlier period."""
    like = [other for other in like if read(table, other, column)]
    order = in_order({table.cell(other, "time_period") for other in like})
    first = next((other for other in like if table.cell(other, "time_period") == order[0]), row)
    return first if first != row else None


def _before(table: Table, row: int, column: str) -> Value | None:
    """The first value; exactly none where that is its count, as it is before something is recorded at all."""
    value, known = read(table, row, column), interval(table, row, column)
    return replace(value, exact=Decimal(0)) if value and known and known.value == 0 else value


def _key(table: Table, row: int, keys: list[str]) -> tuple[str, ...]:
    return tuple(table.cell(row, key) for key in keys)


def _is_whole(table: Table, row: int, keys: list[str]) -> bool:
    return any(part.startswith(("All ", "Total")) for part in _key(table, row, keys))


def _name(table: Table, row: int, keys: list[str], wholes: list[int]) -> str:
    """What a row is called: its first part, and the others in brackets where they part it, as they do not the whole."""
    first, *others = _key(table, row, keys)
    whole = {part for one in wholes for part in _key(table, one, keys)}
    said = [part[:1].lower() + part[1:] for part in others if part not in whole]
    return f"{first} ({', '.join(said)})" if said else first


def difference(one: Gap) -> str:
    """The gap with its sign, in the words of a table: `+2.3 points`; `0` where there is none."""
    size = replace(one.own, amount=abs(one.size), unit="points" if one.own.unit == "percent" else one.own.unit)
    sign = "+" if one.size > 0 else "−" if one.size < 0 else ""
    return f"{sign}{size.bare}"
