"""Marks for bold, italics and code that come without their partner."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from macros.messages import Problem
from macros.pages.mistyped.source import Run, Source, shown

ADDRESS = re.compile(
    r"(?<=\])\((?:[^()\n]|\([^()\n]*\))*\)|\{:[^{}\n]*\}|\{ ?[.#][^{}\n]*\}|(?<![\w])(?:https?://|www\.)[^\s<>]+|[\w.+-]{1,64}@[\w-]{1,64}"
)
STARS = re.compile(r"\*+|_+")
STARTS = re.compile(r"\**(?!\[[^\[\]]*\]:)[\w“‘\"'(\[]")
ENDS_CODE = re.compile(r"(?<=[^\s`])`(?!\w)|^`(?=[ .,;:!?)]|$)")
ITEMS = re.compile(r"^ {0,3}\*(?=[^\W_])", re.MULTILINE)
NAMES = {"*": "star", "_": "low line"}


@dataclass
class Mark:
    """Stars or low lines in a row, and how many of them have no partner yet."""

    start: int
    letter: str
    length: int
    opens: bool
    closes: bool
    left: int = 0

    def __post_init__(self) -> None:
        self.left = self.length


def marks_without_a_partner(source: Source) -> Iterator[Problem]:
    """Bold and italics begin and end in one paragraph, with no space inside of their marks."""
    open_before: str | None = None
    for run in source.runs:
        if run.kind == "names":
            continue
        left = list(_left(run))
        for place, mark, opens in left:
            if mark == open_before and not opens:  # the end of what began a paragraph above, which is reported there
                open_before = None
                continue
            if len(mark) == 1 and (not opens or not STARTS.match(run.text, place + 1) or _is_an_item(run, place)):
                continue  # as in a note to a table, "provisional*"; or told as a list
            open_before = mark
            words = run.text[place + len(mark) :] if opens else run.text[:place].rpartition("\n")[2][-40:]
            quoted = f"{mark}{shown(words, 30)}" if opens else f"{shown(words, 30)}{mark}"
            yield source.problem(
                run.line(place),
                f"`{quoted}` has no second `{mark}` in its paragraph, so the mark is shown as typed",
                f"Write `{mark}` directly before the first and directly behind the last of the words; "
                f"a {NAMES[mark[0]]} that is meant to be seen is `\\{mark[0]}`",
            )
            break


def _left(run: Run) -> Iterator[tuple[int, str, bool]]:
    """The marks that find no partner: where they are, which, and whether they would begin something."""
    text = ADDRESS.sub(lambda match: re.sub(r"[^\n]", "x", match[0]), run.plain)
    open_: dict[str, list[Mark]] = {"*": [], "_": []}
    lost: list[tuple[int, str]] = []
    for match in STARS.finditer(text):
        mark = Mark(match.start(), match[0][0], len(match[0]), *_sides(text, match))
        if mark.length > 3:
            continue  # a line to be filled in by hand
        if not mark.opens and not mark.closes:
            if match[0] == "**":
                lost.append((mark.start, match[0]))
            continue
        others = open_[mark.letter]
        while mark.closes and mark.left and others and not _by_three(others[-1], mark):
            used = min(others[-1].left, mark.left)
            mark.left -= used
            others[-1].left -= used
            if not others[-1].left:
                others.pop()
        if mark.left and mark.opens:
            others.append(mark)
        elif mark.left:
            lost.append((mark.start, mark.letter * mark.left))
    for letter, marks in open_.items():
        lost += [(mark.start, letter * mark.left) for mark in marks]
    for start, found in sorted(lost):
        if found[0] == "*" or len(found) == 2:
            yield start, found, not (start and text[start - 1].isalnum())


def _sides(text: str, match: re.Match[str]) -> tuple[bool, bool]:
    """Whether a mark may begin something and whether it may end it: there is no space on that side."""
    before = text[match.start() - 1] if match.start() else " "
    after = text[match.end()] if match.end() < len(text) else " "
    word = match[0][0] == "_"
    return (
        not after.isspace() and not (word and before.isalnum()),
        not before.isspace() and not (word and after.isalnum()),
    )


def _by_three(first: Mark, second: Mark) -> bool:
    """Whether two marks are not a pair since one of them could be either end and their lengths add up to three."""
    either = (first.opens and first.closes) or (second.opens and second.closes)
    return either and (first.length + second.length) % 3 == 0 and bool(first.length % 3 or second.length % 3)


def _is_an_item(run: Run, place: int) -> bool:
    """Whether a star begins one of several lines that begin so."""
    return len(ITEMS.findall(run.text)) > 1 and bool(ITEMS.match(run.text, place))


def code_without_an_end(source: Source) -> Iterator[Problem]:
    """A word between single marks of code has one on both sides."""
    begun = False
    for run in source.runs:
        place = run.plain.find("`")
        if place >= 0:
            begun = not (begun and ENDS_CODE.search(run.plain, place - 1, place + 2))
            if not begun:
                continue  # the end of what began in a paragraph above, which is reported there
            words = shown(run.text[place : place + 60], 30)
            yield source.problem(
                run.line(place),
                f"The code that a mark ` begins here never ends, so the mark is shown as typed: {words}",
                "Add the mark after the last letter too; an apostrophe is ’, and to show the mark itself, write \\`",
            )
