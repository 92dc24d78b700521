"""The threshold guidance on its pages: the search box, the picture of the levels, their table, every indicator."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from macros.content import Site
from macros.facts import Contact
from macros.messages import Fault
from macros.sections.contacts import contacts_for, with_numbers
from macros.thresholds import Guidance


@dataclass(frozen=True)
class Finder:
    """The search box and its results: what is searched, and who to call where an indicator of the highest level is found."""

    guidance: Guidance
    to_ring: list[Contact]


@dataclass(frozen=True)
class GuidanceMacros:
    """The macros of the threshold guidance; each shows a part of the whole."""

    site: Site

    def guidance(self) -> Guidance:
        """The whole threshold guidance: `levels()`."""
        guidance = self.site.read_thresholds[0]  # asked first, so that the folder is an input where it is missing too
        if not (self.site.data / "thresholds").is_dir():
            raise Fault("There is no threshold guidance", "Put it into data/thresholds/")
        return guidance

    def finder(self) -> Finder:
        """The search box, or every indicator, with the numbers to call at once: `find()`, `indicators()`."""
        return Finder(self.guidance(), numbers_at_once(self.site))

    @property
    def words(self) -> dict[str, Callable[..., Any]]:
        """Each by the name that a page calls it by."""
        parts = ("level_picture", "level_pages", "levels", "time_limits")
        return {"find": self.finder, "indicators": self.finder, **dict.fromkeys(parts, self.guidance)}


def numbers_at_once(site: Site) -> list[Contact]:
    """The number for an emergency, and the first other that people who work with children can call."""
    return with_numbers(contacts_for(site.contacts, "practitioner"))[:2]
