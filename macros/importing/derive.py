"""Numbers that the file does not print are worked out from those it does: the population, sums, rates and percentages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal

import pandas as pd

from macros.importing.parts import Lookup
from macros.importing.publications import Publication
from macros.tables.metadata import SYMBOLS
from macros.tables.table import Table


def derive(rows: pd.DataFrame, publication: Publication, find: Callable[[str], Table | None]) -> pd.DataFrame:
    """The rows with every measure of the publication, in its order; `find` finds another table of the project.

    A rate, percentage or sum of a hidden count is hidden with it; without a population it is `x`; that of a whole is `z`.
    """
    whole = rows.copy()
    for name, measure in publication.measures.items():
        if measure.lookup:
            whole[name] = _looked_up(rows.index, measure.lookup, find(measure.lookup.table))
        elif measure.add:
            added, taken = (whole[names].to_numpy().tolist() for names in (measure.add, measure.less))
            whole[name] = [_sum(*pair) for pair in zip(added, taken, strict=True)]
        elif measure.rate_of:
            counts, populations = whole[measure.rate_of], whole[measure.population]
            whole[name] = [_share(*pair, measure.per) for pair in zip(counts, populations, strict=True)]
        elif measure.percent_of:
            of = rows.index.to_frame().assign(
                **{key: measure.total[key] for key in measure.total if key in publication.breakdowns}
            )
            totals = pd.MultiIndex.from_frame(of)
            counts, wholes = rows[measure.percent_of], rows[measure.percent_of].reindex(totals, fill_value="x")
            whole[name] = [
                "z" if key == total else _share(count, of_all, 100)
                for key, total, count, of_all in zip(rows.index, totals, counts, wholes, strict=True)
            ]
    return whole[list(publication.measures)]


def _looked_up(keys: pd.Index, lookup: Lookup, other: Table | None) -> list[str]:
    """The number of another table for the period and the area of each row."""
    known = {}
    if other and lookup.column in other.texts:
        columns = (other.texts[name] for name in ("time_period", "area", lookup.column, *lookup.where))
        wanted = list(lookup.where.values())
        known = {(when, area): text for when, area, text, *parts in zip(*columns, strict=True) if parts == wanted}
    found = []
    for when, area, *_ in keys:
        year = int(when.removeprefix("cy")[:4])
        found.append(known.get((lookup.period.format(year=year, before=year - 1), area), "x"))
    return found


def _sum(added: Sequence[str], taken: Sequence[str]) -> str:
    """Some counts less others; a hidden one hides the sum, and one that is not there leaves none."""
    symbols = [text for text in (*added, *taken) if text in SYMBOLS]
    if symbols:
        return "c" if "c" in symbols else "x"
    return str(sum(map(int, added)) - sum(map(int, taken)))


def _share(count: str, whole: str, per: int) -> str:
    """`count` of `whole`, times `per`, to one decimal place; halves are rounded up."""
    if count in SYMBOLS:
        return count
    if whole in SYMBOLS or Decimal(whole) == 0:
        return "x" if whole in SYMBOLS else "z"
    return str((Decimal(count) * per / Decimal(whole)).quantize(Decimal("0.1"), ROUND_HALF_UP))
