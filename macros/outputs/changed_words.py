"""What would change for readers once new numbers are in the tables: each sentence and each figure, before and after."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher, get_close_matches

from macros.content import Site
from macros.messages import Problem
from macros.outputs.words import Words, words_of

NONE = Words("", "")


@dataclass(frozen=True)
class Changed:
    """Words that have changed, where they are and what they are; '' before or after where there are none."""

    address: str
    title: str
    part: str
    before: str
    after: str


@dataclass
class ChangedWords:
    """All changed words in the order of the pages, and what keeps a page from saying anything with the new numbers."""

    words: list[Changed] = field(default_factory=list)
    faults: list[Problem] = field(default_factory=list)


def changed_words(before: Site, after: Site, stems: Collection[str]) -> ChangedWords:
    """What two states of a site say differently, where these tables differ."""
    old, new = dict(words_of(before, stems)), dict(words_of(after, stems))
    changed: list[Changed] = []
    faults: list[Problem] = []
    for address in dict.fromkeys([*old, *new]):
        one, other = old.get(address, NONE), new.get(address, NONE)
        title = other.title or one.title
        changed += (Changed(address, title, *told) for told in _differ(one, other))
        faults += (
            Problem(other.path, line, f"With the new numbers, this no longer says anything: {what}", "")
            for line, what in other.faults
            if what not in {known for _, known in one.faults}
        )
    return ChangedWords(changed, faults)


def _differ(one: Words, other: Words) -> Iterator[tuple[str, str, str]]:
    """What differs between two states of a page: the part, before, and after."""
    for before, after in pairs(one.sentences, other.sentences):
        yield "Sentence", before, after
    for number, (figure, now) in enumerate(zip(one.figures, other.figures, strict=False), start=1):
        for part in dict.fromkeys([*figure, *now]):
            if figure.get(part) != now.get(part):
                yield f"Figure {number}, {part.lower()}", figure.get(part, ""), now.get(part, "")


def pairs(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The sentences that differ, each with the one most like it of those in its place: rows may have changed their order."""
    for kind, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        left = list(after[first:last])
        if end - start == len(left) == 1:
            yield before[start], left[0]
            continue
        for one in before[start:end]:
            like = get_close_matches(one, left, 1)
            yield one, like[0] if like else ""
            if like:
                left.remove(like[0])
        yield from (("", one) for one in left)
