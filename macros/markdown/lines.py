"""Where what Markdown made was typed: the parser itself counts no lines."""

from __future__ import annotations

import html
import re
from bisect import bisect_left

SIGNS = re.compile(r"[\W_]+")
BEFORE, AFTER = r"(?<![\w./:#?%-])", r"(?![\w/#?%-]|\.\w)"
"""What is typed is whole where no letter of a longer word or address is beside it."""


class Lines:
    """Where things that Markdown made were typed: searched for in the author's lines, code left out."""

    def __init__(self, body: str, first: int) -> None:
        self.body = body
        self.first = first
        self._lower = body.lower()
        self._lines = body.split("\n")
        self._plain = [_plain(line) for line in self._lines]
        self._marked = [index for index, line in enumerate(self._lines) if line.lstrip().startswith(("#", "<"))]
        self._next = 0
        self._used: dict[str, int] = {}
        self._found: dict[str, list[int]] = {}

    def heading(self, words: str) -> int:
        """The line of the next heading with these words."""
        wanted = SIGNS.sub("", re.sub(r"\{\{.*?\}\}", "", words)).lower()
        for exact in (True, False) if wanted else (True,):
            for index in (
                range(self._next, len(self._plain)) if wanted else self._marked[bisect_left(self._marked, self._next) :]
            ):
                line = self._plain[index]
                if line == wanted if exact else wanted in line:
                    self._next = index + 1
                    return self.first + index
        return self.first + max(self._next - 1, 0)

    def next(self, needle: str) -> int:
        """The line of the next place where this was typed."""
        self._used[needle] = self._used.get(needle, 0) + 1
        return self.of(needle, self._used[needle])

    def of(self, needle: str, nth: int) -> int:
        """The line of the nth place where this was typed; of the last before it, or of the first line, where there are fewer."""
        place, last = 0, -1
        wanted = needle.lower()
        if wanted not in self._lower:  # typed with entities, such as &amp;
            typed = (at for at, line in enumerate(self._lines) if wanted in html.unescape(line).lower())
            return self.first + next(typed, 0)
        if nth <= len(whole := self._whole(wanted)):
            return self.first + self.body.count("\n", 0, whole[nth - 1])
        for _ in range(nth if wanted else 0):
            found = self._lower.find(wanted, place)
            if found < 0:
                break
            last, place = found, found + len(wanted)
        return self.first + self.body.count("\n", 0, max(last, 0))

    def _whole(self, wanted: str) -> list[int]:
        """Where this was typed, and not as a part of a longer word or address: `a.md` is not in `b/a.md`."""
        if wanted not in self._found:
            before = BEFORE if re.match(r"[\w./#]", wanted) else ""
            after = AFTER if re.search(r"[\w/]$", wanted) else ""
            found = re.finditer(f"{before}{re.escape(wanted)}{after}", self._lower) if wanted else ()
            self._found[wanted] = [one.start() for one in found]
        return self._found[wanted]


def _plain(line: str) -> str:
    """The letters of a line as a heading would show them."""
    line = re.sub(r"\{:?[^{}]*\}\s*$", "", re.sub(r"\{\{.*?\}\}", "", line))
    line = re.sub(r"\]\([^)]*\)|\]\[[^\]]*\]|<[^>]*>", "", line)
    return SIGNS.sub("", html.unescape(line)).lower()
