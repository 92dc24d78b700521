"""How every fault is told: where it is, what is wrong, how to mend it."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path


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


class Fault(Exception):
    """Something is wrong, in a place that only the caller knows: `at()` makes it a Problem."""

    def __init__(self, what: str, fix: str = "") -> None:
        super().__init__(f"{_sentence(what)} {_sentence(fix)}".strip())
        self.what = what
        self.fix = fix

    def at(self, path: str, line: int) -> Problem:
        """The same fault, placed."""
        return Problem(path, line, self.what, self.fix)


def unexpected(path: str, error: BaseException) -> Problem:
    """An error that the code did not expect, as a fault of the file in hand: the run goes on, and somebody is asked to report it."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "macros" in Path(frame.filename).parts]
    where = f" at {'/'.join(Path(frames[-1].filename).parts[-3:])}:{frames[-1].lineno}" if frames else ""
    said = " ".join(str(error).split())[:200]
    return Problem(
        path,
        1,
        f"This could not be read to its end, which is a fault of the website's code ({type(error).__name__}{where}: {said})",
        "Undo the last change to it, and report this message as an issue of the project",
    )


def guarded(path: str, found: Callable[[], Iterable[Problem]]) -> list[Problem]:
    """Every problem that a check finds; where the check itself fails, what it had found, and that."""
    problems: list[Problem] = []
    try:
        for problem in found():
            problems.append(problem)  # noqa: PERF402 - what was found before a check fails is kept
    except Fault as fault:
        problems.append(fault.at(path, 1))
    except Exception as error:
        problems.append(unexpected(path, error))
    return problems


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


def _sentence(text: str) -> str:
    """The text as a sentence: one line, ending in a full stop or question mark."""
    text = " ".join(text.split())
    return text if not text or text.endswith((".", "?", "!")) else f"{text}."
