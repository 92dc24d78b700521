"""Published files become the project's own tables and metadata, or a message says why they do not. Nothing is written here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from macros.importing.changes import span
from macros.importing.derive import derive
from macros.importing.files import Refused
from macros.importing.found import Found
from macros.importing.messages import report
from macros.importing.neighbours import read_neighbours
from macros.importing.project import SOURCES, Outcome, Project, document_of
from macros.importing.publications import Publications
from macros.importing.recognition import recognise
from macros.importing.refusals import Apart, files_apart, refuse, told_together
from macros.importing.rows import read_statistics
from macros.importing.rules import drop_untested, remark_on
from macros.importing.side_tables import add_codes
from macros.importing.tables import note_version, refresh, update
from macros.messages import Problem
from macros.tables.disagreements import DISAGREE
from macros.tables.periods import order
from macros.tables.table_folder import TableFolder

ROW = 100
"""At most this many letters of a row are shown."""
AS_PUBLISHED = (
    "Download the file again. If these are the numbers as published, add `--as-published`, and a remark says so"
)


def read_once(files: Sequence[Path], known: Publications) -> list[Found]:
    """The files as `import_files` takes them, read once for many projects; Refused, with every fault, if one cannot be read."""
    found, faults = _recognised(files, known)
    if faults:
        raise Refused(*faults)
    return [replace(one, keeps=True) for one in found]


def import_files(files: Sequence[Path] | Sequence[Found], project: Project) -> Outcome:
    """What importing these files would change, those that others need first; Refused, with every fault, if one cannot be.

    The files of all become one outcome, which is written whole or not at all: see `writing`.
    """
    found = [one for one in files if isinstance(one, Found)]
    paths = [one for one in files if isinstance(one, Path)]
    recognised, faults = _recognised(paths, project.publications, project)
    found += recognised
    outcome = Outcome()
    with project.copied() as copy:
        for one in sorted(found, key=lambda one: _turn(one, project)):
            try:
                outcome.lines += import_file(one, copy)
            except Refused as refused:
                faults += refused.problems
        apart = [] if faults else list(files_apart(found, project, copy))
        if apart and project.versions:
            return _without(apart, found, project)
        if apart:
            faults.append(told_together(apart, found, project))
        if faults:
            raise Refused(*dict.fromkeys(faults))
        tables = TableFolder(copy.tables, copy.root, copy.home.name)
        stems = [one.stem for one in found]
        drop_untested([stem for stem in stems if not (project.tables / f"{stem}.yml").exists()], tables, copy)
        if project.as_published:
            outcome.lines += remark_on(stems, tables, copy)
        for path in sorted(path for path in copy.root.rglob("*") if path.is_file()):
            name = path.relative_to(copy.root).as_posix()
            if not (project.root / name).exists() or (project.root / name).read_bytes() != path.read_bytes():
                outcome.files[name] = path.read_bytes()
        if faults := list(_unsound(outcome, tables)):
            raise Refused(*faults)
    return outcome


def _without(apart: Sequence[Apart], found: Sequence[Found], project: Project) -> Outcome:
    """What the service has that is new, except the files that need others: these wait, so that no release waits for them."""
    waits = {one.found.stem for one in apart}
    rest = [one for one in found if one.stem not in waits]
    outcome = import_files(rest, project) if rest else Outcome()
    for one in apart:
        outcome.lines += [
            f"{one.found.stem}: its table keeps its last release. Numbers of {span(sorted(one.periods, key=order))} are worked out with "
            f"{one.names(project)}, which the tables do not have for that time yet.",
            f"  Take that from its publisher, and import both: `{one.command([one.found])}`.",
        ]
    return outcome


def _recognised(
    files: Sequence[Path], known: Publications, project: Project | None = None
) -> tuple[list[Found], list[Problem]]:
    """What each file is, and what is wrong with those that cannot be taken; the project's own files are none to import."""
    found: list[Found] = []
    faults: list[Problem] = []
    for file in files:
        try:
            if project:
                _refuse_own(file, project)
            found.append(recognise(file, known))
            faults += _twice(found)
        except Refused as refused:
            faults += refused.problems
    return found, faults


def _turn(one: Found, project: Project) -> tuple[bool, int, bool]:
    """When a file is imported: the neighbours first, then each before those that need its numbers, or the codes that it has."""
    return (
        one.publication.kind != "neighbours",
        _depth(one.stem, project),
        not {"old_la_code", "new_la_code"} <= {*one.at},
    )


def _depth(stem: str, project: Project, above: tuple[str, ...] = ()) -> int:
    """The length of the chain of tables that this one looks numbers up in; the shorter the chain, the earlier it is imported."""
    known = project.publications.publications.get(stem)
    needed = {one.lookup.table for one in known.measures.values() if one.lookup} if known else set()
    return max((1 + _depth(other, project, (*above, stem)) for other in needed - {stem, *above}), default=0)


def _refuse_own(file: Path, project: Project) -> None:
    """Refused where the file is one that this site publishes itself: it is named for its table, and has its columns."""
    stem, table = file.stem, project.tables / f"{file.stem}.csv"
    if file.suffix != ".csv" or table not in project.tables.glob("*.csv") or not file.is_file():
        return  # a file that is not there, or that no system could have, is reported where it is read
    here, there = (path.read_text(encoding="utf-8-sig", errors="replace").partition("\n")[0] for path in (table, file))
    if there.strip() == here.strip() or there.startswith(f"{here.strip()},"):
        what = f"This is the file of the table `{stem}` that the site itself publishes"
        fix = f"Import the publisher's file; to correct a number, change the cell in data/tables/{stem}.csv"
        raise Refused(Problem(file.as_posix(), 1, what, fix))


def import_file(found: Found, project: Project) -> list[str]:
    """Put what one file brings into the project's copy, and return what is said about it."""
    stem, publication = found.stem, found.publication
    is_model = publication.kind == "neighbours"
    if is_model:
        release = read_neighbours(found, project.areas())
    else:
        release = read_statistics(found, project.areas(), project.publications.place(stem))
        release.rows = derive(release.rows, publication, project.table)
    changes = update(stem, publication, release.rows, project, named=project.named)
    refuse(found, release, changes, project)
    note_version(stem, publication, changes, project)
    lines = list(report(found, release, changes, project))
    if not is_model:
        lines += add_codes(release, document_of(publication, changes.periods), project)
        lines += refresh(stem, project)
    elif changes.any:
        lines.append("  Import the statistical files again, so that their tables have these ten neighbours.")
    return lines


def _unsound(outcome: Outcome, tables: TableFolder) -> Iterator[Problem]:
    """What the checks would say of the new numbers, with the row that no one has yet. Words are fixed afterwards."""
    for stem in sorted({Path(name).stem for name in outcome.files if name != SOURCES}):
        rows = (tables.folder / f"{stem}.csv").read_text(encoding="utf-8").splitlines()
        for fault in tables.faults(stem):
            if fault.stops and fault.path.endswith(".csv"):
                row = rows[fault.line - 1][:ROW]
                fix = AS_PUBLISHED if fault.code == DISAGREE else fault.fix
                yield replace(fault, what=f"After this import, the row `{row}` would be wrong: {fault.what}", fix=fix)


def _twice(found: Sequence[Found]) -> Iterator[Problem]:
    for one in found[:-1]:
        if one.stem == found[-1].stem:
            what = f"This file and {one.sheet.name} are both {one.publication.name}"
            yield Problem(found[-1].sheet.name, 1, what, "Import one of them, check the result, then import the other")
