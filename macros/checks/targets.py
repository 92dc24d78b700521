"""The pages that a file of facts may lead to, and what is wrong with one that leads nowhere."""

from __future__ import annotations

from dataclasses import dataclass

from macros import pages
from macros.messages import choice, nearest
from macros.site import Site

HOW = "Write the page’s file as it is called in docs/, such as `briefings/index.md`"


@dataclass(frozen=True)
class Targets:
    """Every page by its file, or by its address where it is made from the threshold guidance, with its anchors.

    The pages of a guidance with faults are not known.
    """

    anchors: dict[str, set[str]]
    guidance_in_doubt: bool

    @classmethod
    def of(cls, site: Site) -> Targets:
        """The pages of a site."""
        guidance, problems = site.read_thresholds
        made = [*(level.slug for level in guidance.levels), *guidance.domains, *guidance.used_themes]
        anchors = {document.src: set(pages.anchors_of(document)) for document in site.documents}
        spoilt = any(problem.stops for problem in problems) or not site.themes or site.in_doubt("themes.yml")
        return cls(anchors | {f"thresholds/{slug}/": set() for slug in made}, spoilt)

    def wrong(self, target: str) -> tuple[str, str] | None:
        """What is wrong with `worried/index.md#when-to-ring`, and what to do; None where it leads to a page."""
        src, _, anchor = target.partition("#")
        if src not in self.anchors:
            unknown = self.guidance_in_doubt and src.startswith("thresholds/")
            return None if unknown else (f"`{src}` is not a page", nearest(src, self.anchors, HOW))
        if anchor and anchor not in self.anchors[src]:
            what = f"`{target}` leads to no heading of the page"
            return what, choice(anchor, self.anchors[src], "Look at the headings of that page")
        return None
