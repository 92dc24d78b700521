"""The parts of an HTML file that can show a number: rows of tables, marks of pictures, alternatives, prose."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from macros.prose.sentences import FROM_A_TABLE

BLOCKS = {
    "p",
    "li",
    "dd",
    "dt",
    "h1",
    "h2",
    "h3",
    "h4",
    "figcaption",
    "caption",
    "summary",
    "desc",
    "title",
    "td",
    "th",
    "div",
    "section",
    "article",
    "body",
    "main",
    "tr",
    "label",
    "content",
    "description",
}
SILENT = {"script", "style", "template"}
ADDRESS = re.compile(r"^data/([a-z0-9-]+)/")


@dataclass
class Parts:
    """What was read, each with the table it belongs to ('' for none) and its line."""

    rows: list[tuple[str, int, list[str], list[str]]] = field(default_factory=list)
    marks: list[tuple[str, int, list[str], str]] = field(default_factory=list)
    words: list[tuple[str, int, str]] = field(default_factory=list)
    prose: list[tuple[int, str]] = field(default_factory=list)


def read_parts(text: str, name: str) -> Parts:
    """The parts of a file; a file that is no HTML is one prose."""
    reader = _Reader(name)
    if "<" in text:
        reader.feed(text)
        reader.close()
        reader.end_block()
    else:
        reader.parts.prose = list(enumerate(text.splitlines(), start=1))
    return reader.parts


class _Reader(HTMLParser):
    """Reads through a file, knowing in which figure it is."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.parts = Parts()
        page = ADDRESS.match(name)
        self.page = page[1] if page else ""
        self.figure = ""
        self.heads: list[str] = []
        self.cells: list[str] = []
        self.cell: list[str] | None = None
        self.line = 1
        self.block: list[str] = []
        self.silent = 0
        self.number = 0

    @property
    def stem(self) -> str:
        """The table that the figure or the page shows."""
        return self.figure or self.page

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attributes}
        line = self.getpos()[0]
        if tag in SILENT:
            self.silent += 1
        if tag in BLOCKS:
            self.end_block()
        if tag == "figure" and given.get("id", "").startswith("figure-"):
            self.figure = given["id"].removeprefix("figure-")
        if "data-stem" in given:
            self.figure = given["data-stem"]
        if tag == "table":
            self.heads = []
        if tag == "tr":
            self.cells, self.line = [], line
        if tag in ("td", "th"):
            self.cell = []
        if "data-v" in given:
            labels = [given.get("data-c", ""), given.get("data-s", "")]
            self.parts.marks.append((self.stem, line, labels, given["data-v"]))
        for attribute in ("alt", "aria-label", "content", "title"):
            if given.get(attribute) and "number" not in given.get("class", "").split():
                self.parts.words.append((self.stem, line, given[attribute]))
                if attribute in ("alt", "content"):
                    self.parts.prose.append((line, given[attribute]))
        if "number" in given.get("class", "").split():
            self.number += 1
            self.block.append(FROM_A_TABLE)

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
            self.silent = max(self.silent - 1, 0)
        if tag == "a" and self.number:
            self.number -= 1
        if tag in ("td", "th") and self.cell is not None:
            self.cells.append(" ".join("".join(self.cell).split()))
            self.cell = None
        if tag == "tr" and self.cells:
            if self.heads:
                self.parts.rows.append((self.stem, self.line, self.heads, self.cells))
            else:
                self.heads = self.cells
        if tag in BLOCKS:
            self.end_block()
        if tag == "figure":
            self.figure = ""

    def handle_data(self, data: str) -> None:
        if self.silent:
            return
        if self.cell is not None:
            self.cell.append(data)
        if not self.number:
            self.block.append(data)

    def end_block(self) -> None:
        """The words since the last block become a text of their own."""
        text = " ".join("".join(self.block).split())
        self.block = []
        if text:
            line = self.getpos()[0]
            self.parts.prose.append((line, text))
            self.parts.words.append((self.stem, line, text))
