"""Two tables that every import keeps: the codes of the areas, and the values that a later release has revised."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from macros.tables.importing.areas import LEVELS, former_codes, spelt
from macros.tables.importing.columns import CODES
from macros.tables.importing.compare import Revision
from macros.tables.importing.project import Project
from macros.tables.importing.publications import Publication
from macros.tables.importing.revisions import COLUMNS, revision_rows
from macros.tables.importing.statistics import Tidy
from macros.tables.importing.writing import Blanks, Inline, as_csv, new_metadata, text_field, with_line, with_release

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


def keep_codes(tidy: Tidy, source: Mapping[str, str], project: Project) -> list[str]:
    """The codes of every area met, by the name that the tables give it; what is said of those that changed."""
    found = project.publications.one("areas")
    if found is None:
        return []
    stem, publication = found
    known = {row["area"]: row for row in project.rows(stem)}
    said = []
    for area, codes in tidy.codes.items():
        before = known.get(area, {})
        named = {**codes, "la_name": area if codes["geographic_level"] == next(iter(LEVELS)) else ""}
        for name in CODES:
            if named.get(name) in former_codes(publication.former, area):
                named[name] = ""
        row = {"area": area} | {name: named.get(name) or before.get(name, "z") for name in CODED if name != "area"}
        for name, text in row.items():
            if name in ("country_name", "region_name") and spelt(before.get(name, "")) == spelt(text):
                row[name] = before[name]
            elif before.get(name, text) != text:
                said.append(f"  The {CODED[name].lower()} of {area} was {before[name]}, and is {text}.")
        known[area] = row
    levels = list(LEVELS)
    ordered = sorted(
        known.values(),
        key=lambda row: (
            levels.index(row["geographic_level"]) if row["geographic_level"] in levels else 9,
            row["area"],
        ),
    )
    fields = [text_field(name, title) for name, title in CODED.items()]
    _put(stem, publication, [list(row.values()) for row in ordered], fields, ["area"], source, project)
    return said


def keep_revisions(
    stem: str, publication: Publication, revised: Sequence[Revision], source: Mapping[str, str], project: Project
) -> None:
    """Each revised value joins the table of revisions, once."""
    found = project.publications.one("revisions")
    if found is None:
        return
    log, words = found
    rows = [tuple(row.values()) for row in project.rows(log)]
    rows += [row for row in revision_rows(stem, publication, revised, project.retrieved) if row not in rows]
    fields = [
        Inline(name=name, title=title, type="date" if name == "revised_on" else "string")
        for name, title in COLUMNS.items()
    ]
    _put(log, words, rows, fields, list(COLUMNS), source, project)


def _put(
    stem: str,
    publication: Publication,
    rows: Sequence[Sequence[str]],
    fields: Sequence[Inline],
    keys: Sequence[str],
    source: Mapping[str, str],
    project: Project,
) -> None:
    """A kept table and its metadata, which name every release that it has rows from."""
    table, metadata = f"data/tables/{stem}.csv", f"data/tables/{stem}.yml"
    text = as_csv([str(one["name"]) for one in fields], rows)
    known = project.read(metadata)
    if known is None:
        words = new_metadata(publication.words, fields, keys, source, Blanks(project.areas()), project.retrieved)
        project.put(metadata, words)
    elif project.read(table) != text:
        dated = with_line(known, "retrieved", project.retrieved.isoformat())
        project.put(metadata, with_release(dated, re.escape(source["document"]), source, keep=True))
    project.put(table, text)
