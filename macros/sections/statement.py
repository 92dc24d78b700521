"""The accessibility statement: its headings in the order of the law, its state and dates from `data/accessibility.yml`."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.facts import Accessibility
from macros.messages import Problem
from macros.pages import Document

PAGE = "about/accessibility.md"
ORDER = (
    "Scope of this statement",
    "How accessible this site is",
    "Feedback and contact information",
    "Enforcement procedure",
    "Technical information about this site's accessibility",
    "Compliance status",
    "Non-accessible content",
    "What we are doing to improve accessibility",
    "Preparation of this accessibility statement",
)
"""The model statement's headings, in its order: SI 2018/952, and the model statement that goes with it."""
PARTS = ("status", "problems", "dates")


@dataclass(frozen=True)
class Part:
    """One part of the statement that is made from data: `status`, `problems` or `dates`."""

    name: str
    known: Accessibility


def statement_out_of_order(
    documents: Sequence[Document], known: Accessibility, today: datetime.date, line: int = 1
) -> Iterator[Problem]:
    """The statement has every heading that the law names, in its order, and is not older than its own review date, `line`."""
    page = next((document for document in documents if document.src == PAGE), None)
    if page is None:
        yield Problem("data/accessibility.yml", 1, f"docs/{PAGE} is missing", "Put the statement's page back")
        return
    found = page.headings(level=2)
    names = [text for _, _, text in found]
    missing = [heading for heading in ORDER if heading not in names]
    for heading in missing:
        yield Problem(
            page.path,
            page.first,
            f"The accessibility statement has no heading `{heading}`, which the law asks for",
            f"Add `## {heading}` and its words",
        )
    if not missing and [name for name in names if name in ORDER] != list(ORDER):
        line = next(line for (line, _, text), right in zip(found, ORDER, strict=False) if text != right)
        yield Problem(
            page.path,
            line,
            "The accessibility statement's headings are not in the order that the law sets",
            f"Put them as {', '.join(ORDER)}",
        )
    if known.review_by < today:
        yield Problem(
            "data/accessibility.yml",
            line,
            f"The accessibility statement was due for review by {known.review_by}",
            "Test the site, bring `problems:` up to date and set new dates",
            stops=False,
        )
