"""What an editor means by a word: a table, a page, a contact or an abbreviation of this site."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from macros.content import Site
from macros.messages import Fault, nearest, visible
from macros.pages import Document, url_of

TABLE, PAGE, CONTACT, TERM = "table", "page", "contact", "term"
KINDS = (TABLE, PAGE, CONTACT, TERM)
CALLED = {TABLE: "a table", PAGE: "a page", CONTACT: "a contact", TERM: "an abbreviation"}


@dataclass(frozen=True)
class Subject:
    """Something that is used: its kind, the name by which files use it, its title, and the file that it is in."""

    kind: str
    name: str
    title: str
    path: str


def subjects(site: Site, typed: str, kinds: Collection[str] = KINDS) -> list[Subject]:
    """Everything of these kinds that has this name, or that this file or address is of. Fault where there is none."""
    word = _plain(typed)
    if not word:
        raise Fault("Nothing is named", f"Name {_choices(kinds)}")
    found = [one for one in _all(site) if one.kind in kinds and word in _names(one)]
    if not found:
        found = [one for one in _all(site) if one.kind in kinds and word in _short_names(one)]
    if not found:
        known = {name for one in _all(site) if one.kind in kinds for name in _said(one)}
        what = f"`{visible(typed)}` is not {_choices(kinds)} of this site"
        raise Fault(what, nearest(word, known, "Tables are in data/tables/, pages in docs/"))
    return found


def subject(site: Site, typed: str, kinds: Collection[str]) -> Subject:
    """The one thing that has this name. Fault where there is none, or several."""
    found = subjects(site, typed, kinds)
    if len(found) > 1:
        raise Fault(
            f"`{visible(typed)}` can be {' or '.join(one.path for one in found)}", "Write the file that you mean"
        )
    return found[0]


def page_of(site: Site, src: str) -> Document:
    """The page of this file below docs/."""
    return next(one for one in site.everything if one.src == src)


def as_subject(document: Document) -> Subject:
    """A page as something that is used."""
    return Subject(PAGE, document.src, document.meta.title, document.path)


def _all(site: Site) -> list[Subject]:
    tables = [
        Subject(TABLE, stem, table.metadata.title if (table := site.find(stem)) else stem, f"data/tables/{stem}.csv")
        for stem in site.stems
    ]
    documents = [as_subject(one) for one in site.everything]
    contacts = [Subject(CONTACT, one.id, one.name, "data/contacts.yml") for one in site.contacts]
    terms = [Subject(TERM, one.term, one.expansion, "data/glossary.yml") for one in site.glossary.values()]
    return [*tables, *documents, *contacts, *terms]


def _plain(typed: str) -> str:
    """A name as it is typed in a terminal: quotes, backslashes of Windows, a whole address, a `./` in front."""
    word = unquote(typed.strip().strip("\"'").replace("\\", "/"))
    if re.match(r"https?://", word):
        word = urlsplit(word).path
    return re.sub(r"^(\./|/)+", "", word.partition("#")[0]).casefold()


def _names(one: Subject) -> set[str]:
    """The names that mean this and nothing else: in small letters, because Windows does not tell capitals apart."""
    names = {one.name, one.name.casefold()}
    if one.kind == TABLE:
        names |= {one.path, f"data/tables/{one.name}.yml", f"{one.name}.csv", f"data/{one.name}", f"data/{one.name}/"}
    if one.kind == PAGE:
        address = url_of(one.name)
        names |= {one.path, address, address.rstrip("/"), one.name.removesuffix(".md")} - {""}
    return {name.casefold() for name in names}


def _short_names(one: Subject) -> set[str]:
    """What may mean this, if nothing has the name: the last part of an address, or the end of a whole address."""
    stem = PurePosixPath(one.name).stem.casefold()
    return {stem, f"{stem}.md"} if one.kind == PAGE and stem != "index" else {one.title.casefold()}


def _said(one: Subject) -> set[str]:
    return {one.name, one.name.removesuffix(".md"), PurePosixPath(one.name).stem} if one.kind == PAGE else {one.name}


def _choices(kinds: Collection[str]) -> str:
    said = [CALLED[kind] for kind in kinds]
    return f"{', '.join(said[:-1])} or {said[-1]}" if said[1:] else said[0]
