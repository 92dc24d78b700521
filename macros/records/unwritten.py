"""Words that still have to be written: `TO WRITE: what goes here`, as a new page or a new table has them.

They are for whoever writes, so the check reports each of them, and none is ever published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from macros.messages import Problem, visible
from macros.records.record import Place, Record

UNWRITTEN = "TO WRITE"
"""What marks a text that is not written yet; after it a colon, and what goes in its place."""
MARK = re.compile(rf"\b{UNWRITTEN}\b(?:[ ]*:[ ]*([^\n\]|}}]*)|[ .]*$)", re.MULTILINE)


def to_write(hint: str) -> str:
    """A text that says what has to be written in its place."""
    return f"{UNWRITTEN}: {hint}"


def unwritten(record: Record) -> Iterator[tuple[Place, Problem]]:
    """Each value of a record that still has to be written, with its place."""
    for place, text in _texts(record.data, ()):
        if found := MARK.search(text):
            word = next((str(part) for part in reversed(place) if isinstance(part, str)), "this")
            yield place, _problem(record.path, record.line(*place), f"`{visible(word)}` is", found[1] or "")


def unwritten_line(path: str, line: int, text: str) -> Problem | None:
    """A line of a page on which something still has to be written."""
    found = MARK.search(text)
    return _problem(path, line, "This line is", found[1] or "") if found else None


def _problem(path: str, line: int, named: str, hint: str) -> Problem:
    hint = visible(hint.strip().strip("\"'*_").rstrip("."), most=200)
    what = f"{named} still to be written{f': {hint}' if hint else ''}"
    return Problem(path, line, what, f"Write it in place of `{UNWRITTEN}: …`")


def _texts(data: Any, place: Place) -> Iterator[tuple[Place, str]]:
    """Every text of a record with its place."""
    if isinstance(data, str):
        yield place, data
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from _texts(value, (*place, key))
