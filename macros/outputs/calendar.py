"""Training and events: a list of what is to come, a calendar to follow, and a file for each event.

Times are those of the clock in London, winter and summer. An event keeps its identity when its words, its time, its
page's address or the site's change, so that a calendar moves it and does not show it twice (RFC 5545, 3.8.4.7; RFC 7986, 5.3).
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import icalendar

from macros.content import Site, in_words
from macros.content.used import COURSES
from macros.figures import File
from macros.outputs.downloads import size_in_words
from macros.outputs.feeds import identity
from macros.outputs.making import Making
from macros.pages import LONDON, Document, Event, first_address
from macros.render import render
from macros.system.cache import Made
from macros.tables import period

FOLDER = "training"
FEED = "events.ics"
FIRST_DAY = date(1989, 11, 16)
"""The day from which the days of changes are counted, for ever: none is earlier than the Children Act 1989."""
CLOCK = """\
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19810329T010000
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
TZNAME:BST
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
TZNAME:GMT
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""
"""When clocks change in the United Kingdom (Summer Time Order 2002): it is in every calendar, even in an empty one."""


def event(making: Making, src: str) -> Made:
    """The file beside an event's page."""
    document = making.document(src)
    name = document.url.rstrip("/").rpartition("/")[2]
    return Made({f"{document.url}{name}.ics": calendar(making.site, [document], making.home)})


def feed(making: Making) -> Made:
    """The calendar that people follow; none where a site has no page on training, or no event to put into it."""
    if not making.site.has_page(f"{FOLDER}/index.md") or not _events(making.site):
        return Made()
    return Made({f"{FOLDER}/{FEED}": calendar(making.site, _events(making.site), making.home)})


def take_away(making: Making, document: Document) -> str:
    """The link to an event's file."""
    files = making.made(f"event {document.src}", document.path, lambda: event(making, document.src)).files
    links = [
        File("Calendar file, ICS", posixpath.basename(name), size_in_words(len(one))) for name, one in files.items()
    ]
    return render("handouts", files=links)


def lists(making: Making) -> Iterator[tuple[str, str]]:
    """What the page on training shows below its headings: events to come and those that are over, the calendar, the courses."""
    site = making.site
    told = [(meta_of(one).ends.date() < site.today, line(one)) for one in _events(site)]
    to_come, past = ([one for over, one in told if over is wanted] for wanted in (False, True))
    yield "events", render("events", events=to_come, past=past, address=f"{making.home}{FOLDER}/{FEED}")
    table = site.find(COURSES)
    if table:
        groups: dict[str, list[dict[str, str]]] = {}
        for row in table.cells.index:
            course = {name: table.cell(row, name) for name in ("time_period", "course", "given_by", "for_whom")}
            known = period(course["time_period"])
            groups.setdefault(known.words[0].upper() + known.words[1:] if known else course["time_period"], []).append(
                course
            )
        yield "courses", render("courses", groups=groups, href=f"@/data/{COURSES}/")


def _events(site: Site) -> list[Document]:
    events = [one for one in site.documents if isinstance(one.meta, Event)]
    return sorted(events, key=lambda one: (meta_of(one).starts, one.url))


def meta_of(document: Document) -> Event:
    """The front matter of an event's page."""
    assert isinstance(document.meta, Event)
    return document.meta


def calendar(site: Site, events: list[Document], home: str) -> bytes:
    """These events as iCalendar (RFC 5545): the same events give the same bytes."""
    whole = icalendar.Calendar()
    whole.add("prodid", f"-//{site.partnership.name}//Training and events//EN")
    whole.add("version", "2.0")
    whole.add("method", "PUBLISH")
    whole.add("name", f"Training and events: {site.partnership.name}")
    whole.add("x-wr-calname", f"Training and events: {site.partnership.name}")
    whole.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    whole.add_component(icalendar.Timezone.from_ical(CLOCK))
    for document in events:
        whole.add_component(_event(site, document, home))
    return bytes(whole.to_ical())


def _event(site: Site, document: Document, home: str) -> icalendar.Event:
    meta = meta_of(document)
    cancelled = meta.status == "cancelled"
    told = [meta.summary, f"Who it is for: {meta.for_whom}", f"Provider: {meta.given_by}"]
    event = icalendar.Event()
    modified = datetime.combine(meta.modified, time(), UTC)
    event.add("uid", identity(site, first_address(document)).removeprefix("urn:uuid:"))
    event.add("dtstamp", modified)
    event.add("last-modified", modified)
    event.add("sequence", revision(meta))
    event.add("summary", f"Cancelled: {meta.title}" if cancelled else meta.title)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("dtstart", meta.starts.replace(tzinfo=LONDON))
    event.add("dtend", meta.ends.replace(tzinfo=LONDON))
    event.add("location", meta.place)
    event.add(
        "description", "\n".join([*told, *([f"How to book: {meta.book}"] if meta.book and not cancelled else [])])
    )
    event.add("url", f"{home}{document.url}")
    event.add("categories", [site.theme_name(theme) for theme in meta.themes] or ["Training"])
    return event


def revision(meta: Event) -> int:
    """A number that grows with each change of an event: with its date, with each of its `changes:`, when it is cancelled.

    Programs take over what has a higher one. An event that is planned again, with a new date or one change more, has a
    higher one than it had as cancelled.
    """
    days = (meta.modified - FIRST_DAY).days
    return 2 * (days + len(meta.changes)) + (meta.status == "cancelled")


def line(document: Document) -> dict[str, Any]:
    """What a list says about an event."""
    meta = meta_of(document)
    return {
        "url": document.url,
        "title": meta.title,
        "summary": meta.summary,
        "when": when(meta),
        "place": meta.place,
        "cancelled": meta.status == "cancelled",
    }


def when(meta: Event) -> str:
    """The time of an event in words: 4 March 2027, 10:00 to 12:30."""
    later = f"{in_words(meta.ends.date())}, " if meta.ends.date() != meta.starts.date() else ""
    return f"{in_words(meta.starts.date())}, {meta.starts:%H:%M} to {later}{meta.ends:%H:%M}"
