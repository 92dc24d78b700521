"""Which publication a file is, told by its columns and by what stands in them; or what it lacks, and what it has instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import islice
from pathlib import Path

from macros.tables.importing.columns import CODES, NAMES, STANDARD, loosely
from macros.tables.importing.publications import Publication, Publications
from macros.tables.importing.reading import AGAIN, Refused, Sheet, sheets

LIKE = 0.5
"""A file with this share of a publication's signs looks like it, and then what it lacks is told."""
CLOSE = 0.1
"""Two publications as near as this cannot be told apart."""
ENOUGH = 3
"""So many columns of its own make a publication known, whatever else the file has beside them."""
ABOVE = 30
"""The names of the columns stand on one of so many rows; what is above them is a title."""
SAMPLE = 2_000


@dataclass
class Found:
    """A recognised file: its publication, its table, the line of its head, and where each column stands."""

    stem: str
    publication: Publication
    sheet: Sheet
    head: int
    header: list[str]
    at: Mapping[str, int]
    notes: list[str] = field(default_factory=list)

    @property
    def renamed(self) -> list[str]:
        """Each column that stands under another name than data/publications.yml says first."""
        return [
            f"`{self.header[place]}` is taken for `{name}`"
            for name, place in self.at.items()
            if self.header[place] != name and name in (*self.publication.needed, *CODES, *NAMES)
        ]


@dataclass
class _Head:
    """A row that may name the columns, and what the rows below it have in each."""

    sheet: Sheet
    line: int
    above: int
    header: list[str]
    below: list[set[str]]

    def met(self, wanted: Mapping[str, str]) -> int | None:
        """The first column in which at least half of these values stand."""
        half = len(wanted) / 2
        return next((place for place, values in enumerate(self.below) if len(values & set(wanted)) >= half), None)


def recognise(file: Path, known: Publications) -> Found:
    """What the file is; Refused, with what is missing and what is new, where that cannot be said for certain."""
    publications = {stem: one for stem, one in known.publications.items() if one.is_file}
    if not publications:
        sheet = Sheet(file.as_posix(), lambda: iter(()))
        what = "No published file is known here: data/publications.yml is missing or names none"
        raise sheet.refused(1, what, "Copy data/publications.yml from the project that this site was made of")
    spellings = {word for one in publications.values() for word in one.spellings}
    heads = [_head(sheet, spellings) for sheet in sheets(file)]
    whole = [(head, stem, one) for head in heads for stem, one in publications.items() if _is_whole(head, one)]
    if whole:
        most = max(_signs(head, one)[0] for head, _, one in whole)
        best = [found for found in whole if _signs(found[0], found[2])[0] == most]
        if len(best) > 1:
            listed = "; ".join(f"{one.name} ({head.sheet.name.rpartition('/')[2]})" for head, _, one in best)
            what = f"This file can be more than one publication: {listed}"
            raise best[0][0].sheet.refused(1, what, "Save the one that you mean as a CSV of its own")
        head, stem, one = best[0]
        at = one.places(head.header)
        loose = [loosely(name) for name in head.header]
        for place in at.values():
            if loose.count(loose[place]) > 1:
                raise head.sheet.refused(head.line, f"The column `{head.header[place]}` stands twice", AGAIN)
        return Found(stem, one, head.sheet, head.line, head.header, at, _notes(head))
    raise _unknown(heads, publications, known)


def _head(sheet: Sheet, spellings: set[str]) -> _Head:
    """The row among the first that has most names of columns, and what stands below it."""
    rows = list(islice(sheet.rows(), ABOVE + SAMPLE))
    if not rows:
        return _Head(sheet, 1, 0, [], [])
    loose = [{loosely(cell) for cell in cells if len(cell) < 200} for _, cells in rows[:ABOVE]]
    best = max(range(len(loose)), key=lambda index: (len(loose[index] & spellings), -index))
    line, header = rows[best]
    below: list[set[str]] = [set() for _ in header]
    for _, cells in rows[best + 1 :]:
        for values, cell in zip(below, cells, strict=False):
            if len(cell) < 200:
                values.add(loosely(cell))
    return _Head(sheet, line, best, header, below)


def _signs(head: _Head, one: Publication) -> tuple[int, int]:
    """How many of a publication's own columns and values a table has, and how many there are."""
    at = one.places(head.header)
    met = sum(head.met(wanted) is not None for wanted in one.values.values())
    return sum(name in at for name in one.published) + met, len(one.published) + len(one.values)


def _is_whole(head: _Head, one: Publication) -> bool:
    """Whether a table has all that the publication needs, and enough of its own that it can be no other."""
    if _missing(one, one.places(head.header)):
        return False
    own = [name for name in head.header if name and name not in STANDARD]
    signs, all_signs = _signs(head, one)
    return len(one.published) >= ENOUGH or (signs == all_signs and len(own) <= 2 * len(one.published))


def _missing(one: Publication, at: Mapping[str, int]) -> list[str]:
    """The columns that a table lacks. One code of an authority is enough, or its name."""
    missing = [name for name in one.needed if name not in at]
    if one.kind == "statistics" and not {"old_la_code", "new_la_code", "la_name"} & set(at):
        missing.append("new_la_code")
    return missing


def _notes(head: _Head) -> list[str]:
    notes = [f"{head.sheet.form}."] if head.sheet.form else []
    if head.above:
        above = "1 line above them is" if head.above == 1 else f"{head.above} lines above them are"
        notes.append(f"The names of the columns are on line {head.line}; {above} left out.")
    return notes


def _unknown(heads: Sequence[_Head], publications: Mapping[str, Publication], known: Publications) -> Refused:
    """Why a file is none of the publications, or which it looks like and what it lacks."""
    ranked = []
    for head in heads:
        for stem, one in publications.items():
            has, of = _signs(head, one)
            ranked.append((has / of, head, stem, one))
    share, head, stem, one = max(ranked, key=lambda found: found[0])
    header = [name for name in head.header if name]
    if not header:
        return head.sheet.refused(1, "This file is empty", AGAIN)
    mark = max(";\t|", key=header[0].count)
    if len(header) == 1 and header[0].count(mark) > 1:
        named = {";": "semicolons", "\t": "tabs", "|": "upright lines"}[mark]
        return head.sheet.refused(head.line, f"The cells are parted by {named}", "Save the file as CSV with commas")
    at = one.places(head.header)
    missing = _missing(one, at)
    if share < LIKE:
        near = f" The nearest is {one.name}, and it lacks {_some(missing)}." if share > LIKE / 2 and missing else ""
        names = "; ".join(other.name for other in publications.values())
        what = "This file is none of the publications in data/publications.yml"
        return head.sheet.refused(
            head.line,
            what,
            f"It has the columns {_some([name for name in header if name not in STANDARD] or header)}.{near} Known are: {names}",
        )
    spare = [name for place, name in enumerate(head.header) if name and place not in at.values()]
    twins = [other for near, table, _, other in ranked if share - near < CLOSE and table is head and other is not one]
    what = f"This looks like {one.name}"
    if twins:
        what += f", but also like {' and '.join(other.name for other in twins[:3])}"
    if missing:
        what += f", and it has no column {_some(missing, ' or ')}"
        return head.sheet.refused(head.line, what, _advice(head, one, stem, missing, spare, known))
    wanted = [
        f"no `{next(iter(said.values()))}` in `{name}`" for name, said in one.values.items() if head.met(said) is None
    ]
    what += f", but it has {' and '.join(wanted) if wanted else f'many columns more: {_some(spare)}'}"
    return head.sheet.refused(
        head.line, what, f"Take the file of that name; if its wording is new, write it in {known.place(stem)}"
    )


def _advice(
    head: _Head, one: Publication, stem: str, missing: Sequence[str], spare: Sequence[str], known: Publications
) -> str:
    """The new name that a missing column has, by its values or its spelling, and where to write it."""
    said, named = [], {}
    for name in missing:
        place = head.met(one.values[name]) if name in one.values else None
        close = get_close_matches(loosely(name), [loosely(other) for other in spare], n=1, cutoff=0.6)
        if place is not None and head.header[place] in spare:
            named[name] = head.header[place]
            said.append(f"`{named[name]}` has what should stand in `{name}`.")
        elif close:
            named[name] = next(other for other in spare if loosely(other) == close[0])
            said.append(f"For `{name}`, did you mean `{named[name]}`?")
    if not spare:
        return f"{AGAIN}: the table cannot be made without it"
    said.append(f"New in this file: {_some(spare)}.")
    example = ", ".join(f"{name}: {new}" for name, new in (named or {missing[0]: "its new name"}).items())
    return f"{' '.join(said)} If a column has a new name, write `renamed: {{{example}}}` in {known.place(stem)}"


def _some(names: Sequence[str], last: str = " and ") -> str:
    shown = [f"`{name[:60]}`" for name in names[:8]] + ([f"{len(names) - 8} more"] if len(names) > 8 else [])
    return last.join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
