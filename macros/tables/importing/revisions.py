"""What a later release has revised is kept: a table of every revised value, and a sentence on each for readers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from macros.tables.importing.compare import Revision
from macros.tables.importing.publications import Publication
from macros.tables.metadata import SYMBOLS
from macros.tables.periods import period
from macros.tables.table import Table, shown

COLUMNS = {
    "revised_on": "Day of the import",
    "table": "Table",
    "time_period": "Period",
    "area": "Area",
    "breakdown": "Breakdown",
    "measure": "Measure",
    "before_text": "Published before",
    "after_text": "Published now",
}
"""The columns of the table of revisions, and their titles."""


def revision_rows(stem: str, publication: Publication, revised: Sequence[Revision], day: date) -> list[tuple[str, ...]]:
    """A row of the table of revisions for each revised value."""
    rows = []
    for one in revised:
        breakdown = "; ".join(one.key[2:]) or "All"
        titles = {name: measure.title for name, measure in publication.measures.items()}
        rows.append(
            (
                day.isoformat(),
                stem,
                *one.key[:2],
                breakdown,
                titles.get(one.measure, one.measure),
                one.before,
                one.after,
            )
        )
    return rows


def revision_sentence(row: Mapping[str, str]) -> str:
    """One revised value in words, for the screen and for the site's log of corrections."""
    known = period(row["time_period"])
    parted = f", {row['breakdown']}" if row["breakdown"] != "All" else ""
    when = known.words if known else row["time_period"]
    return f"{row['measure']}, {row['area']}{parted}, {when}: {_said(row['after_text'])}, published before as {_said(row['before_text'])}."


def revision_log(table: Table, stem: str = "") -> list[tuple[str, str]]:
    """The day and the sentence of each revised value of the home area, the latest first; of one table, or of all.

    The values of other areas are in the table itself: they are too many for a page.
    """
    rows = [row for row in records(table) if row["area"] == table.home and stem in ("", row["table"])]
    return [
        (row["revised_on"], revision_sentence(row))
        for row in sorted(rows, key=lambda row: row["revised_on"], reverse=True)
    ]


def records(table: Table) -> list[dict[str, str]]:
    """The rows of a table, each cell by its column, as published."""
    names = [str(name) for name in table.cells.columns]
    return [dict(zip(names, map(str, row), strict=True)) for row in table.cells.itertuples(index=False, name=None)]


def _said(text: str) -> str:
    return SYMBOLS.get(text) or shown(text)
