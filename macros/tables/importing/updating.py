"""A table is brought up to a new release: its rows, its papers, and the tables worked out from it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import yaml

from macros.problems import Problem
from macros.records import check, parse
from macros.tables.importing.compare import Changes, compare
from macros.tables.importing.derive import Elsewhere, derive
from macros.tables.importing.keeping import keep_revisions
from macros.tables.importing.project import Outcome, Project, release_of
from macros.tables.importing.publications import Publication
from macros.tables.importing.reading import Refused
from macros.tables.importing.revisions import records
from macros.tables.importing.statistics import Key, Values
from macros.tables.importing.writing import (
    Blanks,
    Inline,
    as_csv,
    fields_of,
    in_a_year,
    new_papers,
    text_field,
    with_document,
    with_line,
    with_release,
    with_year,
)
from macros.tables.papers import Papers
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


def update(
    outcome: Outcome, stem: str, publication: Publication, rows: Mapping[Key, Values], project: Project
) -> Changes:
    """The table and its papers as they will be, and what that changes. Words that people wrote are left alone."""
    table = project.table(stem)
    keys = [*publication.keys, "rank"] if publication.kind == "neighbours" else publication.keys
    fields = MODEL_FIELDS if publication.kind == "neighbours" else fields_of(publication)
    header = [str(one["name"]) for one in fields]
    old: dict[Key, Values] = {}
    if table is not None:
        _same_columns(list(table.cells.columns), header, f"data/tables/{stem}.yml")
        measures = header[len(keys) :]
        old = {
            row[: len(keys)]: dict(zip(measures, row[len(keys) :], strict=True))
            for row in table.cells.itertuples(index=False, name=None)
        }
    changes = compare(old, rows, project.areas.names)
    outcome.rows[stem] = changes.rows
    ordered = sorted(changes.rows, key=_place(publication, project))
    outcome.put(
        project.tables / f"{stem}.csv", as_csv(header, [[*key, *changes.rows[key].values()] for key in ordered])
    )
    _papers(outcome, stem, publication, fields, keys, changes, project)
    if changes.revised:
        keep_revisions(
            outcome,
            stem,
            publication,
            changes.revised,
            release_of(publication, {key[0] for key in changes.rows}),
            project,
        )
    return changes


def refresh(outcome: Outcome, stem: str, project: Project) -> None:
    """The tables whose rates are worked out with this one's numbers are worked out again."""
    for other, publication in project.publications.publications.items():
        if not any(measure.lookup and measure.lookup.table == stem for measure in publication.measures.values()):
            continue
        table = project.table(other)
        if table is None:
            continue
        given = [name for name, measure in publication.measures.items() if not measure.derived]
        own: dict[Key, Values] = {
            tuple(row[name] for name in publication.keys): {name: row[name] for name in given} for row in records(table)
        }
        changes = update(outcome, other, publication, derive(own, publication, elsewhere(project, outcome)), project)
        if changes.revised:
            outcome.lines.append(f"{other}: {len(changes.revised)} values were worked out again with these numbers.")


def elsewhere(project: Project, outcome: Outcome) -> Elsewhere:
    """A way to look up one cell of another table, as it will be after this import."""
    kept: dict[str, Mapping[Key, Values]] = {}

    def find(stem: str, column: str, period: str, area: str) -> str | None:
        if stem not in kept:
            table = project.table(stem) if stem not in outcome.rows else None
            rows: dict[Key, Values] = {
                (row["time_period"], row["area"]): row for row in (records(table) if table else [])
            }
            kept[stem] = outcome.rows.get(stem, rows)
        return kept[stem].get((period, area), {}).get(column)

    return find


def _papers(
    outcome: Outcome,
    stem: str,
    publication: Publication,
    fields: list[Inline],
    keys: list[str],
    changes: Changes,
    project: Project,
) -> None:
    """New papers where there are none; else the day, the next review and the release, and only when something changed."""
    path = project.tables / f"{stem}.yml"
    periods = {key[0] for key in changes.rows}
    source = release_of(publication, periods)
    sources = project.root / "data" / "sources.yml"
    known = outcome.now(path)
    if known is None:
        blanks = Blanks(project.areas, max(periods, key=order), {key[1] for key in changes.rows})
        papers = new_papers(publication.words, with_year(fields, periods), keys, source, blanks, project.retrieved)
        _sound(papers, stem)
        outcome.put(path, papers)
    else:
        data = yaml.safe_load(known)
        _same_columns(
            [one["name"] for one in data["schema"]["fields"]],
            [str(one["name"]) for one in fields],
            f"data/tables/{stem}.yml",
        )
        if changes.any or (project.named and stem == outcome.stem):
            papers = with_line(known, "retrieved", project.retrieved.isoformat())
        else:
            return
        if changes.any:
            if isinstance(data.get("review_by"), date) and data["review_by"] < in_a_year(project.retrieved):
                papers = with_line(papers, "review_by", in_a_year(project.retrieved).isoformat())
            pattern = re.escape(publication.release.document if publication.release else "").replace(
                r"\{year\}", r"\d{4}"
            )
            papers = with_release(papers, pattern, source, keep=bool(changes.kept))
        _sound(papers, stem)
        outcome.put(path, papers)
    if (before := outcome.now(sources)) is not None:
        outcome.put(sources, with_document(before, source))


def _sound(papers: bytes, stem: str) -> None:
    """Refused where papers would not be good ones: the words in data/publications.yml are then at fault."""
    record = parse(papers.decode(), f"data/tables/{stem}.yml")
    faults = [record] if isinstance(record, Problem) else check(record, Papers)
    if isinstance(faults, list):
        raise Refused(
            *(
                Problem("data/publications.yml", 1, f"The papers of `{stem}` would be wrong: {fault.what}", fault.fix)
                for fault in faults
            )
        )


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


def _place(publication: Publication, project: Project) -> Callable[[Key], tuple[Any, ...]]:
    """The order of a table's rows: time, then the areas as named, then the breakdowns as data/publications.yml lists them."""
    names = {name: index for index, name in enumerate(project.areas.names)}
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
