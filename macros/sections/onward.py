"""Where a reader goes next: one page of each kind at most, of those that share a theme with the page just read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from macros.content import Site
from macros.pages import Document, Event
from macros.sections.hubs import hubs, small
from macros.system.inputs import remember

MOST = 5
"""So many links are a choice; more would be a menu."""
SIGNS, HUB = "Indicators", "Theme"
"""What comes in front of a page of the threshold guidance, and of the page of a theme."""
OF_FOLDERS = {"thresholds/index.md": SIGNS, "training/index.md": "Training"}
"""Pages that lead on, and are led to, as what their folder is about; the kind of the others says it."""
SHELL, VIEW = "learning/theme.md", "thresholds/view.md"
"""The pages that those of the themes, and those of the threshold guidance, are made from."""
INDEX = "learning/index.md"
"""The page that lists the themes."""
ORDER = ("Briefing", SIGNS, "Review", "Figures", "Training")
"""What comes first: what is learnt, what to look for, how that is known, and last a course."""


@dataclass(frozen=True)
class Onward:
    """A page to read next, and the word for its kind in front."""

    kind: str
    title: str
    url: str


def label(document: Document) -> str:
    """What a page is where others lead to it; blank where it neither leads on nor is led to."""
    section = document.meta.traits.section
    return OF_FOLDERS.get(document.src) or (section.next_as if section else "")


def onward(site: Site, themes: Sequence[str], here: str) -> list[Onward]:
    """What to read after the page at this address, which is about these themes.

    Of a kind the page comes first that shares most: a rare theme counts for more than one of many pages, and the
    first theme of either for more than its last. The page of the first theme closes the list, as long as there is room.
    """
    pages = [(kind, one) for one in site.documents if (kind := label(one)) and one.url != here and to_come(site, one)]
    often = Counter(theme for _, one in pages for theme in one.meta.themes)

    def weight(one: Document) -> float:
        places = {theme: place for place, theme in enumerate(one.meta.themes, 1)}
        shared = ((theme, place) for place, theme in enumerate(themes, 1) if theme in places)
        return sum(1 / often[theme] / place / places[theme] for theme, place in shared)

    found: dict[str, Onward] = {}
    for kind, one in sorted(pages, key=lambda pair: (-weight(pair[1]), -pair[1].meta.date.toordinal(), pair[1].src)):
        if weight(one) > 0:
            found.setdefault(kind, Onward(kind, one.meta.title, f"@/{one.url}"))
    guidance = site.read_thresholds[0]
    known = guidance.used_themes if guidance else {}
    for theme in themes if site.has_page(VIEW) else ():
        if theme in known and here not in ("thresholds/", f"thresholds/{theme}/"):
            found[SIGNS] = Onward(SIGNS, f"{known[theme].name}: indicators by level", f"@/thresholds/{theme}/")
            break
    closing = [
        Onward(HUB, f"{name}: everything on one page", url)
        for name, url in theme_pages(site, themes)
        if url and "#" not in url
    ]
    return [*(found[kind] for kind in ORDER if kind in found), *closing[:1]][:MOST]


def to_come(site: Site, document: Document) -> bool:
    """Whether no one is sent to an event that is over or called off."""
    event = document.meta
    return not isinstance(event, Event) or (event.status != "cancelled" and event.ends.date() >= site.today)


def theme_pages(site: Site, themes: Sequence[str]) -> list[tuple[str, str]]:
    """Each theme as readers know it, with the address of its page or of its part of the index; blank where it has none."""
    known = remember(vars(site), "hubs", lambda: addresses(site)) if site.has_page(SHELL) else {}
    return [(site.theme_name(theme), known.get(theme, "")) for theme in themes]


def addresses(site: Site) -> dict[str, str]:
    """Where all about each theme is: on its page, or in its part of the index of themes."""
    found = {one.id: f"@/learning/{one.id}/" for one in hubs(site)}
    if site.has_page(INDEX):
        found |= {one.id: f"@/learning/#{one.id}" for one in small(site)}
    return found
