"""The only file that knows Jinja: a thing and an edition become one line of safe HTML.

An edition is a folder of templates below overrides/components/, never a flag.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import nodes
from markupsafe import Markup

COMPONENTS = Path(__file__).resolve().parent.parent / "overrides" / "components"

_READER = jinja2.Environment(autoescape=True)
"""Reads macros and runs none: one for all pages, since making it takes longer than reading a page."""
BETWEEN, SPACES = re.compile(r">\s+<"), re.compile(r"\s+")


@dataclass(frozen=True)
class Call:
    """A macro as a page calls it: its words and the line of the text that it stands on."""

    name: str
    line: int
    positional: tuple[Any, ...] = ()
    named: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True)
class Misread:
    """A macro that cannot be read: the line, and why in plain words."""

    line: int
    what: str
    fix: str


def render(template: str, edition: str = "web", **things: Any) -> str:
    """The component as one line of HTML, every text in it escaped."""
    text = _environment().get_template(f"{edition}/{template}.html").render(**things)
    return one_line(text)


def whole(file: str, edition: str, **things: Any) -> str:
    """A file of its own, line by line as its template stands: text, or a page whose line ends count."""
    return _environment().get_template(f"{edition}/{file}").render(**things)


def expand(text: str, words: Mapping[str, Callable[..., str]]) -> str:
    """A page's Markdown with its macros told by these words; each gives HTML that is safe as it is."""
    return _environment().from_string(text).render(**{name: _marked(word) for name, word in words.items()})


def _marked(word: Callable[..., str]) -> Callable[..., Markup]:
    return lambda *positional, **named: Markup(word(*positional, **named))


def safe(html: str) -> Markup:
    """Markup that this program drew itself (a picture) and that templates must not escape again."""
    return Markup(html)


def one_line(html: str) -> str:
    """The HTML on one line, as Markdown needs it to leave it alone."""
    return SPACES.sub(" ", BETWEEN.sub("><", html)).strip()


def calls(text: str) -> Iterator[Call | Misread]:
    """Every macro of a Markdown text in its order, read and not run."""
    try:
        tree = _READER.parse(text)
    except jinja2.TemplateSyntaxError as error:
        yield Misread(
            error.lineno,
            f"A macro here cannot be read: {error.message}",
            'Check its brackets, commas and quotation marks, as in {{ figure("front-door-contacts") }}',
        )
        return
    inside = {id(name) for call in tree.find_all(nodes.Call) for name in call.find_all(nodes.Name)}
    for node in tree.find_all((nodes.Call, nodes.Name)):
        if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name):
            try:
                positional = tuple(argument.as_const() for argument in node.args)
                named = tuple((keyword.key, keyword.value.as_const()) for keyword in node.kwargs)
            except nodes.Impossible:
                yield Misread(
                    node.lineno,
                    f"`{node.node.name}` is given a word without quotation marks",
                    'Put texts between quotation marks, as in figure("front-door-contacts")',
                )
                continue
            yield Call(node.node.name, node.lineno, positional, named)
        elif isinstance(node, nodes.Name) and node.ctx == "load" and id(node) not in inside:
            yield Call(node.name, node.lineno)


@lru_cache(maxsize=1)
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(COMPONENTS),
        autoescape=lambda name: not (name or "").endswith(".txt"),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=True,
    )
