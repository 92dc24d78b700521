"""Our own HTML as plain text: for email, for a handout, and in GOV.UK Notify's Markdown."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from macros.outputs.walk import fragment

WIDTH = 72
"""The letters of a line of plain text, as mail programs have shown it for decades."""
HEADS = {"h2", "h3", "h4"}
BLOCKS = HEADS | {"p", "li", "figcaption", "td", "th", "dt", "dd", "blockquote", "div", "ul", "ol"}


def as_text(html: str, width: int = WIDTH) -> str:
    """The HTML as lines of text: headings underlined, lists marked, a link's address after its words."""
    return _Writer(notify=False, width=width).write(html)


def as_notify(html: str) -> str:
    """The HTML in the Markdown that GOV.UK Notify knows: headings, lists, links; nothing bold, no table, no picture."""
    return _Writer(notify=True, width=0).write(html)


@dataclass
class _List:
    ordered: bool
    count: int = 0


class _Writer:
    def __init__(self, notify: bool, width: int) -> None:
        self.notify = notify
        self.width = width
        self.done: list[str] = []
        self.words: list[str] = []
        self.lists: list[_List] = []

    def write(self, html: str) -> str:
        self._inside(fragment(html))
        self._end("p")
        return "\n".join(self.done).strip() + "\n"

    def _inside(self, node: LexborNode) -> None:
        for child in node.iter(include_text=True):
            self._take(child)

    def _take(self, node: LexborNode) -> None:
        tag = node.tag
        if tag in BLOCKS:
            self._end("li" if self.lists else "p")
        if node.is_text_node:
            self.words.append(node.text_content or "")
        elif tag == "br":
            self.words.append(" ")
        elif tag == "img":
            self._picture(node.attributes.get("alt") or "", node.attributes.get("src") or "")
        elif tag == "a":
            self._link(node)
        elif tag in ("ul", "ol"):
            self._list(node)
        else:
            if tag == "li" and self.lists:
                self.lists[-1].count += 1
            self._inside(node)
            if tag in BLOCKS:
                self._end(str(tag))

    def _picture(self, words: str, address: str) -> None:
        if words:
            self.words.append(f"Picture: [{words}]({address})" if self.notify else f"Picture: {words} ({address})")

    def _link(self, node: LexborNode) -> None:
        start = len(self.words)
        self._inside(node)
        words, href = "".join(self.words[start:]), node.attributes.get("href")
        if not href or words.strip() == href:
            return
        if self.notify:
            self.words[start:] = [f"[{words.strip()}]({href})"]
        elif node.css_first(".away") and words.rstrip().endswith(")"):
            self.words[start:] = [f"{words.rstrip()[:-1]}: {href})"]
        else:
            self.words[start:] = [f"{words} ({href})"]

    def _list(self, node: LexborNode) -> None:
        self.lists.append(_List(node.tag == "ol"))
        self._inside(node)
        self._end("li")
        self.lists.pop()
        if not self.lists:
            self.done.append("")

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
