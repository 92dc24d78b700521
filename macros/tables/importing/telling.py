"""What an import says to the officer: what is new, what was revised, what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.tables.importing.compare import Changes, span
from macros.tables.importing.project import Project
from macros.tables.importing.publications import Publication
from macros.tables.importing.revisions import COLUMNS, revision_rows, revision_sentence
from macros.tables.importing.statistics import Tidy
from macros.tables.periods import order

SHOWN = 10
"""So many revised values are told on the screen, the home area's first; all are in the table of revisions."""


def told(
    stem: str, publication: Publication, tidy: Tidy, changes: Changes, first: bool, project: Project
) -> Iterator[str]:
    """The lines on one table."""
    yield f"{stem}: {len(tidy.rows):,} rows from {publication.name}."
    yield from _gained(changes, first)
    yield from _revised(stem, publication, changes, project)
    yield from _lost(tidy, changes)
    yield from _warnings(publication, tidy, changes, project)


def _gained(changes: Changes, first: bool) -> Iterator[str]:
    if first:
        yield f"  A new table, with the periods {span(changes.new_periods)}."
    elif changes.new_periods:
        yield f"  {_plural(len(changes.new_periods), 'new period')}: {span(changes.new_periods)}. Read the titles of the figures in the papers again: they were written for earlier numbers."
    if changes.added:
        yield f"  {_plural(len(changes.added), 'new row')} in known periods: {_few(' '.join(key) for key in changes.added)}."


def _revised(stem: str, publication: Publication, changes: Changes, project: Project) -> Iterator[str]:
    if not changes.revised:
        return
    ordered = sorted(changes.revised, key=lambda one: one.key[1] != project.home.name)
    yield f"  {_plural(len(ordered), 'revised value')}, kept in the table of revisions:"
    for row in revision_rows(stem, publication, ordered[:SHOWN], project.retrieved):
        yield f"    {revision_sentence(dict(zip(COLUMNS, row, strict=True)))}"
    if len(ordered) > SHOWN:
        yield f"    and {len(ordered) - SHOWN:,} more."


def _lost(tidy: Tidy, changes: Changes) -> Iterator[str]:
    for reason, count in sorted(tidy.dropped.items()):
        if count:
            yield f"  {_plural(count, 'row')} left out: {reason}."
    if tidy.unused:
        yield f"  {_plural(len(tidy.unused), 'column')} left out: {', '.join(tidy.unused)}."
    if tidy.blanks:
        yield f"  {_plural(tidy.blanks, 'empty cell')} written as `x`, not available."
    if changes.gone:
        yield f"  {_plural(len(changes.gone), 'row')} taken out, which this release no longer has: {_few(' '.join(key) for key in changes.gone)}."
    if changes.unnamed:
        yield f"  Taken out, no longer among the areas named: {', '.join(changes.unnamed)}. Take the names out of the papers too."
    if changes.kept:
        yield f"  Kept from an earlier release: {span(changes.kept)}."


def _warnings(publication: Publication, tidy: Tidy, changes: Changes, project: Project) -> Iterator[str]:
    latest, ends = max(tidy.periods, key=order), max((key[0] for key in changes.rows), key=order)
    if latest != ends:
        yield f"  This file ends with {span([latest])}, and the table with {span([ends])}: if it is an earlier release, put the table back."
    if publication.kind != "statistics":
        return
    if missing := [name for name in project.areas.names if name not in tidy.codes]:
        yield f"  The file has no row for {', '.join(missing)}."
    if not project.areas.neighbours:
        yield "  No statistical neighbours are known yet: import the neighbour model, then this file again."
    if any(
        values[name] == "x"
        for name, measure in publication.measures.items()
        if measure.lookup
        for values in changes.rows.values()
    ):
        yield "  Some rates could not be worked out, because the population of their year is not known: import the population file."


def _few(words: Iterable[str]) -> str:
    listed = list(words)
    return "; ".join(listed[:5]) + (f"; and {len(listed) - 5:,} more" if len(listed) > 5 else "")


def _plural(number: int, words: str) -> str:
    return f"{number:,} {words}{'' if number == 1 else 's'}"
