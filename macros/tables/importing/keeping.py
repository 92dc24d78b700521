"""Two tables that every import keeps: the codes of the areas, and the values that a later release has revised."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence

from macros.tables.importing.areas import LEVELS
from macros.tables.importing.compare import Revision
from macros.tables.importing.project import Outcome, Project
from macros.tables.importing.publications import Publication
from macros.tables.importing.revisions import COLUMNS, revision_rows
from macros.tables.importing.statistics import Tidy
from macros.tables.importing.writing import Blanks, Inline, as_csv, new_papers, text_field, with_line, with_release

CODED = {
    "area": "Area",
    "geographic_level": "Geographic level",
    "country_code": "Country code",
    "country_name": "Country",
    "region_code": "Region code",
    "region_name": "Region",
    "old_la_code": "Three-figure code of the authority",
    "new_la_code": "Nine-character code of the authority",
    "la_name": "Authority",
}
"""The columns of the table of areas, and their titles."""


def keep_codes(outcome: Outcome, tidy: Tidy, source: Mapping[str, str], project: Project) -> None:
    """The codes of every area met, as published, by the name that the tables give it."""
    found = project.publications.one("areas")
    if found is None:
        return
    stem, publication = found
    known = {row["area"]: row for row in _rows(outcome, project, stem)}
    for area, codes in tidy.codes.items():
        named = {**codes, "la_name": area if codes["geographic_level"] == LEVELS[0] else ""}
        row = {"area": area, **{name: named.get(name) or "z" for name in CODED if name != "area"}}
        for name in ("new_la_code", "old_la_code", "region_code", "country_code"):
            if area in known and known[area][name] != row[name]:
                outcome.lines.append(
                    f"  The {CODED[name].lower()} of {area} was {known[area][name]}, and is {row[name]}."
                )
        known[area] = row
    ordered = sorted(known.values(), key=lambda row: (LEVELS.index(row["geographic_level"]), row["area"]))
    fields = [text_field(name, title) for name, title in CODED.items()]
    _put(outcome, stem, publication, [list(row.values()) for row in ordered], fields, ["area"], source, project)


def keep_revisions(
    outcome: Outcome,
    stem: str,
    publication: Publication,
    revised: Sequence[Revision],
    source: Mapping[str, str],
    project: Project,
) -> None:
    """Each revised value joins the table of revisions, once."""
    found = project.publications.one("revisions")
    if found is None:
        return
    log, words = found
    rows = [tuple(row.values()) for row in _rows(outcome, project, log)]
    rows += [row for row in revision_rows(stem, publication, revised, project.retrieved) if row not in rows]
    fields = [
        Inline(name=name, title=title, type="date" if name == "revised_on" else "string")
        for name, title in COLUMNS.items()
    ]
    _put(outcome, log, words, rows, fields, list(COLUMNS), source, project)


def _rows(outcome: Outcome, project: Project, stem: str) -> list[dict[str, str]]:
    known = outcome.now(project.tables / f"{stem}.csv")
    return list(csv.DictReader(io.StringIO(known.decode("utf-8-sig"), newline=""))) if known else []


def _put(
    outcome: Outcome,
    stem: str,
    publication: Publication,
    rows: Sequence[Sequence[str]],
    fields: Sequence[Inline],
    keys: Sequence[str],
    source: Mapping[str, str],
    project: Project,
) -> None:
    """A kept table and its papers, which name every release that it has rows from."""
    table, papers = project.tables / f"{stem}.csv", project.tables / f"{stem}.yml"
    outcome.put(table, as_csv([str(one["name"]) for one in fields], rows))
    known = outcome.now(papers)
    if known is None:
        outcome.put(
            papers, new_papers(publication.words, fields, keys, source, Blanks(project.areas), project.retrieved)
        )
    elif table in outcome.files:
        dated = with_line(known, "retrieved", project.retrieved.isoformat())
        outcome.put(papers, with_release(dated, re.escape(source["document"]), source, keep=True))
