"""The files of facts: which there are, which a site may do without, and what can be used of one that has faults."""

from __future__ import annotations

import copy
import os
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from macros.facts.contact import Contacts
from macros.facts.expectations import Expectations
from macros.facts.labels import Labels, RequiredDuties
from macros.facts.languages import Languages
from macros.facts.laws import Laws
from macros.facts.live import Wordings
from macros.facts.models import (
    Duties,
    Glossary,
    Measures,
    Searches,
    SourceDocuments,
    Statements,
    Themes,
)
from macros.facts.notices import Notices
from macros.facts.partnership import Partnership
from macros.facts.places import Places
from macros.facts.tiles import Layouts
from macros.facts.words import WordList
from macros.files import Files
from macros.messages import Problem
from macros.records import Record, check, given, over, read, salvage, texts_that_no_record_may_hold

FILES: dict[str, tuple[type[BaseModel], str]] = {
    "partnership.yml": (Partnership, ""),
    "contacts.yml": (Contacts, "contacts"),
    "sources.yml": (SourceDocuments, "sources"),
    "comparisons.yml": (Measures, "comparisons"),
    "search-words.yml": (Searches, "searches"),
    "themes.yml": (Themes, "themes"),
    "tiles.yml": (Layouts, "layouts"),
    "duties.yml": (Duties, "duties"),
    "required-duties.yml": (RequiredDuties, "required"),
    "labels.yml": (Labels, ""),
    "laws.yml": (Laws, "laws"),
    "languages.yml": (Languages, "languages"),
    "where-to-go.yml": (Places, "places"),
    "glossary.yml": (Glossary, "terms"),
    "accessibility.yml": (Statements, "statement"),
    "files.yml": (Files, ""),
    "expectations.yml": (Expectations, ""),
    "words.yml": (WordList, ""),
    "notices.yml": (Notices, "notices"),
    "live.yml": (Wordings, "wordings"),
}
"""Each file of facts, its model, and the word under which the model keeps a file that is a plain list or mapping."""

NEEDED = {"partnership.yml"}
"""The files that no site may do without; others are missing only where something asks for them."""


def facts(name: str, data: Path, root: Path) -> tuple[BaseModel, list[Problem], Record | None]:
    """A file of `data/` as its model, with its faults and its record, for the lines.

    Where every site has such a file from the generator, the site's own adds to it.

    Where there are faults the model has what is right, with stand-ins for the rest, so that what asks for an entry by
    its name still finds it. There is no record where the file is not there or cannot be read.
    """
    model, word = FILES[name]
    path, every = data / name, given(name, word)
    if not os.path.lexists(path):
        missing = Problem(f"data/{name}", 1, "This file is missing", "Restore it, from an earlier version if need be")
        return _usable(every.data if every else {}, model), [missing] if name in NEEDED and data.is_dir() else [], None
    record = read(path, root, word)
    if isinstance(record, Problem):
        return _usable(every.data if every else {}, model), [record], None
    if every and not any(record.data.values()):
        empty = Problem(record.path, 1, "There is nothing in it", "Write its lines, or remove the file")
        return _usable(every.data, model), [empty], record
    record = over(record, every)
    found = check(record, model)
    return (_usable(_right(record), model), found, record) if isinstance(found, list) else (found, [], record)


def _right(record: Record) -> dict[str, Any]:
    """What a file says, without the values that cannot be read or may not be there: nothing else is held against them."""
    data = copy.deepcopy(record.data)
    for place, _ in (*record.faults, *texts_that_no_record_may_hold(record)):
        inside: Any = data
        for step in place[:-1]:
            inside = _at(inside, step)
        if place and _at(inside, place[-1]) is not None:
            inside[place[-1]] = None
    return data


def _at(data: Any, step: str | int) -> Any:
    """What is at a place in a list or mapping; None where there is nothing."""
    there = step in data if isinstance(data, dict) else isinstance(data, list) and step in range(len(data))
    return data[step] if there else None


def _usable(data: dict[str, Any], model: type[BaseModel]) -> BaseModel:
    """A model of what is right in a file; entries with a fault are there with stand-ins."""
    entries: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        inner = next((one for one in get_args(field.annotation) if _is_model(one)), None)
        kind, value = get_origin(field.annotation), data.get(name)
        if inner is not None and kind is list and isinstance(value, list):
            entries[name] = [salvage(one, inner) for one in value if isinstance(one, dict)]
        elif inner is not None and kind is dict and isinstance(value, dict):
            entries[name] = {id: salvage(one, inner) for id, one in value.items() if isinstance(one, dict)}
    return salvage(data, model).model_copy(update=entries)


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
