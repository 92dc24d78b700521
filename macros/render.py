"""The only file that knows Jinja: a thing and an edition become one line of safe HTML.

An edition is a folder of templates below overrides/components/, never a flag.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import nodes
from markupsafe import Markup

COMPONENTS = Path(__file__).resolve().parent.parent / "overrides" / "components"


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


def safe(html: str) -> Markup:
    """Markup that this program drew itself (a picture) and that templates must not escape again."""
    return Markup(html)


def one_line(html: str) -> str:
    """The HTML on one line, as Markdown needs it to leave it alone."""
    html = re.sub(r">\s+<", "><", html)
    return re.sub(r"\s+", " ", html).strip()


def calls(text: str) -> Iterator[Call | Misread]:
    """Every macro of a Markdown text in its order, read and not run."""
    environment = jinja2.Environment(autoescape=True)
    try:
        tree = environment.parse(text)
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
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=True,
    )
