"""What the checks of tables and of pages have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from macros.content import Site
from macros.messages import Problem, guarded, nearest, unexpected
from macros.pages import Document, Review
from macros.records import Record
from macros.records.unwritten import MARK
from macros.system.inputs import passing


def guarded_work(path: str, check: Callable[[], Iterable[Problem]]) -> list[Problem]:
    found = guarded(path, check)
    if any(unexpected.is_of_the_program(one) for one in found):
        passing()
    return found


def unknown_themes(site: Site, named: list[str], record: Record) -> Iterator[Problem]:
    """Every theme of a page or a table is one of `data/themes.yml`, where a site has that file."""
    for index, theme in enumerate(named):
        if site.themes and theme not in site.themes and not site.in_doubt("themes.yml"):
            yield Problem(
                record.path,
                record.line("themes", index),
                f"`{theme}` is not a theme of data/themes.yml",
                nearest(theme, site.themes, "Write an id from that file, or add the theme"),
            )


def unknown_labels_of_review(site: Site, document: Document) -> Iterator[Problem]:
    """What a page in the register calls its review, and how far it has come, are labels of the site."""
    meta = document.meta
    if not isinstance(meta, Review) or site.in_doubt("labels.yml"):
        return
    for word, value, labels, what in (
        ("review_kind", meta.review_kind, site.labels.review_kinds, "a kind of review"),
        ("status", meta.status, site.labels.review_statuses, "a status of reviews"),
    ):
        if value not in labels and not MARK.search(value):
            yield Problem(
                document.path,
                document.record.line(word),
                f"`{word}` is `{value}`, which is not {what}",
                nearest(value, labels, "Choose one of macros/given/labels.yml, or add it to data/labels.yml"),
            )


def named_places(site: Site) -> set[str]:
    """The names that make a sentence one about an area: of this one, and of those of the tables."""
    return {place for place in own_places(site) if place} | set(site.areas)


def own_places(site: Site) -> list[str]:
    """The names that make a sentence one about this area."""
    partnership = site.partnership
    return [partnership.area, partnership.name, partnership.short_name, partnership.region.name, *partnership.towns]
