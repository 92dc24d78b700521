"""What the register of reviews and audits must say rightly, beside its front matter."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from macros.messages import Problem, nearest
from macros.pages.document import Document
from macros.pages.kinds import Review
from macros.pages.targets import Anchors

FOLDER = "briefings/"


def check_review(document: Document, anchors: Anchors) -> Iterator[Problem]:
    """The briefing that a review names is there."""
    meta = document.meta
    stems = {
        src.removeprefix(FOLDER).removesuffix(".md") for src in anchors.pages if posixpath.dirname(src) == "briefings"
    }
    if isinstance(meta, Review) and meta.briefing and meta.briefing not in stems:
        what = f"There is no briefing `{meta.briefing}` in docs/briefings/"
        fix = nearest(meta.briefing, stems, "Write the name of its file without `.md`, or remove the line")
        yield Problem(document.path, document.record.line("briefing"), what, fix)
