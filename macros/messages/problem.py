"""The form of every error message: where it is, what is wrong, how to fix it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, order=True)
class Problem:
    """One fault at one line of a file that an officer edits.

    `path` is relative to the project, with forward slashes; `line` counts from 1. An option of a command, such as `--code`,
    or a folder is named in place of a file, and has the line 0, which is not said.
    `stops` is False for advice, which is reported but does not stop a build. `column` only puts the faults of one line into
    the order of its words. `code` names the rule where other code has to recognise it, which never reads the words.
    """

    path: str
    line: int
    column: int = field(default=0, kw_only=True)
    what: str
    fix: str
    stops: bool = True
    code: str = field(default="", kw_only=True, compare=False)

    def __str__(self) -> str:
        advice = "" if self.stops else "advice: "
        place = f"{self.path}:{self.line}" if self.line else self.path
        return visible(f"{place}: {advice}{sentence(self.what)} {sentence(self.fix)}", most=0)


INVISIBLE = "invisible"
"""A character that no one sees, which the check of letters tells too, with its place."""
UNKNOWN_FIELD = "unknown field"
"""A key that a record does not have."""
NO_KIND = "no kind"
"""A page whose folder does not say its kind."""
FAILED = "failed"
"""An error in this program."""

MORE = "more"
"""The number of further errors, in place of the next one."""

MOST = 10
"""The most faults of one kind that are reported for one file: the rest are counted."""
MOST_SAID = 1_000
"""The most letters of what is reported of one fault."""


def bundled(problems: Iterable[Problem]) -> list[Problem]:
    """Sort and de-duplicate problems; after ten of the same kind in one file, give only the number of the rest.

    Advice in the very same words is given once in a file, with all its lines: no one has to follow it, and it comes with every run.
    """
    kinds: dict[tuple[str, bool, str], list[Problem]] = {}
    for problem in sorted({one for one in problems if one.what}):
        kind = re.sub(r"`[^`]*`|“[^”]*”|\d+", "", problem.what)
        kinds.setdefault((problem.path, problem.stops, kind), []).append(problem)
    found = []
    for same in kinds.values():
        if len(same) > 1 and not same[0].stops and len({(one.what, one.fix) for one in same}) == 1:
            others = ", ".join(str(one.line) for one in same[1:])
            same = [replace(same[0], fix=f"{sentence(same[0].fix)} The same in lines {others}")]
        found += same[:MOST]
        if len(same) > MOST:
            one = same[MOST]
            what = f"{len(same) - MOST:,} more errors of this kind in this file, the next one here"
            found.append(replace(one, what=what, fix="Fix them in the same way", code=MORE))
    return sorted(found)


class Fault(Exception):
    """Something is wrong, in a place that only the caller knows: `at()` makes it a Problem.

    `place` says which word of what the caller gave is wrong, where it is one.
    """

    def __init__(self, what: str, fix: str = "", place: tuple[str, ...] = ()) -> None:
        super().__init__(f"{sentence(what)} {sentence(fix)}".strip())
        self.what = what
        self.fix = fix
        self.place = place

    def at(self, path: str, line: int) -> Problem:
        """The same fault, placed."""
        return Problem(path, line, self.what, self.fix)


class ReportedElsewhere(Fault):
    """A problem already reported at its own file, so it is not reported again by code that meets it elsewhere.

    Its Problem has no words, and the check leaves out what has none.
    """

    def at(self, path: str, line: int) -> Problem:
        """Nothing more to tell, in whatever file it was met."""
        return Problem(path, line, "", "")


def visible(text: object, most: int = 60) -> str:
    """A value as a message may say it: on one line, `most` letters at most, with nothing that a terminal would obey.

    Characters that control a terminal, or turn the direction of a text, are written by their number.
    """
    said = " ".join(str(text)[: 4 * most or None].split())
    said = said if not most or len(said) <= most else f"{said[:most].rstrip()}…"
    return "".join(letter if letter.isprintable() or letter == " " else _by_number(letter) for letter in said)


def said(value: object) -> str:
    """What somebody typed as a value, as a message says it: as it is typed, or, of many, what it is."""
    if isinstance(value, list | tuple):
        return "a list"
    return "a mapping" if isinstance(value, dict) else f"`{visible(value)}`"


def _by_number(letter: str) -> str:
    return f"\\x{ord(letter):02x}" if ord(letter) < 256 else f"\\u{ord(letter):04x}"


def sentence(text: str) -> str:
    """The text as a sentence: one line, ending in a full stop or question mark."""
    text = " ".join(text[: 4 * MOST_SAID].split())
    text = text if len(text) <= MOST_SAID else f"{text[:MOST_SAID]} …"
    return text if not text or text.endswith((".", "?", "!")) else f"{text}."
