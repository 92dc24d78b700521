"""Where an area ranks among others in the same period: "3rd highest of 11 areas", and in which quarter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from macros.messages import Fault, choice
from macros.tables import Cell, Table, of_one_period
from macros.tables.intervals import interval
from macros.tables.neighbours import AVERAGE
from macros.wording.certainty import too_close
from macros.wording.sentence import Number, told
from macros.wording.value import Around, needed, one, ordinal, read

FEWEST = 3
"""Among fewer areas than these, a comparison says more than a rank."""


@dataclass(frozen=True)
class Standing:
    """Where one of several areas ranks. `others` has the values of the other areas, exact.

    `without` counts the areas that have no number; they have no rank either. `close` has the values of those that chance
    alone may part from it, and `ends` the ends of its own interval.
    """

    own: Fraction
    others: tuple[Fraction, ...]
    without: int = 0
    close: tuple[Fraction, ...] = ()
    ends: tuple[Fraction, ...] = ()

    @property
    def of(self) -> int:
        """How many areas have a number, this one included."""
        return len(self.others) + 1

    @property
    def highest(self) -> int:
        """The place counted from the highest value."""
        return 1 + sum(other > self.own for other in self.others)

    @property
    def lowest(self) -> int:
        """The place counted from the lowest value."""
        return 1 + sum(other < self.own for other in self.others)

    @property
    def tied(self) -> bool:
        """Whether another area has the same value."""
        return self.own in self.others

    @property
    def anywhere(self) -> bool:
        """Whether it may be in more than two thirds of all places, so that none is worth naming."""
        return 3 * (len(self.close) + 1) > 2 * self.of

    def words(self, end: str = "", short: bool = False, whole: bool = True) -> str:
        """The place in words, counted from the `highest` or `lowest`: by itself from the nearer of the two.

        It says how many others are too close to tell apart; or, `short`, from which place to which the area may be, and
        that it is too close to rank where it may be `anywhere`. Only `whole` words say how many areas have no number,
        besides of how many areas with one it is.
        """
        end = end or ("highest" if self.highest <= self.lowest else "lowest")
        place = self.highest if end == "highest" else self.lowest
        left = f" ({self.without} {'has' if self.without == 1 else 'have'} no number)" if self.without and whole else ""
        among = f"{end} of {self.of} areas{left}"
        count = len(self.close)
        if short and self.anywhere:
            return f"too close to rank among {self.of} areas{left}"
        if self.close and short:
            before = sum((value > self.own) == (end == "highest") and value != self.own for value in self.close)
            first = place - before
            join = "or" if len(self.close) == 1 else "to"
            return f"{ordinal(first)} {join} {ordinal(first + len(self.close))} {among}"
        joint = "joint " if self.tied else ""
        others = f"{'all ' if 1 < count == self.of - 1 else ''}{count} {'other is' if count == 1 else 'others are'}"
        near = f", though {others} too close to tell apart" if count else ""
        return f"{joint}{'' if place == 1 else f'{ordinal(place)} '}{among}{near}"

    def quarters(self, better: str) -> set[int]:
        """The quarters of the areas that it may be in, 1 the best: all that its interval and the areas too close to it reach.

        The area in the middle of all is in neither half. None among fewer than four areas with a number.
        """
        found = [self.quarter(better, value) for value in (self.own, *self.close, *self.ends)]
        known = [one for one in found if one is not None]
        if known and self.own == _at(sorted((self.own, *self.others)), Fraction(self.of - 1, 2)):
            known += [2, 3]
        return set(range(min(known), max(known) + 1)) if known else set()

    def quarter(self, better: str, value: Fraction | None = None) -> int | None:
        """Which quarter of the areas it is in, 1 the best, or would be in with another `value`; None among fewer than four.

        The three limits are the quartiles of all values, between two values in proportion to their distance (the
        inclusive method of spreadsheets); a value on a limit is in the better quarter. `better` is `high` or `low`.
        """
        if better not in ("high", "low"):
            raise Fault(f"`{better}` does not say which way is better", choice(better, ("high", "low")))
        if self.of < 4:
            return None
        sign = -1 if better == "high" else 1
        values = sorted(sign * one for one in (self.own, *self.others))
        own = self.own if value is None else value
        return 1 + sum(sign * own > _at(values, Fraction(part * (self.of - 1), 4)) for part in (1, 2, 3))


def rank(
    table: Table,
    column: str | None,
    around: Around | None = None,
    /,
    *,
    end: str = "",
    short: bool = False,
    **where: Cell,
) -> Number:
    """Where the home area ranks among itself and its statistical neighbours, in words. `end` is where to count from.

    `short` is for titles: “2nd to 6th highest of 11 areas”, the places that the area may have, or “too close to rank”.
    A title has no room for the areas without a number: the picture below it shows them.
    """
    if end not in ("", "highest", "lowest"):
        raise Fault(f"`end` is `{end}`", choice(end, ("highest", "lowest")))
    found, rows, name = _standing(table, column, around or Around(), where)
    return told(found.words(end, short, whole=not short), table, rows, [name])


def standing(table: Table, column: str | None, around: Around | None = None, /, **where: Cell) -> Standing:
    """The same as numbers, for pages that show many ranks; `standing.quarter("low")` says in which quarter it is."""
    return _standing(table, column, around or Around(), where)[0]


def _standing(
    table: Table, column: str | None, around: Around, where: dict[str, Cell]
) -> tuple[Standing, list[int], str]:
    """The area among others in the same period and breakdown, with the rows and the column of their values."""
    row, name = one(table, column, where)
    if "area" not in table.cells:
        raise Fault(f"The table `{table.stem}` has one area only", "Name a table that has others too")
    own = needed(table, row, name, "it has no rank")
    if (area := table.cell(row, "area")) == AVERAGE or area in around.wholes:
        raise Fault(f"{area} is not an area among others, so it has no rank", "Name one area, or use compare()")
    keys = [key for key in table.metadata.table_schema.primary_key if key != "area"]
    among = set(around.neighbours) or set(table.cells["area"]) - {AVERAGE, *around.wholes}
    among -= {table.cell(row, "area")}
    same = [int(other) for other in table.rows({key: table.cell(row, key) for key in keys})]
    rows = [other for other in same if table.cell(other, "area") in among]
    of_one_period(table, [row, *rows])
    values = [read(table, other, name) for other in rows]
    others = tuple(Fraction(value.amount) for value in values if value is not None)
    if len(others) + 1 < FEWEST:
        raise Fault(
            f"The table `{table.stem}` has numbers of {len(others) + 1} area{'s' if others else ''} here, too few to rank",
            "Use compare() with the other area" if others else "Write number() in its place",
        )
    close = tuple(
        Fraction(value.amount)
        for other, value in zip(rows, values, strict=True)
        if value is not None and too_close(table, name, row, other, around)
    )
    known = interval(table, row, name)
    ends = (Fraction(known.low), Fraction(known.high)) if known else ()
    return Standing(Fraction(own.amount), others, len(among) - len(others), close, ends), [row, *rows], name


def _at(values: Sequence[Fraction], place: Fraction) -> Fraction:
    """The value at a place of the sorted values, counted from zero; between two values in proportion."""
    low = int(place)
    part = place - low
    return values[low] if not part else values[low] + part * (values[low + 1] - values[low])
