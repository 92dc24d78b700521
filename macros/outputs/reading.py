"""A file of the built site, read once for every check: the numbers that it shows, its texts, its ids and its links."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser

from macros.outputs.walk import BLOCKS, SILENT, Node, Walk, figure_in, rows_of
from macros.prose.sentences import FROM_A_TABLE

SAID = ("alt", "aria-label", "content", "title")
"""The attributes that readers see or hear."""
LINKS = {"href", "xlink:href", "src", "poster", "data-index", "data-script"}
XML = "<svg>"
TABLE_PAGE = re.compile(r"^data/([a-z0-9-]+)/")
NO_PROGRAM = {"application/ld+json"}
"""The type of a script that holds data, which no browser runs."""
REFRESH = re.compile(r"\d+;\s*url=")
BODY = re.compile(r"<body[\s>]")


@dataclass
class Reading:
    """What a file shows. The first text of each tuple is the table that its figure or page shows, '' for none.

    `rows` are the heads and cells of each row of a table, `marks` the labels and value of each mark of a picture,
    `texts` everything in words; `prose` is what sentences are in, with its line in a file that is not HTML (else 1).
    `twice` are the ids that two elements have, `targets` the addresses that the file names. `programs` are the addresses
    of its scripts, '' for one inside the file, and the attributes that run one.
    """

    rows: list[tuple[str, list[str], list[str]]] = field(default_factory=list)
    marks: list[tuple[str, list[str], str]] = field(default_factory=list)
    texts: list[tuple[str, str]] = field(default_factory=list)
    prose: list[tuple[int, str]] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    twice: list[str] = field(default_factory=list)
    targets: set[str] = field(default_factory=set)
    programs: list[str] = field(default_factory=list)


def read(name: str, text: str) -> Reading:
    """What the file of this name shows: HTML and XML by their elements, any other text by its lines.

    XML is read as a part of a picture, where HTML has the rules of XML: `<title/>` is closed, CDATA is text.
    """
    page = TABLE_PAGE.match(name)
    reader = _Reader(page[1] if page else "")
    if name.endswith((".xml", ".svg")):
        text = f"{XML}{text}"
    elif not name.endswith(".html"):
        return Reading(prose=list(enumerate(text.splitlines(), start=1)))
    root = LexborHTMLParser(text).root
    if root is not None:
        reader.walk(root)
    return reader.found()


@dataclass(frozen=True)
class Head:
    """What the head of a page says: its title without the site's name, its summary and its address; '' where it has none."""

    title: str
    summary: str
    address: str


def read_head(text: str) -> Head:
    """The head of one of our pages; the rest of the page is not parsed."""
    tree = LexborHTMLParser(BODY.split(text, maxsplit=1)[0])
    title = tree.css_first("title")
    summary = tree.css_first('meta[name="description"]')
    address = tree.css_first('link[rel="canonical"]')
    whole = title.text() if title else ""
    return Head(
        whole.rpartition(" - ")[0] or whole,
        (summary.attributes.get("content") or "") if summary else "",
        (address.attributes.get("href") or "") if address else "",
    )


class _Reader(Walk):
    """Knows in which figure it is."""

    def __init__(self, stem: str) -> None:
        self.reading = Reading()
        self.stems = [stem]
        self.block: list[str] = []
        self.ids: Counter[str] = Counter()

    def found(self) -> Reading:
        """What was read, once all of it was."""
        self.end_block()
        self.reading.ids = set(self.ids)
        self.reading.twice = sorted(one for one, count in self.ids.items() if count > 1)
        return self.reading

    def begin(self, node: Node) -> bool:
        """Takes in an element's attributes; whether what is inside it is read too."""
        tag, given = node.tag, node.attributes
        if tag in BLOCKS:
            self.end_block()
        if figure := figure_in(node):
            self.stems.append(figure)
        if tag == "table":
            self.rows(node)
        if tag == "script" and given.get("type") not in NO_PROGRAM:
            self.reading.programs.append(given.get("src") or given.get("href") or given.get("xlink:href") or "")
        self.reading.programs += [one for one in given if one.startswith("on")]
        if given:
            self.links(given)
            if tag == "a" and "number" in (given.get("class") or "").split():
                self.block.append(FROM_A_TABLE)
                return False
            self.said(given)
        return tag not in SILENT

    def text(self, text: str) -> None:
        """A text is part of the block that it is in."""
        self.block.append(text)

    def end(self, node: Node) -> None:
        """The text of a block ends with it, and so does what a figure shows."""
        if node.tag in BLOCKS:
            self.end_block()
        if figure_in(node):
            self.stems.pop()

    def end_block(self) -> None:
        """The text since the last block becomes a separate one."""
        text = " ".join("".join(self.block).split())
        self.block = []
        if text:
            self.reading.prose.append((1, text))
            self.reading.texts.append((self.stems[-1], text))

    def rows(self, table: Node) -> None:
        """The rows of a table below its first, which has the heads."""
        heads, others = rows_of(table)
        names = [_words(cell) for cell in heads]
        self.reading.rows += [(self.stems[-1], names, [_words(cell) for cell in cells]) for cells in others]

    def said(self, given: dict[str, str | None]) -> None:
        """The value of a mark, and the attributes that are text."""
        if value := given.get("data-v"):
            labels = [given.get("data-c") or "", given.get("data-s") or ""]
            self.reading.marks.append((self.stems[-1], labels, value))
        for text in filter(None, map(given.get, SAID)):
            self.reading.texts.append((self.stems[-1], text))
            self.reading.prose.append((1, text))

    def links(self, given: dict[str, str | None]) -> None:
        """The element's id, and the addresses that its attributes name."""
        for name, text in given.items():
            value = (text or "").strip()
            if value and name == "id":
                self.ids[value] += 1
            elif value and name in LINKS:
                self.reading.targets.add(value)
            elif name == "srcset":
                self.reading.targets |= {part.split()[0] for part in value.split(",") if part.strip()}
            elif name == "content" and (value.startswith("http") or REFRESH.match(value)):
                self.reading.targets.add(REFRESH.sub("", value))


def _words(node: Node) -> str:
    return " ".join(node.text().split())
