"""A page's Markdown as the site reads it: for a check its headings, links and pictures with their lines; for an edition its HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import markdown
from markdown.extensions import Extension

from macros.markdown.bounds import too_much
from macros.markdown.calls import Call, Misread, calls
from macros.markdown.dropped import Dropped, dropped
from macros.markdown.extension import ALONE, MARK, OPEN, PRIVATE, Contained, mark
from macros.markdown.leading import Leading
from macros.markdown.lines import Lines
from macros.markdown.settings import Settings

BIGGEST = 1_000_000
"""The most letters that one macro may put into a page: the longest list of the site has a tenth of that."""
LEVELS = {f"h{level}": level for level in range(1, 7)}
QUOTED = re.compile(r"(?m)^(?: {4}|\t).*$|`[^`\n]*`")


@dataclass(frozen=True)
class Heading:
    """A heading: its line in the file, its level, its words and its anchor."""

    line: int
    level: int
    text: str
    anchor: str


@dataclass(frozen=True)
class Link:
    """A link with its line in the file, the address as typed, and its words."""

    line: int
    target: str
    text: str


@dataclass(frozen=True)
class Picture:
    """A picture with its line in the file, its address as typed, and its words: None where there are none to be read."""

    line: int
    target: str
    words: str | None


@dataclass(frozen=True)
class Reading:
    """What a page holds. Lines are those of the file; `misread` and `dropped` are what it may not hold."""

    headings: list[Heading] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    misread: list[Misread] = field(default_factory=list)
    dropped: list[tuple[int, Dropped]] = field(default_factory=list)
    alone: frozenset[int] = frozenset()
    inside: frozenset[int] = frozenset()

    @property
    def anchors(self) -> set[str]:
        """Every place of the page that a link can lead to."""
        return {one.anchor for one in self.headings if one.anchor} | self.places

    places: frozenset[str] = frozenset()


class Parser:
    """Reads the Markdown of one site, with the extensions of its mkdocs.yml."""

    def __init__(self, settings: Settings) -> None:
        self._made: dict[str, str] = {}
        self._leading = Leading()
        self._page = self._markdown(settings, Contained(self._made), self._leading)
        self._typed = self._markdown(settings, Contained({}, keep=True))

    def html(self, body: str, told: Callable[[Call], str]) -> str:
        """The page as safe HTML, each macro told by `told`, whose HTML is put in as it is."""
        return self.page(*marked(body, told))[0]

    def page(
        self, text: str, made: Mapping[str, str], led: Callable[[str], str] = str
    ) -> tuple[str, list[dict[str, Any]]]:
        """A page with marks as safe HTML, and its headings as Python-Markdown lists them.

        `made` is what stands for each mark, and `led` gives the address of a link or a picture as it is published.
        """
        self._made.clear()
        self._made.update(made)
        self._leading.led = led
        html = self._page.reset().convert(text)
        return html, getattr(self._page, "toc_tokens", [])

    def read(self, body: str, first: int) -> Reading:
        """What the page holds, checked before any macro runs; `first` is the line of the file on which it begins."""
        if told := too_much(body):
            return Reading(misread=[told])
        try:
            return self._read(body, first)
        except RecursionError:
            what = "Lists or quotations are nested so deeply that the page cannot be read"
            return Reading(misread=[Misread(1, what, "Take some of the `>` or the indents away")])

    def _read(self, body: str, first: int) -> Reading:
        found = list(calls(body))
        known = [one for one in found if isinstance(one, Call)]
        text, _ = marked(body, lambda call: "", known)
        made = self._typed.reset().convert(text)
        reader = _Reader(Lines(body, first))
        reader.feed(made)
        reader.close()
        numbers = {sign: number for number, sign in enumerate(map(mark, range(len(known))))}
        alone = {numbers[one] for one in ALONE.findall(made) if one in numbers}
        lines = Lines(body, first)
        return Reading(
            reader.headings,
            reader.links,
            reader.pictures,
            known,
            [one for one in found if isinstance(one, Misread)],
            [(lines.of(one.needle, one.nth), one) for one in dropped(made)],
            frozenset(alone),
            frozenset(numbers[one] for one in reader.inside if one in numbers),
            frozenset(reader.ids),
        )

    @staticmethod
    def _markdown(settings: Settings, *own: Extension) -> markdown.Markdown:
        return markdown.Markdown(
            extensions=[*settings.extensions, *own], extension_configs=dict(settings.configuration)
        )


def marked(body: str, told: Callable[[Call], str], known: list[Call] | None = None) -> tuple[str, Mapping[str, str]]:
    """The body with a mark for each macro, and what each made; other template code is left out (it has been reported)."""
    if known is None:
        known = [one for one in calls(body) if isinstance(one, Call)]
    pieces, made, place = [], {}, 0
    for number, call in enumerate(known):
        sign = mark(number)
        text = told(call)
        made[sign] = text if len(text) <= BIGGEST else ""
        pieces += [PRIVATE.sub("", body[place : call.start]), sign]
        place = call.end
    return "".join([*pieces, PRIVATE.sub("", body[place:])]), made


class _Reader(HTMLParser):
    """Takes headings, links, pictures and ids out of what Markdown made."""

    def __init__(self, lines: Lines) -> None:
        super().__init__(convert_charrefs=True)
        self.lines = lines
        self.headings: list[Heading] = []
        self.links: list[Link] = []
        self.pictures: list[Picture] = []
        self.ids: set[str] = set()
        self.inside: list[str] = []
        self._heading: tuple[int, str, list[str]] | None = None
        self._link: tuple[str, list[str]] | None = None
        self._code = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        self.inside += [found[0] for value in given.values() if OPEN in value for found in MARK.finditer(value)]
        if given.get("id") and tag not in LEVELS:
            self.ids.add(given["id"])
        if tag in LEVELS:
            self._heading = (LEVELS[tag], given.get("id", ""), [])
        elif tag == "a" and "href" in given and "footnote" not in given.get("class", ""):
            self._link = (given["href"], [])
        elif tag == "img":
            target = given.get("src", "")
            self.pictures.append(Picture(self.lines.next(target or "<img"), target, given.get("alt") or None))
            for words in self._open():
                words.append(given.get("alt", ""))
        elif tag == "code":
            self._code += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in LEVELS and self._heading:
            level, anchor, words = self._heading
            text = " ".join(MARK.sub("", "".join(words)).split())
            line = self.lines.heading(text)
            told = text or ("…" if any(OPEN in word for word in words) else "")  # a macro says the words
            self.headings.append(Heading(line, level, told, anchor))
            self._heading = None
        elif tag == "a" and self._link:
            target, words = self._link
            self.links.append(Link(self.lines.next(target), target, " ".join("".join(words).split())))
            self._link = None
        elif tag == "code":
            self._code = max(self._code - 1, 0)

    def handle_data(self, data: str) -> None:
        if self._code and OPEN in data:
            self.inside += [found[0] for found in MARK.finditer(data)]
        for words in self._open():
            words.append(data)

    def _open(self) -> Iterator[list[str]]:
        if self._heading:
            yield self._heading[2]
        if self._link:
            yield self._link[1]
