"""Marks for bold, italics and code that come without their partner."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.pages.mistyped.source import Run, Source, shown
from macros.problems import Problem

ADDRESS = re.compile(
    r"(?<=\])\((?:[^()\n]|\([^()\n]*\))*\)|(?<![\w])(?:https?://|www\.)[^\s<>]+|[\w.+-]{1,64}@[\w-]{1,64}"
)
STARS = re.compile(r"\*+|_+")
STARTS = re.compile(r"\**(?!\[[^\[\]]*\]:)[\w“‘\"'(\[]")
ITEMS = re.compile(r"^ {0,3}\*(?=[^\W_])", re.MULTILINE)
NAMES = {"*": "star", "_": "low line"}


def marks_without_a_partner(source: Source) -> Iterator[Problem]:
    """Bold and italics begin and end in one paragraph, with no space inside of their marks."""
    open_before: str | None = None
    for run in source.runs:
        if run.kind == "names":
            continue
        left = list(_left(run))
        for place, mark, opens in left:
            if mark == open_before and not opens:  # the end of what began a paragraph above, which is told there
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
    open_: dict[str, list[list[int]]] = {"*": [], "_": []}
    lost: list[tuple[int, str, bool]] = []
    for match in STARS.finditer(text):
        letter, length = match[0][0], len(match[0])
        before = text[match.start() - 1 : match.start()] if match.start() else " "
        after = text[match.end() : match.end() + 1] or " "
        opens = not after.isspace() and (after.isalnum() or not before.isalnum())
        closes = not before.isspace() and (before.isalnum() or not after.isalnum())
        if letter == "_":
            word_before, word_after = before.isalnum(), after.isalnum()
            opens, closes = opens and not word_before, closes and not word_after
        if length > 3:
            continue  # a line to be filled in by hand
        if not opens and not closes:
            if length == 2 and letter == "*":
                lost.append((match.start(), match[0], True))
            continue
        rest = length
        while closes and rest and open_[letter]:
            start, count = open_[letter].pop()
            used = min(count, rest)
            rest -= used
            if count > used:
                open_[letter].append([start, count - used])
        if rest and opens:
            open_[letter].append([match.start() + length - rest, rest])
        elif rest and (letter == "*" or rest == 2):
            lost.append((match.start(), letter * rest, False))
    for letter, marks in open_.items():
        lost += [(start, letter * count, True) for start, count in marks if letter == "*" or count == 2]
    yield from sorted(lost)


def _is_an_item(run: Run, place: int) -> bool:
    """Whether a star begins one of several lines that begin so."""
    return len(ITEMS.findall(run.text)) > 1 and bool(ITEMS.match(run.text, place))


def code_without_an_end(source: Source) -> Iterator[Problem]:
    """A word between single marks of code has one on both sides."""
    for run in source.runs:
        place = run.plain.find("`")
        if place >= 0:
            words = shown(run.text[place : place + 60], 30)
            yield source.problem(
                run.line(place),
                f"The code that a mark ` begins here never ends, so the mark is shown as typed: {words}",
                "Write the mark behind the last letter too; an apostrophe is ’, and a mark that is meant to be seen is \\`",
            )
