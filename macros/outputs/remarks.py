"""What the sources print differently or unclearly and publishers revise, in words: for each table's page, its file, and one public log."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from macros.content import in_words
from macros.importing import revision_log
from macros.outputs import metadata_text
from macros.tables import LABELS, Remark, Table, tally

REVISED = {"revised_on", "table", "before_text", "after_text"}
"""The columns by which the table of revised official values is known."""
GROUPS = {
    "corrected": (
        "Corrected",
        "The value shown is not the one in the source, because other figures prove that wrong.",
    ),
    "chosen": ("The sources disagree", "Two places give different values. One of them is shown."),
    "doubtful": ("Unclear in the source", "The source is unclear, or does not fit together. This is how it was read."),
}
"""The headings of the log, and what is below each."""
MEANING = (
    "What has to be known of this row: a correction, a choice between sources, or an unclear text. Empty in other rows."
)
"""What the column of remarks in a published file holds."""


@dataclass(frozen=True)
class Told:
    """A remark in words. `day` sorts, `date` is read; `printed` and `shown` are empty where it is about no one value."""

    kind: str
    label: str
    day: str
    date: str
    title: str
    href: str
    what: str
    printed: str
    shown: str
    reason: str


def remarks(table: Table) -> list[Told]:
    """The remarks on a table, in words, by their kinds and in the order of its metadata."""
    told = sorted(table.metadata.remarks, key=lambda one: list(LABELS).index(one.kind))
    return [
        Told(
            kind=one.kind,
            label=LABELS[one.kind],
            day=one.published.isoformat(),
            date=in_words(one.published),
            title=table.metadata.title,
            href=f"@/data/{table.stem}/",
            what=metadata_text.cell_meant(table, one.where, one.column),
            printed="; ".join(metadata_text.printed(table, one.where, one.column, text) for text in one.printed),
            shown=metadata_text.printed(table, one.where, one.column, one.shown) if one.shown else "",
            reason=" ".join(one.reason.split()),
        )
        for one in told
    ]


def by_row(table: Table) -> list[str]:
    """What the published file says of each row, with the column that is meant; empty where no remark names rows."""
    said: dict[int, list[str]] = {}
    for one in table.metadata.remarks:
        if one.where:
            for row in table.rows(one.where):
                said.setdefault(int(row), []).append(_in_file(one))
    return [" ".join(said.get(row, [])) for row in range(len(table.cells))] if said else []


def has_column(table: Table) -> bool:
    """Whether the published file has a column of remarks."""
    return any(one.where for one in table.metadata.remarks)


def _in_file(one: Remark) -> str:
    column = f" ({one.column})" if one.column else ""
    return f"{LABELS[one.kind]}{column}: {' '.join(one.reason.split())}"


def log(tables: Collection[Mapping[str, Any]]) -> dict[str, Any]:
    """Every remark on every table by its kind, the latest first, and the tables of revised official values."""
    found = [Told(**one) for table in tables for one in table["remarks"]]
    told = sorted(sorted(found, key=lambda one: (one.title, one.what)), key=lambda one: one.day, reverse=True)
    return {
        "counted": tally(one.kind for one in told),
        "groups": [
            {"kind": kind, "title": title, "meaning": meaning, "lines": lines}
            for kind, (title, meaning) in GROUPS.items()
            if (lines := [one for one in told if one.kind == kind])
        ],
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
    """What has happened to a table, the latest first: taken over, remarked on, revised by its publisher.

    `logs` are the tables of revised official values.
    """
    metadata = table.metadata
    found = [(metadata.retrieved.isoformat(), "Figures copied from the sources.")]
    for day in sorted({one.published for one in metadata.remarks}):
        many = tally(one.kind for one in metadata.remarks if one.published == day)
        found.append((day.isoformat(), f"{many}: see “Corrections and queries” on this page."))
    found += [line for other in logs for line in revision_log(other, table.stem)]
    return dated(sorted(found, key=lambda line: line[0], reverse=True))


def is_log(table: Table) -> bool:
    """Whether a table is one of revised official values."""
    return set(table.metadata.columns) >= REVISED


def dated(lines: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    """Days and sentences, the days as a reader writes them."""
    return [(in_words(date.fromisoformat(day)), text) for day, text in lines]
