"""The index of the briefings: by the group of their first theme, each with its files, so that readers need not open one to find them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.outputs.handouts import links, take_away
from macros.outputs.making import Making
from macros.pages import Briefing, Document
from macros.render import render
from macros.sections.places import age, ways

NAMES = {"handout": "Handout, PDF", "record": "Record sheet, PDF", "text": "Text"}
"""What the links to the files of a briefing say in a list of briefings."""
OTHER = "Other subjects"
"""The heading of the briefings whose first theme is in no group."""


def inserted(making: Making, document: Document) -> Iterator[tuple[str, str]]:
    """What comes before the text of a briefing: its files, how long it takes, how old its local evidence is; and where to go next."""
    if isinstance(document.meta, Briefing):
        yield "take-away", take_away(making, document)
        yield "time", render("reading_time", minutes=making.site.summary(document)["reading_minutes"])
        yield "age", render("age", age=age(making.site, document))
        yield "where-to-go", render("where", ways=ways(making.site, document.meta.themes))


def by_group(making: Making) -> str:
    """Every briefing that is listed today below the group of its first theme, by title; nothing without briefings."""
    groups: dict[str, list[Document]] = {}
    for one in making.site.documents:
        if isinstance(one.meta, Briefing):
            theme = making.site.themes.get(one.meta.themes[0])
            groups.setdefault((theme and theme.group) or OTHER, []).append(one)
    if not groups:
        return ""
    listed = [
        (name, [_entry(making, one) for one in sorted(found, key=lambda one: one.meta.title)])
        for name, found in sorted(groups.items(), key=lambda pair: (pair[0] == OTHER, pair[0]))
    ]
    themes = {theme: making.site.theme_name(theme) for _, all_of in listed for one in all_of for theme in one["ids"]}
    return render("briefings", groups=listed, themes=themes)


def _entry(making: Making, document: Document) -> dict[str, Any]:
    """What the index says of one briefing."""
    files = links(making, document).items()
    return {
        **making.site.summary(document),
        "ids": document.meta.themes,
        "themes": making.theme_pages(document.meta.themes),
        "files": [(NAMES[name], f"@/{document.url}{file.href}", file.size) for name, file in files],
    }
