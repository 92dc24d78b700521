"""A built page as its readers see it, in parts that can be compared: sentences, numbers, figures, tables and links."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from urllib.parse import urlsplit

from macros.outputs.reading import read_head
from macros.outputs.walk import BLOCKS, FIGURE, SILENT, Node, Walk, figure_in, fragment, rows_of
from macros.outputs.words import END

SIZE = re.compile(r",? ?\((?:about )?[\d,.]+ (?:bytes?|kB|MB)\)")
"""The size of a file to download, which follows from its contents."""
SPACES = re.compile(r"\s+")
REFRESH = re.compile(r'http-equiv="refresh" content="\d+; ?url=([^"]*)"')
HEADINGS = {"h1": "Title", "h2": "Heading", "h3": "Heading", "h4": "Heading", "h5": "Heading", "h6": "Heading"}
PARTS = {"figure-title": "title", "figure-subtitle": "subtitle", "figure-words": "text alternative"}
"""The words of a figure by their class."""
Table = dict[tuple[str, int], str]


@dataclass
class Shown:
    """A page. `parts` has the texts of each part in their order; `numbers` have text, what they count, and table.

    `tables` have by their name the heads and the cells; `pictures` what each figure looks like, as one hash.
    """

    title: str = ""
    kind: str = ""
    leads: str = ""
    parts: dict[str, list[str]] = field(default_factory=dict)
    numbers: list[tuple[str, str, str]] = field(default_factory=list)
    tables: dict[str, tuple[list[str], Table]] = field(default_factory=dict)
    links: dict[str, list[str]] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    markup: str = ""

    def say(self, part: str, text: str) -> None:
        """The page says this in this part."""
        self.parts.setdefault(part, []).extend(END.split(text) if part.startswith("Sentence") else [text])

    @cached_property
    def words(self) -> str:
        """All that the page says, in one text."""
        cells = (text for _, table in self.tables.values() for text in table.values())
        return " ".join([*(text for texts in self.parts.values() for text in texts), *cells])

    @property
    def holds(self) -> str:
        """What the page has in it, in a few words."""
        sentences = sum(len(texts) for part, texts in self.parts.items() if part.startswith("Sentence"))
        counts = {"sentence": sentences, "number": len(self.numbers), "figure": len(self.pictures)}
        return ", ".join(f"{count:,} {word}{'' if count == 1 else 's'}" for word, count in counts.items() if count)


def shown(text: str, address: str, home: str) -> Shown:
    """The page of this text. `home` is the address that its site was built for, which is not a difference."""
    text = text.replace(home, "/") if home else text
    base = urlsplit(home).path or "/"
    found = REFRESH.search(text[:2000])
    if found:
        return Shown(leads=_led(found[1], address, base))
    head, body = read_head(text), fragment(text)
    kinds = [one for one in (body.attributes.get("class") or "").split() if one.startswith("kind-")]
    page = Shown(markup=sha256(SIZE.sub("", text).encode()).hexdigest(), kind=kinds[0] if kinds else "")
    page.title = SPACES.sub(" ", head.title).strip() or address
    if head.summary:
        page.say("Summary in lists and searches", head.summary)
    page.say("Title in the browser", page.title)
    shower = _Shower(page, address, base)
    shower.walk(body)
    shower.say()
    return page


def _led(target: str, address: str, base: str) -> str:
    """Where a link leads, from the site's root or to another website."""
    link = urlsplit(target) if "[" not in target else None
    if link is None or link.scheme or link.netloc:
        return target
    path = link.path.removeprefix(base) if link.path.startswith("/") else posixpath.join(address, link.path)
    path = posixpath.normpath(path) + ("/" if path.endswith("/") else "") if path else address
    return path.removeprefix("./") + (f"#{link.fragment}" if link.fragment else "")


class _Shower(Walk):
    """Knows in which figure and menu of the page it is."""

    def __init__(self, page: Shown, address: str, base: str) -> None:
        self.page, self.address, self.base = page, address, base
        self.block: list[str] = []
        self.around = ["around the page"]
        self.figure = ""
        self.part = ""

    def begin(self, node: Node) -> bool:
        """Takes in an element; whether what is inside it is read too."""
        tag, given = node.tag, node.attributes
        classes = (given.get("class") or "").split()
        if tag in SILENT:
            return False
        if tag == "svg":
            if self.figure:
                seen = self.page.pictures.get(self.figure, "") + (node.html or "")
                self.page.pictures[self.figure] = sha256(seen.encode()).hexdigest()
            return False
        if tag in BLOCKS:
            self.say()
        if tag == "main":
            self.around.append("")
        if tag == "nav" and given.get("aria-label"):
            self.around.append(f"menu “{given['aria-label']}”")
        if figure_in(node):
            self.figure = str(given["id"])
            self.page.pictures.setdefault(self.figure, "")
        for one in classes:
            if one in PARTS and self.figure:
                self.say()
                self.part = PARTS[one]
        if tag == "table" and node.css_first("th"):  # any other is the layout of an email
            self.table(node)
            return False
        if tag == "img" and given.get("alt"):
            self.page.say(self.named("Text alternative of a picture"), str(given["alt"]))
        if tag == "a" and given.get("href"):
            self.link(node, classes)
        return True

    def text(self, text: str) -> None:
        """A text is part of the block that it is in."""
        self.block.append(_apart(self.block, text))

    def end(self, node: Node) -> None:
        """What a block, a figure or a menu says ends with it."""
        tag, given = node.tag, node.attributes
        if tag in BLOCKS or set((given.get("class") or "").split()) & set(PARTS):
            self.say(HEADINGS.get(tag or "", ""))
        if tag == "figure" and given.get("id") == self.figure:
            self.figure = ""
        if tag == "main" or (tag == "nav" and given.get("aria-label")):
            self.say()
            self.around.pop()

    def named(self, part: str) -> str:
        """The part, with the figure or menu that it is in."""
        if self.figure:
            name = self.part or part.lower()
            return f"Figure “{self.figure.removeprefix(FIGURE)}”, {name}"
        return f"{part}, {self.around[-1]}" if self.around[-1] else part

    def say(self, part: str = "") -> None:
        """The text since the last block becomes what the page says."""
        text = SIZE.sub("", SPACES.sub(" ", "".join(self.block))).strip()
        self.block = []
        if text:
            self.page.say(self.named(part or "Sentence"), text)
        self.part = ""

    def link(self, node: Node, classes: list[str]) -> None:
        """A link, or a number that leads to its table."""
        words = _words(node)
        to = _led(str(node.attributes["href"]), self.address, self.base)
        if "number" in classes:
            self.page.numbers.append((words, node.attributes.get("title") or "", to))
        elif not any(self.around[1:]):
            self.page.links.setdefault(words, []).append(to)

    def table(self, node: Node) -> None:
        """The cells of a table, by the name of their row and the place of their column."""
        heads, others = rows_of(node)
        names, cells = [_words(cell) for cell in heads], Table()
        known = Counter(_row_name(row) for row in others)
        for row in others:
            called = name = _row_name(row, also_words=known[_row_name(row)] > 1)
            times = 1
            while (name, 0) in cells:
                times += 1
                name = f"{called} (row {times} of this name)"
            cells |= {(name, place): _words(cell) for place, cell in enumerate(row)}
        caption = node.css_first("caption")
        name = (
            f"of figure “{self.figure.removeprefix(FIGURE)}”" if self.figure else (_words(caption) if caption else "")
        )
        number = sum(one.startswith(name) for one in self.page.tables)
        self.page.tables[f"{name} ({number + 1})" if number else name] = (names, cells)
        if caption and not self.figure:
            self.page.say("Title of a table", _words(caption))
        for one in node.css("a.number"):
            self.link(one, ["number"])
        for one in node.css("a[href]"):
            self.link(one, [])


def _row_name(row: Sequence[Node], also_words: bool = False) -> str:
    """What a row is called: its headings, and where another row has the same also its other cells that are words."""
    labels = [_words(cell) for cell in row if cell.tag == "th"] or [_words(row[0])]
    more = (
        [text for cell in row if cell.tag != "th" and not re.search(r"\d", text := _words(cell))] if also_words else []
    )
    return ", ".join(dict.fromkeys(filter(None, [*labels, *more])))


def _words(node: Node) -> str:
    """The text of an element on one line."""
    texts: list[str] = []
    for one in node.traverse(include_text=True):
        if one.is_text_node:
            texts.append(_apart(texts, one.text_content or ""))
    return SIZE.sub("", SPACES.sub(" ", "".join(texts))).strip()


def _apart(before: list[str], text: str) -> str:
    """The text of an element, with a space where it would be one word with the element before."""
    return f" {text}" if before and before[-1][-1:].isalnum() and text[:1].isalnum() else text
