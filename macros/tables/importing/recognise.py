"""Which publication a file is, told by its columns; or which column it lacks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from macros.problems import Problem, nearest
from macros.tables.importing.publications import NAMES, Publication, Publications
from macros.tables.importing.reading import Refused, header_of, named

LIKE = 0.4
"""A file with this share of a publication's own columns is taken for it, with columns missing."""


def recognise(file: Path, known: Publications) -> tuple[str, Publication]:
    """The stem and the publication of a file; Refused, with every missing column, when it is none of them."""
    header = header_of(file)
    files = {stem: one for stem, one in known.publications.items() if one.is_file}
    whole = {stem: one for stem, one in files.items() if set(one.needed) <= set(header)}
    if whole:
        stem = max(whole, key=lambda one: len(whole[one].needed))
        return stem, whole[stem]
    likeness = {stem: _share(one.published, header) for stem, one in files.items()}
    best = max(likeness, key=lambda one: likeness[one], default="")
    if not best or likeness[best] < LIKE:
        names = "; ".join(one.name for one in files.values())
        raise Refused(
            Problem(
                named(file),
                1,
                "This file is none of the publications in data/publications.yml",
                f"It has the columns {_some(header)}. Known are: {names}",
            )
        )
    publication = files[best]
    spare = [name for name in header if name not in (*publication.needed, *NAMES)]
    missing = [name for name in publication.needed if name not in header]
    raise Refused(*(_missing(file, publication, name, spare) for name in missing))


def _missing(file: Path, publication: Publication, name: str, spare: Sequence[str]) -> Problem:
    guess = nearest(name, spare, f"New in this file: {_some(spare)}" if spare else "")
    fix = f"{guess} If the column has a new name, write it in data/publications.yml".strip()
    return Problem(named(file), 1, f"This looks like {publication.name}, and it has no column `{name}`", fix)


def _share(own: Sequence[str], header: Sequence[str]) -> float:
    return len(set(own) & set(header)) / len(own) if own else 0.0


def _some(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names[:8]) + (f" and {len(names) - 8} more" if len(names) > 8 else "")
