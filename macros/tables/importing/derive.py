"""Numbers that the file does not print are worked out from those it does: the population, rates and percentages."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from macros.tables.importing.publications import Lookup, Publication
from macros.tables.importing.statistics import Key, Values
from macros.tables.metadata import SYMBOLS

Elsewhere = Callable[[str, str, str, str], str | None]
"""The cell of another table: of this table, column, period and area."""


def derive(rows: dict[Key, Values], publication: Publication, elsewhere: Elsewhere) -> dict[Key, Values]:
    """The rows with every measure of the publication, in its order.

    A rate or percentage of a hidden count is hidden with it; without a population it is `x`; that of a whole is `z`.
    """
    done: dict[Key, Values] = {}
    for key, values in rows.items():
        whole = dict(values)
        for name, measure in publication.measures.items():
            if measure.lookup:
                whole[name] = _looked_up(measure.lookup, key, elsewhere)
            elif measure.rate_of:
                whole[name] = _share(whole[measure.rate_of], whole[measure.population], measure.per)
            elif measure.percent_of:
                total = _total(key, publication, measure.total)
                whole[name] = (
                    "z"
                    if total == key
                    else _share(whole[measure.percent_of], rows.get(total, {}).get(measure.percent_of, "x"), 100)
                )
        done[key] = {name: whole[name] for name in publication.measures}
    return done


def _looked_up(lookup: Lookup, key: Key, elsewhere: Elsewhere) -> str:
    year = int(key[0].removeprefix("cy")[:4])
    period = lookup.period.format(year=year, before=year - 1)
    return elsewhere(lookup.table, lookup.column, period, key[1]) or "x"


def _total(key: Key, publication: Publication, total: dict[str, str]) -> Key:
    return (*key[:2], *(total.get(name, own) for name, own in zip(publication.breakdowns, key[2:], strict=True)))


def _share(count: str, whole: str, per: int) -> str:
    """`count` of `whole`, times `per`, to one decimal place; halves are rounded up."""
    if count in SYMBOLS:
        return count
    if whole in SYMBOLS or Decimal(whole) == 0:
        return "x" if whole in SYMBOLS else "z"
    return str((Decimal(count) * per / Decimal(whole)).quantize(Decimal("0.1"), ROUND_HALF_UP))
