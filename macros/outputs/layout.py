"""What outputs ask of the program that lays pages out in the site's own design: MkDocs (`macros/build/layout.py`), or the
thin door (`macros/build/plain.py`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from macros.content import Site
from macros.outputs.macro_html import MacroHtml
from macros.pages import Document


@dataclass(frozen=True)
class LaidOut:
    """A page in the site's design: whole and its body alone, as HTML; and what was warned of."""

    page: str
    body: str
    warnings: list[str]


class Layout(Protocol):
    """What lays pages out in the site's own design."""

    @property
    def repository(self) -> tuple[str, str]:
        """The address of the repository that has the files, and the way from there to a file; blank where none is set."""
        ...

    def lay_out(self, document: Document, macro_html: MacroHtml) -> LaidOut:
        """A page in the site's design, with what `macro_html` gives for each of its macros."""
        ...

    def template(self, name: str, address: str = "", **said: str) -> str:
        """A page of the design that has no Markdown: 404.html, withdrawn.html. One of several has its `address` and what is `said`."""
        ...

    def renew(self, site: Site) -> None:
        """The same design for what the site's files say now."""
        ...

    def files(self) -> Mapping[str, Path]:
        """The files that are copied as they are, by their addresses."""
        ...
