"""Every check of some pages at once, as `make check` makes them page by page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from macros import pages
from macros.facts.known import Known
from macros.messages import Problem, guarded

REPORT_BLOCKS = Known(Path("no-site")).labels.of_reports
"""The blocks of an annual report that a site has without a file of labels."""


@dataclass(frozen=True)
class Anchors:
    """The pages of a list, and the anchors of each."""

    documents: Sequence[pages.Document]

    @property
    def pages(self) -> list[str]:
        return [document.src for document in self.documents]

    def of(self, src: str) -> list[str] | None:
        return next((sorted(one.reading.anchors) for one in self.documents if one.src == src), None)


def check_pages(documents: list[pages.Document], docs: Path) -> list[Problem]:
    """What is wrong with these pages: each by itself, and each beside the others."""
    found: list[Problem] = []
    for document in documents:
        found += pages.check_page(document, Anchors(documents), docs)
        found += guarded(document.path, lambda document=document: pages.check_mistyped(document))
    found += guarded("docs", lambda: pages.check_templates(documents, docs))
    found += guarded("docs", lambda: pages.check_twins([one for one in documents if one.whole]))
    found += guarded("docs", lambda: pages.check_reports(documents, REPORT_BLOCKS))
    return found
