"""Where the links and pictures of a page lead: each address as its author typed it becomes the one that is published."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree

import markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

ADDRESS = {"a": "href", "img": "src"}


class Leading(Extension):
    """The step as an extension of Python-Markdown. `led` gives the published address of one that was typed."""

    led: Callable[[str], str] = staticmethod(str)

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - Python-Markdown's own name
        md.treeprocessors.register(_Leading(self, md), "leading", 0)  # when the links of a text have been found


class _Leading(Treeprocessor):
    def __init__(self, extension: Leading, md: markdown.Markdown) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: ElementTree.Element) -> None:
        for element in root.iter():
            name = ADDRESS.get(element.tag, "")
            typed = element.get(name)
            if typed and AMP_SUBSTITUTE not in typed:  # an email address, whose letters Markdown hides from programs
                element.set(name, self.extension.led(typed))
