"""What `data/` says about the partnership itself: who it is, where to turn, which documents its figures come from."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, Field

from macros.files import Files
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
    """Somewhere to turn: `data/contacts.yml`. `in_short` says when in the few words of the band on top of every page."""

    id: str
    name: str
    in_short: str = Field("", max_length=24)
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


class Search(Strict):
    """What people type when they mean some pages of the site; `danger` when it can mean that a child is in danger.

    A page is named by its file below docs/, with `#` and a heading's anchor where one part of it answers; a page that
    is made from the threshold guidance by its address, such as `thresholds/level-2/`.
    """

    words: list[str] = Field(min_length=1)
    pages: list[str] = Field(min_length=1)
    danger: bool = False


class Searches(Strict):
    """Every such entry: `data/search-words.yml`."""

    searches: list[Search] = Field(default_factory=list)


class Duty(Strict):
    """Something that a partnership must publish, and where it does: `data/duties.yml`.

    `page` is below docs/ and `heading` the words of a heading there. `edition` is that of the guidance in which the
    duty was read, '' where it rests on an Act. `confirmed` is false until somebody has checked the basis itself.
    """

    id: str
    group: str
    duty: str = Field(min_length=10)
    basis: str = Field(min_length=10)
    edition: str = ""
    date_checked: datetime.date
    confirmed: bool = True
    page: str
    heading: str


class Duties(Strict):
    duties: list[Duty] = Field(default_factory=list)


class Term(Strict):
    """An abbreviation: what it stands for and means. One that is `known` needs no explaining where it first stands."""

    term: str
    expansion: str
    meaning: str = Field(min_length=10)
    known: bool = False


class Glossary(Strict):
    """Every abbreviation of the site: `data/glossary.yml`."""

    terms: list[Term] = Field(default_factory=list)


class KnownProblem(Strict):
    """Something on the site that does not work for everyone: what, for whom, against which criterion, and what is done."""

    what: str
    whom: str
    criterion: str
    action: str


class Accessibility(Strict):
    """What the accessibility statement says of the site's state: `data/accessibility.yml`."""

    standard: str
    status: Literal["fully compliant", "partially compliant", "not compliant"]
    reason: str
    prepared: datetime.date
    review_by: datetime.date
    tested: datetime.date
    tested_by: str
    problems: list[KnownProblem] = Field(default_factory=list)
    untested: list[str] = Field(default_factory=list)


class Statements(Strict):
    """The statement, or none where a site has no such file."""

    statement: Accessibility | None = None


OPTIONAL = {
    f"{name}.yml" for name in ("accessibility", "comparisons", "duties", "files", "glossary", "search-words", "themes")
}
"""The files that a site may do without."""

FILES: dict[str, tuple[type[BaseModel], str]] = {
    "partnership.yml": (Partnership, ""),
    "contacts.yml": (Contacts, "contacts"),
    "sources.yml": (SourceDocuments, "sources"),
    "comparisons.yml": (Measures, "comparisons"),
    "search-words.yml": (Searches, "searches"),
    "themes.yml": (Themes, "themes"),
    "duties.yml": (Duties, "duties"),
    "glossary.yml": (Glossary, "terms"),
    "accessibility.yml": (Statements, "statement"),
    "files.yml": (Files, ""),
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
