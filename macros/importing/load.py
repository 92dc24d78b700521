"""The publications that a site knows: those of the generator with what `data/publications.yml` adds, or what is wrong in the file, at its lines."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from macros.importing.files import Refused
from macros.importing.publications import Publications
from macros.messages import Problem, choice
from macros.records import Place, Record, check, given, over, read
from macros.tables.metadata import FigureSpec, Reconcile
from macros.tables.protection import Disclosure

BLANKS = {"release": ("year", "first", "last"), "words": ("area", "region", "country", "authorities")}
"""What can be in curly brackets in a part of a publication: an import puts the years, or the names of the areas, there."""


def publications(root: Path) -> Publications:
    """The publications that every site knows, with what its own file adds; Refused, with every fault, when that is wrong."""
    path = root / "data" / "publications.yml"
    if not os.path.lexists(path):
        return _every_site_s()
    own = read(path, root, "publications")
    if isinstance(own, Problem):
        raise Refused(own)
    record = over(own, given("publications.yml", "publications"))
    found = _checked(record)
    places = {stem: ("publications", stem) for stem in found.publications}
    lines = {stem: record.lines[place] for stem, place in places.items() if place in record.lines}
    return found.model_copy(update={"lines": lines})


@cache
def _every_site_s() -> Publications:
    """The publications that every site knows, checked once in a process."""
    every = given("publications.yml", "publications")
    assert every is not None
    return _checked(every)


def _checked(record: Record) -> Publications:
    """The publications of this record; Refused, with every fault, when it is wrong."""
    found = check(record, Publications)
    if isinstance(found, list):
        raise Refused(*found)
    wrong = [
        one
        for stem in found.publications
        for one in (*_wrong_metadata(record, stem), *_blanks_that_nothing_fills(record, stem))
    ]
    if wrong:
        raise Refused(*wrong)
    for stem, one in found.publications.items():
        for name, measure in one.measures.items():
            other = found.publications.get(measure.lookup.table) if measure.lookup else None
            if measure.lookup and (other is None or measure.lookup.column not in other.measures):
                what = f"`{name}` is looked up in `{measure.lookup.table}`, `{measure.lookup.column}`, which is not in this file"
                line = record.line("publications", stem, "measures", name, "lookup")
                raise Refused(Problem(record.path, line, what, "Name a table and a measure of this file"))
            if measure.lookup and other and set(measure.lookup.where) != set(other.breakdowns):
                what = f"`{name}` is looked up in `{measure.lookup.table}`, which has several numbers for an area"
                line = record.line("publications", stem, "measures", name, "lookup")
                fix = f"Name one of each in `where`: {', '.join(other.breakdowns)}"
                if not other.breakdowns:
                    what, fix = (
                        f"`where` of `{name}` names breakdowns that `{measure.lookup.table}` lacks",
                        "Leave it out",
                    )
                raise Refused(Problem(record.path, line, what, fix))
    return found


def _wrong_metadata(record: Record, stem: str) -> Iterator[Problem]:
    """What a publication gives to the metadata of its table, and metadata may not say; the import names a public table's document."""
    words = record.data["publications"][stem]["words"]
    part = _part(record, ("publications", stem, "words"), words)
    if rule := words.get("disclosure"):
        public = {"document": "named-by-the-import"} if rule.get("rule") == "published" else {}
        yield from _wrong(part, ("disclosure",), {**public, **rule}, Disclosure)
    for index, one in enumerate(words.get("reconcile", ())):
        yield from _wrong(part, ("reconcile", index), one, Reconcile)
    for name, one in words.get("figures", {}).items():
        yield from _wrong(part, ("figures", name), one, FigureSpec)


def _blanks_that_nothing_fills(record: Record, stem: str) -> Iterator[Problem]:
    """A word in curly brackets is one for which an import puts something."""
    for part, known in BLANKS.items():
        for place, text in _texts(record.data["publications"][stem].get(part), ("publications", stem, part)):
            for blank in re.findall(r"(?<!\{)\{(\w+)\}(?!\})", text):
                if blank not in known:
                    what = f"`{{{blank}}}` is not filled in by an import"
                    yield Problem(record.path, record.line(*place), what, choice(blank, known))


def _texts(value: Any, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, dict | list):
        for key, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _texts(one, (*place, key))
    elif isinstance(value, str):
        yield place, value


def _wrong(record: Record, within: Place, data: dict[str, Any], model: type[BaseModel]) -> Iterator[Problem]:
    """The faults of one part of a record, at their lines in the whole."""
    found = check(_part(record, within, data), model, texts=False)
    yield from found if isinstance(found, list) else ()


def _part(record: Record, within: Place, data: dict[str, Any]) -> Record:
    """These data, with the lines and the texts as typed that the record has for this place."""
    deep = len(within)
    lines = {place[deep:]: line for place, line in record.lines.items() if place[:deep] == within}
    typed = {place[deep:]: text for place, text in record.typed.items() if place[:deep] == within}
    return Record(record.path, data, lines, typed)
