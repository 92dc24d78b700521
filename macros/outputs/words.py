"""The words of a page as HTML: what a macro leaves in the page where it stands."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from macros.figures import Figure
from macros.messages import Fault, Problem, nearest
from macros.outputs.finish import slot
from macros.render import render
from macros.sections.gallery import Gallery
from macros.site import Site
from macros.wording import Number

COMPONENTS = {"contacts": "contact"}
"""The template of a word, where it is called otherwise."""


class Words:
    """The macros of one build, the figures that wait to be put into its pages, and what only building shows."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.waiting: dict[str, Figure] = {}
        self.faults: list[Problem] = []
        self.there = {document.url for document in site.published}

    def lines(self, src: str) -> Iterator[int]:
        """The line of each macro of a page in its file, in their order."""
        return (call.line + one.first - 1 for one in self.site.written if one.src == src for call in one.reading.calls)

    def html(self, name: str, *positional: Any, **named: Any) -> str:
        """What a macro leaves in the page: one line of HTML. Raises Fault where it asks for what is not there."""
        if name not in self.site.words:
            raise Fault(f"`{name}` is not a macro", nearest(name, self.site.words))
        thing = self.site.words[name](*positional, **named)
        if isinstance(thing, Figure):
            return self._waits(thing, repr((positional, sorted(named.items()))))
        if isinstance(thing, Gallery):
            return "".join(self._waits(one, f"{thing.kind} {one.id}") for one in thing.figures)
        if isinstance(thing, Number):
            return render("number", number=thing)
        return render(COMPONENTS.get(name, name), **{name: thing}, there=self.there)

    def _waits(self, figure: Figure, line: str) -> str:
        """The slot that is filled with the figure when the page is finished; the same line has the same slot."""
        key = hashlib.sha256(line.encode()).hexdigest()[:16]
        self.waiting[key] = figure
        return slot(key)
