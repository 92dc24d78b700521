"""A fault of this program, and not of the content, is told like every other: where it happened, and what to do."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import Any

from macros.problems import Problem

PACKAGE = Path(__file__).resolve().parent


def told(error: BaseException, root: Path) -> Problem:
    """One line that names the page or table that was being read or written, where that is known, and the line of code."""
    path, code = "", ""
    for frame, number in traceback.walk_tb(error.__traceback__):
        path = _content(frame.f_locals, root) or path
        source = Path(frame.f_code.co_filename)
        if PACKAGE in source.parents:
            code = f", at macros/{source.relative_to(PACKAGE).as_posix()}, line {number}"
    said = " ".join(str(error).split())[:200]
    return Problem(
        path or "mkdocs.yml",
        1,
        f"This program failed here, which is a fault of its own ({type(error).__name__}: {said}{code})",
        "Undo the last change to this file to go on, and report this line to those who look after the program",
    )


def _content(names: dict[str, Any], root: Path) -> str:
    """The file of the content that a function was working on, by the names that this package and MkDocs use."""
    for name in ("document", "page", "table", "papers", "record"):
        thing = names.get(name)
        found = getattr(getattr(thing, "file", None), "abs_src_path", None) or getattr(thing, "path", None)
        if isinstance(found, str) and found:
            path = Path(found)
            return path.relative_to(root).as_posix() if root in path.parents else path.as_posix()
    return ""
