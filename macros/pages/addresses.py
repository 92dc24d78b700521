"""The addresses at which pages stood before: one page each, and no page there now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.pages.read import Document
from macros.problems import Problem


def old_addresses_in_use(documents: Sequence[Document]) -> Iterator[Problem]:
    """An address that a page moved away from leads to that page alone."""
    taken = {document.url: document.src for document in documents}
    for document in documents:
        for index, old in enumerate(document.meta.moved_from):
            if old in taken:
                yield Problem(
                    document.path,
                    document.record.line("moved_from", index),
                    f"`{old}` is the address of {taken[old]}, so nothing can lead on from there",
                    "Take it out of `moved_from:`, or move the other page",
                )
            taken.setdefault(old, document.src)
