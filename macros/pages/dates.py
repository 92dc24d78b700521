"""The days that pages name can be: not before there was such work, not to come, not centuries away."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from macros.pages.days import AHEAD as YEARS
from macros.pages.kinds import Event
from macros.pages.read import Document
from macros.problems import Problem
from macros.records import Place

EARLIEST = datetime.date(1989, 11, 16)
"""The day of the Children Act 1989, on which all of this work rests."""
AHEAD = 5 * 366
"""So many days ahead an event is announced at most."""
REVIEW = 100 * 366
"""So many days ahead a page is reviewed at most: nobody lives to see what is later."""


def check_dates(documents: list[Document], today: datetime.date) -> Iterator[Problem]:
    """Every day in front matter that cannot be meant."""
    for document in documents:
        yield from days_that_cannot_be(document, today)
        yield from reviews_that_nobody_lives_to_see(document, today)
        if isinstance(document.meta, Event):
            yield from events_that_cannot_be(document, document.meta, today)


def days_that_cannot_be(document: Document, today: datetime.date) -> Iterator[Problem]:
    """What is said to have happened has happened, and since the Children Act 1989."""
    meta = document.meta
    planned: datetime.date | None = getattr(meta, "publish_on", None)
    latest = max(today, planned) if planned else today
    told: list[tuple[Place, datetime.date | None]] = [
        (("date",), meta.date),
        (("approved",), meta.approved),
        (("reviewed",), meta.reviewed),
        *((("changes", index, "date"), change.date) for index, change in enumerate(meta.changes)),
    ]
    for place, day in told:
        if day is None or EARLIEST <= day <= latest:
            continue
        if place == ("date",) and latest < day and day.year <= today.year + YEARS:
            continue  # told with what `publish_on:` could do
        what = f"`{place[-1]}` is {day:%Y-%m-%d}, which is still to come"
        fix = f"Write the day on which it was done: today is {today:%Y-%m-%d}"
        if day < EARLIEST:
            what = f"`{place[-1]}` is {day.isoformat()}, before the Children Act 1989"
            fix = "Write the day on which the page was written or changed"
        yield Problem(document.path, document.record.line(*place), what, fix)


def reviews_that_nobody_lives_to_see(document: Document, today: datetime.date) -> Iterator[Problem]:
    """A page is looked at again within a hundred years."""
    meta = document.meta
    if (meta.review_by - today).days > REVIEW:
        yield Problem(
            document.path,
            document.record.line("review_by"),
            f"`review_by` is {meta.review_by.isoformat()}, more than a hundred years away",
            "Look at its year again",
        )


def events_that_cannot_be(document: Document, meta: Event, today: datetime.date) -> Iterator[Problem]:
    """An event is not earlier than such events were held, and not further ahead than they are planned."""
    starts = meta.starts.date()
    if EARLIEST <= starts <= today + datetime.timedelta(days=AHEAD):
        return
    why = "before the Children Act 1989" if starts < EARLIEST else "more than five years ahead"
    yield Problem(
        document.path,
        document.record.line("starts"),
        f"The event starts on {starts.isoformat()}, {why}",
        "Look at its year again",
    )
