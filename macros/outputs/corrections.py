"""What the sources print wrongly and publishers revise, in words: for each table's page, and as one public log."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from macros.content import in_words
from macros.importing import revision_log
from macros.outputs import metadata_text
from macros.tables import Table

REVISED = {"revised_on", "table", "before_text", "after_text"}
"""The columns by which the table of revised official values is known."""


@dataclass(frozen=True)
class Correction:
    """One value that a source prints otherwise, in words. `day` sorts, `date` is read."""

    day: str
    date: str
    title: str
    href: str
    what: str
    printed: str
    shown: str
    reason: str


def corrections(table: Table) -> list[Correction]:
    """The corrections of a table, in words, in the order of its metadata."""
    return [
        Correction(
            day=one.published.isoformat(),
            date=in_words(one.published),
            title=table.metadata.title,
            href=f"@/data/{table.stem}/",
            what=metadata_text.cell_meant(table, one.where, one.column),
            printed=metadata_text.printed(table, one.where, one.column, one.printed),
            shown=metadata_text.printed(table, one.where, one.column, one.shown),
            reason=" ".join(one.reason.split()),
        )
        for one in table.metadata.corrections
    ]


def log(tables: Collection[Mapping[str, Any]]) -> dict[str, Any]:
    """Every correction of every table by its day, the latest first, and the tables of revised official values."""
    found = [Correction(**one) for table in tables for one in table["corrections"]]
    told = sorted(found, key=lambda one: (one.title, one.what))
    days = sorted({one.day for one in told}, reverse=True)
    return {
        "count": len(told),
        "days": [(in_words(date.fromisoformat(day)), [one for one in told if one.day == day]) for day in days],
        "official": [
            {
                "href": f"@/data/{table['listed']['stem']}/",
                "title": table["listed"]["title"],
                "lines": dated(table["revisions"]),
            }
            for table in tables
            if table["revisions"] is not None
        ],
    }


def changes(table: Table, logs: Sequence[Table]) -> list[tuple[str, str]]:
    """What has happened to a table, the latest first: taken over, corrected, revised by its publisher.

    `logs` are the tables of revised official values.
    """
    metadata = table.metadata
    found = [(metadata.retrieved.isoformat(), "Figures taken over from the sources.")]
    days = [one.published.isoformat() for one in metadata.corrections]
    for day in sorted(set(days)):
        many = days.count(day)
        found.append((day, f"{many} value{'' if many == 1 else 's'} corrected: see the corrections on this page."))
    found += [line for other in logs for line in revision_log(other, table.stem)]
    return dated(sorted(found, key=lambda line: line[0], reverse=True))


def is_log(table: Table) -> bool:
    """Whether a table is one of revised official values."""
    return set(table.metadata.columns) >= REVISED


def dated(lines: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    """Days and sentences, the days as a reader writes them."""
    return [(in_words(date.fromisoformat(day)), text) for day, text in lines]
