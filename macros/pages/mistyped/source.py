"""The running text of a page, one paragraph, item, cell row or heading at a time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from macros.messages import Problem
from macros.pages.mistyped.blocks import ITEM, Block, Line, blocks
from macros.pages.mistyped.masks import code_and_tags, without_code_and_tags

WITHOUT_TEXT = ("code", "raw", "fence", "unclosed", "refused", "rule")


@dataclass(frozen=True)
class Run:
    """Lines in which a mark may begin on one and end on another."""

    lines: tuple[Line, ...]
    kind: str
    quoted: bool

    @cached_property
    def text(self) -> str:
        """The words, with macros blotted out."""
        return "\n".join(line.text for line in self.lines)

    @cached_property
    def plain(self) -> str:
        """The words, with macros, code, escaped letters and tags blotted out."""
        return without_code_and_tags(self.text)

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        return list(code_and_tags(self.text))

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        for line in self.lines:
            starts.append(starts[-1] + len(line.text) + 1)
        return starts

    def line(self, place: int) -> int:
        """The line of the file on which a place of the text is."""
        return self.lines[min(bisect_right(self._starts, place) - 1, len(self.lines) - 1)].number


@dataclass(frozen=True)
class Source:
    """A page as its author typed it, for the rules."""

    path: str
    typed: Mapping[int, str]
    blocks: tuple[Block, ...]
    runs: tuple[Run, ...]
    raw: tuple[Run, ...]
    """What is between tags that begin a line."""

    @classmethod
    def of(cls, path: str, body: str, first: int) -> Source:
        found = blocks(body, first)
        text = [run for block in found if block.kind not in WITHOUT_TEXT for run in _runs(block)]
        raw = [Run(block.lines, block.kind, block.quoted) for block in found if block.kind == "raw"]
        return cls(path, dict(enumerate(body.split("\n"), start=first)), tuple(found), tuple(text), tuple(raw))

    def problem(self, line: Line | int, what: str, fix: str, stops: bool = True) -> Problem:
        return Problem(self.path, line.number if isinstance(line, Line) else line, what, fix, stops)


def shown(text: str, most: int = 40) -> str:
    """The beginning of a text, to be quoted."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0].rstrip(" ,;:.`*") + " …"


def _runs(block: Block) -> Iterator[Run]:
    """A block cut into items, rows or names of links; others are whole."""
    start = 0
    for place in range(1, len(block.lines) + 1):
        ends = place == len(block.lines)
        cut = ends or block.kind in ("table", "names") or (block.kind == "list" and ITEM.match(block.lines[place].text))
        if cut:
            yield Run(block.lines[start:place], block.kind, block.quoted)
            start = place
