"""The texts fit each other before they are checked: no link names a page that the new site lacks."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

from macros.starting.taken import ITEM, bare_headings, without_empty_headings

LINK = re.compile(r"\]\(([^)#\s]+\.md)(?:#[^)\s]*)?\)")


def fitting(texts: Mapping[str, str]) -> dict[str, str]:
    """The texts without each block whose links lead to no page."""
    pages = {name.removeprefix("docs/") for name in texts if name.startswith("docs/") and name.endswith(".md")}
    return {
        name: _page(page, text, pages) if (page := name.removeprefix("docs/")) in pages else text
        for name, text in texts.items()
    }


def _page(name: str, text: str, pages: set[str]) -> str:
    def leads(part: str) -> bool:
        folder = posixpath.dirname(name)
        return all(posixpath.normpath(posixpath.join(folder, one)) in pages for one in LINK.findall(part))

    if leads(text):
        return text
    _, head, body = text.split("---\n", 2)
    every = re.split(r"\n[ \t]*\n", body.strip("\n"))
    blocks = []
    for block in every:
        parts = re.split(r"\n(?=(?:[-*]|\d+\.) |\|)", block) if ITEM.match(block) else [block]
        if rest := "\n".join(part for part in parts if leads(part)):
            blocks.append(rest)
    return f"---\n{head}---\n\n" + "\n\n".join(without_empty_headings(blocks, bare_headings(every))) + "\n"
