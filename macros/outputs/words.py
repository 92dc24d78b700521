"""The macros of a page as HTML: what each leaves in the page at its place."""

from __future__ import annotations

import hashlib
from typing import Any

from macros.figures import Figure
from macros.messages import Fault, nearest
from macros.outputs.finish import slot
from macros.render import render
from macros.sections.gallery import Gallery
from macros.site import Site
from macros.wording import Number

COMPONENTS = {"contacts": "contact"}
"""The template of a macro, where it has another name."""
Call = tuple[str, list[Any], dict[str, Any]]
"""A macro with its values, as JSON can hold it."""


class Words:
    """The macros of one page; `slots` has the figures that have to be put into it, each by the macro that asked for it."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.slots: dict[str, Call] = {}

    def html(self, name: str, *positional: Any, **named: Any) -> str:
        """What a macro leaves in the page: one line of HTML. Raises Fault where it asks for what is not there."""
        if name not in self.site.words:
            raise Fault(f"`{name}` is not a macro", nearest(name, self.site.words))
        thing = self.site.words[name](*positional, **named)
        if isinstance(thing, Figure):
            return self._waits((name, list(positional), named), repr((positional, sorted(named.items()))))
        if isinstance(thing, Gallery):
            calls: list[Call] = [(name, [thing.kind, place], {}) for place in range(len(thing.figures))]
            return "".join(
                self._waits(call, f"{thing.kind} {one.id}") for call, one in zip(calls, thing.figures, strict=True)
            )
        if isinstance(thing, Number):
            return render("number", number=thing)
        return render(COMPONENTS.get(name, name), **{name: thing}, there=set(self.site.urls))

    def _waits(self, call: Call, line: str) -> str:
        """The slot that is filled with the figure when the page is finished; the same line has the same slot."""
        key = hashlib.sha256(line.encode()).hexdigest()[:16]
        self.slots[key] = call
        return slot(key)


def figure_of(site: Site, call: Call) -> Figure:
    """The figure that a macro asked for."""
    name, positional, named = call
    if name == "gallery":
        return site.gallery(positional[0]).figures[positional[1]]
    return site.figure(*positional, **named)
