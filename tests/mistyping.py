"""What the rules for Markdown as typed find in a body, for their tests."""

from __future__ import annotations

import markdown

from macros.pages.mistyped import RULES
from macros.pages.mistyped.source import Source

EXTENSIONS = ["attr_list", "def_list", "fenced_code", "footnotes", "md_in_html", "sane_lists", "tables", "toc"]
"""What Markdown may do in a page: the same as in the settings of every site, and fenced code, which MkDocs adds."""


def told(body: str) -> list[str]:
    """Each fault as it is told, without the path; the body begins on line 1."""
    source = Source.of("page.md", body, 1)
    return [str(problem).removeprefix("page.md:") for rule in RULES for problem in rule(source)]


def rules(body: str) -> list[tuple[str, int]]:
    """The rule and the line of each fault."""
    source = Source.of("page.md", body, 1)
    return [(rule.__name__, problem.line) for rule in RULES for problem in rule(source)]


def published(body: str) -> str:
    """What Python-Markdown makes of a body."""
    return markdown.markdown(body, extensions=EXTENSIONS)
