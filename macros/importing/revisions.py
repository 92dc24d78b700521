"""What a later release has revised is kept: a table of every revised value, and a sentence on each for readers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from macros.importing.changes import Revision
from macros.importing.publications import Publication
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


def revision_rows(stem: str, publication: Publication, revised: Sequence[Revision], day: date) -> list[dict[str, str]]:
    """A row of the table of revisions for each revised value."""
    rows = []
    for one in revised:
        measure = publication.measures.get(one.measure)
        named = ["; ".join(one.key[2:]) or "All", measure.title if measure else one.measure]
        cells = [day.isoformat(), stem, *one.key[:2], *named, one.before, one.after]
        rows.append(dict(zip(COLUMNS, cells, strict=True)))
    return rows


def revision_sentence(row: Mapping[Any, str]) -> str:
    """One revised value in words, for the screen and for the site's log of corrections."""
    known = period(row["time_period"])
    parted = f", {row['breakdown']}" if row["breakdown"] != "All" else ""
    when = known.words if known else row["time_period"]
    after, before = (SYMBOLS.get(row[name]) or shown(row[name]) for name in ("after_text", "before_text"))
    return f"{row['measure']}, {row['area']}{parted}, {when}: {after}, published before as {before}."


def revision_log(table: Table, stem: str = "") -> list[tuple[str, str]]:
    """The day and the sentence of each revised value of the home area, the latest first; of one table, or of all.

    The values of other areas are in the table itself: they are too many for a page.
    """
    cells = table.cells[table.cells["area"] == table.home]
    rows = (cells[cells["table"] == stem] if stem else cells).to_dict("records")
    log = [(str(row["revised_on"]), revision_sentence(row)) for row in rows]
    return sorted(log, key=lambda line: line[0], reverse=True)
