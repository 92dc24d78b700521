"""What kind of year a table has is said in its metadata, and its cells and titles agree with it.

`2021/22` is read as an academic year and `2021` as the year ending 31 March 2021, however they were meant. So both
are read only where the field `time_period` says which year it is: `year: academic`, `financial`, `march` (a year that
ends on 31 March) or `calendar`. `2021-22` is a financial year and `cy2021` a calendar year without further words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.messages import Problem
from macros.records import Record
from macros.tables.periods import Period, period
from macros.tables.rows import and_more
from macros.tables.table import Table

MEANT = {
    "Financial year": "financial",
    "Reporting year": "march",
    "Academic year": "academic",
    "Calendar year": "calendar",
}
"""The word of the metadata for the year that a cell's form stands for."""
SAME = ({"financial", "march"},)
"""Years that are two words for one: the form of the cells says which it is."""
UNSAID = ("march", "academic")
"""Years whose form in the cells means other years elsewhere, so that the metadata have to say it."""
WORDS = {
    "financial": re.compile(r"\b(?:financial|fiscal|budget) years?\b", re.IGNORECASE),
    "academic": re.compile(r"\b(?:academic|school) years?\b", re.IGNORECASE),
    "calendar": re.compile(r"\bcalendar years?\b", re.IGNORECASE),
    "march": re.compile(r"\byears? (?:ending|to|ended) (?:on )?31 march\b", re.IGNORECASE),
}
CALLED = {
    "financial": "a financial year",
    "march": "a year that ends on 31 March",
    "academic": "an academic year",
    "calendar": "a calendar year",
}


def years_that_are_not_said(table: Table, record: Record) -> Iterator[Problem]:
    """The kind of year in `time_period` is said where its form does not say it, and title and cells agree with it."""
    index = next((i for i, one in enumerate(table.metadata.table_schema.fields) if one.name == "time_period"), None)
    if index is None or not table.measures:
        return
    column = table.metadata.table_schema.fields[index]
    found: dict[str, list[int]] = {}
    for row, text in enumerate(table.texts["time_period"]):
        known = period(text)
        if known is not None and known.identifier in MEANT:
            found.setdefault(MEANT[known.identifier], []).append(row)
    titled = _told_by(f"{column.title} {column.description}")
    metadata = table.metadata
    described = _told_by(f"{metadata.title} {metadata.description} {metadata.definition}")
    said = column.year or ""
    for year, rows in found.items():
        text = table.cell(rows[0], "time_period")
        known = period(text)
        assert known is not None
        other = next((one for one in (said, titled, described if len(found) == 1 else "") if one), "")
        place = record.line("schema", "fields", index, *(["year"] if said else []))
        if other and not _agree(other, year):
            by = "`year`" if said else "the title of the column" if titled else "the description"
            what = f"`time_period` is `{text}`, which is read as {CALLED[year]}, and {by} says {CALLED[other]}"
            fix = f"Write {_as(known, text, other)} for {CALLED[other]}, or `year: {year}` where that is meant"
            yield Problem(table.path, table.lines[rows[0]], what + and_more([table.lines[row] for row in rows]), fix)
        elif year in UNSAID and not said:
            what = f"`time_period` is `{text}`, which could be {_could_be(year)}, and the metadata do not say which"
            fix = f"Write `year: {year}` for {known.words}; {_otherwise(known, text, year)}"
            yield Problem(record.path, place, what, fix)


def _agree(one: str, other: str) -> bool:
    return one == other or any({one, other} <= same for same in SAME)


def _told_by(text: str) -> str:
    """The one kind of year that some words refer to; '' where they refer to none, or of several."""
    found = [year for year, words in WORDS.items() if words.search(text)]
    if found and all(_agree(found[0], one) for one in found):
        return found[0]
    return ""


def _could_be(year: str) -> str:
    return "an academic or a financial year" if year == "academic" else "a calendar year or the year to 31 March"


def _as(known: Period, text: str, year: str) -> str:
    """The same years in the form of another kind of year."""
    first = int(re.sub(r"\D", "", text)[:4])
    if year == "calendar":
        return f"`cy{first}`"
    if known.kind in ("calendar year", "year") and "-" not in text and "/" not in text:
        return (
            f"`{first}`" if year == "march" else f"`{first}{'/' if year == 'academic' else '-'}{(first + 1) % 100:02}`"
        )
    return f"`{text[:4]}{'/' if year == 'academic' else '-'}{text[-2:]}`"


def _otherwise(known: Period, text: str, year: str) -> str:
    others = ["financial"] if year == "academic" else ["calendar", "financial"]
    return " and ".join(f"write {_as(known, text, one)} in the cells for {CALLED[one]}" for one in others)
