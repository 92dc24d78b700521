"""Two texts as runs of words that are the same in both, and runs that differ."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

SIDES = ("before", "after")
Run = tuple[str, bool]
"""Words, and whether they differ from the other text."""
AROUND = 12
"""The words shown before and after one that differs, where a text is too long to be shown whole."""
TOO_MANY = 2_000


def words(before: str, after: str, longest: int) -> tuple[list[Run], list[Run]]:
    """Both texts as runs. A text of more than so many characters is shown around what differs, and says what it leaves out."""
    left, right = before.split(), after.split()
    if not left or not right or max(len(left), len(right)) > TOO_MANY:
        return _whole(before, longest), _whole(after, longest)
    sides: tuple[list[tuple[list[str], bool]], list[tuple[list[str], bool]]] = ([], [])
    for kind, start, end, first, last in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        for side, part in zip(sides, (left[start:end], right[first:last]), strict=True):
            if part:
                side.append((part, kind != "equal"))
    first_side, second_side = (_shown(side, longest) for side in sides)
    return first_side, second_side


def _whole(text: str, longest: int) -> list[Run]:
    cut = text[:longest]
    more = [(_left_out(len(text) - longest), False)] if len(text) > longest else []
    return [(cut, False), *more] if cut else []


def _shown(side: Sequence[tuple[list[str], bool]], longest: int) -> list[Run]:
    if sum(len(" ".join(part)) + 1 for part, _ in side) <= longest:
        return [(" ".join(part), differs) for part, differs in side]
    runs: list[Run] = []
    for place, (part, differs) in enumerate(side):
        if differs:
            text = " ".join(part)
            runs.append((text[:longest], True))
            if len(text) > longest:
                runs.append((_left_out(len(text) - longest), False))
        elif len(part) <= 2 * AROUND:
            runs.append((" ".join(part), False))
        else:
            start, end = part[:AROUND] if place else [], part[-AROUND:] if place < len(side) - 1 else []
            out = len(" ".join(part)) - len(" ".join(start)) - len(" ".join(end))
            runs += [(" ".join(one), False) for one in (start, [_left_out(out)], end) if one]
    return runs


def _left_out(letters: int) -> str:
    return f"… ({letters:,} characters not shown) …"
