"""Words outside sentences that are read all the same: names of files, addresses, the ids of headings, and code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from macros.messages import Problem
from macros.pages import Document
from macros.prose.children import small_counts_in
from macros.prose.found import Found

PARTED = re.compile(r"(?:%20|[-_.+ ])+")
ADDRESS = re.compile(r"[\w./#%+-]*[-_/][\w./#%+-]*")
"""A text of one piece, with hyphens or slashes in place of spaces."""
IDENTITY = re.compile(r"\{:?[^}\n]{0,200}?#([\w-]{1,200})|\bid=[\"']([^\"'\n]{1,200})")
LETTER = re.compile(
    r"\b(?:child|baby|boy|girl|infant|young person|family|mother|father|sibling) [a-hj-z](?: (?:reviews?|reports?|briefing|learning|summary|lessons|case|cspr|(?:19|20)\d\d))*$"
    r"|\b(?:child|baby|boy|girl|infant|young person|sibling) [b-hj-ru-z]\b(?! (?:to|and|or|z|safety|learning|consultation|bulletin|section)\b)"
    r"|^(?:child|baby|boy|girl|infant|young person|sibling) a\b(?! (?:to|and|or|z|young|good|better|new|safe|voice|chance|day|week|place|home|say|guide|part|parent)\b)"
    r"|\b(?:yp|child|baby|young person|sibling) ?\d{1,2}\b(?! (?:to|and|or|years?|months?|weeks?)\b)"
)
"""Child A or YP1 in an address, which has no capitals."""
CODE = re.compile(r"`([^`\n]{13,})`")
"""A piece of code in a line; shorter ones are read with their sentence."""


def small_counts_in_address(address: str) -> list[Found]:
    """What a part of an address says of few children: it is always about the area."""
    parts = [re.sub(r" (?:md|pdf|jpe?g|png|webp)$", "", PARTED.sub(" ", part)) for part in re.split(r"[/#]", address)]
    named = [Found(one.start(), one[0], "letter") for part in parts if (one := LETTER.search(part))]
    return [*named, *(found for part in parts for found in small_counts_in(part, (), local=True))]


def small_counts_in_names(names: Iterable[str]) -> Iterator[Problem]:
    """No file and no folder of the site says a small count of children in its name, which becomes an address."""
    for name in names:
        for found in small_counts_in_address(name.rpartition("/")[2]):
            yield Problem(name, 1, found.what, "Give it another name")


def identities(document: Document) -> Iterator[tuple[int, str]]:
    """The ids that a page gives its headings and other parts, with their lines."""
    for line, text in document.prose():
        yield from ((line, found[1] or found[2]) for found in IDENTITY.finditer(text))


def code(document: Document) -> Iterator[tuple[int, str]]:
    """What a page shows as code, with its lines: a reader reads it like any other words."""
    prose = dict(document.prose())
    for line, text in enumerate(document.body.split("\n"), start=document.first):
        yield from ((line, found[1]) for found in CODE.finditer(text)) if line in prose else [(line, text.strip("`~"))]
