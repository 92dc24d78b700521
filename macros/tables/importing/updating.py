"""A table is brought up to a new release: its rows, its metadata, and the tables worked out from it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from macros.messages import Problem
from macros.records import Record, check, parse
from macros.tables.importing.compare import Changes, compare, few
from macros.tables.importing.derive import Elsewhere, derive
from macros.tables.importing.keeping import keep_revisions
from macros.tables.importing.project import SOURCES, Project, release_of
from macros.tables.importing.publications import Publication
from macros.tables.importing.reading import Refused
from macros.tables.importing.statistics import Key, Values
from macros.tables.importing.writing import (
    Blanks,
    Inline,
    as_csv,
    fields_of,
    in_a_year,
    new_metadata,
    text_field,
    with_document,
    with_line,
    with_release,
    with_year,
)
from macros.tables.metadata import Metadata
from macros.tables.periods import order

MODEL_FIELDS = [
    text_field("time_period", "Year of the model"),
    text_field("area", "Area"),
    Inline(name="rank", title="Rank, the closest first", type="integer", constraints=Inline(minimum=1, maximum=10)),
    text_field("neighbour", "Statistical neighbour"),
    text_field("old_la_code", "Code of the neighbour", "SN_1 to SN_10"),
    text_field("closeness", "How close", "SN_1P to SN_10P"),
]
"""The columns of the table of neighbours."""


def held(stem: str, publication: Publication, project: Project) -> dict[Key, Values]:
    """The rows that the project has of a table; Refused where it has other columns than its publication says."""
    table = project.table(stem)
    if table is None:
        return {}
    keys, fields = form_of(publication)
    header = [str(one["name"]) for one in fields]
    _same_columns([str(name) for name in table.cells.columns], header, f"data/tables/{stem}.yml")
    measures = header[len(keys) :]
    return {
        tuple(row[: len(keys)]): dict(zip(measures, row[len(keys) :], strict=True))
        for row in table.cells.itertuples(index=False, name=None)
    }


def form_of(publication: Publication) -> tuple[list[str], list[Inline]]:
    """The columns that tell the rows of a publication's table apart, and all its columns."""
    if publication.kind == "neighbours":
        return [*publication.keys, "rank"], MODEL_FIELDS
    return publication.keys, fields_of(publication)


def update(
    stem: str, publication: Publication, rows: Mapping[Key, Values], project: Project, named: bool = False
) -> Changes:
    """The table and its metadata are as they will be, in the copy; words that people wrote are left alone."""
    areas = project.areas()
    keys, fields = form_of(publication)
    changes = compare(held(stem, publication, project), rows, areas.names)
    ordered = sorted(changes.rows, key=_place(publication, areas.names))
    cells = [[*key, *changes.rows[key].values()] for key in ordered]
    _metadata(stem, publication, fields, keys, changes, project, named)
    project.put(f"data/tables/{stem}.csv", as_csv([str(one["name"]) for one in fields], cells))
    if changes.revised:
        release = release_of(publication, {key[0] for key in changes.rows})
        keep_revisions(stem, publication, changes.revised, release, project)
    return changes


def areas_lost(stem: str, old: Mapping[Key, Values], changes: Changes, project: Project) -> Iterator[Problem]:
    """More areas would leave a table than come into it: the list of those that it keeps has been lost, or half of it."""
    areas, model = project.areas(), project.publications.one("neighbours")
    arrived = {key[1] for key in changes.rows} - {key[1] for key in old}
    if project.losses or len(changes.unnamed) <= len(arrived):
        return
    named, fix = "data/partnership.yml does not name", "Look at the areas there"
    if model:
        table = f"data/tables/{model[0]}.csv"
        named = f"{table} no longer names" if areas.neighbours else f"nothing names, since there is no {table}"
        fix = f"Put {table} back as it was, or import the neighbour model first"
    what = f"The table has {few(changes.unnamed)}, which {named}: their rows would be taken out"
    yield Problem(f"data/tables/{stem}.csv", 1, what, f"{fix}. If you mean to lose them, add `--losses`")


def refresh(stem: str, project: Project) -> list[str]:
    """The tables whose rates are worked out with this one's numbers are worked out again, and it is said of which."""
    said = []
    for other, publication in project.publications.publications.items():
        if not any(measure.lookup and measure.lookup.table == stem for measure in publication.measures.values()):
            continue
        given = [name for name, measure in publication.measures.items() if not measure.derived]
        own: dict[Key, Values] = {
            key: {name: values[name] for name in given} for key, values in held(other, publication, project).items()
        }
        if own:
            changes = update(other, publication, derive(own, publication, elsewhere(project)), project)
            if not project.areas().neighbours and (faults := [*areas_lost(other, own, changes, project)]):
                raise Refused(*faults)
            if changes.revised:
                said.append(f"{other}: {len(changes.revised)} values are worked out again with these numbers.")
    return said


def elsewhere(project: Project) -> Elsewhere:
    """A way to look up one cell of another table."""
    kept: dict[str, Mapping[Key, Values]] = {}

    def find(stem: str, column: str, period: str, area: str) -> str | None:
        if stem not in kept:
            kept[stem] = {(row["time_period"], row["area"]): row for row in project.rows(stem)}
        return kept[stem].get((period, area), {}).get(column)

    return find


def _metadata(
    stem: str,
    publication: Publication,
    fields: list[Inline],
    keys: list[str],
    changes: Changes,
    project: Project,
    named: bool,
) -> None:
    """New metadata where there are none; else the day, the next review and the release, and only when something changed."""
    name = f"data/tables/{stem}.yml"
    periods = {key[0] for key in changes.rows}
    source = release_of(publication, periods)
    known = project.read(name)
    if known is None:
        blanks = Blanks(project.areas(), max(periods, key=order), {key[1] for key in changes.rows})
        metadata = new_metadata(publication.words, with_year(fields, periods), keys, source, blanks, project.retrieved)
    else:
        data = _sound(known, name, theirs=True).data
        columns = [one["name"] for one in data["schema"]["fields"]]
        _same_columns(columns, [str(one["name"]) for one in fields], name)
        if not (changes.any or named):
            return
        metadata = with_line(known, "retrieved", project.retrieved.isoformat())
        if changes.any:
            due = data.get("review_by")
            if isinstance(due, str) and due[:10] < in_a_year(project.retrieved).isoformat():
                metadata = with_line(metadata, "review_by", in_a_year(project.retrieved).isoformat())
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


def _same_columns(have: list[str], want: list[str], path: str) -> None:
    """The table has the columns that data/publications.yml says, or it is said which one differs."""
    if have == want:
        return
    new = [name for name in want if name not in have]
    old = [name for name in have if name not in want]
    said = [f"lacks {', '.join(f'`{name}`' for name in new)}"] if new else []
    said += [f"has {', '.join(f'`{name}`' for name in old)} beside them"] if old else []
    what = " and ".join(said) or "has them in another order"
    raise Refused(
        Problem(
            path,
            1,
            f"data/publications.yml names other columns than this table: it {what}",
            "Make the two alike; to have the table made anew, take its CSV away and correct `schema` here",
        )
    )


def _place(publication: Publication, areas: list[str]) -> Callable[[Key], tuple[Any, ...]]:
    """The order of a table's rows: time, then the areas as named, then the breakdowns as data/publications.yml lists them."""
    names = {name: index for index, name in enumerate(areas)}
    listed: list[dict[str, int]] = []
    for column, one in publication.breakdowns.items():
        values = list(
            dict.fromkeys(
                [*one.values.values(), *(row.values[column] for row in publication.rows if column in row.values)]
            )
        )
        listed.append({value: index for index, value in enumerate(values)})

    def place(key: Key) -> tuple[Any, ...]:
        parts = (
            [(int(part) if part.isdigit() else 0, part) for part in key[2:]]
            if not listed
            else [(order_of.get(part, len(order_of)), part) for order_of, part in zip(listed, key[2:], strict=True)]
        )
        return (order(key[0]), names.get(key[1], len(names)), *parts)

    return place
