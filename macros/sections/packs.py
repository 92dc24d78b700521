"""What a board pack says of its period: its measures, what changed since the pack before, its figures, and what they count.

Everything is taken from the tables as they were at the end of the period, so that a pack stays true after later releases.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from macros import figures, wording
from macros.content import Site
from macros.facts import Measure
from macros.messages import Fault
from macros.pages import Document, Pack
from macros.sections import scorecard
from macros.sections.pack_measures import measures, named, row
from macros.tables import Table, order
from macros.tables.earlier import earlier
from macros.tables.newest import up_to
from macros.wording import Measured, Moved
from macros.wording.row import BETTER, SAME, UNJUDGED, WORSE

DEFINITION = "definition_text"
"""The column of a table that defines indicators: it is not drawn, and its words are among the definitions."""
SHAPES = {**scorecard.SHAPES, WORSE: "■"}
"""The shape beside each verdict: those of the scorecard, as far as the letters of the paper have them."""
VERDICTS = (WORSE, BETTER, SAME, UNJUDGED, "")
"""What is said of a change, in the order in which a board needs it; nothing where no direction is agreed."""
Call = tuple[str, list[Any], dict[str, Any]]


@dataclass(frozen=True)
class Change:
    """A measure of the pack, and how it moved since the pack before or the period before; None where it has no value then."""

    row: Measured
    moved: Moved | None

    @property
    def verdict(self) -> str:
        """Better, worse or no clear change; nothing without an agreed direction."""
        if self.row.measure.better == "neither":
            return ""
        return self.moved.verdict if self.moved else UNJUDGED


@dataclass(frozen=True)
class Source:
    """A table that the pack shows: what it counts, where it is from, and how new it is."""

    title: str
    href: str
    definition: str
    documents: list[figures.SourceLine]
    newest: str
    retrieved: Any


@dataclass(frozen=True)
class Contents:
    """A whole pack. `left_out` has the measures without a value in the period, each with the reason."""

    period: str
    before: Document | None
    since: str
    rows: list[Measured]
    changes: list[Change]
    left_out: list[tuple[str, str]]
    definitions: list[tuple[str, str]]
    sources: list[Source]

    def said(self) -> list[str]:
        """What the pack says from its measures, a sentence for each."""
        return [
            f"{one.row.measure.measure}: {one.moved.since.shown} ({one.moved.since.short}), "
            f"{one.row.newest.shown} ({one.row.newest.short}), {one.verdict or 'no agreed direction'}."
            for one in self.changes
            if one.moved
        ]

    def counted(self, verdict: str) -> int:
        """How many measures a verdict is said of."""
        return sum(one.verdict == verdict for one in self.changes)

    @property
    def judged(self) -> int:
        """How many measures have an agreed direction."""
        return len(self.changes) - self.counted("")

    @property
    def ways(self) -> tuple[int, int]:
        """Of the measures whose change no one can be sure of, how many moved the better way and how many the worse."""
        unsure = [one.moved.way for one in self.changes if one.moved and one.verdict == UNJUDGED]
        return unsure.count(BETTER), unsure.count(WORSE)


def _way(change: Change) -> int:
    """Of the changes that cannot be judged, those for the worse come first."""
    return (WORSE, BETTER, "").index(change.moved.way if change.moved else "")


def calls(meta: Pack) -> list[Call]:
    """The figures of a pack, each as the macro that draws it up to the pack's period."""
    return [("figure", [one.table, one.figure], {"until": meta.period}) for one in meta.tables]


def stems_of(site: Site, meta: Pack) -> list[str]:
    """Each table that a pack shows; those of its figures alone where a measure that it names is not there."""
    try:
        return _stems(meta, [measure for _, measure in measures(site, meta)])
    except Fault:
        return _stems(meta, [])


def drawn(site: Site, meta: Pack) -> list[Call]:
    """The same without the tables that define indicators in words."""
    return [call for call in calls(meta) if DEFINITION not in site.table(call[1][0]).cells]


def contents(site: Site, document: Document) -> Contents:
    """All that a pack says beside its own words; Fault where a name in it is unknown."""
    meta = document.meta
    assert isinstance(meta, Pack)
    asked = [measure for _, measure in measures(site, meta)]
    rows, left_out = [], []
    for measure in asked:
        try:
            rows.append(row(site, measure, meta.period))
        except Fault as fault:
            if meta.measures is not None:
                raise
            left_out.append((measure.measure, re.sub(r"`([^`]*)`", r"“\1”", fault.what)))
    before = pack_before(site, document)
    since = before.meta.period if before else earlier(meta.period)
    changes = [Change(one, _moved(site, one.measure, since, meta.period)) for one in rows]
    shown = [one.measure for one in rows]
    tables = [site.compared(stem) for stem in _stems(meta, shown)]
    return Contents(
        period=named(meta.period),
        before=before,
        since=named(since),
        rows=rows,
        changes=sorted(changes, key=lambda one: (VERDICTS.index(one.verdict), _way(one))),
        left_out=left_out,
        definitions=_definitions(tables, shown),
        sources=[_source(site, table, meta.period) for table in tables],
    )


def pack_before(site: Site, document: Document) -> Document | None:
    """The newest pack about an earlier period that has a measure of this one."""
    meta = document.meta
    assert isinstance(meta, Pack)
    own = {one.measure for _, one in measures(site, meta)}
    earlier_ones = [
        one
        for one in site.documents
        if one.whole and isinstance(one.meta, Pack) and order(one.meta.period)[:2] < order(meta.period)[:2]
        if one.src != document.src and own & _names(site, one.meta)
    ]
    return max(earlier_ones, key=lambda one: order(one.meta.period), default=None)


def _names(site: Site, meta: Pack) -> set[str]:
    """The measures of another pack; none where it has a fault, which is reported there."""
    try:
        return {one.measure for _, one in measures(site, meta)}
    except Fault:
        return set()


def _moved(site: Site, measure: Measure, since: str, until: str) -> Moved | None:
    return wording.moved(site.compared(measure.table), measure, since, until) if since else None


def _stems(meta: Pack, asked: Sequence[Measure]) -> list[str]:
    """The tables of a pack, each once: those of its figures, then those of its measures."""
    return list(dict.fromkeys([*(one.table for one in meta.tables), *(one.table for one in asked)]))


def _definitions(tables: Sequence[Table], asked: Sequence[Measure]) -> list[tuple[str, str]]:
    """What each indicator counts, where a table of the pack defines it, and else what each table does."""
    found: dict[str, str] = {}
    names = {one.measure for one in asked}
    for table in tables:
        if DEFINITION in table.cells:
            label = next((name for name in table.readable if names & set(table.texts[name])), "")
            found |= {
                table.cell(row, label): table.cell(row, DEFINITION)
                for row in range(len(table.cells))
                if label and table.cell(row, label) in names
            }
        else:
            found[table.metadata.title] = " ".join(table.metadata.definition.split())
    return list(found.items())


def _source(site: Site, table: Table, until: str) -> Source:
    """Where a table is from, and how new it was at the end of a period."""
    lines = figures.source_lines(table, site.sources)
    cut = table if DEFINITION in table.cells else up_to(table, until)
    return Source(
        table.metadata.title,
        f"@/data/{table.stem}/",
        table.metadata.definition,
        lines,
        cut.as_at,
        table.metadata.retrieved,
    )
