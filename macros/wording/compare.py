"""An area set against others in the same period: "above the England average of 42.1 per 10,000"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from macros.facts.area_names import in_a_sentence, owner, plain_name
from macros.messages import Fault
from macros.tables import Cell, Table, of_one_period, period
from macros.tables.neighbours import AVERAGE
from macros.wording.certainty import from_counts, too_close, unclear
from macros.wording.sentence import Number, told
from macros.wording.value import Around, Value, listed, needed, one, rounded

SUMS = ("count", "gbp", "fte")
"""Units that are more in a country than in any of its parts, whatever they measure."""
SAME, ABOUT = "the same as", "about the same as"


def compare(
    table: Table,
    column: str | None,
    around: Around | None = None,
    /,
    *,
    with_: str | Sequence[str],
    dp: int | None = None,
    values: bool = True,
    **where: Cell,
) -> Number:
    """Whether a value is above, below or the same as that of other areas, which are named with theirs.

    All are of one period and one breakdown, or it is a Fault. Values that differ only in what rounding hides, as counts
    may show, or by no more than chance explains, are "about the same", and so are equal ones beside them; "not clearly above"
    or "below" where chance may explain more than a tenth. Without `values` only the other areas are named, and not their values.
    """
    around = around or Around()
    if not isinstance(with_, str | list) or not all(isinstance(one, str) for one in with_):
        raise Fault(f"`with_` is `{str(with_)[:40]}`", 'Write an area or a list of areas, such as with_="England"')
    row, name = one(table, column, where)
    own = needed(table, row, name, "it cannot be compared").to(dp)
    names = [with_] if isinstance(with_, str) else list(with_)
    if not names:
        raise Fault("`with_` names no area", 'Write for instance with_="England"')
    if twice := next((one for one in names if names.count(one) > 1), None):
        raise Fault(f"`with_` names {twice} twice", "Name each area once")
    said: dict[str, list[str]] = {}
    rows = [row]
    for area in names:
        found, other = _other(table, row, name, area)
        rows.append(found)
        of_one_period(table, [row, found])
        if own.unit in SUMS and area in around.wholes:
            raise Fault(
                f"{table.metadata.title_of(name)} of {area} are those of a whole, and always more than those of a part",
                "Compare a rate or a percentage",
            )
        theirs = other.to(min(dp, other.places) if dp is not None else None)
        how = relation(own, theirs)
        if how == SAME and from_counts(table, (row, name), own).amount != own.amount:
            how = ABOUT
        if how in ("above", "below") and too_close(table, name, row, found, around):
            how = unclear(float(own.whole), float(theirs.whole))
        said.setdefault(how, []).append(_average(area, theirs, around, values))
    if SAME in said and ABOUT in said:
        said = {how: those for how, those in said.items() if how not in (SAME, ABOUT)} | {
            ABOUT: said[SAME] + said[ABOUT]
        }
    text = " and ".join(f"{how} {listed(those)}" for how, those in said.items())
    unit = replace(own, amount=Decimal(0)).after if values else ""
    return told(f"{text}{unit}", table, rows, [name])


def relation(own: Value, other: Value) -> str:
    """`above`, `below`, `the same as`; `about the same as` where rounding may hide which of them is larger."""
    if own.whole == other.whole:
        return SAME
    places = min(own.places, other.places)
    if rounded(own.amount, places) == rounded(other.amount, places):
        return ABOUT
    return "above" if own.whole > other.whole else "below"


def _other(table: Table, row: int, column: str, area: str) -> tuple[int, Value]:
    """The value of another area in the same period and breakdown; Fault when there is none."""
    keys = [key for key in table.metadata.table_schema.primary_key if key != "area"]
    if "area" not in table.cells:
        raise Fault(f"The table `{table.stem}` has one area only", "Name a table that has the other area too")
    same: dict[str, Cell] = {key: table.cell(row, key) for key in keys}
    if area == table.cell(row, "area"):
        raise Fault(f"{area} is compared with itself", "Name another area that the table has")
    found = [other for other in table.rows({"area": area}) if all(table.cell(other, key) == same[key] for key in keys)]
    if found:
        return int(found[0]), needed(table, int(found[0]), column, "it cannot be compared")
    raise Fault(
        f"The table `{table.stem}` has no row of {area} with {listed([f'{key} {_said(key, same[key])}' for key in keys])}",
        _instead(table, area, keys, same),
    )


def _instead(table: Table, area: str, keys: Sequence[str], same: Mapping[str, Cell]) -> str:
    """Which periods an area has, where it is the period that is missing."""
    others = [key for key in keys if key != "time_period"]
    like = [other for other in table.rows({"area": area}) if all(table.cell(other, key) == same[key] for key in others)]
    periods = sorted({table.cell(other, "time_period") for other in like}) if "time_period" in table.cells else []
    if not periods:
        return "Name an area that has the same breakdown"
    known = ", ".join(f"`{one}`" for one in periods[-6:])
    return f"Different periods are not compared: {area} has {known}. Name a period that both have"


def _average(area: str, value: Value, around: Around, values: bool) -> str:
    """An area with its value: wholes and the mean of neighbours are averages, another authority is a place."""
    of = f" of {value.bare}" if values else ""
    if area == AVERAGE:
        return f"the statistical neighbour average{of}"
    if area in around.wholes:
        return f"the {plain_name(area)} average{of}"
    return f"{owner(area)} {value.bare}" if values else in_a_sentence(area)


def _said(key: str, value: Cell) -> str:
    known = period(str(value)) if key == "time_period" else None
    return known.words if known else f"`{value}`"
