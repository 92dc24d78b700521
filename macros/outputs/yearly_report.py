"""A yearly report on one page: the chapters as MkDocs built them, one below the other, to be read or printed whole."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

from macros.arrangements.macros import Chapter
from macros.outputs.stamp import fill
from macros.outputs.words import Words
from macros.pages import Whole
from macros.render import render, safe

BODY = re.compile(r'<div class="body">(.*?)(?:<nav class="chapter-nav"|<footer class="foot">)', re.DOTALL)
LEVEL = re.compile(r"(</?h)([2-5])\b")
ANCHOR = re.compile(r'(<h[2-6]\b[^>]*\bid=")')
LINK = re.compile(r'\bhref="([^"]*)"')
HEADING = "contents"
"""The id of the heading of the page below which the chapters come."""


def make(words: Words, folder: Path) -> int:
    """Each whole report is filled with its chapters. Returns how many reports there are."""
    made = 0
    for document in words.site.published:
        if isinstance(document.meta, Whole):
            chapters = words.site.arrangements.chapters(document.meta.report)
            parts = [(chapter, safe(body(folder, chapter, chapters))) for chapter in chapters]
            made += fill(folder / document.url / "index.html", HEADING, render("whole_report", parts=parts))
    return made


def body(folder: Path, chapter: Chapter, chapters: list[Chapter]) -> str:
    """The words of a built chapter, its headings one level down and its anchors told apart by its name.

    Chapters and the whole page lie at the same depth, so links to other pages hold as they are. Links from chapter to
    chapter lead to the place on the page itself.
    """
    path = folder / chapter.url.removeprefix("@/")
    found = BODY.search((path / "index.html").read_text(encoding="utf-8"))
    if found is None:
        return ""
    names = {posixpath.basename(one.url.rstrip("/")) for one in chapters}
    own = posixpath.basename(chapter.url.rstrip("/"))

    def here(link: re.Match[str]) -> str:
        address, _, anchor = link[1].partition("#")
        name = own if not address else posixpath.basename(posixpath.normpath(address))
        if (not address and anchor) or (re.fullmatch(r"\.\./[\w-]+/", address) and name in names):
            return f'href="#{name}{"-" if anchor else ""}{anchor}"'
        return link[0]

    text = LINK.sub(here, found[1])
    text = ANCHOR.sub(rf"\g<1>{own}-", text)
    return LEVEL.sub(lambda match: f"{match[1]}{int(match[2]) + 1}", text)
