"""The only file that knows Jinja: a thing and an edition become one line of safe HTML.

An edition is a folder of templates below overrides/components/, never a flag.
"""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from macros.markdown.inline import inline
from macros.messages import Fault
from macros.system.inputs import used
from macros.system.package import OVERRIDES

COMPONENTS = OVERRIDES / "components"

BETWEEN, SPACES = re.compile(r">\s+<"), re.compile(r"\s+")


def render(template: str, edition: str = "web", **things: Any) -> str:
    """The component as one line of HTML, every text in it escaped."""
    text = _environment().get_template(f"{edition}/{template}.html").render(**things)
    return one_line(text)


def whole(file: str, edition: str, **things: Any) -> str:
    """Its own file, line by line as its template has it: text, or a page whose line ends count."""
    return _environment().get_template(f"{edition}/{file}").render(**things)


def safe(html: str) -> Markup:
    """Markup that this program drew itself (a picture) and that templates must not escape again."""
    return Markup(html)


def said(line: str) -> Markup:
    """A line of metadata with its marks of Markdown as HTML, and everything else escaped."""
    return Markup(_environment().get_template("web/inline.html").render(parts=inline(line)).strip("\n"))


def one_line(html: str) -> str:
    """The HTML on one line, as Markdown needs it to leave it alone."""
    return SPACES.sub(" ", BETWEEN.sub("><", html)).strip()


class _Environment(jinja2.Environment):
    """Notes each template that it gives, those of templates too, as an input of the work that is going on."""

    root: Path | None = None
    """The folder of a site that may have its own templates."""

    def get_template(self, name: Any, *rest: Any, **named: Any) -> jinja2.Template:
        found = super().get_template(name, *rest, **named)
        note(found, self.root)
        return found


class _Closed(SandboxedEnvironment):
    """For the templates of a site, which anybody may send in a change: they reach nothing but what a page is made of."""

    def unsafe_undefined(self, obj: Any, attribute: str) -> jinja2.Undefined:
        raise Fault(
            f"A template of this site asks for `{attribute}`, with which it could reach the machine that builds the site",
            "Remove it from the folder that `custom_dir` in mkdocs.yml names",
        )


class _ClosedDesign(_Environment, _Closed):
    """The same, for whole pages."""


def closed(given: jinja2.Environment) -> jinja2.Environment:
    """The same templates and filters, for a site that has its own templates: what they do stays in the page."""
    found = _Closed(loader=given.loader, autoescape=True)
    found.filters.update(given.filters)
    return found


def note(template: jinja2.Template, root: Path | None = None) -> None:
    """A template is an input of the work that is going on; those of libraries change with their version.

    `root` is the folder of a site that may have its own templates.
    """
    path = Path(template.filename or "")
    if OVERRIDES in path.parents:
        used("file", f"package/overrides/{path.relative_to(OVERRIDES).as_posix()}")
    elif root is not None and root in path.parents:
        used("file", path.relative_to(root).as_posix())


def design(folder: Path, root: Path) -> jinja2.Environment:
    """The templates of whole pages in this folder, for the site in `root`, whose filter `url` leads from a page to an address."""
    kind = _Environment if folder.resolve() == OVERRIDES.resolve() else _ClosedDesign
    found = kind(loader=jinja2.FileSystemLoader(folder), autoescape=True, auto_reload=True)
    found.root = root
    found.filters["url"] = _from_page
    return found


def way(url: str, here: str) -> str:
    """The way from the page at the address `here` to another address, both from the site's root; `./` where it is the same."""
    return posixpath.relpath(url or ".", here or ".") + ("/" if url.endswith("/") or not url else "")


@jinja2.pass_context
def _from_page(context: jinja2.runtime.Context, url: str) -> str:
    page = context["page"]
    return way(url, page.url) if page else posixpath.join(context["base_url"], url)


@lru_cache(maxsize=1)
def _environment() -> jinja2.Environment:
    found = _Environment(
        loader=jinja2.FileSystemLoader([COMPONENTS, OVERRIDES / "assets"]),  # paper has the colours of the screen
        autoescape=lambda name: not (name or "").endswith(".txt"),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=True,
    )
    found.filters["inline"] = said
    return found
