"""A link to a file says of which type and how large it is, in every edition, without anyone typing it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from macros.content import Site
from macros.files import pages_of
from macros.outputs.outward import LINK
from macros.outputs.photographs import source
from macros.render import render
from macros.system.inputs import used

HREF = re.compile(r"\bhref=([\"'])(?P<address>[^\"':]+)\1", re.IGNORECASE)


def marked(text: str, place: str, words_of: Callable[[str], str], edition: str = "web") -> str:
    """The HTML with type and size at the end of each link to a file of docs/, from a page in the folder `place`."""

    def said(link: re.Match[str]) -> str:
        found = HREF.search(link["tag"])
        words = words_of(source(html.unescape(found["address"]), place)) if found else ""
        if not words:
            return link[0]
        end = link.end("words") - link.start()
        return link[0][:end] + render("download", edition, words=words) + link[0][end:]

    return LINK.sub(said, text)


def words_of(site: Site) -> Callable[[str], str]:
    """What is said of each file of docs/ that is neither a page nor a picture: `PDF, 240 kB, 3 pages`."""

    def words(src: str) -> str:
        if src not in site.downloads:
            return ""
        used("file", f"docs/{src}")
        raw = (site.docs / src).read_bytes()
        ending = src.rpartition(".")[2].lower()
        pages = pages_of(raw) if ending == "pdf" else 0
        many = [f"{pages} page{'s' if pages > 1 else ''}"] if pages else []
        return ", ".join([ending.upper(), size_in_words(len(raw)), *many])

    return words


def size_in_words(size: int) -> str:
    """A file's size as readers know it."""
    return (
        f"{size} bytes" if size < 1000 else f"{size / 1000:.0f} kB" if size < 999_500 else f"{size / 1_000_000:.1f} MB"
    )
