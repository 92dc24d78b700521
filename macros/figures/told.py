"""What a figure says besides its numbers: the documents that they come from, and what has to be known of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from macros.messages import Fault
from macros.tables import LABELS, Table, Where


class Document(Protocol):
    """A source document, as `data/sources.yml` describes it."""

    title: str
    publisher: str


@dataclass(frozen=True)
class SourceLine:
    title: str
    publisher: str
    locator: str


@dataclass(frozen=True)
class Told:
    """A remark on what is drawn, as it is reported: its kind, how it begins, and what it says."""

    kind: str
    label: str
    text: str


def source_lines(table: Table, sources: Mapping[str, Any], rows: list[int] | None = None) -> list[SourceLine]:
    """The documents that these rows come from, as a reader would cite them."""
    used = set(table.cells.loc[rows, "document"]) if rows is not None and "document" in table.cells else None
    places: dict[str, list[str]] = {}
    for source in table.metadata.sources:
        if source.document in sources and (used is None or source.document in used):
            places.setdefault(source.document, []).append(source.locator)
    return [
        SourceLine(sources[name].title, sources[name].publisher, "; ".join(dict.fromkeys(found)))
        for name, found in places.items()
    ]


def remarks(table: Table, rows: list[int], columns: Collection[str]) -> list[Told]:
    """What has to be said of the values that are drawn: of these rows, in these columns or in those that tell rows apart."""
    keys = table.metadata.table_schema.primary_key
    return [
        Told(one.kind, LABELS[one.kind], one.reason)
        for one in table.metadata.remarks
        if (not one.column or one.column in columns or one.column in keys) and is_drawn(table, one.where, rows)
    ]


def is_drawn(table: Table, where: Where, rows: list[int]) -> bool:
    """Whether one of the rows that are meant is among those that are drawn."""
    try:
        return not where or not set(rows).isdisjoint(table.rows(where))
    except Fault:
        return False  # told where remarks and notes are checked
