"""The macros of a page as HTML: what each leaves in the page at its place."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from macros.content.arguments import line
from macros.content.languages import language_of_page
from macros.figures import Figure
from macros.markdown import Call as Called
from macros.markdown.parser import marked
from macros.messages import Fault, Problem, nearest, unexpected
from macros.outputs.finish import slot
from macros.page_macros import PageMacros
from macros.pages import Document
from macros.render import render
from macros.sections.gallery import Gallery
from macros.wording import Number

COMPONENTS = {"contacts": "contact"}
"""The template of a macro, where it has another name."""
Call = tuple[str, list[Any], dict[str, Any]]
"""A macro with its values, as JSON can hold it."""


class Stopped(Exception):
    """A page that cannot be made, with what is wrong with it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("The content has errors:\n" + "\n".join(map(str, problems)))
        self.problems = problems


class MacroHtml:
    """The macros of one page; `slots` has the figures that have to be put into it, each by the macro that asked for it.

    With `lines`, as in a preview, each number has the line of the page that it comes from, to be copied. `language` is the
    code of the language of a version.
    """

    def __init__(self, page_macros: PageMacros, lines: bool = False, language: str = "") -> None:
        self.page_macros, self.lines = page_macros, lines
        self.language = language_of_page(page_macros.site, language)
        self.slots: dict[str, Call] = {}

    def html(self, name: str, *positional: Any, **named: Any) -> str:
        """What a macro leaves in the page: one line of HTML. Raises Fault where it asks for what is not there."""
        known = self.page_macros.named
        if name not in known:
            raise Fault(f"`{name}` is not a macro", nearest(name, known))
        thing = known[name](*positional, **named)
        if isinstance(thing, Figure):
            return self._slot((name, list(positional), named), repr((positional, sorted(named.items()))))
        if isinstance(thing, Gallery):
            calls: list[Call] = [(name, [thing.kind, place], {}) for place in range(len(thing.figures))]
            return "".join(
                self._slot(call, f"{thing.kind} {one.id}") for call, one in zip(calls, thing.figures, strict=True)
            )
        if isinstance(thing, Number):
            typed = line(name, positional, named) if self.lines else ""
            return render("number", number=thing, line=typed, foreign=self.language["foreign"])
        urls = set(self.page_macros.site.urls)
        return render(COMPONENTS.get(name, name), **{name: thing}, there=urls, language=self.language)

    def marked(self, document: Document) -> tuple[str, Mapping[str, str]]:
        """The page's body with a mark for each macro, and the HTML of each. Raises Stopped, with the macro's own line."""

        def told(call: Called) -> str:
            line = document.first + call.line - 1
            try:
                return self.html(call.name, *call.positional, **dict(call.named))
            except Fault as fault:
                raise Stopped([fault.at(document.path, line)]) from fault
            except Exception as error:
                problem = unexpected.as_problem(error, Path(), document.path)
                raise Stopped([replace(problem, path=document.path, line=line)]) from error

        return marked(document.body, told)

    def _slot(self, call: Call, line: str) -> str:
        """The slot that is filled with the figure when the page is finished; the same line has the same slot."""
        key = hashlib.sha256(line.encode()).hexdigest()[:16]
        self.slots[key] = call
        return slot(key)


def figure_of(page_macros: PageMacros, call: Call) -> Figure:
    """The figure that a macro asked for."""
    name, positional, named = call
    if name == "gallery":
        return page_macros.gallery(positional[0]).figures[positional[1]]
    return page_macros.figure(*positional, **named)


def stem_of(call: Call) -> str:
    """The table that a macro of a page asks for."""
    return str(call[1][0] if call[1] else call[2].get("stem", ""))
