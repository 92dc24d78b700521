"""The macros on what a partnership must publish: who the partners are, each duty with its state, and the edition summed up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from macros.content import Site
from macros.facts import Guidance, Partner
from macros.sections import duties


@dataclass(frozen=True)
class DutyMacros:
    """The macros on partners, duties and guidance, on the content of one site."""

    site: Site

    @property
    def words(self) -> dict[str, Callable[..., Any]]:
        return {"partners": self.partners, "duties": self.register, "guidance_read": self.guidance}

    def partners(self) -> list[Partner]:
        """Who the partners are, and the part of each, from `data/partnership.yml`: `partners()`."""
        return self.site.partnership.partners

    def register(self) -> duties.Register:
        """Everything that must be published, and where it is: `duties()`."""
        return duties.register(self.site.to_publish, self.site.published, self.site.partnership.guidance)

    def guidance(self) -> Guidance:
        """Which edition of the guidance a page sums up, and whether it is the one in force: `guidance_read()`."""
        return self.site.partnership.guidance
