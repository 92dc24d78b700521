"""The only file that knows Jinja: a thing and an edition become one line of safe HTML.

An edition is a folder of templates below overrides/components/, never a flag.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

COMPONENTS = Path(__file__).resolve().parent.parent / "overrides" / "components"

BETWEEN, SPACES = re.compile(r">\s+<"), re.compile(r"\s+")


def render(template: str, edition: str = "web", **things: Any) -> str:
    """The component as one line of HTML, every text in it escaped."""
    text = _environment().get_template(f"{edition}/{template}.html").render(**things)
    return one_line(text)


def whole(file: str, edition: str, **things: Any) -> str:
    """A file of its own, line by line as its template stands: text, or a page whose line ends count."""
    return _environment().get_template(f"{edition}/{file}").render(**things)


def safe(html: str) -> Markup:
    """Markup that this program drew itself (a picture) and that templates must not escape again."""
    return Markup(html)


def one_line(html: str) -> str:
    """The HTML on one line, as Markdown needs it to leave it alone."""
    return SPACES.sub(" ", BETWEEN.sub("><", html)).strip()


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
