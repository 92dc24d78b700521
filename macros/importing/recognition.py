"""Which publication a file is, told by its columns and by what is in them; or what it lacks, and what it has instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from itertools import islice
from pathlib import Path

from macros.importing.files import Refused, Sheet, sheets
from macros.importing.found import Found
from macros.importing.publications import STANDARD, Publication, Publications, loosely
from macros.importing.spreadsheet import AGAIN

LIKE = 0.5
"""A file with this share of a publication's signs looks like it, and then what it lacks is reported."""
CLOSE = 0.1
"""Two publications as near as this cannot be told apart."""
ENOUGH = 3
"""This many columns of its own identify a publication, whatever else the file has beside them."""
ABOVE = 30
"""The names of the columns are on one of the first rows, at most this far down; what is above them is a title."""
SAMPLE = 2_000
KNOWN = " Known publications: "
"""What comes before the list of publications, so that a report on many files can give the list once."""


@dataclass
class _Head:
    """A row that may name the columns, and what the rows below it have in each."""

    sheet: Sheet
    line: int
    above: int
    header: list[str]
    below: list[set[str]]

    @property
    def notes(self) -> list[str]:
        notes = [f"{self.sheet.form}."] if self.sheet.form else []
        if self.above:
            above = "1 line above them is" if self.above == 1 else f"{self.above} lines above them are"
            notes.append(f"The names of the columns are on line {self.line}; {above} left out.")
        return notes


@dataclass
class _Match:
    """A table compared with a publication: where its columns are, and which it lacks."""

    head: _Head
    stem: str
    publication: Publication

    @cached_property
    def at(self) -> dict[str, int]:
        return self.publication.places(self.head.header)

    @cached_property
    def missing(self) -> list[str]:
        """The columns that the table lacks. One code of an authority is enough, or its name."""
        missing = [name for name in self.publication.needed if name not in self.at]
        if self.publication.kind == "statistics" and not {"old_la_code", "new_la_code", "la_name"} & set(self.at):
            missing.append("new_la_code")
        return missing

    @cached_property
    def values(self) -> dict[str, int]:
        """The columns that divide the rows into groups, each with the first place where at least half of its values are.

        The first rows of a file that is sorted by group have few of them; in the column of that name, no other is enough.
        """
        found: dict[str, int] = {}
        for name, wanted in self.publication.values.items():
            for place, values in enumerate(self.head.below):
                hits = len(values & set(wanted))
                if hits >= len(wanted) / 2 or (place == self.at.get(name) and 0 < hits == len(values)):
                    found.setdefault(name, place)
        return found

    @cached_property
    def signs(self) -> int:
        """How many of the publication's own columns and values the table has."""
        return sum(name in self.at for name in self.publication.published) + len(self.values)

    @property
    def share(self) -> float:
        return self.signs / (len(self.publication.published) + len(self.publication.values))

    @property
    def spare(self) -> list[str]:
        """The columns that the publication does not know."""
        return [name for place, name in enumerate(self.head.header) if name and place not in self.at.values()]

    @property
    def is_whole(self) -> bool:
        """Whether a table has all that the publication needs, and enough columns of that kind that it can be no other."""
        published = self.publication.published
        own = [name for name in self.head.header if name and name not in STANDARD]
        alike = self.share == 1 and len(own) <= 2 * len(published)
        return not self.missing and (len(published) >= ENOUGH or alike)


def recognise(file: Path, known: Publications) -> Found:
    """What the file is; Refused, with what is missing and what is new, where that cannot be said for certain."""
    publications = {stem: one for stem, one in known.publications.items() if one.is_file}
    spellings = {word for one in publications.values() for word in one.spellings}
    heads = [_head(sheet, spellings) for sheet in sheets(file)]
    matches = [_Match(head, stem, one) for head in heads for stem, one in publications.items()]
    whole = [match for match in matches if match.is_whole]
    best = [match for match in whole if match.signs == max(other.signs for other in whole)]
    best = [match for match in best if match.stem in known.lines] or best  # what a site describes itself comes first
    if not best:
        raise _unknown(matches, known)
    head = best[0].head
    if len(best) > 1:
        listed = "; ".join(f"{one.publication.name} ({one.head.sheet.name.rpartition('/')[2]})" for one in best)
        what = f"This file can be more than one publication: {listed}"
        raise head.sheet.refused(1, what, "Save the one that you mean as a separate CSV")
    loose = [loosely(name) for name in head.header]
    for place in best[0].at.values():
        if loose.count(loose[place]) > 1:
            raise head.sheet.refused(head.line, f"The column `{head.header[place]}` appears twice", AGAIN)
    return Found(best[0].stem, best[0].publication, head.sheet, head.line, head.header, best[0].at, head.notes)


def _head(sheet: Sheet, spellings: set[str]) -> _Head:
    """The row among the first that has most names of columns, and what is below it."""
    rows = list(islice(sheet.rows(), ABOVE + SAMPLE))
    if not rows:
        return _Head(sheet, 1, 0, [], [])
    loose = [{loosely(cell) for cell in cells if len(cell) < 200} for _, cells in rows[:ABOVE]]
    best = max(range(len(loose)), key=lambda index: (len(loose[index] & spellings), -index))
    line, header = rows[best][0], [cell.strip() for cell in rows[best][1]]
    below: list[set[str]] = [set() for _ in header]
    for _, cells in rows[best + 1 :]:
        for values, cell in zip(below, cells, strict=False):
            if len(cell) < 200:
                values.add(cell)
    below = [{loosely(cell) for cell in values} for values in below]
    return _Head(sheet, line, best, header, below)


def _unknown(matches: Sequence[_Match], known: Publications) -> Refused:
    """Why a file is none of the publications, or which it looks like and what it lacks."""
    match = max(matches, key=lambda one: one.share)
    head, one, missing = match.head, match.publication, match.missing
    header = [name for name in head.header if name]
    if not header:
        return head.sheet.refused(1, "This file is empty", AGAIN)
    mark = max(";\t|", key=header[0].count)
    if len(header) == 1 and header[0].count(mark) > 1:
        named = {";": "semicolons", "\t": "tabs", "|": "vertical lines"}[mark]
        return head.sheet.refused(head.line, f"The cells are separated by {named}", "Save the file as CSV with commas")
    if match.share < LIKE:
        near = (
            f" The nearest is {one.name}, and it lacks {_some(missing)}." if match.share > LIKE / 2 and missing else ""
        )
        names = "; ".join(dict.fromkeys(other.publication.name for other in matches))
        what = "This file is none of the publications that are known here"
        has = _some([name for name in header if name not in STANDARD] or header)
        return head.sheet.refused(head.line, what, f"It has the columns {has}.{near}{KNOWN}{names}")
    what = f"This looks like {one.name}"
    if also := [
        other.publication.name
        for other in matches
        if match.share - other.share < CLOSE and other.head is head and other is not match
    ]:
        what += f", but also like {' and '.join(also[:3])}"
    if missing:
        what += f", and it has no column {_some(missing, ' or ')}"
        return head.sheet.refused(head.line, what, _advice(match, known))
    wanted = [
        f"no `{next(iter(said.values()))}` in `{name}`" for name, said in one.values.items() if name not in match.values
    ]
    what += f", but it has {' and '.join(wanted) if wanted else f'many more columns: {_some(match.spare)}'}"
    fix = f"Take the file of that name; if its wording is new, write it in {known.place(match.stem)}"
    return head.sheet.refused(head.line, what, fix)


def _advice(match: _Match, known: Publications) -> str:
    """The new name that a missing column has, by its values or its spelling, and where to write it."""
    spare, header = match.spare, match.head.header
    if not spare:
        return f"{AGAIN}: the table cannot be made without it"
    said, named = [], {}
    for name in match.missing:
        place = match.values.get(name)
        close = get_close_matches(loosely(name), [loosely(other) for other in spare], n=1, cutoff=0.6)
        if place is not None and header[place] in spare:
            named[name] = header[place]
            said.append(f"`{named[name]}` has what should be in `{name}`.")
        elif close:
            named[name] = next(other for other in spare if loosely(other) == close[0])
            said.append(f"For `{name}`, did you mean `{named[name]}`?")
    example = ", ".join(f"{name}: {new}" for name, new in (named or {match.missing[0]: "its new name"}).items())
    said.append(f"New in this file: {_some(spare)}. If a column has a new name, write `renamed: {{{example}}}`")
    return f"{' '.join(said)} in {known.place(match.stem)}"


def _some(names: Sequence[str], last: str = " and ") -> str:
    shown = [f"`{name[:60]}`" for name in names[:8]] + ([f"{len(names) - 8} more"] if len(names) > 8 else [])
    return last.join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
