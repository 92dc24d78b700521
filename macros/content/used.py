"""Which tables have a place: a figure or a number on a page, a list that a macro makes of them, a measure, a pack."""

from __future__ import annotations

from macros.arrangements.macros import PRIORITIES, TIMELINE
from macros.content.site import Site
from macros.pages import Document, Pack

LISTS = {"timeline": TIMELINE, "priorities": PRIORITIES}
"""The macros that show a whole table as a list, and the stem of that table."""
COURSES = "training-courses"
"""The stem of the table of courses that the sources name, if a site has one: the page of training lists it."""
TRAINING = "training/index.md"


def lists_of(document: Document) -> list[str]:
    """The tables that a page shows as lists, or may draw: a pack lists the words of a table that defines indicators."""
    found = [LISTS[call.name] for call in document.reading.calls if call.name in LISTS]
    found += [one.table for one in document.meta.tables] if isinstance(document.meta, Pack) else []
    return [*dict.fromkeys(found), *([COURSES] if document.src == TRAINING else [])]


def tables_used(site: Site) -> set[str]:
    """The stems of all tables that readers meet somewhere else than on the table's own page."""
    found = {measure.table for measure in site.measures}
    for document in site.documents:
        found.update(lists_of(document))
        for call in document.reading.calls:
            found.update(one for one in call.positional if isinstance(one, str))
    return found & set(site.stems)
