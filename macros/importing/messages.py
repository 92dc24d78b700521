"""What an import says to the officer: what is new, what is revised, what is renamed, what is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from macros.importing.changes import Changes, few, span
from macros.importing.found import Found
from macros.importing.project import Project
from macros.importing.revisions import revision_rows, revision_sentence
from macros.importing.rows import Release
from macros.messages import counted
from macros.tables.metadata import SYMBOLS
from macros.tables.periods import order

SHOWN = 10
"""At most this many revised values are shown on the screen, the home area's first; all are in the table of revisions."""


def report(found: Found, release: Release, changes: Changes, project: Project) -> Iterator[str]:
    """The lines on one table."""
    yield f"{found.stem}: {len(release.rows):,} rows from {found.publication.name}."
    yield from (f"  {note}" for note in found.notes)
    if found.sheet.unended:
        yield "  The last line has no line end: if the download was cut short there, its last number is wrong. Check it."
    if found.renamed:
        yield f"  Renamed: {'; '.join(found.renamed)}."
    yield from _gained(changes, found.publication.is_of_events)
    yield from _revised(found, release, changes, project)
    yield from _left_out(release)
    yield from _lost(changes)
    yield from _warnings(found, release, changes, project)


def _gained(changes: Changes, is_of_events: bool) -> Iterator[str]:
    if changes.old.empty:
        yield f"  A new table, with the periods {span(changes.new_periods)}."
        for area, rows in changes.rows.groupby(level=1):
            if not is_of_events and (missing := set(changes.periods) - set(rows.index.unique(0))):
                yield f"  No row is for {area}, {span(sorted(missing, key=order))}."
    elif changes.new_periods:
        yield f"  {counted(len(changes.new_periods), 'new period')}: {span(changes.new_periods)}. The titles of the figures change automatically; check the pages that show them."
    if changes.added:
        yield f"  {counted(len(changes.added), 'new row')} in known periods: {few([' '.join(key) for key in changes.added])}."


def _revised(found: Found, release: Release, changes: Changes, project: Project) -> Iterator[str]:
    if not changes.revised:
        return
    ordered = sorted(changes.revised, key=lambda one: one.key[1] != project.home.name)
    yield f"  {counted(len(ordered), 'revised value')}, kept in the table of revisions:"
    for row in revision_rows(found.stem, found.publication, ordered[:SHOWN], project.retrieved):
        yield f"    {revision_sentence(row)}"
    if len(ordered) > SHOWN:
        yield f"    and {len(ordered) - SHOWN:,} more."
    both = changes.old[changes.old.index.isin(release.rows.index)]
    numbers = int((~both.isin([*SYMBOLS])).to_numpy().sum())
    hidden = sum(one.is_hidden_now for one in ordered)
    if len(ordered) > max(20, numbers / 2):
        yield f"  That is most of the {numbers:,} numbers that both releases have. Publishers rarely revise so many: check the file."
    if hidden > max(3, numbers / 20):
        yield f"  {hidden:,} of {numbers:,} numbers have become symbols. If the publisher does not say so, download the file again."


def _left_out(release: Release) -> Iterator[str]:
    for reason, count in sorted(release.dropped.items()):
        if count:
            yield f"  {counted(count, 'row')} left out: {reason}."
    for said, line in list(release.odd.items())[:SHOWN]:
        yield f"  Line {line}: {said}."
    if release.unused:
        yield f"  {counted(len(release.unused), 'column')} left out: {', '.join(release.unused)}."
    if release.blanks:
        columns = Counter(name for _, name in release.blanks)
        yield f"  {counted(len(release.blanks), 'empty cell')} written as `x`, not available ({few([f'{name} {count}' for name, count in columns.items()])})."
    for (text, symbol), count in release.symbols.items():
        yield f"  `{text}` is written as `{symbol}`, {SYMBOLS[symbol]}: {counted(count, 'cell')}."


def _lost(changes: Changes) -> Iterator[str]:
    if changes.gone:
        yield f"  {counted(len(changes.gone), 'row')} taken out, which this release no longer has: {few([' '.join(key) for key in changes.gone])}."
    if changes.unnamed:
        yield f"  Removed, because the metadata no longer name them: {', '.join(changes.unnamed)}. Remove the names from the metadata too."
    if changes.kept:
        yield f"  Kept from an earlier release: {span(changes.kept)}."


def _warnings(found: Found, release: Release, changes: Changes, project: Project) -> Iterator[str]:
    latest, ends = max(release.periods, key=order), changes.periods[-1]
    if latest != ends:
        yield f"  This file ends with {span([latest])}, and the table with {span([ends])}: it is an earlier release."
    if found.publication.kind != "statistics":
        return
    areas = project.areas()
    if missing := [name for name in areas.of_levels(found.publication.without) if name not in release.codes]:
        yield f"  The file has no row for {', '.join(missing)}."
    if not areas.neighbours:
        yield "  No statistical neighbours are known yet: import the neighbour model, then this file again."
    looked_up = [name for name, measure in found.publication.measures.items() if measure.lookup]
    if (changes.rows[looked_up] == "x").to_numpy().any():
        yield "  Some rates could not be worked out, because the population of their year is not known: import the population file."
