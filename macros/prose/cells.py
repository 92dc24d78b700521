"""Tables that are typed into a page, in Markdown or HTML: a bare 1 to 9 beside or below children or deaths is a small count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from html.parser import HTMLParser
from itertools import islice

from macros.pages import Document
from macros.prose.below import AGE, MEASURE, OTHERWISE, SPAN, Above
from macros.prose.children import names_a_place
from macros.prose.people import ADULT, CHILD, EVENT, KIND, PLAN, SMALL
from macros.prose.sentences import MACRO, plain

RULE = re.compile(r"\s*\|?\s*:?-{1,200}:?\s*(?:\|\s*:?-{1,200}:?\s*){0,200}\|?\s*")
"""The line of dashes below the head of a table."""
HEAD = re.compile(
    rf"(?!(?:was|were|is|are|did|do|does|has|have)\b[^?]*\?)(?:(?:number|total|count) of )?(?:[\w-]{{1,30}} )?{KIND}(?:{CHILD}|{PLAN}|{EVENT}|{ADULT})(?! (?:per|to|aged? (?:from|limit))\b)(?!.*\b(?:aged?|ages|years?|level|rate|ratio|per)$)"
    r"(?!.* (?:can|could|should|must|may|will)\b)|(?:died|killed|injured)$",
    re.IGNORECASE,
)
LONGEST, MOST = 20_000, 50
"""At most this many letters of a table, and this many tables of a page, are read."""
COUNTED = re.compile(r"(?:numbers?|no\.?|n|counts?|totals?|how many|cases|sum)", re.IGNORECASE)
"""The head of a column that counts what is said above the table."""
BARE = re.compile(rf"{SMALL}(?: \(.{{1,20}}\))?", re.IGNORECASE)


def small_cells_in(
    rows: list[list[str]], places: Iterable[str] = (), above: Above | None = None
) -> list[tuple[int, str]]:
    """The cells with a bare number from 1 to 9 that are below or beside children or deaths: row and words of each.

    Where the first head is of children, the others may be periods, or one of them one of these places. `above` is what
    the lines above the table say.
    """
    found: list[tuple[int, str]] = []
    heads = [plain(cell) for cell in rows[0]] if rows else []
    below = {index: head for index, head in enumerate(heads) if HEAD.match(head)}
    if (
        len(heads) > 1
        and (HEAD.match(heads[0]) or MEASURE.fullmatch(heads[0]))
        and (all(SPAN.fullmatch(head) for head in heads[1:]) or not set(places).isdisjoint(heads[1:]))
    ):
        below = dict.fromkeys(range(1, len(heads)), heads[0])
    said = _said_above(heads, places, above) if above else {}
    for number, row in enumerate(rows):
        cells = [plain(cell) for cell in row]
        label = next((cell for cell in cells[:2] if HEAD.match(cell)), "")
        for index, cell in enumerate(cells):
            name = below.get(index, "") if number else ""
            if (
                number
                and index
                and not name
                and not label
                and (not OTHERWISE.search(cells[0]) or AGE.fullmatch(cells[0]))
            ):
                name = said.get(index, "")
            if (name or label) and BARE.fullmatch(cell):
                found.append((number, f"{name or label}: {cell}"))
    return found


def _said_above(heads: list[str], places: Iterable[str], above: Above) -> dict[int, str]:
    """What each column counts by what is said above its table: those of periods, places and ages, and the ones called a number."""
    named = set(places)
    return {
        index: unit.rstrip(":.?")
        for index, head in enumerate(heads)
        if (COUNTED.fullmatch(head) or SPAN.fullmatch(head) or AGE.fullmatch(head) or names_a_place(head, named))
        and (unit := above.unit(head, (), named))
    }


def typed_tables(document: Document) -> Iterator[tuple[list[int], list[list[str]]]]:
    """Each table typed into a page: the lines of its rows, and their cells."""
    yield from _markdown(document)
    numbers = [number for number, _ in document.prose()]
    text = "\n".join(text for _, text in document.prose())
    for start in islice(re.finditer(r"<table\b", text, re.IGNORECASE), MOST):
        before = text.count("\n", 0, start.start())
        for lines, rows in _html(text[start.start() : start.start() + LONGEST]):
            yield [numbers[min(before + line, len(numbers)) - 1] for line in lines], rows


def _html(text: str) -> list[tuple[list[int], list[list[str]]]]:
    """The first table of some HTML."""
    html = _Tables()
    with suppress(AssertionError):  # how Python's reader of HTML says that a `<![` is not closed
        html.feed(text)
    return html.tables[:1]


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
        self.inside = self.done = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.done:
            return
        if tag == "table":
            self.tables.append(([], []))
        elif tag == "tr" and self.tables:
            self.inside = False
            self.tables[-1][0].append(self.getpos()[0])
            self.tables[-1][1].append([])
        elif tag in ("td", "th") and self.tables and self.tables[-1][1]:
            self.tables[-1][1][-1].append("")
            self.inside = True

    def handle_endtag(self, tag: str) -> None:
        self.done = self.done or tag == "table"
        if tag in ("td", "th", "tr", "table"):
            self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside and not self.done and self.tables[-1][1] and self.tables[-1][1][-1]:
            self.tables[-1][1][-1][-1] += data
