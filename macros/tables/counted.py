"""Stock or flow: whether a number counts on the last day of its period, or over the whole of it.

`stock: true` at a field says that it counts on the last day: children looked after on 31 March. `stock: false` says that
it counts over the year, also where the table writes its periods as days: starters in the year ending 30 September. Where
only some rows of a column are stocks, `stock` names them: `stock: {group: Looked after on 31 March}`. Without it a period is
read as it is written. (Code of Practice for Statistics, 2022: users are told what a statistic measures, and when.)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from macros.messages import Problem, choice
from macros.records import Record
from macros.tables.covered import days
from macros.tables.periods import UNDATED, Period, period
from macros.tables.table import Table

DAY = re.compile(r"\b(?:at|on) (?:the end of (?:the )?(?:year|month|quarter)|the last day|31 March|30 September)\b")
"""How the title of a measure says that it counts on one day."""


def is_stock(table: Table, row: int, column: str) -> bool | None:
    """Whether a number counts on the last day of its period; None where the metadata do not say."""
    said = table.metadata.columns[column].stock if column in table.metadata.columns else None
    if said is None or isinstance(said, bool):
        return said
    return all(
        table.cell(row, name) in [str(one) for one in (wanted if isinstance(wanted, list) else [wanted])]
        for name, wanted in said.items()
    )


def counted(text: str, stock: bool | None) -> Period | None:
    """A period as numbers of it are counted: a stock on its last day, a flow over the year that ends on a day."""
    known = period(text)
    if known is None or stock is None or (reach := days(text)) is None:
        return known
    if stock:
        return period(reach[1].isoformat())
    if known.kind != "day":
        return known
    return Period(
        f"year ending {known.words}", f"year to {known.short}", known.order, known.identifier, known.published, "year"
    )


def period_of(table: Table, row: int, columns: Iterable[str] = ()) -> Period | None:
    """The period of a row as the numbers in these columns are counted; as it is written where they differ."""
    return counted(table.cell(row, "time_period"), stock_of(table, [row], columns))


def stock_of(table: Table, rows: Iterable[int], columns: Iterable[str]) -> bool | None:
    """Whether the numbers of some rows and columns are all stocks, or all flows; None where they differ or no one says.

    A column that does not say it, as the population that a rate is worked out from, decides nothing.
    """
    named = [
        name for name in columns if name in table.metadata.columns and table.metadata.columns[name].stock is not None
    ]
    said = {is_stock(table, row, name) for row in (rows if named else ()) for name in named}
    return said.pop() if len(said) == 1 else None


def when(known: Period) -> str:
    """When, as a sentence says it: `at 31 March 2025`, `in the year ending 31 March 2025`, `in March 2025`."""
    article = {"day": "at ", "year": "in the ", "academic year": "in the ", "undated": "in "}.get(known.kind, "in ")
    return f"{article}{known.words}"


def spanned(periods: Iterable[Period]) -> str:
    """Some periods as one, for a caption: `at 31 March 2013 to 2025`, `years ending 31 March 2013 to 2025`.

    Stocks and flows of the same years are both named: `year ending 31 March 2023, and at its last day`. Academic years are
    called by both of their years: `academic years 2018/19 to 2024/25`.
    """
    known = sorted(set(periods), key=lambda one: (one.order, one.kind))
    known = [one for one in known if one.kind != UNDATED] or known
    if not known:
        return ""
    first, last, year = known[0], known[-1], "year ending "
    years, days = ([one for one in known if one.kind == kind] for kind in ("year", "day"))
    if years and [one.order[:2] for one in years] == [one.order[:2] for one in days] and len(known) == 2 * len(years):
        return f"{spanned(years)}, and at {'its last day' if len(years) == 1 else 'their last days'}"
    at = "at " if {one.kind for one in known} == {"day"} else ""
    if first.words == last.words:
        return f"{at}{first.words}"
    if first.words.startswith(year) and last.words.startswith(year):
        return f"years ending {first.words.removeprefix(year)} to {_end(first, last, year)}"
    if {first.kind, last.kind} == {"academic year"}:
        return f"academic years {first.short} to {last.short}"
    to = "and" if len(known) == 2 and first.kind != last.kind else "to"
    return f"{at}{first.words} {to} {_end(first, last) if at else last.words}"


def _end(first: Period, last: Period, prefix: str = "") -> str:
    """The last of two days: its year alone where the day is the same."""
    one, other = first.words.removeprefix(prefix), last.words.removeprefix(prefix)
    return other[-4:] if one[:-4] == other[:-4] else other


def stocks_that_are_not_said(table: Table, record: Record) -> Iterator[Problem]:
    """A measure whose title names a day is a stock, and `stock` names columns and values that the table has."""
    for index, field in enumerate(table.metadata.table_schema.fields):
        place = ("schema", "fields", index)
        if field.stock is None and field.name in table.measures and (day := DAY.search(field.title)):
            what = (
                f"The title of `{field.name}` says “{day[0]}”, and the metadata do not say that it counts on that day"
            )
            yield Problem(record.path, record.line(*place), what, "Write `stock: true` at the field")
        for name, wanted in field.stock.items() if isinstance(field.stock, dict) else ():
            known = set(table.texts.get(name, ()))
            missing = [one for one in (wanted if isinstance(wanted, list) else [wanted]) if str(one) not in known]
            if missing:
                what = f"`stock` asks for `{missing[0]}` in `{name}`, where it never appears"
                fix = choice(str(missing[0]), known) if known else choice(name, table.readable)
                yield Problem(record.path, record.line(*place, "stock"), what, fix)
