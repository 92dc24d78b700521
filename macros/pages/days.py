"""The days of a page: `date:` of its last change, `publish_on:` its first in public, `until:` its last in lists; and drafts.

Before its first day a page has no address. After its last one it keeps its address and says that it is over, because
others link to it; lists, feeds, calendar, search and the sitemap name it no more. So no build fails because a day passed.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from datetime import date
from urllib.parse import unquote

from macros.messages import Problem
from macros.pages.document import Document
from macros.pages.event import Event
from macros.records import Place

AHEAD = 10
"""A day more years ahead than this is a slip of the finger."""
FIRST = 2000
"""The first year that a page of this site can name as its own day."""
PLANNED = 5 * 366
"""So many days ahead an event is announced at most."""


def is_to_come(document: Document, today: date) -> bool:
    """Whether the page is a draft, or its first day in public is in the future."""
    return document.meta.draft or (document.meta.publish_on is not None and document.meta.publish_on > today)


def is_over(document: Document, today: date) -> bool:
    """Whether the page's last day has passed."""
    return document.meta.until is not None and document.meta.until < today


def check_days(document: Document, today: date) -> Iterator[Problem]:
    """Every fault in the days of one page. Years that no day has are reported by records."""
    yield from days_that_cannot_be(document, today)
    yield from deeds_to_come(document, today)
    yield from days_in_the_wrong_order(document, today)
    yield from days_of_a_page_that_others_are_made_from(document)
    yield from drafts_that_cannot_be(document)


def check_days_together(documents: list[Document], today: date) -> Iterator[Problem]:
    """Every fault in the days of pages that are held against those of others."""
    yield from indexes_later_than_their_pages(documents)
    yield from links_to_drafts(documents)
    yield from links_to_pages_to_come(documents, today)


def days_that_cannot_be(document: Document, today: date) -> Iterator[Problem]:
    """`publish_on` and `until` are days that the people who write the page may live to see; an event is planned sooner."""
    meta = document.meta
    for word in ("publish_on", "until"):
        day = getattr(meta, word)
        if day and not FIRST <= day.year <= today.year + AHEAD:
            yield _told(document, word, f"`{word}` is in the year {day.year}", "Correct the year")
    if isinstance(meta, Event) and (meta.starts.date() - today).days > PLANNED:
        what = f"The event starts on {meta.starts:%Y-%m-%d}, more than five years ahead"
        yield _told(document, "starts", what, "Check the year")


def deeds_to_come(document: Document, today: date) -> Iterator[Problem]:
    """What is said to have been done has been done, or will have been when the page is published."""
    meta = document.meta
    told: list[tuple[Place, date | None]] = [
        (("approved",), meta.approved),
        (("reviewed",), meta.reviewed),
        *((("changes", index, "date"), change.date) for index, change in enumerate(meta.changes)),
    ]
    for place, day in told:
        if day and day > max(today, meta.publish_on or today):
            what = f"`{place[-1]}` is {day}, which is in the future"
            fix = f"Write the day on which it was done: today is {today}"
            yield Problem(document.path, document.record.line(*place), what, fix)


def days_in_the_wrong_order(document: Document, today: date) -> Iterator[Problem]:
    """A page changed today or earlier, or is published on a day to come; its last day is not before its first."""
    meta = document.meta
    first = meta.publish_on
    if first and not FIRST <= first.year <= today.year + AHEAD:
        return  # told already
    if meta.date > max(today, first or today):
        what = f"`date` is {meta.date}, which is {'after `publish_on`' if first else 'to come'}"
        fix = f"Set it to {first} or earlier" if first else "Set it to the day of the last change"
        if not first and meta.date.year <= today.year + AHEAD:
            fix += f", or add `publish_on: {meta.date}` to publish the page on that day"
        yield _told(document, "date", what, fix)
    if first and meta.until and meta.until < first:
        what = f"`until` is {meta.until}, which is before `publish_on` ({first})"
        yield _told(document, "until", what, "Give the page at least one day, or remove one of the two")
    if first and meta.review_by <= first:
        what = f"`review_by` is {meta.review_by}, which is not after `publish_on` ({first})"
        yield _told(document, "review_by", what, f"Set the day by which {meta.owner} must review the page")


def days_of_a_page_that_others_are_made_from(document: Document) -> Iterator[Problem]:
    """What the site needs on every day has no first and no last day."""
    for word in ("publish_on", "until"):
        if getattr(document.meta, word) and document.meta.traits.part_of:
            what = f"`{word}` is not for this page: it is part of {document.meta.traits.part_of}"
            yield _told(document, word, what, "Remove the line")


def drafts_that_cannot_be(document: Document) -> Iterator[Problem]:
    """A draft has no first day, and the site does not need it every day."""
    meta = document.meta
    if meta.draft and meta.traits.part_of:
        what = f"`draft` is not for this page: it is part of {meta.traits.part_of}"
        yield _told(document, "draft", what, "Remove the line")
    elif meta.draft and meta.publish_on:
        what = f"`draft: true` keeps the page back, so that `publish_on: {meta.publish_on}` has no effect"
        yield _told(document, "draft", what, "Remove one of the two lines")


def links_to_drafts(documents: list[Document]) -> Iterator[Problem]:
    """No page that is published, on whichever day, links to a draft or is listed by one."""
    drafts = {one.src: one for one in documents if one.meta.draft}
    for document in documents if drafts else ():
        if document.meta.draft:
            continue
        for line, target in sorted({(one.line, one.target) for one in document.reading.links}):
            if _page_of(document, target) in drafts:
                what = f"The link `{target}` leads to a draft, which is not published"
                fix = "Remove the link, or publish that page: remove `draft: true` in it"
                yield Problem(document.path, line, what, fix)
    for draft in drafts.values():
        listed = next((one for one in documents if one.folder == draft.folder and not one.meta.draft), None)
        if draft.is_index and listed:
            what = f"This page is a draft, and {listed.src}, which it lists, is not"
            yield _told(draft, "draft", what, f"Remove the line, or add `draft: true` to {listed.src}")


def indexes_later_than_their_pages(documents: list[Document]) -> Iterator[Problem]:
    """The index of a folder is published no later than the first of its pages, and is not over before the last."""
    for index in documents:
        first, last = index.meta.publish_on, index.meta.until
        if not index.is_index or not (first or last):
            continue
        within = [one for one in documents if one.folder == index.folder and one is not index]
        early = next((one for one in within if first and (one.meta.publish_on or date.min) < first), None)
        late = next((one for one in within if last and (one.meta.until or date.max) > last), None)
        if early:
            what = f"`publish_on` is {first}, and {early.src}, which this page lists, is published before"
            yield _told(index, "publish_on", what, f"Give {early.src} the same `publish_on`, or remove this one")
        if late:
            what = f"`until` is {last}, and {late.src}, which this page lists, stays published longer"
            yield _told(index, "until", what, f"Give {late.src} the same `until`, or remove this one")


def links_to_pages_to_come(documents: list[Document], today: date) -> Iterator[Problem]:
    """A page links to no page that is published after it."""
    to_come = {one.src: one.meta.publish_on for one in documents if is_to_come(one, today) and not one.meta.draft}
    for document in documents if to_come else ():
        from_ = document.meta.publish_on or today
        for line, target in sorted({(one.line, one.target) for one in document.reading.links}):
            day = to_come.get(_page_of(document, target))
            if day and day > from_:
                yield Problem(
                    document.path,
                    line,
                    f"The link `{target}` leads to a page that is published on {day} and not before",
                    f"Add the link on that day, or give this page `publish_on: {day}` too",
                )


def _page_of(document: Document, target: str) -> str:
    """The file below docs/ that a link of a page leads to."""
    return posixpath.normpath(posixpath.join(document.folder, unquote(target.partition("#")[0])))


def _told(document: Document, word: str, what: str, fix: str) -> Problem:
    return Problem(document.path, document.record.line(word), what, fix)
