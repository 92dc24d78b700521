"""YAML, read within bounds: only texts, numbers, true and false, lists and `word: value` lines, each with its line.

What YAML can do beside that (aliases, tags, joined mappings, octal and clock numbers, a second document) is reported and
never done. The parser is asked for events one by one, so that a file that nests without end stops at its bound.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import yaml

from macros.messages import Problem, visible
from macros.records import scalars
from macros.records.record import Place, Record
from macros.records.syntax import QUOTES, Unreadable, explain, merge_marks, open_quote, unprintable

DEEPEST = 20
"""How deep lists and `word: value` lines may lie in each other: the deepest of the project's files has 7."""
LARGEST = 1_000_000
"""The most letters of a file: the longest of the project's has a tenth of it."""
WORD_BELOW = re.compile(r"\s*(?:- +)?[a-z][a-z_]*: ")
ENTRY_BELOW = re.compile(r"\s*(?:- |[a-z][a-z_]*:(?!//))")
COMMENT = re.compile(r"[ \t]#")
SAFE = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The fast parser, where there is one."""


def quoted(text: str) -> str:
    """A text as a value of YAML on one line, in quotes, whatever is in it."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def parse(text: str, name: str, first_line: int = 1, word: str = "", tags: tuple[str, ...] = ()) -> Record | Problem:
    """The record in a YAML text whose first line is `first_line` of the file `name`.

    A text that is a plain list, or a mapping of entries, is read as the value of `word`. `tags` are those that may
    are in it; they are not followed.
    """
    if len(text) > LARGEST:
        what = f"This file has {len(text):,} letters, and a file of facts has {LARGEST:,} at most"
        return Problem(name, first_line, what, "Remove what does not belong here, or take an earlier version")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    reader = _Reader(text, name, first_line, (word,) if word else (), tags)
    try:
        data = reader.whole()
    except Unreadable as fault:
        return Problem(name, first_line + fault.line, fault.what, fault.fix, code=fault.code)
    if word:
        data = {word: data}
    elif data is None:
        data = {}
    elif not isinstance(data, dict):
        what = "This is a list, and should be `word: value` lines" if isinstance(data, list) else _no_lines(text)
        return Problem(name, reader.lines[()], what, "Begin each line with a word, a colon and a space")
    return Record(name, data, reader.lines, reader.typed, tuple(reader.faults), word)


class _Reader:
    """One text on its way to values. Faults that leave the rest readable are collected; others raise Unreadable."""

    def __init__(self, text: str, name: str, first: int, start: Place, tags: tuple[str, ...]) -> None:
        self.rows = text.split("\n")
        self.name, self.first, self.start, self.tags = name, first, start, tags
        self.lines: dict[Place, int] = {}
        self.typed: dict[Place, str] = {}
        self.faults: list[tuple[Place, Problem]] = []
        self.named: list[tuple[str, Place, int]] = []
        self.repeated: set[str] = set()
        self.last: Any = None
        self.events = self._events(text)

    def _events(self, text: str) -> Iterator[Any]:
        try:
            for event in yaml.parse(text, Loader=SAFE):
                yield event
                self.last = event
        except yaml.YAMLError as error:
            raise explain(error, self.rows, self.last) from None

    def whole(self) -> Any:
        """The value of the whole text, None where it is empty."""
        if fault := unprintable(self.rows) or merge_marks(self.rows):
            raise fault
        found: Any = None
        documents = 0
        for event in self.events:
            line = event.start_mark.line
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if event.version or event.tags:
                    what = "A line that begins with `%` gives YAML an instruction, which is not done here"
                    raise Unreadable(0, what, "Remove it")
                if documents > 1:
                    what = "`---` begins a second file here, and what is below it would not be read"
                    raise Unreadable(line, what, "Remove the line `---`")
            elif isinstance(event, yaml.NodeEvent):
                self.lines[()] = self.lines[self.start] = self.first + line
                found = self.value(event, self.start, 0)
        for name, place, line in self.named:
            if name not in self.repeated:  # otherwise told where it is repeated
                what = f"`&{visible(name)}` gives a value a name, which is not done here"
                self.tell(place, line, what, "Remove it; put a text that begins with `&` in quotes")
        return found

    def tell(self, place: Place, line: int, what: str, fix: str) -> None:
        self.faults.append((place, Problem(self.name, self.first + line, what, fix)))

    def value(self, event: Any, place: Place, deep: int) -> Any:
        """The value that begins with an event."""
        line = event.start_mark.line
        if deep > DEEPEST:
            what = f"Lists and lines lie more than {DEEPEST} deep in each other here"
            raise Unreadable(line, what, "Remove brackets or spaces that are not needed")
        self.lines.setdefault(place, self.first + line)
        if isinstance(event, yaml.AliasEvent):
            what = f"`*{visible(event.anchor)}` repeats a value from elsewhere, which is not done here"
            self.repeated.add(str(event.anchor))
            self.tell(place, line, what, "Write the value itself; put a text that begins with `*` in quotes")
            return None
        if event.anchor:
            self.named.append((event.anchor, place, line))
        if event.tag and event.tag not in self.tags:
            what = f"`{visible(_short_tag(event.tag))}` is an instruction to a program, which is not done here"
            self.tell(place, line, what, "Remove it; put a text that begins with `!` in quotes")
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(place, deep)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(place, deep)
        return self.scalar(event, place)

    def sequence(self, place: Place, deep: int) -> list[Any]:
        found: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            found.append(self.value(event, (*place, len(found)), deep + 1))
        return found

    def mapping(self, place: Place, deep: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            line = event.start_mark.line
            if not isinstance(event, yaml.ScalarEvent):
                if "{{" in self.rows[line]:
                    raise Unreadable(
                        line,
                        "A macro begins this value",
                        "Put the whole value in quotes, and texts inside it between the other kind, as in "
                        "\"{{ highest('source') }} made the most contacts\"; only figures can have macros, other values are plain words",
                    )
                what = "A bracket begins a value here, where a word should be"
                raise Unreadable(line, what, "Put a text that begins with `{` or `[` in quotes")
            word = self.key(event, place)
            where = (*place, word)
            if word in found:
                first = self.lines[where]
                self.passed_over(next(self.events), (*where, "again"), deep)
                what = f"`{visible(word)}` appears here a second time: it is on line {first} already"
                self.tell((*where, "again"), line, what, "Keep one of them")
                continue
            value = next(self.events)
            if found and not event.style and self.without_colon(event, value):
                self.tell_of_comma(place, line, found, word)
                continue
            self.lines[where] = self.first + line
            if word == "<<" and not event.style:
                what = "`<<` joins lines from elsewhere in, which is not done here"
                self.tell(place, line, what, "Write the lines out")
                self.passed_over(value, where, deep)
                continue
            found[word] = self.value(value, where, deep + 1)
        return found

    def without_colon(self, event: Any, value: Any) -> bool:
        """Whether what is read as a word has neither a colon nor a value: in `{…}` a comma ended the text before it."""
        end = event.end_mark
        empty = isinstance(value, yaml.ScalarEvent) and not (value.value or value.style)
        return empty and not self.rows[end.line][end.column :].lstrip().startswith(":")

    def tell_of_comma(self, place: Place, line: int, found: dict[str, Any], rest: str) -> None:
        """A text with commas and no quotes is reported once, and kept as it was meant."""
        word = list(found)[-1]
        found[word] = f"{found[word]}, {rest}"
        where = (*place, word, "comma")
        self.faults = [one for one in self.faults if one[0] != where]
        self.tell(
            where,
            line,
            f"Inside `{{…}}` a comma ends `{visible(word)}`",
            f"Put the text in quotes: {visible(word)}: {quoted(str(found[word]))}",
        )

    def passed_over(self, event: Any, place: Place, deep: int) -> None:
        """A value that is read on the way and not kept, nor reported."""
        told = len(self.faults)
        self.value(event, place, deep + 1)
        del self.faults[told:]

    def key(self, event: Any, place: Place) -> str:
        """The word before a colon."""
        word, line = str(event.value), event.start_mark.line
        if not event.style and (fault := scalars.word(word)):
            self.tell((*place, word), line, *fault)
        if len(word) > 200:
            self.tell(
                (*place, word), line, f"The word `{visible(word)}` has {len(word)} letters", "Give it 200 at most"
            )
        return word

    def scalar(self, event: Any, place: Place) -> Any:
        """A text, a number, true, false or nothing; what YAML reads as something else is reported and kept as text."""
        text, line = str(event.value), event.start_mark.line
        end = event.end_mark
        goes_on = self.rows[line + 1 : end.line + 1] if event.style not in ("|", ">") else []
        if event.style in QUOTES and any(WORD_BELOW.match(row) for row in goes_on):
            raise open_quote(line)
        if event.style or event.tag:
            return text
        for number, row in enumerate(goes_on[: end.line - line], start=line + 1):
            if ENTRY_BELOW.match(row):
                what = f"This line is read as part of the value above: {visible(row.strip())}"
                self.tell(
                    place, number, what, "Begin it with as many spaces as the lines like it, and a space after a colon"
                )
                break
        rest = self.rows[end.line][end.column :] if end.line < len(self.rows) else ""
        if COMMENT.match(rest) and (not rest.startswith("  ") or re.match(r"\s*#\S", rest)):
            what = "What follows `#` on this line is not read"
            fix = "Put the whole value in quotes; a remark needs two spaces before `#`, and one after it"
            self.tell(place, end.line, what, fix)
        value, fault = scalars.plain(text)
        if fault:
            self.tell(place, line, *fault)
        elif not isinstance(value, str):
            self.typed[place] = text
        return value


def _no_lines(text: str) -> str:
    found = re.match(r"\s*[\w-]+:\S", text)
    return "A space is missing after the colon" if found else "This should be `word: value` lines"


def _short_tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")
