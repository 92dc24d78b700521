"""A page's Markdown as typed, cut into what Python-Markdown takes each part for.

The parts are those of the parser that builds the page, with its extensions (sane lists, tables, fenced code,
definition lists, footnotes); the tests of the rules hold them against it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from macros.pages.mistyped.masks import without_code_and_tags, without_comments_and_macros

ITEM = re.compile(r"^( *)([-*+]|\d+\.) +(?=\S)")
HASH = re.compile(r"^#{1,6}")
UNDERLINE = re.compile(r"^(=+|-+) *$")
RULE = re.compile(r"^ {0,3}(?:(?:- {0,2}){3}[- ]*|(?:_ {0,2}){3}[_ ]*|(?:\* {0,2}){3}[* ]*)$")
QUOTE = re.compile(r"^(?: {0,3}> ?)+")
FENCE = re.compile(r"^(`{3,}|~{3,}) *(?:\{[^\n]*\}|\.?[\w#.+-]* *(?:hl_lines=(?:\"[^\"]*\"|'[^']*'))?) *$")
NEAR_FENCE = re.compile(r"^ *(`{3,}(?=[^`]*$)|~{3,})")
MERGE = re.compile(r"^(<{7}|>{7}|\|{7})(?: |$)")
MERGED = re.compile(rf"{MERGE.pattern}|^={{7}}$")
NAMED = re.compile(r"^ {0,3}\[([^\[\]]*)\]: *(\S+)")
FOOTNOTE = re.compile(r"^ {0,3}\[\^([^\]]*)\]: *(.*)$")
DEFINITION = re.compile(r"^ {0,3}: {1,3}\S")
BEGINNINGS = {"quotation": QUOTE, "footnote": FOOTNOTE, "names": NAMED, "definition": DEFINITION}
RAW = re.compile(
    r"^ {0,3}<(address|article|aside|blockquote|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]"
    r"|header|iframe|li|main|nav|ol|p|pre|script|section|style|summary|svg|table|tbody|td|tfoot|th|thead|tr|ul|video)"
    r"\b([^>]*)>?",
    re.IGNORECASE,
)


class Line(NamedTuple):
    """One line: its number in the file, its text with macros and comments blotted out, and as it was typed."""

    number: int
    text: str
    typed: str

    @property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip(" "))


@dataclass(frozen=True)
class Block:
    """Lines that the parser takes together. `below` is what is directly above without an empty line, '' for nothing.

    Kinds: text, list, table, code, heading, rule, names (of links), footnote, definition, raw (HTML), fence, and the
    two faults of fences: unclosed and refused. `level` says how many lists the block is inside of.
    """

    kind: str
    lines: tuple[Line, ...]
    below: str = ""
    level: int = 0
    quoted: bool = False

    @property
    def number(self) -> int:
        return self.lines[0].number


def blocks(body: str, first: int) -> list[Block]:
    """The parts of a body whose first line is `first` of its file."""
    typed = body.split("\n")
    merged = any(MERGE.match(line) for line in typed)
    lines = [
        Line(number, "" if merged and MERGED.match(line) else text.expandtabs(4).rstrip(), line.expandtabs(4).rstrip())
        for number, (text, line) in enumerate(
            zip(without_comments_and_macros(body).split("\n"), typed, strict=True), start=first
        )
    ]
    return list(_levels(_cut(lines)))


def _cut(lines: list[Line]) -> Iterator[Block]:
    """Fences and raw HTML taken out, the rest cut at empty lines."""
    closings: dict[str, list[int]] = {}
    for place, line in enumerate(lines):
        if line.text.lstrip(" ")[:3] in ("```", "~~~"):
            closings.setdefault(line.text.strip(" "), []).append(place)
    chunk: list[Line] = []
    before = ""
    place = 0
    while place < len(lines):
        line = lines[place]
        kind, end = _special(lines, place, closings)
        if kind:
            yield from _split(chunk, before)
            yield Block(kind, tuple(lines[place:end]), "text" if chunk else before)
            chunk, before, place = [], kind, end
            continue
        if line.text:
            chunk.append(line)
        else:
            yield from _split(chunk, before)
            chunk, before = [], ""
        place += 1
    yield from _split(chunk, before)


def _special(lines: list[Line], place: int, closings: dict[str, list[int]]) -> tuple[str, int]:
    """The kind of a fence or raw HTML that begins on a line, and the place after its end."""
    text = lines[place].text
    fence = NEAR_FENCE.match(text)
    if fence:
        ends = closings.get(fence[1], [])
        found = bisect_left(ends, place + 1)
        end = ends[found] + 1 if found < len(ends) else 0
        if FENCE.match(text):
            while end and lines[end - 1].indent:  # only one at the margin closes
                found += 1
                end = ends[found] + 1 if found < len(ends) else 0
            return ("fence", end) if end else ("unclosed", len(lines))
        if end:
            return "refused", end
    raw = RAW.match(text)
    if raw and not re.search(r"\bmarkdown\b", raw[2]):
        return "raw", _raw_end(lines, place, raw[1].lower())
    return ("raw", place + 1) if raw or re.match(r"^ {0,3}</\w+>$", text) else ("", 0)


def _raw_end(lines: list[Line], place: int, name: str) -> int:
    """The place after the line that closes a tag; the end of the page where none does."""
    tag = re.compile(rf"<(/?){name}\b[^>]*(/?)>?", re.IGNORECASE)
    deep = 0
    for at in range(place, len(lines)):
        for match in tag.finditer(lines[at].text):
            deep += -1 if match[1] else 0 if match[2] else 1
        if deep <= 0:
            return at + 1
    return len(lines)


def _split(chunk: list[Line], before: str) -> Iterator[Block]:
    """Lines without an empty one between them, cut at headings and rules, which need no empty line."""
    place = 0
    while place < len(chunk):
        text, below = chunk[place].text, chunk[place + 1].text if place + 1 < len(chunk) else ""
        table = is_table(text, below)
        end = place + 1
        if HASH.match(text):
            kind = "heading"
        elif not table and UNDERLINE.match(below):
            kind, end = "heading", place + 2
        elif RULE.match(text):
            kind = "rule"
        elif table:
            kind, end = "table", len(chunk)
        else:
            while end < len(chunk) and not (HASH.match(chunk[end].text) or RULE.match(chunk[end].text)):
                end += 1
            for block in _parts(chunk[place:end], before):
                yield block
                before = block.kind
            place = end
            continue
        yield Block(kind, tuple(chunk[place:end]), before)
        before, place = kind, end


def _parts(lines: list[Line], before: str) -> Iterator[Block]:
    """Lines without heading or rule, cut at quotations, definitions, footnotes and names of links."""
    place = 0
    while place < len(lines):
        kind = _begins(lines[place].text)
        if kind == "quotation":
            for block in _cut([_unquoted(line) for line in lines[place:]]):
                yield Block(block.kind, block.lines, block.below, quoted=True)
            return
        end = place + 1
        if kind in ("list", "code"):
            end = len(lines)
        while kind != "names" and end < len(lines) and _begins(lines[end].text) in ("text", "list", "code"):
            end += 1
        yield Block(kind, tuple(lines[place:end]), before)
        before, place = kind, end


def _begins(text: str) -> str:
    """What a line begins where nothing is open."""
    if text.startswith("    "):
        return "code"
    if ITEM.match(text):
        return "list"
    for kind, shape in BEGINNINGS.items():
        if shape.match(text):
            return kind
    return "text"


def _unquoted(line: Line) -> Line:
    mark = QUOTE.match(line.text)
    length = mark.end() if mark else 0
    return Line(line.number, line.text[length:], line.typed[length:])


def _levels(found: Iterator[Block]) -> Iterator[Block]:
    """What is indented below a list, a footnote or a definition is inside of it, not code."""
    inside = 0
    for block in found:
        if block.kind in ("list", "footnote", "definition"):
            inside = 1 + _deepest(block)
        elif block.kind == "code" and block.lines[0].indent // 4 <= inside:
            level = block.lines[0].indent // 4
            item = ITEM.match(block.lines[0].text)
            block = Block("list" if item else "text", block.lines, block.below, level, block.quoted)
            inside = max(level, level + 1 if item else level)
        elif block.kind != "code" and not (block.kind == "text" and block.lines[0].indent >= 4):
            inside = 0
        yield block


def _deepest(block: Block) -> int:
    """How many levels of a list are open at its end."""
    level = 0
    for line in block.lines:
        item = ITEM.match(line.text)
        if item:
            level = min(len(item[1]) // 4, level + 1)
    return level


def is_table(row: str, dashes: str) -> bool:
    """Whether the parser makes a table of a row and the line below it: as many cells, of dashes alone."""
    framed = is_framed(row)
    titles, below = cells(row, framed), cells(dashes, framed)
    single = len(titles) == 1 and "|" in row and "|" in dashes
    return (len(titles) > 1 or single) and len(titles) == len(below) and set("".join(below)) <= set("|:- ")


def is_framed(row: str) -> bool:
    """Whether the rows of a table begin or end with `|`, as its titles do."""
    plain = without_code_and_tags(row).strip(" ")
    return plain.startswith("|") or plain.endswith("|")


def cells(text: str, framed: bool = True) -> list[str]:
    """The cells of a row, without the lines at its ends; code and macros are blotted out."""
    plain = without_code_and_tags(text).strip(" ")
    if not framed:
        return plain.split("|")
    return plain.removeprefix("|").removesuffix("|").split("|") if "|" in plain else [plain]
