"""Two tables that every import adds to: the codes of the areas, and the values that a later release has revised."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import pandas as pd

from macros.facts.misspelt_areas import spelt
from macros.importing.areas import LEVELS, former_codes
from macros.importing.changes import Revision
from macros.importing.metadata import Blanks, field_of, new_metadata, with_line, with_release
from macros.importing.project import Project
from macros.importing.publications import CODES, Publication
from macros.importing.revisions import COLUMNS, revision_rows
from macros.importing.rows import Release

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


def add_codes(release: Release, source: Mapping[str, str], project: Project) -> list[str]:
    """The codes of every area met, by the name that the tables give it; what is said of those that changed."""
    found = project.publications.one("areas")
    if found is None:
        return []
    stem, publication = found
    known = {row["area"]: row for row in project.rows(stem)}
    said = []
    for area, codes in release.codes.items():
        before = known.get(area, {})
        named = {**codes, "la_name": area if codes["geographic_level"] == "Local authority" else ""}
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
    levels = {level: index for index, level in enumerate(LEVELS)}
    ordered = sorted(known.values(), key=lambda row: (levels.get(row["geographic_level"], len(levels)), row["area"]))
    _put(stem, publication, pd.DataFrame(ordered), CODED, ["area"], source, project)
    return said


def add_revisions(
    stem: str, publication: Publication, revised: Sequence[Revision], source: Mapping[str, str], project: Project
) -> None:
    """Each revised value joins the table of revisions, once."""
    if found := project.publications.one("revisions"):
        new = revision_rows(stem, publication, revised, project.retrieved)
        rows = pd.DataFrame([*project.rows(found[0]), *new]).drop_duplicates()
        _put(*found, rows, COLUMNS, list(COLUMNS), source, project)


def _put(
    stem: str,
    publication: Publication,
    rows: pd.DataFrame,
    titles: Mapping[str, str],
    keys: Sequence[str],
    source: Mapping[str, str],
    project: Project,
) -> None:
    """The table and its metadata, which name every release that it has rows from."""
    table, metadata = f"data/tables/{stem}.csv", f"data/tables/{stem}.yml"
    text, known = rows[list(titles)].to_csv(index=False, lineterminator="\n"), project.read(metadata)
    if known is None:
        fields = [field_of(name, title, "date" if name == "revised_on" else "string") for name, title in titles.items()]
        blanks = Blanks(project.areas())
        project.put(metadata, new_metadata(publication.words, fields, keys, source, blanks, project.retrieved))
    elif project.read(table) != text:
        dated = with_line(known, "retrieved", project.retrieved.isoformat())
        project.put(metadata, with_release(dated, re.escape(source["document"]), source, keep=True))
    project.put(table, text)
