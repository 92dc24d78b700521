"""Duplicate pages, usually a copy that was not fully edited. One generator per rule."""

from __future__ import annotations

from collections.abc import Iterator

from macros.messages import Problem
from macros.pages.document import Document
from macros.pages.event import Event
from macros.pages.newsletter import Newsletter
from macros.pages.pack import Pack
from macros.pages.page import Page

ENOUGH = 60
"""So many words alike are not a coincidence."""


def check_twins(documents: list[Document]) -> Iterator[Problem]:
    """A page that has what an earlier one of its kind has already is reported once, with everything that is the same."""
    before: dict[tuple[str, str, str], Document] = {}
    for document in documents:
        if not document.meta.traits.distinct:
            continue
        same: dict[str, list[tuple[str, str]]] = {}
        for word, called, value in _marks(document):
            first = before.setdefault((document.meta.kind, word, value), document)
            if first is not document:
                same.setdefault(first.path, []).append((word, called))
        for path, marks in same.items():
            names = [called for _, called in marks]
            listed = " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
            yield Problem(
                document.path,
                document.record.line(marks[0][0]) if marks[0][0] else document.first,
                f"This page has the same {listed} as {path}",
                "If it is a copy, complete the changes. If it is the same page, delete one of them",
            )


def _marks(document: Document) -> Iterator[tuple[str, str, str]]:
    """What tells a page from others of its kind: the word of front matter, what to call it, and its value."""
    meta: Page = document.meta
    if isinstance(meta, Event):  # a course is given again, on another day or in another place
        yield "title", "title, time and place", _plain(f"{meta.title} {meta.starts} {meta.place}")
        return
    if isinstance(meta, Newsletter):
        if meta.issue:
            yield "issue", f"number ({meta.issue})", str(meta.issue)
        yield "period", "period", _plain(meta.period)
    yield "title", "title", _plain(meta.title)
    yield "summary", "summary", _plain(meta.summary)
    body = _plain(document.body)
    if len(body.split()) >= ENOUGH:
        about = meta.period if isinstance(meta, Pack) else ""  # the same macros say other numbers of another period
        yield "", "text", f"{about} {body}"


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
