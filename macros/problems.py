"""How every fault is told: where it is, what is wrong, how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
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
        return visible(f"{self.path}:{self.line}: {advice}{_sentence(self.what)} {_sentence(self.fix)}", most=0)


class Fault(Exception):
    """Something is wrong, in a place that only the caller knows: `at()` makes it a Problem."""

    def __init__(self, what: str, fix: str = "") -> None:
        super().__init__(f"{_sentence(what)} {_sentence(fix)}".strip())
        self.what = what
        self.fix = fix

    def at(self, path: str, line: int) -> Problem:
        """The same fault, placed."""
        return Problem(path, line, self.what, self.fix)


def nearest(word: str, known: Iterable[str]) -> str:
    """The sentence that helps with a misspelt word: the nearest known ones, or all of them if few."""
    options = sorted({str(option) for option in known})
    close = get_close_matches(str(word), options, n=1, cutoff=0.6)
    if not close:
        lower = {option.lower(): option for option in options}
        close = [lower[found] for found in get_close_matches(str(word).lower(), lower, n=1, cutoff=0.6)]
    if close:
        return f"Did you mean `{close[0]}`?"
    if not options:
        return "There are none yet."
    shown = ", ".join(f"`{option}`" for option in options[:12])
    return f"Use one of {shown}" + (f" or {len(options) - 12} more." if len(options) > 12 else ".")


def visible(text: object, most: int = 60) -> str:
    """A value as a message may say it: on one line, `most` letters at most, with nothing that a terminal would obey.

    Characters that control a terminal, or turn the direction of a text, are written by their number.
    """
    said = " ".join(str(text)[: 4 * most or None].split())
    said = said if not most or len(said) <= most else f"{said[:most].rstrip()}…"
    return "".join(letter if letter.isprintable() or letter == " " else _by_number(letter) for letter in said)


def _by_number(letter: str) -> str:
    return f"\\x{ord(letter):02x}" if ord(letter) < 256 else f"\\u{ord(letter):04x}"


def _sentence(text: str) -> str:
    """The text as a sentence: one line, ending in a full stop or question mark."""
    text = " ".join(text.split())
    return text if not text or text.endswith((".", "?", "!")) else f"{text}."
