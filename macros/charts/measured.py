"""What a picture measures, in words; and no picture that sets unlike things on one axis.

The words are whatever all drawn rows have in common and, behind a colon, the title of the column: “Annual health check: share of
the children (%)”. A title such as “Value” says nothing, so there the rows have to. Where rows of a table count unlike things, a column says
what each of them counts, and `counts` at the numbers names it. (GSS, Effective tables and graphs in official statistics, 2014:
a chart says what is measured, and has one scale for one measure.)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from macros.messages import Fault
from macros.tables import Table, unit_of

FORM = r"(?:value|result|number|amount|share|total|rank|rate|percentage|days)"
UNSAID = re.compile(rf"{FORM}(?:(?:, | or ){FORM})*(?: \([%£]\))?", re.IGNORECASE)
"""The titles of columns that say in which form a number is, such as “Number or percentage”, but not what it measures."""
WHOLE = ("All ", "Total", "Any ", "Not split")
"""How rows begin that are not a part of others: they narrow nothing down."""
DAY = re.compile(r"(?:^| )(?:at|on) (?:31 March|30 September)(?: each year)?", re.IGNORECASE)
ARTICLE = re.compile(r"\b(?:a|an|the)\b")
SIGNS = {"percent": " (%)", "gbp": " (£)"}


def measured(
    table: Table, rows: Sequence[int], columns: Sequence[str], apart: Sequence[str] = (), stock: bool | None = None
) -> str:
    """What these numbers of these rows measure; nothing where neither the columns nor the rows say it.

    `apart` are the columns whose names the picture has beside its bars or lines. The day of a `stock` is left out: it is
    with the year.
    """
    titles = list(dict.fromkeys(table.metadata.title_of(name) for name in columns))
    said = _said(table, rows, columns[0], apart) if UNSAID.fullmatch(titles[0]) else _joined(titles)
    shared = _shared(table, rows, apart)
    names = [one for one in shared if one.lower() not in said.lower() and not any(map(_within(one), shared))]
    if stock:
        names, said = [name for one in names if (name := DAY.sub("", one))], DAY.sub("", said)
    topic = ", ".join([*names[:1], *map(_lower, names[1:])])
    words = f"{topic}: {_lower(said)}" if topic and said else topic or said
    return words + (_sign(table, rows, columns[0]) if words else "")


def unlike(table: Table, rows: Sequence[int], columns: Sequence[str], apart: Sequence[str]) -> Iterator[Fault]:
    """Rows that count unlike things and are drawn on one axis, and numbers of which nothing says what they measure."""
    counts = table.metadata.columns[columns[0]].counts
    things = list(dict.fromkeys(table.cell(row, counts) for row in rows)) if counts else []
    if len(things) > 1:
        yield Fault(
            f"The figure draws unlike things on one axis: {'; '.join(things[:4])}",
            f"Choose rows with the same `{counts}` with `where`, or choose `kind: scorecard`",
        )
    elif not measured(table, rows, columns, apart):
        yield Fault(
            f"The figure does not say what it measures: the title of `{columns[0]}` is “{table.metadata.title_of(columns[0])}”, "
            "and the rows that it draws have different names",
            "Write into the title what all numbers of the column are; or add a column that says what each row counts, name it "
            "as `counts` at the numbers, and choose rows that count the same with `where`",
        )


def _shared(table: Table, rows: Sequence[int], apart: Sequence[str]) -> list[str]:
    """What tells these rows from others of the table and is the same for all of them, in the order of the table's key."""
    found: list[str] = []
    for key in table.metadata.table_schema.primary_key:
        name = key.removesuffix("_code") if key.removesuffix("_code") in table.cells else key
        cells = {table.cell(row, name) for row in rows}
        narrows = len(cells) == 1 and len(set(table.texts[name])) > 1
        if narrows and key not in ("time_period", "area", "unit", *apart):
            found += [text for text in cells if not text.startswith(WHOLE)]
    return found


def _within(name: str) -> Callable[[str], bool]:
    """Whether another name has all words of this one in their order and more, whatever their articles."""

    def plain(text: str) -> str:
        return f" {' '.join(ARTICLE.sub(' ', text.lower()).split())} "

    return lambda other: plain(name) in plain(other) and plain(name) != plain(other)


def _said(table: Table, rows: Sequence[int], column: str, apart: Sequence[str]) -> str:
    """What rows of different names all count, where a column says so and the title of the numbers does not."""
    counts = table.metadata.columns[column].counts
    things = {table.cell(row, counts) for row in rows} if counts and set(apart) - {"time_period", "area"} else set()
    return things.pop() if len(things) == 1 else ""


def _sign(table: Table, rows: Sequence[int], column: str) -> str:
    """The sign of the unit behind the name of a measure, where that is not the title of a column that has it."""
    if not UNSAID.fullmatch(table.metadata.title_of(column)):
        return ""
    units = {unit_of(table, column, row) for row in rows}
    return SIGNS.get(units.pop(), "") if len(units) == 1 else ""


def _joined(titles: Sequence[str]) -> str:
    """The titles of several columns that are drawn side by side, with the sign of their unit once."""
    sign = next((one for one in SIGNS.values() if len(titles) > 1 and all(title.endswith(one) for title in titles)), "")
    first, *others = (title.removesuffix(sign) for title in titles)
    *before, last = [first, *map(_lower, others)]
    return " and ".join(filter(None, [", ".join(before), last])) + sign


def _lower(text: str) -> str:
    """A name within a name; one that begins with capitals stays."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
