"""What to say of a link that leads nowhere: the page, picture or document that it may have meant, of its own kind."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from macros.files.strays import NEVER
from macros.messages import nearest

PICTURES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")
PAGES = ("", ".htm", ".html", ".markdown", ".md")
NOT_HERE = (
    ("data", "Remove the link, or link to the table's page"),
    ("an office document", "Remove the link, or make the document a page (.md) and link to that"),
    ("a drawing", "Save it as PNG, put that into docs/ and write its name as it is there, or remove this"),
    ("", "Remove the link"),
)
"""What to do about a link to a file that may not be in docs/, by how the reason for that begins."""


class Anchors(Protocol):
    """The pages of a site by their files below docs/, and the parts of each that a link can lead to."""

    @property
    def pages(self) -> list[str]: ...
    def of(self, src: str) -> list[str] | None: ...


def instead(address: str, src: str, pages: Iterable[str], docs: Path) -> str:
    """What to do about an address in the page `src` that no file has. A picture is never answered with a page.

    A name that is spelt nearly so is looked for among the files of the same kind alone: pages, pictures, or those
    with the same ending.
    """
    address = posixpath.normpath(address.partition("?")[0]) if address else ""
    ending = posixpath.splitext(address)[1].lower()
    folder = posixpath.dirname(src) or "."
    if ending in PAGES:
        known = [page for page in pages if page != src]
        inside = posixpath.normpath(posixpath.join(folder, address, "index.md"))
        if address and inside in known:
            return f"Did you mean `{posixpath.relpath(inside, folder)}`?"
        target = posixpath.normpath(posixpath.join(folder, address))
        if any(posixpath.dirname(page) == posixpath.dirname(target) for page in known):
            # Its folder is right, so a page of the same name in another folder is another page.
            known = [page for page in known if posixpath.basename(page) != posixpath.basename(target)]
        otherwise = "Write the page’s file as it is called in docs/, or remove the link"
    else:
        picture = ending in PICTURES
        known = [path for path in _files(docs) if path.lower().endswith(PICTURES if picture else ending)]
        thing = "picture" if picture else f"{ending[1:].upper()} file"
        otherwise = f"Put the {thing} into docs/ and write its name as it is there, or remove this"
        if why := NEVER.get(ending[1:]):
            otherwise = next(fix for reason, fix in NOT_HERE if why.startswith(reason))
    return nearest(address, (posixpath.relpath(path, folder) for path in known), otherwise)


def _files(docs: Path) -> list[str]:
    """Every file below docs/ that is not a page."""
    return [path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.suffix != ".md" and path.is_file()]
