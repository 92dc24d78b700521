"""A theme and everything that the site holds about it: the hub gathers, so that no list is kept by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from macros.content import Site
from macros.pages import KINDS
from macros.sections.listings import newest_first

SECTIONS = sorted(
    ((section, kind) for kind, model in KINDS.items() if (section := model.traits.section)),
    key=lambda one: one[0].place,
)
"""The sections of a hub, in the order in which a practitioner needs them, each with the kind of its pages."""
FEWEST = 5
"""The fewest things about a theme that make a page worth opening; fewer are listed on the index of themes itself."""
FEWEST_TO_READ = 2
"""The fewest of these that are to be read. One page of figures with its tables would lead to that page alone."""


@dataclass(frozen=True)
class Level:
    """How many indicators the threshold guidance has about a theme at one level."""

    number: int
    count: int


@dataclass(frozen=True)
class Hub:
    """A theme: its sections of pages, its indicators by level, its tables."""

    id: str
    name: str
    about: str
    sections: dict[str, list[dict[str, Any]]]
    levels: list[Level]
    tables: list[tuple[str, str]]

    @property
    def count(self) -> int:
        """How many pages, sets of signs and tables there are."""
        return self.to_read + len(self.tables)

    @property
    def to_read(self) -> int:
        """How many of these are not tables."""
        return sum(len(pages) for pages in self.sections.values()) + bool(self.levels)

    @property
    def has_page(self) -> bool:
        """Whether there is enough about the theme for its own page."""
        return self.count >= FEWEST and self.to_read >= FEWEST_TO_READ

    @property
    def said(self) -> str:
        """What a reader finds, in a few words: "2 briefings, 1 review, 12 indicators"."""
        counted = [((one.one, one.many), len(self.sections.get(one.title, ()))) for one, _ in SECTIONS if one.one]
        signs = sum(level.count for level in self.levels)
        counted += [(("indicator", "indicators"), signs), (("table", "tables"), len(self.tables))]
        return ", ".join(f"{count} {noun[count != 1]}" for noun, count in counted if count)


def hubs(site: Site) -> list[Hub]:
    """Every theme that has its own page, since the site has enough about it, by name."""
    return [one for one in _all(site) if one.has_page]


def small(site: Site) -> list[Hub]:
    """Every other theme that the site has something about, by name."""
    return [one for one in _all(site) if one.count and not one.has_page]


def _all(site: Site) -> list[Hub]:
    return sorted((hub(site, theme) for theme in site.themes), key=lambda one: one.name)


def hub(site: Site, theme: str) -> Hub:
    """Everything about one theme, newest first in each section."""
    known = site.themes[theme]
    about = [one for one in site.documents if theme in one.meta.themes]
    newest = sorted(about, key=newest_first)
    sections = {
        section.title: [site.summary(one) for one in newest if one.meta.kind == kind] for section, kind in SECTIONS
    }
    signs = [one.level for one in site.indicators if theme in one.themes]
    tables = [
        (said["title"], f"@/data/{stem}/")
        for stem in site.stems
        if theme in (said := site.about_table(stem)).get("themes", ())
    ]
    return Hub(
        theme,
        known.name,
        known.about,
        {title: pages for title, pages in sections.items() if pages},
        [Level(number, signs.count(number)) for number in sorted(set(signs))],
        sorted(tables),
    )


def listed(found: Sequence[Hub]) -> list[dict[str, str]]:
    """The hubs as a list that a reader chooses from."""
    return [
        {"title": one.name, "url": f"@/learning/{one.id}/", "summary": one.about, "said": one.said} for one in found
    ]


def lists(site: Site) -> dict[str, Any]:
    """The themes with a page, to choose from, and the others with all that there is about them."""
    return {"pages": listed(hubs(site)), "small": small(site)}
