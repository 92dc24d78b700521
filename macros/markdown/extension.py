"""Python-Markdown's last step: what the page became is made safe, then what its macros made is put in.

Each call of a macro leaves a mark of letters that no text has (Unicode's private use), so that an author's words and the
site's own HTML are never mixed before the words have passed the allow-list.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree

import markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from macros.markdown.safe import safe, text_of

OPEN, CLOSE, FIRST = "\ue000", "\ue001", 0xE100
MARK = re.compile(f"{OPEN}([\ue100-\uf8ff]){CLOSE}")
ALONE = re.compile(f"<p>({OPEN}[\ue100-\uf8ff]{CLOSE})[ \\t]*</p>")
PRIVATE = re.compile("[\ue000-\uf8ff]")
WORDS = re.compile(r"(?:[^<]|<(?:a|abbr|b|br|code|em|i|q|small|span|strong|time)\b)")
"""How what a macro made begins when it is for a sentence."""
TAG = re.compile(r"(<[^>]*>)")
LAST = -1000


def mark(number: int) -> str:
    """The mark of a page's macro with this number, from 0."""
    return f"{OPEN}{chr(FIRST + number)}{CLOSE}"


def put_in(text: str, made: Mapping[str, str]) -> str:
    """The safe HTML with what each macro made at its mark; a mark inside a tag (an address, a title) is taken out."""
    text = ALONE.sub(lambda found: found[0] if WORDS.match(made.get(found[1], "")) else made.get(found[1], ""), text)
    pieces = TAG.split(text)
    pieces[::2] = [MARK.sub(lambda found: made.get(found[0], ""), words) for words in pieces[::2]]
    pieces[1::2] = [MARK.sub("", tag) for tag in pieces[1::2]]
    return "".join(pieces)


class Contained(Extension):
    """The step as an extension of Python-Markdown.

    `made` is what the macros of the page at hand made, by their marks. With `keep` the page is left as Markdown made
    it, marks and all, for whoever reads it to check it.
    """

    def __init__(self, made: Mapping[str, str], keep: bool = False) -> None:
        super().__init__()
        self.made = made
        self.keep = keep
        self.tree_is_done = False

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - Python-Markdown's own name
        if "fenced_code_block" in md.preprocessors:
            # Python-Markdown cannot write true and false from the braces of a fence; left as words, they are reported
            vars(md.preprocessors["fenced_code_block"])["bool_options"] = ()
        md.preprocessors.register(_Begin(self, md), "contained_begin", 10_000)
        md.treeprocessors.register(_TreeIsDone(self, md), "contained_tree", LAST)
        md.postprocessors.register(_Finish(self, md), "contained_finish", LAST)


class _Begin(Preprocessor):
    def __init__(self, extension: Contained, md: markdown.Markdown) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        self.extension.tree_is_done = False
        return lines


class _TreeIsDone(Treeprocessor):
    """The table of contents runs every last step on each heading; only after it does the page itself come."""

    def __init__(self, extension: Contained, md: markdown.Markdown) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: ElementTree.Element) -> None:
        self.extension.tree_is_done = True


class _Finish(Postprocessor):
    def __init__(self, extension: Contained, md: markdown.Markdown) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, text: str) -> str:
        if not self.extension.tree_is_done or self.extension.keep:
            return text
        made = self.extension.made
        self._contents(getattr(self.md, "toc_tokens", []), made)
        return put_in(safe(text), made)

    def _contents(self, tokens: list[dict[str, Any]], made: Mapping[str, str]) -> None:
        """The table of contents says the words of each heading, macros told, and nothing but words."""
        for token in tokens:
            words = MARK.sub(lambda found: html.escape(text_of(made.get(found[0], ""))), token["name"])
            token["name"] = html.escape(text_of(words), quote=False)
            self._contents(token["children"], made)
