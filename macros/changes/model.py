"""What differs between two built sites, as a summary lists it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

NUMBER = "Number"
"""The part of a page that is a number from a table."""
MANY = 5
"""What changes alike on this many pages is listed once for all of them."""


@dataclass(frozen=True)
class Change:
    """One text before and after, '' where there is none, and the part of the page or file that it is.

    `about` says which number it is: what it counts, its period and its table.
    """

    part: str
    before: str
    after: str
    about: str = ""


@dataclass
class Page:
    """A page that is not as it was. `state` is new, removed, moved, changed, or same: the same words in another markup.

    `moved_from` is its earlier address. `figures` are the ids of its figures that changed, `kind` is that of its template,
    `holds` says what a new or removed page has in it.
    """

    address: str
    title: str
    state: str
    kind: str = ""
    moved_from: str = ""
    holds: str = ""
    changes: list[Change] = field(default_factory=list)
    figures: list[str] = field(default_factory=list)


@dataclass
class File:
    """A file that is not a page and is not as it was. `kind` is what a reader calls it, `measure` its size or pages."""

    name: str
    kind: str
    state: str
    measure: str = ""
    changes: list[Change] = field(default_factory=list)
    as_pages: int = 0
    """So many more of its changes are the same as those of pages, which are listed there."""


@dataclass
class Changes:
    """All that differs, and how many pages there are before and after."""

    before: int
    after: int
    pages: list[Page] = field(default_factory=list)
    files: list[File] = field(default_factory=list)

    def alike(self) -> dict[Change, list[Page]]:
        """Each change that many pages share, with these pages."""
        found: dict[Change, list[Page]] = {}
        for page in self.pages:
            for change in dict.fromkeys(page.changes):
                found.setdefault(change, []).append(page)
        return {change: pages for change, pages in found.items() if len(pages) >= MANY}

    def in_state(self, state: str) -> list[Page]:
        """The pages in this state."""
        return [page for page in self.pages if page.state == state]

    def own(self, page: Page, shared: dict[Change, list[Page]]) -> list[Change]:
        """The changes of a page that it does not share with many."""
        return [change for change in page.changes if change not in shared]

    def kinds(self) -> Iterator[tuple[str, list[File]]]:
        """The files by what readers call them."""
        for kind in dict.fromkeys(file.kind for file in self.files):
            yield kind, [file for file in self.files if file.kind == kind]

    def __bool__(self) -> bool:
        return bool(self.pages or self.files)
