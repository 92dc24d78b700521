"""How every fault is told: where it is, what is wrong, how to mend it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Problem:
    """One fault at one line of a file that an officer edits.

    `path` is relative to the project, with forward slashes; `line` counts from 1.
    `stops` is False for advice, which is told but does not stop a build.
    """

    path: str
    line: int
    what: str
    fix: str
    stops: bool = True

    def __str__(self) -> str:
        advice = "" if self.stops else "advice: "
        return f"{self.path}:{self.line}: {advice}{_sentence(self.what)} {_sentence(self.fix)}".rstrip()


MOST = 10
"""The most faults of one kind that are told for one file: the rest are counted."""
LONGEST = 1_000
"""The most letters of what is told of one fault."""


def bundled(problems: Iterable[Problem]) -> list[Problem]:
    """The faults in order, each once; of many of one kind in one file the first, and how many more there are."""
    kinds: dict[tuple[str, bool, str], list[Problem]] = {}
    for problem in sorted({one for one in problems if one.what}):
        kind = re.sub(r"`[^`]*`|“[^”]*”|\d+", "", problem.what)
        kinds.setdefault((problem.path, problem.stops, kind), []).append(problem)
    found = []
    for same in kinds.values():
        found += same[:MOST]
        if len(same) > MOST:
            one = same[MOST]
            what = f"{len(same) - MOST:,} more faults of this kind come in this file, the next of them here"
            found.append(replace(one, what=what, fix="Mend them in the same way"))
    return sorted(found)


class Fault(Exception):
    """Something is wrong, in a place that only the caller knows: `at()` makes it a Problem.

    `place` says which word of what the caller gave is wrong, where it is one.
    """

    def __init__(self, what: str, fix: str = "", place: tuple[str, ...] = ()) -> None:
        super().__init__(f"{_sentence(what)} {_sentence(fix)}".strip())
        self.what = what
        self.fix = fix
        self.place = place

    def at(self, path: str, line: int) -> Problem:
        """The same fault, placed."""
        return Problem(path, line, self.what, self.fix)


class Told(Fault):
    """Something is wrong that is in the list already, at the file it is in: whatever meets it again says no more.

    Its Problem has no words, and the check leaves out what has none.
    """

    def at(self, path: str, line: int) -> Problem:
        """Nothing more to tell, in whatever file it was met."""
        return Problem(path, line, "", "")


def nearest(word: str, known: Iterable[str]) -> str:
    """The sentence that helps with a misspelt word: the nearest known ones, or all of them if few."""
    options = sorted({str(option) for option in known})
    word = str(word)[:200]
    close = get_close_matches(word, options, n=1, cutoff=0.6)
    if not close:
        lower = {option.lower(): option for option in options}
        close = [lower[found] for found in get_close_matches(str(word).lower(), lower, n=1, cutoff=0.6)]
    if close:
        return f"Did you mean `{close[0][:200]}`?"
    if not options:
        return "There are none yet."
    shown = ", ".join(f"`{option[:60]}`" for option in options[:12])
    return f"Use one of {shown}" + (f" or {len(options) - 12} more." if len(options) > 12 else ".")


def _sentence(text: str) -> str:
    """The text as a sentence: one line, ending in a full stop or question mark."""
    text = " ".join(text[: 4 * LONGEST].split())
    text = text if len(text) <= LONGEST else f"{text[:LONGEST]} …"
    return text if not text or text.endswith((".", "?", "!")) else f"{text}."
