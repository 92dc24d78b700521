"""One Markdown file: its front matter, its body, and what a page of it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from macros.markdown import Parser, Reading, ours
from macros.pages.page import Page
from macros.pages.versions import language_of, original_of
from macros.records import Record
from macros.system.inputs import remember, used

FENCE = re.compile(r"^(```|~~~)")
MACRO = re.compile(r"\{\{(?:(?!\{\{|\}\}).|\{\{(?:(?!\{\{|\}\}).)*\}\})*\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
WORD = re.compile(r"[\w£%’'-]+")
READING = 120
"""Words a minute at which somebody reads a page aloud to a team, with a pause at each heading."""


@dataclass(frozen=True)
class Front:
    """The front matter of a page; `whole` is False where it has faults: `meta` then has stand-ins for what is missing."""

    meta: Page
    first: int
    record: Record
    whole: bool = True


@dataclass(frozen=True)
class Document:
    """One Markdown file. `first` is the line of the file on which the body begins; `url` is from the site's root.

    Whoever looks at the front matter or at the body has it noted as an input of his work; the file's name is none.
    """

    path: str
    src: str
    url: str
    _front: Front
    _body: str
    _parser: Parser = field(default_factory=lambda: Parser(ours()), compare=False, repr=False)
    _results: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def front(self) -> Front:
        used("front", self.path)
        return self._front

    @property
    def meta(self) -> Page:
        return self.front.meta

    @property
    def first(self) -> int:
        return self.front.first

    @property
    def record(self) -> Record:
        return self.front.record

    @property
    def whole(self) -> bool:
        return self.front.whole

    @property
    def body(self) -> str:
        used("file", self.path)
        return self._body

    @property
    def parser(self) -> Parser:
        used("file", "mkdocs.yml")
        return self._parser

    @property
    def reading(self) -> Reading:
        """What the body holds: its headings, links, pictures and macros, as the site reads them."""
        return remember(self._results, "reading", lambda: self.parser.read(self.body, self.first))

    @property
    def folder(self) -> str:
        """The folder of docs/ that it lies in, '' at the top."""
        return self.src.rpartition("/")[0]

    @property
    def is_index(self) -> bool:
        return self.src.endswith("index.md")

    @property
    def language(self) -> str:
        """The code of the language that it is a version in; '' for an original."""
        return language_of(self.src)

    @property
    def original(self) -> str:
        """The file below docs/ of the page that it is a version of: its own, where it is an original."""
        return original_of(self.src)

    @property
    def words(self) -> int:
        """The words of the body, macros and link addresses left out; a macro in a sentence counts as one word."""
        text = re.sub(r"^\{\{.*\}\}$", "", self.body, flags=re.MULTILINE)
        text = re.sub(r"\]\([^)]*\)", "]", MACRO.sub("word", text))
        return len(WORD.findall(text))

    def below(self, heading: str) -> tuple[int, int]:
        """The words below a heading, and the macros that are there on separate lines; parts of it included.

        A macro in a sentence counts as one word. (0, 0) where there is no such heading.
        """
        texts = [text for _, text in self.part(heading)]
        said = " ".join(MACRO.sub("word", text) for text in texts if not text.startswith(("#", "{{")))
        words = sum(any(letter.isalnum() for letter in word) for word in said.split())
        return words, sum(text.startswith("{{") for text in texts)

    def part(self, heading: str) -> list[tuple[int, str]]:
        """The lines below a heading with their places in the file, its smaller headings included; none where it is not."""
        found = self.headings()
        place = next((index for index, (_, _, text) in enumerate(found) if text == heading), None)
        if place is None:
            return []
        line, level, _ = found[place]
        end = next((other for other, deep, _ in found[place + 1 :] if deep <= level), None)
        return [(number, text) for number, text in self.prose() if number > line and (end is None or number < end)]

    @property
    def words_aloud(self) -> int:
        """The words that somebody reads to a team: those of the body, and the questions that they talk about."""
        questions: list[str] = getattr(self.meta, "questions", None) or []
        return self.words + sum(len(WORD.findall(question)) for question in questions)

    @property
    def reading_minutes(self) -> int:
        """About how many minutes it takes to read the page aloud, with its questions."""
        return max(1, int(self.words_aloud / READING + 0.5))

    def prose(self) -> Iterator[tuple[int, str]]:
        """Each line of the body outside code fences, with its line in the file."""
        fenced = False
        for number, line in enumerate(self.body.split("\n"), start=self.first):
            if FENCE.match(line):
                fenced = not fenced
            elif not fenced:
                yield number, line

    def headings(self, level: int | None = None) -> list[tuple[int, int, str]]:
        """The headings as line, level and text."""
        found = [(one.line, one.level, one.text) for one in self.reading.headings]
        return [one for one in found if level is None or one[1] == level]
