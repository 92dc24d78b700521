"""The pages that a file of facts may lead to, and what is wrong with one that leads nowhere."""

from __future__ import annotations

from dataclasses import dataclass

from macros.content import Site
from macros.messages import choice, nearest

HOW = "Write the page’s file as it is called in docs/, such as `briefings/index.md`"


@dataclass(frozen=True)
class Targets:
    """Every page by its file, or by its address where it is made from the threshold guidance, with its anchors."""

    site: Site

    @property
    def _made(self) -> list[str]:
        guidance = self.site.read_thresholds[0]
        slugs = [*(level.slug for level in guidance.levels), *guidance.domains, *guidance.used_themes]
        return [f"thresholds/{slug}/" for slug in slugs]

    @property
    def _guidance_in_doubt(self) -> bool:
        """Whether the guidance has faults: no one knows then which pages are made from it."""
        problems = self.site.read_thresholds[1]
        return any(one.stops for one in problems) or not self.site.themes or self.site.in_doubt("themes.yml")

    def wrong(self, target: str) -> tuple[str, str] | None:
        """What is wrong with `worried/index.md#when-to-call`, and what to do; None where it leads to a page."""
        src, _, anchor = target.partition("#")
        anchors = [] if src in self._made else self.site.anchors.of(src)
        if anchors is None:
            unknown = self._guidance_in_doubt and src.startswith("thresholds/")
            known = [*self.site.anchors.pages, *self._made]
            return None if unknown else (f"`{src}` is not a page", nearest(src, known, HOW))
        if any(one.meta.draft for one in self.site.documents if one.src == src):
            return f"`{src}` is a draft, which is not published", "Remove `draft: true` there, or name another page"
        if anchor and anchor not in anchors:
            what = f"`{target}` does not lead to a heading on the page"
            return what, choice(
                anchor, anchors, "Check the headings of that page"
            ) if anchors else "That page has no headings: link to the page alone"
        return None
