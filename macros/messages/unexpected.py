"""Reports an error in this program, as opposed to the content, in the same form as other problems."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from macros.messages.problem import FAILED, Fault, Problem

PACKAGE = Path(__file__).resolve().parents[1]


def guarded(path: str, found: Callable[[], Iterable[Problem]]) -> list[Problem]:
    """Every problem that a check finds; where the check itself fails, what it had found, and that, as a fault of `path`."""
    problems: list[Problem] = []
    try:
        for problem in found():
            problems.append(problem)  # noqa: PERF402 - what was found before a check fails is kept
    except Fault as fault:
        problems.append(fault.at(path, 1))
    except Exception as error:
        problems.append(as_problem(error, Path(), path))
    return problems


def as_problem(error: BaseException, root: Path, otherwise: str = "mkdocs.yml") -> Problem:
    """One line that names the page or table that was being read or written, where that is known, and the line of code."""
    path = ""
    for frame, _ in traceback.walk_tb(error.__traceback__):
        path = _content(frame.f_locals, root) or path
    if isinstance(error, PermissionError) and error.filename:
        what = f"`{os.fsdecode(error.filename)}`, which this needs, may not be read here ({error.strerror})"
        return Problem(path or otherwise, 1, what, "Ask for permission to read it", code=FAILED)
    return Problem(
        path or otherwise,
        1,
        f"This program failed here, which is an error in the program, not in the content ({cause(error)})",
        "Undo the last change to this file to go on, and report this line to those who look after the program",
        code=FAILED,
    )


def cause(error: BaseException) -> str:
    """What went wrong and the last line of this package that it came through: "KeyError: 'x', at macros/…, line 8"."""
    code = ""
    for frame, number in traceback.walk_tb(error.__traceback__):
        source = Path(frame.f_code.co_filename)
        if PACKAGE in source.parents:
            code = f", at macros/{source.relative_to(PACKAGE).as_posix()}, line {number}"
    return f"{type(error).__name__}: {' '.join(str(error).split())[:200]}{code}"


def is_of_the_program(problem: Problem) -> bool:
    """Whether a fault is one of this program, and not of the content."""
    return problem.code == FAILED


def _content(names: dict[str, Any], root: Path) -> str:
    """The file of the content that a function was working on, by the names that this package and MkDocs use."""
    for name in ("document", "page", "table", "metadata", "record"):
        thing = names.get(name)
        found = getattr(getattr(thing, "file", None), "abs_src_path", None) or getattr(thing, "path", None)
        if isinstance(found, str) and found:
            path = Path(found)
            return path.relative_to(root).as_posix() if root in path.parents else path.as_posix()
    return ""
