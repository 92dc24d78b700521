"""Lists of pages: those of a folder, all of the site, and what changed on them."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from typing import Any

from macros.content import Site, in_words
from macros.messages import Fault, choice
from macros.pages import Document


@dataclass(frozen=True)
class Listing:
    """Some pages, as a list that a reader chooses from; a `short` one has their titles alone.

    `folders` are those in the folder that have no page.
    """

    title: str
    pages: list[dict[str, Any]]
    short: bool = False
    folder: str = ""
    folders: list[Listing] = field(default_factory=list)


@dataclass(frozen=True)
class Changed:
    """One change that readers are told about."""

    date: datetime.date
    what: str
    title: str
    url: str

    @property
    def day(self) -> str:
        """Its day in words."""
        return in_words(self.date)


def listing(site: Site, folder: str, limit: int | None, theme: str | None, title: str, short: bool = False) -> Listing:
    """The pages of a folder, newest first; Fault where there is no such folder or the limit is none."""
    folders = {document.folder for document in site.written if document.folder}
    if folder not in folders:
        raise Fault(
            f"There is no folder `{folder}` in docs/",
            choice(folder, folders, "Write the name of a folder that has pages"),
        )
    if limit is not None and limit < 1:
        raise Fault(f"`limit` is `{limit}`", "Write a whole number, such as limit=3")
    if theme is not None and theme not in site.themes and not site.in_doubt("themes.yml"):
        raise Fault(
            f"`{theme}` is not a theme of data/themes.yml", choice(theme, site.themes, "Write an id from that file")
        )
    chosen = [
        one
        for one in site.documents
        if one.folder == folder and not one.is_index and (theme is None or theme in one.meta.themes)
    ]
    newest = sorted(chosen, key=newest_first)
    return Listing(title or name_of(folder), [site.summary(one) for one in newest[:limit]], short, folder)


def site_map(site: Site) -> list[Listing]:
    """Every page that a reader may look for, by its folder, the page of the folder first.

    A folder is headed by the title of its own page. One without is listed by its name, under the folder that holds it.
    """
    by_folder: dict[str, list[Document]] = {}
    for document in site.documents:
        if not document.meta.search.exclude:
            by_folder.setdefault(document.folder, []).append(document)
    found: dict[str, Listing] = {}
    for folder, documents in sorted(by_folder.items()):
        ordered = sorted(documents, key=lambda one: (not one.is_index, *newest_first(one)[:1], one.meta.title))
        own = ordered[0].meta.title if ordered[0].is_index else name_of(folder)
        one = Listing(own, [site.summary(document) for document in ordered], folder=folder)
        above = found.get(folder.rpartition("/")[0]) if "/" in folder and not ordered[0].is_index else None
        if above:
            above.folders.append(one)
        else:
            found[folder] = one
    return list(found.values())


def name_of(folder: str) -> str:
    """A folder in words, where no page says what it is called: "Allied boards" of `groups/allied-boards`, "2022-23"."""
    return re.sub(r"(?<=[a-z])-(?=[a-z])", " ", folder.rpartition("/")[2]).capitalize()


def changes(site: Site) -> list[Changed]:
    """What changed on pages, newest first, as the `changes` of their front matter say."""
    found = (
        Changed(change.date, change.what, document.meta.title, f"@/{document.url}")
        for document in site.documents
        for change in document.meta.changes
    )
    return sorted(found, key=lambda one: (-one.date.toordinal(), one.title, one.what))


def newest_first(document: Document) -> tuple[int, int, str]:
    """The order of a list: an issue of the newsletter by the last month that it is about, another page by its date."""
    month = int(getattr(document.meta, "last_month", "").replace("-", "") or 0)
    return (-month, -document.meta.date.toordinal(), document.src)
