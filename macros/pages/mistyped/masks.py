"""What is not Markdown is masked, letter for letter, so that what is left keeps its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

BLOT = "x"
"""What is in the place of a macro or of code: an ordinary letter."""

MARKS = re.compile(r"\\\W|`+|<")
TAG = re.compile(r"<(?:[a-z][a-z0-9+.-]*://[^<>\s]*|[^<>\s@]+@[^<>\s@]+|/?[a-z][^<>]*)>", re.IGNORECASE)
OPENING = {"{{": "}}", "{%": "%}", "{#": "#}", "<!--": "-->"}
OPENS = re.compile("|".join(map(re.escape, OPENING)))


def without_comments_and_macros(text: str) -> str:
    """The text with macros as letters and comments as spaces; line ends stay."""
    return _blotted(text, _macros(text))


def without_code_and_tags(text: str) -> str:
    """The text of one paragraph with code, escaped letters and tags as letters; line ends stay."""
    return _blotted(text, ((start, end, BLOT) for start, end in code_and_tags(text)))


def code_and_tags(text: str) -> Iterator[tuple[int, int]]:
    """Where the code, the escaped letters and the tags of a paragraph are."""
    ticks: dict[int, list[int]] = {}
    for run in re.finditer(r"`+", text):
        ticks.setdefault(len(run[0]), []).append(run.start())
    for places in ticks.values():
        places.reverse()
    place = 0
    while match := MARKS.search(text, place):
        start, place = match.span()
        if match[0].startswith("`"):
            ends = ticks[len(match[0])]
            while ends and ends[-1] <= start:
                ends.pop()
            if ends:
                place = ends[-1] + len(match[0])
                yield start, place
        elif match[0] == "<":
            if tag := TAG.match(text, start):
                place = tag.end()
                yield start, place
        else:
            yield start, place


def _macros(text: str) -> Iterator[tuple[int, int, str]]:
    """Where macros and comments are, and what to put there. One that is never closed is left."""
    place = 0
    never: set[str] = set()
    while match := OPENS.search(text, place):
        start, place = match.span()
        end = -1 if match[0] in never else text.find(OPENING[match[0]], place)
        if end < 0:
            never.add(match[0])
        else:
            place = end + len(OPENING[match[0]])
            yield start, place, " " if match[0] == "<!--" else BLOT


def _blotted(text: str, spans: Iterable[tuple[int, int, str]]) -> str:
    """The text with another letter in the place of each in a span, line ends and tabs kept."""
    parts = []
    place = 0
    for start, end, blot in spans:
        parts += [text[place:start], re.sub(r"[^\n\t]", blot, text[start:end])]
        place = end
    return "".join([*parts, text[place:]])
