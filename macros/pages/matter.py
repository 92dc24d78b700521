"""Splits a page into front matter and body exactly as MkDocs does, because MkDocs publishes whatever it takes for body text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from macros.messages import visible

FRONT = re.compile(r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
"""Front matter as MkDocs finds it (`mkdocs.utils.meta`): whatever else looks like it is published with the page."""
BEGINS = re.compile(r"---[ \t]*")
ENDS = re.compile(r"(?:---|\.\.\.)[ \t]*")
ODD = re.compile(r"\s*(?:[-–—](?:\s*[-–—])*|\.\.\.)\s*")
"""What its author meant for a line of three hyphens."""
NO_FRONT = "The page does not begin with its front matter"
FORM = "Begin it with a line `---`, the page's `title:` and the other words, and a line `---`"
EXACT = "Write three hyphens there, `---`, with no space before them and nothing else on the line"


@dataclass(frozen=True)
class Matter:
    """The two parts of a page, the line on which the body begins, and what keeps the front matter from being read."""

    front: str
    body: str
    first: int
    fault: tuple[int, str, str] | None = None


def split(text: str) -> Matter:
    """Front matter and body. Where the front matter cannot be read as such, the body is what its author took for it."""
    found = FRONT.match(text)
    fault = _odd(text, found[1] if found else None)
    if found:
        return Matter(found[1], text[found.end() :], text.count("\n", 0, found.end()) + 1, fault)
    lines = text.split("\n")
    marks = [number for number, line in enumerate(lines) if ODD.fullmatch(line)]
    first = marks[1] + 1 if len(marks) > 1 and fault else 0
    if fault and marks == [0]:  # no end: what is above the first gap or heading is not read as a page's words
        first = next((n for n, line in enumerate(lines) if n and (not line.strip() or line.startswith("#"))), 0)
    return Matter("", "\n".join(lines[first:]), first + 1, fault or (1, NO_FRONT, FORM))


def _odd(text: str, front: str | None) -> tuple[int, str, str] | None:
    """The line that keeps front matter from being read as such, what is wrong there, and the fix."""
    lines = text.split("\n")
    if not BEGINS.fullmatch(lines[0]):
        above = next((n for n, line in enumerate(lines) if BEGINS.fullmatch(line)), 0)
        if ODD.fullmatch(lines[0]):
            return 1, f"`{visible(lines[0].rstrip())}` does not begin front matter, which would be published", EXACT
        if above and re.search(r"^title:", text, re.MULTILINE):
            what = f"{'A line is' if above == 1 else f'{above} lines are'} above the front matter"
            return 1, what, "Begin the file with its line `---`"
        return None
    for number, line in enumerate(lines[1:] if front is None else front.split("\n"), start=2):
        if number > 2 and ODD.fullmatch(line) and (front is None or not ENDS.fullmatch(line)):
            if ENDS.fullmatch(line):
                return (
                    number,
                    "The file ends with the line that ends its front matter",
                    "Write the page's words below it",
                )
            return number, f"`{visible(line.rstrip())}` does not end front matter, which would be published", EXACT
        if front is None and re.match("##? ", line):
            break
    if front is None:
        return 1, "The front matter that begins here has no end", "Write a line `---` below its last line"
    return None
