"""An annual report on one page: the chapters as MkDocs built them, one below the other, to be read or printed whole."""

from __future__ import annotations

import posixpath
import re

from macros.arrangements.macros import Chapter
from macros.outputs.macro_html import Call
from macros.outputs.making import Making
from macros.render import render, safe

LEVEL = re.compile(r"(</?h)([2-5])\b")
ANCHOR = re.compile(r'(<h[2-6]\b[^>]*\bid=")')
LINK = re.compile(r'\bhref="([^"]*)"')
HEADING = "contents"
"""The id of the heading of the page below which the chapters come."""


def chapters(making: Making, report: str) -> str:
    """The chapters of a report, one below the other."""
    found = making.site.arrangements.chapters(report)
    return render("whole_report", parts=[(chapter, safe(body(making, chapter, found))) for chapter in found])


def slots(making: Making, report: str) -> dict[str, Call]:
    """The figures of the chapters, by their slots."""
    raws = [making.raw(chapter.src).data or {} for chapter in making.site.arrangements.chapters(report)]
    return {key: call for raw in raws for key, call in raw.get("slots", {}).items()}


def body(making: Making, chapter: Chapter, chapters: list[Chapter]) -> str:
    """The text of a chapter, its headings one level down and its anchors told apart by its name.

    Chapters and the whole page lie at the same depth, so links to other pages hold as they are. Links from chapter to
    chapter lead to the place on the page itself.
    """
    names = {posixpath.basename(one.url.rstrip("/")) for one in chapters}
    own = posixpath.basename(chapter.url.rstrip("/"))

    def here(link: re.Match[str]) -> str:
        address, _, anchor = link[1].partition("#")
        name = own if not address else posixpath.basename(posixpath.normpath(address))
        if (not address and anchor) or (re.fullmatch(r"\.\./[\w-]+/", address) and name in names):
            return f'href="#{name}{"-" if anchor else ""}{anchor}"'
        return link[0]

    text = LINK.sub(here, (making.raw(chapter.src).data or {}).get("body", ""))
    text = ANCHOR.sub(rf"\g<1>{own}-", text)
    return LEVEL.sub(lambda match: f"{match[1]}{int(match[2]) + 1}", text)
