"""The reading age of a page, by the Flesch-Kincaid formula: how long its sentences and its words are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.facts import WordList
from macros.messages import Problem
from macros.prose import FROM_A_TABLE, sentences
from macros.records import text_of

FEWEST = 100
"""A page with fewer words than this has no reading age worth giving."""


def pages_hard_to_read(root: Path, words: WordList) -> list[Problem]:
    """Advice for each page that asks for a higher reading age than its readers should need."""
    return [one for path in sorted((root / "docs").rglob("*.md")) for one in _page(path, root, words)]


def _page(path: Path, root: Path, words: WordList) -> Iterator[Problem]:
    name = path.relative_to(root).as_posix()
    text, readers = text_of(path, root), words.readers_of(name)
    if not isinstance(text, str) or readers is None:
        return
    age = reading_age(text)
    if age is not None and age > readers.reading_age:
        what = f"This page has a reading age of {age:.0f}, and pages for this audience ({readers.audience}) have at most {readers.reading_age}"
        yield Problem(name, 1, what, "Split long sentences, and use shorter words where there are any", stops=False)


def reading_age(text: str) -> float | None:
    """The age at which most people can read a page, or None where it is too short to say. Lists and tables count as sentences."""
    import textstat  # takes half a second to load, and is needed here alone

    rows = text.split("\n")
    end = next((number for number, row in enumerate(rows[1:], start=2) if row == "---"), 0) if rows[0] == "---" else 0
    said = []
    for one in sentences(iter(enumerate(rows[end:], start=end + 1))):
        plain = one.read.text.replace(FROM_A_TABLE, "12").strip("| ")
        if not one.text.startswith(("|", "#", "```")) and len(plain.split()) > 2:
            said.append(plain if plain.endswith((".", "?", "!")) else f"{plain}.")
    whole = " ".join(said)
    return 5 + float(textstat.flesch_kincaid_grade(whole)) if len(whole.split()) >= FEWEST else None
