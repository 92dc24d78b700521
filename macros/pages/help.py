"""Rules for help pages: phone numbers come early, and are kept only in data/contacts.yml."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.messages import Problem
from macros.pages.document import MACRO, Document
from macros.pages.kinds import Help
from macros.pages.telephones import telephone_numbers_typed

SENTENCE = re.compile(r"[^.!?\s][^.!?]*(?:[.!?]+|$)")
SENTENCES_BEFORE_NUMBERS = 6
"""The most sentences before the phone numbers on a help page: a frightened reader stops reading."""
ADDRESS = re.compile(r"\]\([^)]*\)")


def check_help(document: Document) -> Iterator[Problem]:
    """Every fault in how a page gives the numbers to call."""
    yield from telephone_numbers_typed(document)
    if isinstance(document.meta, Help):
        yield from numbers_that_come_late(document)


def numbers_that_come_late(document: Document) -> Iterator[Problem]:
    """A page of help lists the numbers to call after six sentences at most, its summary among them."""
    said = len(SENTENCE.findall(document.meta.summary))
    for line, text in document.prose():
        if re.match(r"\{\{\s*contacts\(", text):
            if said > SENTENCES_BEFORE_NUMBERS:
                yield Problem(
                    document.path,
                    line,
                    f"{said} sentences come before the phone numbers, including the summary",
                    f"Leave {SENTENCES_BEFORE_NUMBERS} at most, and put the others below the numbers",
                )
            return
        said += len(SENTENCE.findall(ADDRESS.sub("", MACRO.sub("call", text))))
    yield Problem(
        document.path,
        document.first,
        "This help page lists no phone numbers",
        'Add a line {{ contacts("public") }} near the top',
    )
