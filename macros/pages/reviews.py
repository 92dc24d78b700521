"""What the register of reviews and audits must say rightly, beside its front matter."""

from __future__ import annotations

from collections.abc import Iterator

from macros.messages import Problem, nearest
from macros.pages.kinds import Review
from macros.pages.read import Document


def check_reviews(documents: list[Document]) -> Iterator[Problem]:
    """The briefing that a review names is there."""
    stems = {one.src.removeprefix("briefings/").removesuffix(".md") for one in documents if one.folder == "briefings"}
    for document in documents:
        meta = document.meta
        if isinstance(meta, Review) and meta.briefing and meta.briefing not in stems:
            what = f"There is no briefing `{meta.briefing}` in docs/briefings/"
            yield Problem(
                document.path,
                document.record.line("briefing"),
                what,
                nearest(meta.briefing, stems, "Write the name of its file without `.md`, or take the line out"),
            )
