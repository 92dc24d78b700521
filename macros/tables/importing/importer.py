"""A published file becomes the project's own table and papers, or nothing is written and it is said why."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from macros.problems import Problem
from macros.tables.importing.derive import derive
from macros.tables.importing.keeping import keep_codes
from macros.tables.importing.model import read_model
from macros.tables.importing.project import Outcome, Project, release_of
from macros.tables.importing.publications import Publication
from macros.tables.importing.reading import Refused
from macros.tables.importing.recognise import recognise
from macros.tables.importing.statistics import read_statistics
from macros.tables.importing.telling import told
from macros.tables.importing.updating import elsewhere, refresh, update


def import_files(files: Sequence[Path], project: Project) -> list[Outcome]:
    """Every file is imported, those that others need first, and its outcome told.

    Refused, before anything is written, when one of them is unknown; a fault inside a later file leaves it alone out.
    """
    known: list[tuple[Path, str, Publication]] = []
    faults: list[Problem] = []
    for file in files:
        try:
            known.append((file, *recognise(file, project.publications)))
        except Refused as refused:
            faults += refused.problems
    if faults:
        raise Refused(*faults)
    needed = {
        measure.lookup.table
        for one in project.publications.publications.values()
        for measure in one.measures.values()
        if measure.lookup
    }
    outcomes = []
    for file, stem, publication in sorted(known, key=lambda one: (one[2].kind != "neighbours", one[1] not in needed)):
        outcome = import_file(file, stem, publication, project)
        outcome.write()
        project.look_again()
        outcomes.append(outcome)
    return outcomes


def import_file(file: Path, stem: str, publication: Publication, project: Project) -> Outcome:
    """What importing one recognised file would write and say. It writes nothing."""
    outcome = Outcome(stem)
    first = project.table(stem) is None
    model = publication.kind == "neighbours"
    tidy = read_model(file, publication, project.areas) if model else read_statistics(file, publication, project.areas)
    rows = tidy.rows if model else derive(tidy.rows, publication, elsewhere(project, outcome))
    changes = update(outcome, stem, publication, rows, project)
    outcome.lines += told(stem, publication, tidy, changes, first, project)
    if not model:
        keep_codes(outcome, tidy, release_of(publication, {key[0] for key in changes.rows}), project)
        refresh(outcome, stem, project)
    elif changes.any:
        outcome.lines.append("  Import the statistical files again, so that their tables have these ten neighbours.")
    written = ", ".join(path.relative_to(project.root).as_posix() for path in outcome.files)
    outcome.lines.append(f"  Written: {written}." if written else "  Nothing has changed, and nothing was written.")
    return outcome
