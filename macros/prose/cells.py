"""Tables that are typed into a page, in Markdown or HTML: a bare 1 to 9 beside or below children or deaths is a small count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from macros.pages import Document
from macros.prose.people import ADULT, CHILD, EVENT, KIND, PLAN, SMALL
from macros.prose.sentences import MACRO, plain

RULE = re.compile(r"\s*\|?\s*:?-{1,200}:?\s*(?:\|\s*:?-{1,200}:?\s*){0,200}\|?\s*")
"""The line of dashes below the head of a table."""
HEAD = re.compile(
    rf"(?:(?:number|total|count) of )?(?:[\w-]{{1,30}} )?{KIND}(?:{CHILD}|{PLAN}|{EVENT}|{ADULT})(?! (?:per|to|aged? (?:from|limit))\b)(?!.*\b(?:aged?|ages|years?|level|rate|ratio|per)$)",
    re.IGNORECASE,
)
BARE = re.compile(rf"{SMALL}(?: \(.{{1,20}}\))?", re.IGNORECASE)


def small_cells_in(rows: list[list[str]]) -> list[tuple[int, str]]:
    """The cells with a bare number from 1 to 9 that stand below or beside children or deaths: row and words of each."""
    found: list[tuple[int, str]] = []
    heads = [plain(cell) for cell in rows[0]] if rows else []
    below = {index: head for index, head in enumerate(heads) if HEAD.match(head)}
    for number, row in enumerate(rows):
        cells = [plain(cell) for cell in row]
        label = next((cell for cell in cells[:2] if HEAD.match(cell)), "")
        for index, cell in enumerate(cells):
            name = below.get(index, "") if number else ""
            if (name or label) and BARE.fullmatch(cell):
                found.append((number, f"{name or label}: {cell}"))
    return found


def typed_tables(document: Document) -> Iterator[tuple[list[int], list[list[str]]]]:
    """Each table typed into a page: the lines of its rows, and their cells."""
    yield from _markdown(document)
    html = _Tables()
    html.feed("\n".join(text for _, text in document.prose()))
    numbers = [number for number, _ in document.prose()]
    for lines, rows in html.tables:
        yield [numbers[min(line, len(numbers)) - 1] for line in lines], rows


def _markdown(document: Document) -> Iterator[tuple[list[int], list[list[str]]]]:
    lines: list[int] = []
    rows: list[list[str]] = []
    ruled = False
    for number, text in [*document.prose(), (0, "")]:
        if "|" in text or (rows and RULE.fullmatch(text)):
            if RULE.fullmatch(text):
                ruled = True
                continue
            plainer = re.sub(r"`[^`]*`", "", MACRO.sub("", text))
            lines.append(number)
            rows.append([part.strip() for part in re.split(r"(?<!\\)\|", plainer.strip().strip("|"))])
        elif rows:
            if ruled:
                yield lines, rows
            lines, rows, ruled = [], [], False


class _Tables(HTMLParser):
    """The tables of some HTML: lines and cells of their rows."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[tuple[list[int], list[list[str]]]] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append(([], []))
        elif tag == "tr" and self.tables:
            self.tables[-1][0].append(self.getpos()[0])
            self.tables[-1][1].append([])
        elif tag in ("td", "th") and self.tables and self.tables[-1][1]:
            self.tables[-1][1][-1].append("")
            self.inside = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside and self.tables[-1][1] and self.tables[-1][1][-1]:
            self.tables[-1][1][-1][-1] += data
