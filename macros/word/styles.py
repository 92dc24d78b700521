"""The styles of a document: which are headings and of what level, and which make a table of contents."""

from __future__ import annotations

import re

from macros.word.left_out import CONTENTS
from macros.word.looks_like import STYLE
from macros.word.package import Package, W

TITLE, LOOKS_LIKE = "page-title", "looks-like"
OTHER_STYLES = f"""
p[style-name='{STYLE}'] => h2.{LOOKS_LIKE}:fresh
p[style-name='List Bullet 2'] => ul|ol > li > ul > li:fresh
p[style-name='List Bullet 3'] => ul|ol > li > ul|ol > li > ul > li:fresh
p[style-name='List Number 2'] => ul|ol > li > ol > li:fresh
p[style-name='List Number 3'] => ul|ol > li > ul|ol > li > ol > li:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
u =>
strike => s
comment-reference =>
br[type='page'] =>
br[type='column'] =>
"""


def styles_of(package: Package) -> tuple[str, set[str]]:
    """How styles become headings, in the words of the converter, and the ids of the styles of a table of contents."""
    root = package.xml("word/styles.xml")
    names: dict[str, str] = {}
    parents: dict[str, str] = {}
    levels: dict[str, int] = {}
    for style in root.iter(f"{W}style") if root is not None else ():
        if style.get(f"{W}type") != "paragraph":
            continue
        ident = style.get(f"{W}styleId", "")
        names[ident] = _value(style.find(f"{W}name"))
        parents[ident] = _value(style.find(f"{W}basedOn"))
        level = _value(style.find(f"{W}pPr/{W}outlineLvl"))
        named = re.fullmatch(r"heading (\d)", names[ident], re.IGNORECASE)
        if level.isdigit() and int(level) < 9:
            levels[ident] = int(level) + 1
        elif named:
            levels[ident] = int(named[1])
    rows = []
    for ident, name in names.items():
        if not re.fullmatch(r"[\w-]+", ident):
            continue
        if name.casefold() == "title":
            rows.append(f"p.{ident} => h1.{TITLE}:fresh")
        elif level_of := _inherited(ident, levels, parents):
            rows.append(f"p.{ident} => h{min(level_of, 6)}:fresh")
    contents = {ident for ident, name in names.items() if CONTENTS.fullmatch(name)}
    return "\n".join([*rows, OTHER_STYLES]), contents


def _inherited(ident: str, levels: dict[str, int], parents: dict[str, str]) -> int:
    """The level of a style, or of the one that it is based on; 0 for other styles."""
    for _ in range(20):
        if ident in levels:
            return levels[ident]
        ident = parents.get(ident, "")
    return 0


def _value(element: object) -> str:
    get = getattr(element, "get", None)
    return str(get(f"{W}val", "")) if get else ""
