"""What a page may say that is also read elsewhere: on paper, in an email, as plain text, in GOV.UK Notify.

An edition has a template for the few macros that belong in articles. It is reported here, before anything is built.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from macros.messages import Problem
from macros.pages import Briefing, Document, Newsletter, Pack
from macros.wording import MACROS

WORDS = {
    **dict.fromkeys(MACROS, "number"),
    "figure": "figure",
    "contacts": "contacts",
    "contact": "contacts",
    "call": "call",
    "listing": "listing",
    "scorecard": "scorecard",
    "video": "video",
}
"""The macros that an article may use, each with the template that tells it."""
GAP = "(("
"""How GOV.UK Notify begins a gap to be filled in for each reader: ((name))."""


def check_editions(documents: list[Document], known: Collection[str]) -> Iterator[Problem]:
    """Every fault that only the editions of a page would have; `known` are the macros that a web page may use."""
    for document in documents:
        if isinstance(document.meta, (Briefing, Newsletter, Pack)):
            yield from untold(document, known)
        if isinstance(document.meta, Newsletter):
            yield from gaps_for_notify(document)


def untold(document: Document, known: Collection[str]) -> Iterator[Problem]:
    """A macro that can only be on a web page is reported, at its line, where the page is read elsewhere too."""
    for call in document.reading.calls:
        if call.name in known and call.name not in WORDS:
            yield Problem(
                document.path,
                call.line + document.first - 1,
                f"`{call.name}` cannot be shown in the handout or email made from this page",
                "Remove it here, and link to a page that has it",
            )


def gaps_for_notify(document: Document) -> Iterator[Problem]:
    """No text of an issue has two opening brackets, between which GOV.UK Notify would look for a reader's own data."""
    texts = [(document.record.line(word), str(getattr(document.meta, word))) for word in ("title", "summary", "period")]
    texts += enumerate(document.body.splitlines(), start=document.first)
    for line, text in texts:
        if GAP in text:
            yield gap(document, line, text)


def gap(document: Document, line: int, text: str) -> Problem:
    """Two opening brackets in a text, told at a line with the words that they are in."""
    shown = " ".join(text[text.index(GAP) :].split())[:30]
    return Problem(
        document.path,
        line,
        f"`{shown}` would be read as a placeholder by GOV.UK Notify, which sends this text",
        "Write one bracket, or other words",
    )
