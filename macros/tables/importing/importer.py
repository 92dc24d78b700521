"""Published files become the project's own tables and metadata, or it is said why they do not. Nothing is written here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from macros.messages import Problem
from macros.tables.importing.compare import Changes, cut_short, few, in_another_unit, lost, of_another_kind, span
from macros.tables.importing.derive import derive
from macros.tables.importing.keeping import keep_codes
from macros.tables.importing.model import read_model
from macros.tables.importing.project import SOURCES, Outcome, Project, release_of
from macros.tables.importing.reading import AGAIN, Refused
from macros.tables.importing.recognise import Found, recognise
from macros.tables.importing.statistics import Key, Tidy, Values, read_statistics
from macros.tables.importing.telling import told
from macros.tables.importing.updating import areas_lost, elsewhere, held, refresh, update
from macros.tables.periods import order
from macros.tables.shelf import Shelf

ROW = 100
"""So many letters of a row are shown."""


def import_files(files: Sequence[Path], project: Project) -> Outcome:
    """What importing these files would change, those that others need first; Refused, with every fault, if one cannot be.

    The files of all become one outcome, which is written whole or not at all: see `placing`.
    """
    found: list[Found] = []
    faults: list[Problem] = []
    for file in files:
        try:
            found.append(recognise(file, project.publications))
            faults += _twice(found)
        except Refused as refused:
            faults += refused.problems
    publications = project.publications.publications
    needed = {
        measure.lookup.table for one in publications.values() for measure in one.measures.values() if measure.lookup
    }
    outcome = Outcome()
    with project.copied() as copy:
        for one in sorted(found, key=lambda one: (one.publication.kind != "neighbours", one.stem not in needed)):
            try:
                outcome.lines += import_file(one, copy)
            except Refused as refused:
                faults += refused.problems
        if faults:
            raise Refused(*dict.fromkeys(faults))
        for path in sorted(path for path in copy.root.rglob("*") if path.is_file()):
            name = path.relative_to(copy.root).as_posix()
            if not (project.root / name).exists() or (project.root / name).read_bytes() != path.read_bytes():
                outcome.files[name] = path.read_bytes()
        if faults := list(_unsound(outcome, copy)):
            raise Refused(*faults)
    return outcome


def import_file(found: Found, project: Project) -> list[str]:
    """The project's copy has what one file brings, and this is what is said of it."""
    stem, publication = found.stem, found.publication
    areas, model = project.areas(), publication.kind == "neighbours"
    tidy = read_model(found, areas) if model else read_statistics(found, areas, project.publications.place(stem))
    old = held(stem, publication, project)
    rows = tidy.rows if model else derive(tidy.rows, publication, elsewhere(project))
    before = project.tables / f"{stem}.csv"
    first = not before.exists()
    changes = update(stem, publication, rows, project, named=project.named)
    _refuse(found, tidy, old, changes, project)
    lines = list(told(found, tidy, old, changes, first, project))
    if not model:
        lines += keep_codes(tidy, release_of(publication, {key[0] for key in changes.rows}), project)
        lines += refresh(stem, project)
    elif changes.any:
        lines.append("  Import the statistical files again, so that their tables have these ten neighbours.")
    return lines


def _unsound(outcome: Outcome, copy: Project) -> Iterator[Problem]:
    """What the checks would say of the new numbers, with the row that nobody has yet. Words are mended afterwards."""
    shelf = Shelf(copy.tables, copy.root, copy.home.name)
    for stem in sorted({Path(name).stem for name in outcome.files if name != SOURCES}):
        rows = (copy.tables / f"{stem}.csv").read_text(encoding="utf-8").splitlines()
        for fault in shelf.faults(stem):
            if fault.stops and fault.path.endswith(".csv"):
                row = rows[fault.line - 1][:ROW]
                yield replace(fault, what=f"After this import, the row `{row}` would be wrong: {fault.what}")


def _twice(found: Sequence[Found]) -> Iterator[Problem]:
    for one in found[:-1]:
        if one.stem == found[-1].stem:
            what = f"This file and {one.sheet.name} are both {one.publication.name}"
            yield Problem(found[-1].sheet.name, 1, what, "Import one of them, look at what it did, and then the other")


def _refuse(found: Found, tidy: Tidy, old: dict[Key, Values], changes: Changes, project: Project) -> None:
    """Refused where the table would be worse after the import than before."""
    if not old:
        return
    name, sheet = found.publication.name, found.sheet
    if kinds := of_another_kind(old, tidy):
        new, known = (" and ".join(f"{one}s" for one in some) for some in kinds)
        what = f"The periods of this file are {new}, and those of the table {known}"
        fix = f"Look at its column `time_identifier`: {AGAIN.lower()}. If the publisher has changed it, take data/tables/{found.stem}.csv away and import again"
        raise sheet.refused(found.head, what, fix)
    if found.sheet.unended and not project.losses and (line := cut_short(changes, old, tidy)):
        what = "The last line has no line end, and its numbers are not those of the table: the download may be cut short inside a number"
        fix = "Take the whole file again. If the publisher's own file ends so, add `--losses`"
        raise sheet.refused(line, what, fix)
    newest, ends = max(tidy.periods, key=order), max((key[0] for key in old), key=order)
    faults = [(one.what, one.fix) for one in areas_lost(found.stem, old, changes, project)]
    if order(newest) < order(ends) and not project.older:
        faults.append((
            f"This looks like an earlier release of {name}: it ends with {span([newest])}, and the table with {span([ends])}",
            "Take the latest release; if you mean this one, add `--older`",
        ))  # fmt: skip
    measures = found.publication.measures
    given = (
        {
            key: {one: text for one, text in values.items() if not measures[one].derived}
            for key, values in tidy.rows.items()
        }
        if measures
        else {}
    )
    other = in_another_unit(old, given)
    for name in dict.fromkeys(one for one, _ in other):
        sizes = {group: size for (one, group), size in other.items() if one == name}
        size = next(iter(sizes.values()))
        times = f"{size:,.0f} times" if size > 1 else f"a {1 / size:,.0f}th of"
        named = f" ({few(list(sizes))})" if any(sizes) else ""
        faults.append((
            f"`{measures[name].source or measures[name].title}`{named} is about {times} what the table has, so it counts in another unit",
            f"Look whether columns have changed places. If the publisher has changed the unit, take data/tables/{found.stem}.csv away and import again",
        ))  # fmt: skip
    if not project.losses and (losses := lost(old, changes, tidy, project.areas().names)):
        odd = [f"line {line}: {said}" for said, line in tidy.odd.items()]
        hint = f"Look at {few(odd)}. " if odd else ""
        faults.append((
            f"This looks like {name}, and the table has what the file lacks: {'; and '.join(losses)}",
            f"{hint}Take the whole file again. If the publisher no longer has them and you mean to lose them, add `--losses`",
        ))  # fmt: skip
    if faults:
        raise Refused(*(Problem(sheet.name, found.head, what, fix) for what, fix in faults))
