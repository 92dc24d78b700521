"""What an import says to the officer: what is new, what is revised, what is renamed, what is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from macros.tables.importing.compare import Changes, few, hidden_now, span
from macros.tables.importing.project import Project
from macros.tables.importing.recognise import Found
from macros.tables.importing.revisions import COLUMNS, revision_rows, revision_sentence
from macros.tables.importing.statistics import Key, Tidy, Values
from macros.tables.metadata import SYMBOLS
from macros.tables.periods import order

SHOWN = 10
"""So many revised values are told on the screen, the home area's first; all are in the table of revisions."""


def told(
    found: Found, tidy: Tidy, old: Mapping[Key, Values], changes: Changes, first: bool, project: Project
) -> Iterator[str]:
    """The lines on one table."""
    yield f"{found.stem}: {len(tidy.rows):,} rows from {found.publication.name}."
    yield from (f"  {note}" for note in found.notes)
    if found.sheet.unended:
        yield "  The last line has no line end: if the download was cut short there, its last number is wrong. Look at it."
    if found.renamed:
        yield f"  Renamed: {'; '.join(found.renamed)}."
    yield from _gained(changes, first, project)
    yield from _revised(found, tidy, old, changes, project)
    yield from _lost(tidy, changes)
    yield from _warnings(found, tidy, changes, project)


def _gained(changes: Changes, first: bool, project: Project) -> Iterator[str]:
    if first:
        yield f"  A new table, with the periods {span(changes.new_periods)}."
        every = {key[0] for key in changes.rows}
        for area in sorted({key[1] for key in changes.rows}):
            if missing := every - {key[0] for key in changes.rows if key[1] == area}:
                yield f"  No row is for {area}, {span(sorted(missing, key=order))}."
    elif changes.new_periods:
        yield f"  {_plural(len(changes.new_periods), 'new period')}: {span(changes.new_periods)}. The titles of the figures follow by themselves; read the pages that show them again."
    if changes.added:
        yield f"  {_plural(len(changes.added), 'new row')} in known periods: {few([' '.join(key) for key in changes.added])}."


def _revised(found: Found, tidy: Tidy, old: Mapping[Key, Values], changes: Changes, project: Project) -> Iterator[str]:
    if not changes.revised:
        return
    ordered = sorted(changes.revised, key=lambda one: one.key[1] != project.home.name)
    yield f"  {_plural(len(ordered), 'revised value')}, kept in the table of revisions:"
    for row in revision_rows(found.stem, found.publication, ordered[:SHOWN], project.retrieved):
        yield f"    {revision_sentence(dict(zip(COLUMNS, row, strict=True)))}"
    if len(ordered) > SHOWN:
        yield f"    and {len(ordered) - SHOWN:,} more."
    hidden, numbers = hidden_now(changes, old, tidy)
    if len(ordered) > max(20, numbers / 2):
        yield f"  That is most of the {numbers:,} numbers that both releases have. Publishers seldom revise so many: look at the file."
    if hidden > max(3, numbers / 20):
        yield f"  {hidden:,} of {numbers:,} numbers have become symbols. If the publisher does not say so, take the file again."


def _lost(tidy: Tidy, changes: Changes) -> Iterator[str]:
    for reason, count in sorted(tidy.dropped.items()):
        if count:
            yield f"  {_plural(count, 'row')} left out: {reason}."
    for said, line in list(tidy.odd.items())[:SHOWN]:
        yield f"  Line {line}: {said}."
    if tidy.unused:
        yield f"  {_plural(len(tidy.unused), 'column')} left out: {', '.join(tidy.unused)}."
    if tidy.blanks:
        columns = Counter(name for _, name in tidy.blanks)
        yield f"  {_plural(len(tidy.blanks), 'empty cell')} written as `x`, not available ({few([f'{name} {count}' for name, count in columns.items()])})."
    for (text, symbol), count in tidy.symbols.items():
        yield f"  `{text}` is written as `{symbol}`, {SYMBOLS[symbol]}: {_plural(count, 'cell')}."
    if changes.gone:
        yield f"  {_plural(len(changes.gone), 'row')} taken out, which this release no longer has: {few([' '.join(key) for key in changes.gone])}."
    if changes.unnamed:
        yield f"  Taken out, no longer among the areas named: {', '.join(changes.unnamed)}. Take the names out of the metadata too."
    if changes.kept:
        yield f"  Kept from an earlier release: {span(changes.kept)}."


def _warnings(found: Found, tidy: Tidy, changes: Changes, project: Project) -> Iterator[str]:
    latest, ends = max(tidy.periods, key=order), max((key[0] for key in changes.rows), key=order)
    if latest != ends:
        yield f"  This file ends with {span([latest])}, and the table with {span([ends])}: it is an earlier release."
    if found.publication.kind != "statistics":
        return
    areas = project.areas()
    if missing := [name for name in areas.names if name not in tidy.codes]:
        yield f"  The file has no row for {', '.join(missing)}."
    if not areas.neighbours:
        yield "  No statistical neighbours are known yet: import the neighbour model, then this file again."
    looked_up = [name for name, measure in found.publication.measures.items() if measure.lookup]
    if any(values[name] == "x" for name in looked_up for values in changes.rows.values()):
        yield "  Some rates could not be worked out, because the population of their year is not known: import the population file."


def _plural(number: int, words: str) -> str:
    return f"{number:,} {words}{'' if number == 1 else 's'}"
