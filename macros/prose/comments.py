"""Comments say no small count of children and name none: no page shows them, and everybody who opens the project reads them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from macros.messages import Problem
from macros.pages.matter import split
from macros.prose.children import small_counts_in
from macros.prose.sentences import sentences
from macros.records import text_of

COMMENT = re.compile(r"(?:^|\s)#+(.*)")


def small_counts_in_comments(root: Path, places: Iterable[str]) -> Iterator[Problem]:
    """No comment in the metadata of a table, in front matter or in the settings of a folder says a small count of children.

    The files of facts are read whole, with their comments (`check_facts`), and in the body of a page a comment is a fault.
    """
    named = {place for place in places if place}
    paths = [
        *(root / "data" / "tables").glob("*.yml"),
        *(root / "docs").rglob(".meta.yml"),
        *(root / "docs").rglob("*.md"),
    ]
    for path in sorted(paths):
        if not isinstance(text := text_of(path, root), str):
            continue
        for sentence in sentences(iter(comments_in(text, path.suffix == ".md"))):
            for found in small_counts_in(sentence.read.text, named):
                what = f"In a comment, {found.what}"
                yield Problem(path.relative_to(root).as_posix(), sentence.read.line_at(found.start), what, found.fix)


def comments_in(text: str, page: bool) -> list[tuple[int, str]]:
    """The comments of a file, or of the front matter of a page, with their lines; a line without one is empty."""
    front, first = (split(text).front, 2) if page else (text, 1)
    lines = enumerate(front.split("\n") if "#" in front else (), start=first)
    return [(number, found[1] if (found := COMMENT.search(line)) else "") for number, line in lines]
