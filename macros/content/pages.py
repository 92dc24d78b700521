"""The pages of a site, read once, and the lists of those that have an address, or are listed, today."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from macros import pages
from macros.facts import Known
from macros.files import Folder, look
from macros.messages import Problem
from macros.system.cache import Cache, Made
from macros.system.inputs import answer, remembered, unnoted, used


@dataclass
class SitePages(Known):
    """The pages below `docs/`, and the other files there.

    `preview` shows pages whose day has not come; `every_day` is how a check sees them: all, whatever their days.
    `cache` keeps what was slow to work out; `memory` has what was read from files that have not changed since, for a
    preview that reads the site again and again.
    """

    day: datetime.date
    preview: bool = False
    every_day: bool = False
    memory: dict[Any, Any] = field(default_factory=dict, repr=False)
    cache: Cache = field(default_factory=Cache, repr=False)
    asked_as: str = "answer"

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    @property
    def today(self) -> datetime.date:
        used("day")
        return self.day

    @remembered
    def folder(self) -> Folder:
        """Everything that lies in docs/, and what is wrong with it."""
        used("files", "docs")
        return look(self.docs, self.root, self.files)

    @property
    def pictures(self) -> list[str]:
        """Each picture below docs/, by its file there."""
        return self._pictures()

    @answer
    def _pictures(self) -> list[str]:
        return [path.relative_to(self.docs).as_posix() for path in self.folder.pictures]

    @property
    def downloads(self) -> list[str]:
        """Each file below docs/ that is neither a page nor a picture, such as a PDF."""
        return self._downloads()

    @answer
    def _downloads(self) -> list[str]:
        return [path.relative_to(self.docs).as_posix() for path in self.folder.others]

    @remembered
    def read_pages(self) -> tuple[list[pages.Document], list[Problem]]:
        """Every page, and the faults of their front matter."""
        with unnoted():  # each page notes its own files when somebody looks at it
            paths = self.folder.pages
            found = pages.read(self.docs, self.root, paths, self.memory)
        used("names", "docs")
        return found

    @property
    def faults_of_front_matter(self) -> list[Problem]:
        """What is wrong in the front matter of pages and folders."""
        used("files", "docs")  # not those of `written` alone, which a page that cannot be read is none of
        return self.read_pages[1]

    @property
    def macros_of_pages(self) -> list[str]:
        """The name of each macro that a page uses."""
        return self._macros_of_pages()

    @answer
    def _macros_of_pages(self) -> list[str]:
        return sorted({name for one in self.documents for name in self._macros_of(one)})

    def _macros_of(self, document: pages.Document) -> list[str]:
        work = lambda: Made(data=sorted({call.name for call in document.reading.calls}))  # noqa: E731
        found: list[str] = self.cache.made(f"macros of {document.src}", work).data
        return found

    @answer
    def _minutes(self, src: str) -> int:
        return next((one.reading_minutes for one in self.written if one.src == src), 0)

    @property
    def urls(self) -> list[str]:
        """The address of each page that has one today, from the site's root."""
        return self._urls()

    @answer
    def _urls(self) -> list[str]:
        return [one.url for one in self.published]

    @property
    def written(self) -> list[pages.Document]:
        """Every page in the site's own language, also one whose day has not come."""
        return [one for one in self.read_pages[0] if not one.language]

    @property
    def translations(self) -> list[pages.Document]:
        """Every page in another language, also one that has no address."""
        return [one for one in self.read_pages[0] if one.language]

    @property
    def everything(self) -> list[pages.Document]:
        """Every page in any language, also one that has no address."""
        return self.read_pages[0]

    def translations_of(self, src: str) -> list[pages.Document]:
        """The pages in other languages that are versions of this one; none of a version."""
        return [one for one in self.translations if one.original == src]

    @property
    def versions(self) -> list[pages.Document]:
        """The pages in other languages that have an address today; no list and no feed names them."""
        shown = set(self._versions())
        return [one for one in self.translations if one.src in shown]

    @answer
    def _versions(self) -> list[str]:
        """Those of published pages, in a language that is known; in the preview also one that is a draft."""
        shown, originals = self.preview or self.every_day, set(self._published())
        known = [one for one in self.translations if one.original in originals and one.language in self.languages]
        return [one.src for one in known if shown or not pages.is_to_come(one, self.day)]

    @property
    def to_come(self) -> set[str]:
        """The pages that are not published yet, by file; the preview and checks have none."""
        return {one.src for one in self.read_pages[0]} - {*self._published(), *self._versions()}

    @property
    def published(self) -> list[pages.Document]:
        """The pages that have an address today."""
        shown = set(self._published())
        return [one for one in self.written if one.src in shown]

    @property
    def documents(self) -> list[pages.Document]:
        """The pages that lists, feeds, calendar and search have today: published, and not over."""
        listed = set(self._listed())
        return [one for one in self.written if one.src in listed]

    @answer
    def _published(self) -> list[str]:
        shown = self.preview or self.every_day
        return [one.src for one in self.written if shown or not pages.is_to_come(one, self.day)]

    @answer
    def _listed(self) -> list[str]:
        return [one.src for one in self.published if self.every_day or not pages.is_over(one, self.day)]

    def has_page(self, src: str) -> bool:
        """Whether the page of this file below docs/ has an address today."""
        return src in self._published()

    @property
    def anchors(self) -> pages.Anchors:
        """What a link can lead to."""
        return _Anchors(self)

    @answer
    def _anchors(self, src: str) -> list[str] | None:
        """The parts of a page that a link can lead to, by the page's file; None where there is no such page."""
        document = next((one for one in (*self.documents, *self.versions) if one.src == src), None)
        if document is None:
            return None
        found: list[str] = self.cache.made(f"anchors {src}", lambda: Made(data=sorted(document.reading.anchors))).data
        return found


@dataclass(frozen=True)
class _Anchors:
    site: SitePages

    @property
    def pages(self) -> list[str]:
        return [*self.site._listed(), *self.site._versions()]

    def of(self, src: str) -> list[str] | None:
        return self.site._anchors(src)
