"""The names of a page's parts, by which links find them: none is that of a part which pages of its kind have.

What every page has is passed over by the headings themselves (`macros.markdown.settings.anchor_of`), and an id that is
typed twice is reported where HTML is.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.messages import Problem
from macros.pages.check import anchor_lines
from macros.pages.document import Document


def check_names(document: Document) -> Iterator[Problem]:
    """A heading whose name is that of another part of its page is reported: a link or a button would find the other."""
    taken = document.meta.traits.reserved_ids
    for line, name in anchor_lines(document):
        if name in taken:
            what = f"The name of this heading, `#{name}`, is already used by another part of the page"
            yield Problem(document.path, line, what, "Give it other words, or its own name: {: #another-name }")
