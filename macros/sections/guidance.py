"""The threshold guidance on its pages: the search box, the picture of the levels, their table, every sign."""

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
    """The search box: what it searches, and who to call where a sign of the highest level is found."""

    guidance: Guidance
    to_ring: list[Contact]


@dataclass(frozen=True)
class GuidanceMacros:
    """The macros of the threshold guidance; each shows a part of the whole."""

    site: Site

    def guidance(self) -> Guidance:
        """The whole threshold guidance: `indicators()`."""
        guidance = self.site.read_thresholds[0]  # asked first, so that the folder is an input where it is missing too
        if not (self.site.data / "thresholds").is_dir():
            raise Fault("There is no threshold guidance", "Put it into data/thresholds/")
        return guidance

    def finder(self) -> Finder:
        """The search box, to which a number for an emergency and one for a worry belong: `find()`."""
        return Finder(self.guidance(), with_numbers(contacts_for(self.site.contacts, "practitioner"))[:2])

    @property
    def words(self) -> dict[str, Callable[..., Any]]:
        """Each by the name that a page calls it by."""
        parts = ("level_picture", "level_pages", "levels", "indicators", "time_limits")
        return {"find": self.finder, **dict.fromkeys(parts, self.guidance)}
