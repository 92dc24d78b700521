"""A table is brought up to a new release: its rows, its metadata, and the tables worked out from it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from macros.importing.changes import Changes, compare
from macros.importing.derive import derive
from macros.importing.files import Refused
from macros.importing.metadata import (
    Blanks,
    Inline,
    fields_of,
    in_a_year,
    new_metadata,
    with_document,
    with_line,
    with_release,
    with_year,
)
from macros.importing.project import SOURCES, Project, document_of
from macros.importing.publications import Publication
from macros.importing.refusals import areas_lost
from macros.importing.side_tables import add_revisions
from macros.importing.version import with_version
from macros.messages import Problem
from macros.records import Record, check, parse
from macros.tables.metadata import Metadata
from macros.tables.periods import order


def held(stem: str, publication: Publication, project: Project) -> pd.DataFrame | None:
    """The rows that the project has of a table, indexed by its keys; Refused where its columns are not its publication's."""
    table = project.table(stem)
    if table is None:
        return None
    _same_columns(list(table.texts), fields_of(publication), f"data/tables/{stem}.yml")
    return table.cells.set_index(publication.keys)


def update(stem: str, publication: Publication, rows: pd.DataFrame, project: Project, named: bool = False) -> Changes:
    """The table and its metadata are as they will be, in the copy; words that people wrote are left alone."""
    areas, old = project.areas().names, held(stem, publication, project)
    changes = compare(rows.iloc[:0] if old is None else old, rows, areas)
    _metadata(stem, publication, changes, project, named)
    ordered = changes.rows.loc[sorted(changes.rows.index, key=_place(publication, areas))]
    project.put(f"data/tables/{stem}.csv", ordered.to_csv(lineterminator="\n"))
    if changes.revised:
        add_revisions(stem, publication, changes.revised, document_of(publication, changes.periods), project)
    return changes


def note_version(stem: str, publication: Publication, changes: Changes, project: Project) -> None:
    """The table's metadata say which version of its data set it is made from now; none, where another file changed it."""
    name, version = f"data/tables/{stem}.yml", project.versions.get(stem, "")
    known = project.read(name)
    if known is not None and (version or changes.any):
        dated = with_line(known, "retrieved", project.retrieved.isoformat())
        project.put(name, with_version(dated, document_of(publication, changes.periods)["document"], version))


def refresh(stem: str, project: Project) -> list[str]:
    """The tables whose rates are worked out with this one's numbers are worked out again, and the report names them."""
    said = []
    for other, publication in project.publications.publications.items():
        if not any(measure.lookup and measure.lookup.table == stem for measure in publication.measures.values()):
            continue
        old = held(other, publication, project)
        if old is None:
            continue
        given = [name for name, measure in publication.measures.items() if not measure.derived]
        changes = update(other, publication, derive(old[given], publication, project.table), project)
        if not project.areas().neighbours and (faults := [*areas_lost(other, changes, project)]):
            raise Refused(*faults)
        if changes.revised:
            said.append(f"{other}: {len(changes.revised)} values are worked out again with these numbers.")
    return said


def _metadata(stem: str, publication: Publication, changes: Changes, project: Project, named: bool) -> None:
    """New metadata where there are none; else the day, the next review and the release, and only when something changed."""
    name, fields, today = f"data/tables/{stem}.yml", fields_of(publication), project.retrieved
    source = document_of(publication, changes.periods)
    known = project.read(name)
    if known is None:
        blanks = Blanks(project.areas(), set(changes.rows.index.unique(1)))
        columns = with_year(fields, changes.periods)
        metadata = new_metadata(publication.words, columns, publication.keys, source, blanks, today)
    else:
        data = _sound(known, name, theirs=True).data
        _same_columns([one["name"] for one in data["schema"]["fields"]], fields, name)
        if not (changes.any or named):
            return
        metadata = with_line(known, "retrieved", today.isoformat())
        if changes.any:
            due = data.get("review_by")
            if isinstance(due, str) and due[:10] < in_a_year(today).isoformat():
                metadata = with_line(metadata, "review_by", in_a_year(today).isoformat())
            pattern = re.escape(publication.release.document if publication.release else "")
            metadata = with_release(metadata, pattern.replace(r"\{year\}", r"\d{4}"), source, keep=bool(changes.kept))
    _sound(metadata, name, theirs=False)
    project.put(name, metadata)
    if (sources := project.read(SOURCES)) is not None:
        project.put(SOURCES, with_document(sources, source))


def _sound(metadata: str, name: str, theirs: bool) -> Record:
    """The metadata as a record; Refused where they would not be good ones, and the words they were made of are at fault."""
    record = parse(metadata, name)
    faults = [record] if isinstance(record, Problem) else check(record, Metadata)
    if isinstance(faults, list):
        if theirs:
            raise Refused(*faults)
        what = f"The metadata of `{Path(name).stem}` would be wrong: "
        raise Refused(*(Problem("data/publications.yml", 1, f"{what}{fault.what}", fault.fix) for fault in faults))
    assert isinstance(record, Record)
    return record


def _same_columns(have: Sequence[str], fields: Sequence[Inline], path: str) -> None:
    """Refused where the table has not the columns that data/publications.yml says, in their order."""
    want = [one["name"] for one in fields]
    if list(have) == want:
        return
    new = [name for name in want if name not in have]
    old = [name for name in have if name not in want]
    said = [f"lacks {', '.join(f'`{name}`' for name in new)}"] if new else []
    said += [f"has {', '.join(f'`{name}`' for name in old)} beside them"] if old else []
    what = f"data/publications.yml names other columns than this table: it {' and '.join(said) or 'has them in another order'}"
    fix = "Make the two alike; to have the table made again, delete its CSV and correct `schema` here"
    raise Refused(Problem(path, 1, what, fix))


def _place(publication: Publication, areas: Sequence[str]) -> Callable[[tuple[str, ...]], tuple[Any, ...]]:
    """The order of a table's rows: time, then the areas as named, then the breakdowns as data/publications.yml lists them."""
    listed: list[Sequence[str]] = []
    for column, one in publication.breakdowns.items():
        said = [row.values[column] for row in publication.rows if column in row.values]
        listed.append(list(dict.fromkeys([*one.values.values(), *said])))

    def place(key: tuple[str, ...]) -> tuple[Any, ...]:
        when, area, *parts = key
        if publication.kind == "neighbours":
            return (order(when), int(parts[0]))
        ranks = [known.index(part) if part in known else len(known) for known, part in zip(listed, parts, strict=True)]
        return (order(when), areas.index(area) if area in areas else len(areas), *zip(ranks, parts, strict=True))

    return place
