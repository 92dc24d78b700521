"""The texts fit each other before they are checked: no link, search word or expectation names a page that the new site lacks."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

from macros.starting.taken import ITEM, bare_headings, without_empty_headings

LINK = re.compile(r"\]\(([^)#\s]+\.md)(?:#[^)\s]*)?\)")
OWN = ("figures/", "arrangements/")
"""The pages that a new site words differently."""
LISTED = re.compile(r"pages: \[([^\]]*)\]")


def fitting(texts: Mapping[str, str]) -> dict[str, str]:
    """The texts without each block whose links lead to no page, and without each search that finds none."""
    pages = {name.removeprefix("docs/") for name in texts if name.startswith("docs/") and name.endswith(".md")}
    kept = {}
    for name, text in texts.items():
        if name.startswith("docs/") and name.endswith(".md"):
            text = _page(name.removeprefix("docs/"), text, pages)
        elif name == "data/search-words.yml":
            text = _searches(text, pages)
        kept[name] = text
    return kept


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


def _searches(text: str, pages: set[str]) -> str:
    """The search words whose pages are all there, and those of danger with the pages that are.

    Words lead to pages that say them, which is not certain of the pages that a new site words differently.
    """
    kept = []
    for part in re.split(r"\n(?=- )", text):
        listed = LISTED.search(part)
        if not listed:
            kept.append(part)
            continue
        every = [one.strip() for one in listed[1].split(",")]
        there = [one for one in every if _is_there(one.strip("\"'"), pages)]
        if there == every or ("danger: true" in part and there):
            kept.append(part.replace(listed[0], f"pages: [{', '.join(there)}]"))
    return "\n".join(kept)


def _is_there(page: str, pages: set[str]) -> bool:
    return ".md" not in page or (page.partition("#")[0] in pages and not page.startswith(OWN))
