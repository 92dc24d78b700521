"""Links to files: the site says of which type and how large each is; and a document is a page first."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from macros.files import Folder
from macros.markdown.safe import outside
from macros.messages import Problem, visible
from macros.pages.document import Document

PAGES = (".md", ".html", ".htm", "")
TYPED = re.compile(
    r"[\s,;:–—-]*[(\[]?\s*(?P<said>(?:an? )?(?:pdf|adobe|acrobat|csv|zip)\b(?: (?:file|document|format|version))?"
    r"(?:[\s,;-]*[\d.,]+ ?(?:bytes|[km]i?b|pages?)\b)*|[\d.,]+ ?(?:[km]i?b|bytes)\b(?:[\s,;]*pdf)?)\s*[)\]]?\s*$",
    re.IGNORECASE,
)
"""A type or a size at the end of the words of a link."""


def types_typed(document: Document) -> Iterator[Problem]:
    """The words of a link to a file of the site do not end with its type or size, which the site adds."""
    for link in document.reading.links:
        ending = posixpath.splitext(unquote(link.target.partition("#")[0].partition("?")[0]))[1].lower()
        found = TYPED.search(link.text)
        if not outside(link.target) and ending not in PAGES and found:
            rest = link.text[: found.start()].strip()
            fix = f"Write `[{visible(rest)}]({link.target})`" if rest else "Say in words what the file is"
            what = f"The site adds type and size to a link to a file, and “{visible(found['said'])}” is typed here"
            yield Problem(document.path, link.line, what, fix)


def documents_without_a_page(folder: Folder, root: Path) -> Iterator[Problem]:
    """Advice for a PDF that has no page of the same name beside it: a phone and a screen reader show a page better."""
    for path in folder.others:
        page = path.with_suffix(".md")
        if (
            path.suffix.lower() == ".pdf"
            and page not in folder.pages
            and path.with_suffix("") / "index.md" not in folder.pages
        ):
            what = "This document is published as a PDF alone, which is hard to read on a phone or with a screen reader"
            fix = f"Write its text as a page too, in {page.name} beside it"
            yield Problem(path.relative_to(root).as_posix(), 1, what, fix, stops=False)
