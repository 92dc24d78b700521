"""HTML of our own becomes text to be read as it is: for plain e-mail, for a handout, and in GOV.UK Notify's Markdown."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from html.parser import HTMLParser

WIDTH = 72
"""The letters of a line of plain text, as mail programs have shown it for decades."""
HEADS = {"h2", "h3", "h4"}
BLOCKS = HEADS | {"p", "li", "figcaption", "td", "th", "dt", "dd", "blockquote", "div"}


def as_text(html: str, width: int = WIDTH) -> str:
    """The HTML as lines of text: headings underlined, lists marked, a link's address after its words."""
    return _Reader(notify=False, width=width).read(html)


def as_notify(html: str) -> str:
    """The HTML in the Markdown that GOV.UK Notify knows: headings, lists, links; nothing bold, no table, no picture."""
    return _Reader(notify=True, width=0).read(html)


@dataclass
class _List:
    ordered: bool
    count: int = 0


@dataclass
class _Link:
    href: str
    start: int


class _Reader(HTMLParser):
    def __init__(self, notify: bool, width: int) -> None:
        super().__init__(convert_charrefs=True)
        self.notify = notify
        self.width = width
        self.done: list[str] = []
        self.words: list[str] = []
        self.lists: list[_List] = []
        self.links: list[_Link] = []
        self.tight = False

    def read(self, html: str) -> str:
        self.feed(html)
        self.close()
        self._end("p")
        return "\n".join(self.done).strip() + "\n"

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        if tag in BLOCKS or tag in ("ul", "ol"):
            self._end("li" if self.lists else "p")
        if tag in ("ul", "ol"):
            self.lists.append(_List(tag == "ol"))
        elif tag == "li" and self.lists:
            self.lists[-1].count += 1
        elif tag == "a":
            self.links.append(_Link(given.get("href") or "", len(self.words)))
        elif tag == "img" and given.get("alt"):
            words, address = given["alt"], given.get("src") or ""
            self.words.append(f"Picture: [{words}]({address})" if self.notify else f"Picture: {words} ({address})")
        elif tag == "br":
            self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self.links:
            link = self.links.pop()
            words = "".join(self.words[link.start :])
            if link.href and words.strip() != link.href:
                self.words[link.start :] = [
                    f"[{words.strip()}]({link.href})" if self.notify else f"{words} ({link.href})"
                ]
        elif tag in ("ul", "ol") and self.lists:
            self._end("li")
            self.lists.pop()
            if not self.lists:
                self.done.append("")
                self.tight = False
        elif tag in BLOCKS:
            self._end(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def _end(self, tag: str) -> None:
        """The words since the last block become one."""
        text = " ".join("".join(self.words).split())
        self.words = []
        if not text:
            return
        if tag in HEADS:
            mark = "##" if self.notify else ""
            self.done += [f"{mark} {text}".strip(), *([] if self.notify else ["-" * len(text)]), ""]
        elif tag == "li" and self.lists:
            this = self.lists[-1]
            mark = f"{this.count}. " if this.ordered else "* " if self.notify else "- "
            indent = " " * (0 if self.notify else 2 * (len(self.lists) - 1))
            self.done += self._lines(text, indent + mark, indent + " " * len(mark))
        else:
            self.done += [*self._lines(text), ""]

    def _lines(self, text: str, first: str = "", rest: str = "") -> list[str]:
        if not self.width:
            return [first + text]
        return textwrap.wrap(
            text,
            self.width,
            initial_indent=first,
            subsequent_indent=rest,
            break_long_words=False,
            break_on_hyphens=False,
        )


def squeezed(text: str) -> str:
    """The text without more than one empty line in a row."""
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
