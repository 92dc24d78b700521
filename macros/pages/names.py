"""The names of a page's parts, by which links find them: none is that of a part that every page has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from macros.pages.check import anchor_lines
from macros.pages.read import Document
from macros.problems import Problem

OF_EVERY_PAGE = {"content", "map", "menu", "search", "search-title", "search-query", "worried", "worried-title"}
OF_A_KIND = {
    "briefing": {"questions", "take-away"},
    "event": {"take-away"},
    "newsletter": {"other-issues"},
    "review": {"learning", "actions", "briefing"},
}
"""The names that templates give, on every page and on those of a kind."""


def check_names(documents: list[Document]) -> Iterator[Problem]:
    """A heading whose name is that of another part of its page is told: a link, a button or a label would find the other."""
    for document in documents:
        taken = OF_EVERY_PAGE | OF_A_KIND.get(document.meta.kind, set())
        lines = anchor_lines(document)
        count = Counter(name for _, name in lines)
        last = {name: line for line, name in lines}
        for line, name in lines:
            if name in taken:
                what = f"The name of this heading, `#{name}`, is that of another part of the page"
                yield Problem(
                    document.path, line, what, "Give it other words, or a name of its own: {: #another-name }"
                )
            elif count[name] > 1 and last[name] == line:
                what = f"Two headings of this page have the name `#{name}`"
                yield Problem(document.path, line, what, "Give one of them another name")
