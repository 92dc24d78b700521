"""The menu: each entry is a page that is there, and each fault is reported at the entry's own line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from macros.messages import Problem, nearest, visible
from macros.messages import said as as_said
from macros.records import Place
from macros.settings.read import Settings

WORRIED = "worried/index.md"
"""The page with the numbers to call."""


def wrong_menu(settings: Settings, docs: Path) -> Iterator[Problem]:
    """Each entry of the menu is a page that is there, below docs/, and appears once."""
    menu = settings.data.get("nav")
    if not isinstance(menu, list) or not docs.is_dir():
        return
    known = sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))
    if not known:  # reported for docs/, and not again for each entry
        return
    if not menu:
        yield settings.problem(("nav",), "The menu has no entry", "Add `- index.md`")
    seen: dict[str, int] = {}
    for place, said in _entries(menu, ("nav",)):
        if not isinstance(said, str) or not said.strip():
            what = (
                "An entry of the menu has no page"
                if not said
                else f"{as_said(said).capitalize() if isinstance(said, list | dict) else as_said(said)} is not an entry of a menu"
            )
            yield settings.problem(place, what, "Write `- Its words: folder/page.md`")
            continue
        line = settings.problem(place, "", "").line
        if said in seen:
            what = f"`{visible(said)}` is in the menu a second time: it is on line {seen[said]} already"
            yield settings.problem(place, what, "Keep one of them")
        elif (joined := re.match(r"([^:/]+):(?!//)(\S+\.md)$", said)) and joined[2] in known:
            words, page = visible(joined[1]), visible(joined[2])
            yield settings.problem(
                place, f"A space is missing after the colon of `{words}`", f"Write `- {words}: {page}`"
            )
        elif re.match(r"[a-z][a-z0-9+.-]*:|//", said, re.IGNORECASE):
            what = f"`{visible(said)}` leads away from the site, and the menu names its own pages"
            yield settings.problem(place, what, "Put the link on a page")
        elif said.startswith("/") or ".." in said.split("/") or "\\" in said:
            what = f"`{visible(said)}` is not below docs/"
            yield settings.problem(place, what, "Write the file from docs/ on, such as about/index.md")
        elif said not in known:
            yield settings.problem(
                place, f"The menu names `{visible(said)}`, which is not a page", nearest(said, known)
            )
        seen.setdefault(said, line)
    if menu and WORRIED in known and WORRIED not in seen:
        what = f"The menu does not have `{WORRIED}`, which people who are worried about a child look for first"
        yield settings.problem(("nav",), what, f"Add `- Worried about a child?: {WORRIED}`")


def _entries(menu: Any, place: Place) -> Iterator[tuple[Place, Any]]:
    """Each entry of a menu with its place; a section's own entries after each other."""
    if isinstance(menu, list):
        for index, entry in enumerate(menu):
            here = (*place, index)
            if isinstance(entry, dict):
                if len(entry) != 1:
                    yield here, entry
                for word, inner in entry.items() if len(entry) == 1 else ():
                    if inner is None or inner == [] or not word.strip():
                        yield (*here, word), None
                    else:
                        yield from _entries(inner, (*here, word))
            else:
                yield here, entry
    else:
        yield place, menu
