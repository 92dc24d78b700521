"""The words of a page as sentences, each with its line; what is not prose (code, addresses, macros) is taken out."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

MACRO = re.compile(r"\{\{(?:(?!\{\{|\}\}).|\{\{(?:(?!\{\{|\}\}).)*\}\})*\}\}", re.DOTALL)
"""A macro of a page; the title that it gives to a figure may have its own macros."""
FROM_A_TABLE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""What replaces a macro in a sentence: a number or a name that data/ gives."""
CELL = " \N{BROKEN BAR} "
"""What is between the cells and the blocks of HTML."""
SHORT_CODE = re.compile(r"`([^`\n]{1,12})`")
SAID = re.compile(r"\b(?:alt|title|aria-label|summary|placeholder)\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)')", re.IGNORECASE)
NO_PROSE = re.compile(
    r"\{%(?:(?!\{%).)*?%\}|\{#(?:(?!\{#).)*?#\}|<!--(?:(?!<!--).)*?-->|`[^`]*`|</?[a-zA-Z][^<>]*>|\]\((?:(?!\]\()[^)])*\)|https?://\S+",
    re.DOTALL,
)
BLOCKS = re.compile(
    r"</?(?:address|article|aside|blockquote|br|caption|dd|details|div|dl|dt|figcaption|figure|h[1-6]|hr|li|ol|option|p|section|summary|"
    r"table|tbody|td|tfoot|th|thead|tr|ul)\b",
    re.IGNORECASE,
)
END = re.compile(r"(?<=[.!?;])[)\"'”’*_]*\s+(?=[\"'“‘(*_\[]*[A-Z0-9\ufffc])|\n(?=\s*(?:[-*+]|\d+[.)]|#+|\|)\s)|\n\s*\n")
BLOCKS_END = re.compile(r"\n(?=\s*(?:[-*+]|\d+[.)]|#+|\||!!!|\?\?\?)\s)|(?<=\|)\n|\n\s*\n")
"""What ends a paragraph, a heading, an item of a list or a row of a table."""
BLOCK = re.compile(r"^\s*(?:[-*+]|\d+[.)]|#+|>)\s+")
MARKS = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)|~~|==|\^\^|!?\[|\]|\\(?=[^\w\s])")
UNSEEN = re.compile("[\u20e3\u00ad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]")
BESIDE = (
    (re.compile(r"(?<=[A-Za-z])[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+|\[\^[^\]\s]{1,20}\]"), ""),
    (re.compile(r"(?<![\w.,:/£$-])0+([1-9])(?= [a-z])"), r"\1"),
    (re.compile(r"(?<![\w.,:/])\$?([1-9])(?:\$| ?/) ?(?=[a-z]{4})"), r"\1 "),
)
"""Signs of notes behind a word, zeros before a number and signs between a number and its noun: a reader sees past them."""
BROKEN_LINE = re.compile(r"(?<=[1-9])[ \t]*<br ?/?>[ \t]*(?=[a-z])", re.IGNORECASE)
TWICE = re.compile(
    r"\b(one|two|three|four|five|six|seven|eight|nine|[1-9]) \((?:one|two|three|four|five|six|seven|eight|nine|[1-9])\)",
    re.I,
)


@dataclass(frozen=True)
class Sentence:
    """One sentence, the line on which it begins, and where in its text each further line begins."""

    text: str
    line: int
    lines: tuple[tuple[int, int], ...] = ()

    def line_at(self, offset: int) -> int:
        """The line of the word at an offset."""
        return next((line for start, line in reversed(self.lines) if start <= offset), self.line)

    @property
    def read(self) -> Sentence:
        """The sentence as it is read: without emphasis, brackets of links, entities and letters that no one sees."""
        parts = [*(start for start, _ in self.lines), len(self.text)] if self.lines else [0, len(self.text)]
        text, lines = "", []
        for index, (start, end) in enumerate(pairwise(parts)):
            if self.lines:
                lines.append((len(text), self.lines[index][1]))
            text += plain(self.text[start:end]) + (" " if end < len(self.text) else "")
        return Sentence(text, self.line, tuple(lines))


def plain(text: str) -> str:
    """The words as a reader sees them."""
    text = html.unescape(text)
    for pattern, seen in BESIDE:
        text = pattern.sub(seen, text)
    text = UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    return TWICE.sub(r"\1", " ".join(MARKS.sub("", text).split()))


def sentences(lines: Iterator[tuple[int, str]], code: bool = False, end: re.Pattern[str] = END) -> Iterator[Sentence]:
    """The sentences of some lines. Headings, items of lists and rows of tables are separate sentences.

    With `code` a word or a number in code is read too, since a reader sees it as part of the sentence. `end` is what ends
    a sentence; with `BLOCKS_END` each is a whole paragraph, item, heading or row.
    """
    numbers, texts = [], []
    for number, text in lines:
        numbers.append(number)
        texts.append(text)
    whole = "\n".join(texts)
    whole = MACRO.sub(lambda found: _blank(found[0], FROM_A_TABLE), whole)
    whole = SHORT_CODE.sub(r"\1", whole) if code else whole
    whole = BROKEN_LINE.sub(" ", whole)
    whole = NO_PROSE.sub(lambda found: _blank(found[0], _said(found[0])), whole)
    start, line = 0, 0
    for stop in [*(found.end() for found in end.finditer(whole)), len(whole)]:
        part = whole[start:stop]
        if part.strip():
            first = line + part.count("\n", 0, len(part) - len(part.lstrip()))
            yield _sentence(BLOCK.sub("", part.strip()), numbers, first)
        line += part.count("\n")
        start = stop


def _sentence(part: str, numbers: list[int], first: int) -> Sentence:
    """A part of the text on one line, with the lines of its words."""
    text, lines = "", []
    for index, words in enumerate(part.split("\n")):
        said = " ".join(words.split())
        if said:
            text += " " if text else ""
            lines.append((len(text), numbers[min(first + index, len(numbers) - 1)]))
            text += said
    return Sentence(text, numbers[min(first, len(numbers) - 1)], tuple(lines) if len(lines) > 1 else ())


def _said(text: str) -> str:
    """What is in the place of a tag or an address: the words in it that a reader meets."""
    if text.startswith("]("):
        title = re.search(r"\s[\"'(]([^\"]*)[\"')]\s*\)$", text)
        return f"] {title[1]}" if title else "]"
    if text.startswith("<") and not text.startswith("<!"):
        words = CELL.join(found[1] or found[2] or "" for found in SAID.finditer(text))
        return CELL if BLOCKS.match(text) and not words else f" {words} " if words else ""
    return ""


def _blank(text: str, sign: str) -> str:
    """The sign, and as many line ends as the text had, so that lines stay where they are."""
    return sign.replace("\n", " ") + "\n" * text.count("\n")


def texts_below(data: object, place: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text of a record, or of a part of it, with its place: a word that is new there is read like the others."""
    if isinstance(data, str):
        yield place, data
    elif isinstance(data, dict):
        for word, value in data.items():
            yield from texts_below(value, (*place, str(word)))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from texts_below(value, (*place, index))
