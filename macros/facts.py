"""What `data/` says about the partnership itself: who it is, where to turn, which documents its figures come from."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, Field

from macros.problems import Problem
from macros.records import Record, Strict, check, read

Model = TypeVar("Model", bound=BaseModel)


class Place(Strict):
    """An area by its name and code."""

    name: str
    old_la_code: str = ""
    new_la_code: str = ""
    region_code: str = ""
    country_code: str = ""


class Guidance(Strict):
    title: str
    edition: str
    date_checked: datetime.date


class Partner(Strict):
    name: str
    role: str


class LicenceOfSite(Strict):
    title: str
    href: str
    statement: str


class Partnership(Strict):
    """Who this partnership is: `data/partnership.yml`."""

    name: str
    short_name: str
    area: str
    status: Literal["demonstration", "live"]
    language: str = "en-GB"
    owner: str
    authority: Place
    region: Place
    country: Place
    guidance: Guidance
    partners: list[Partner] = Field(min_length=1)
    towns: list[str] = Field(default_factory=list)
    licence: LicenceOfSite


class Contact(Strict):
    """Somewhere to turn: `data/contacts.yml`."""

    id: str
    name: str
    number: str
    tel: str
    when: str
    for_whom: str
    audience: list[Literal["public", "practitioner", "young"]] = Field(min_length=1)
    emergency: bool = False
    source: str
    checked_on: datetime.date | None = None


class Contacts(Strict):
    contacts: list[Contact]


class SourceDocument(Strict):
    """A document that figures come from: `data/sources.yml`."""

    title: str
    publisher: str
    date: datetime.date | None = None
    period: str = ""
    licence: str = "OGL-UK-3.0"
    url: str = ""


class SourceDocuments(Strict):
    sources: dict[str, SourceDocument]


class Measure(Strict):
    """A row of the page "How we compare": `data/comparisons.yml`. `better` says which way is, if everyone would agree."""

    measure: str
    table: str
    column: str
    where: dict[str, str] = Field(default_factory=dict)
    better: Literal["low", "high", "neither"]


class Measures(Strict):
    comparisons: list[Measure] = Field(default_factory=list)


class Theme(Strict):
    """A theme that pages, tables and indicators carry."""

    name: str = Field(min_length=2)
    about: str = Field(min_length=10)


class Themes(Strict):
    """Every theme by its id: `data/themes.yml`."""

    themes: dict[str, Theme] = Field(default_factory=dict)


OPTIONAL = {"comparisons.yml", "themes.yml"}
"""The files that a site may do without."""

FILES: dict[str, tuple[type[BaseModel], str]] = {
    "partnership.yml": (Partnership, ""),
    "contacts.yml": (Contacts, "contacts"),
    "sources.yml": (SourceDocuments, "sources"),
    "comparisons.yml": (Measures, "comparisons"),
    "themes.yml": (Themes, "themes"),
}
"""Each file of facts, its model, and the word under which the model keeps a file that is a plain list or mapping."""


def facts(name: str, data: Path, root: Path) -> tuple[BaseModel | None, list[Problem], Record | None]:
    """A file of `data/` as its model, or its faults; and its record, for the lines."""
    model, word = FILES[name]
    path = data / name
    if not path.exists() and name in OPTIONAL:
        return model(), [], None
    if not path.exists():
        return (
            None,
            [Problem(f"data/{name}", 1, "This file is missing", "Put it back, from an earlier version if need be")],
            None,
        )
    record = read(path, root, word)
    if isinstance(record, Problem):
        return None, [record], None
    found = check(record, model)
    return (None, found, record) if isinstance(found, list) else (found, [], record)
