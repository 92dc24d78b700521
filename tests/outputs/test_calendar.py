"""Training and events: a calendar that programs follow, a file for each event, and a page that says what is to come."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import icalendar
import lxml.html
import pytest
from editing import CANCELLED, EVENT, HOME, TRAINING, site_with
from example_sites import told

from macros.build.site import laid_out
from macros.content import Site
from macros.outputs import Making, calendar, pages, targets
from macros.system.cache import Cache

SUMMER = EVENT.replace("2027-01-12", "2027-07-01")
OVER = EVENT.replace("2027-01-12", "2026-01-12")


def site_of(folder: Path, **events: str) -> Site:
    """The example site with a page on training and these events."""
    return site_with(folder, training__index=TRAINING, **{f"training__{name}": text for name, text in events.items()})


def published(folder: Path, **events: str) -> dict[str, bytes]:
    """The calendars that are made for these events, by their addresses: one for each, and the one to follow."""
    files = calendars(site_of(folder, **events))
    assert len(files) == len(events) + 1
    return files


def calendars(site: Site) -> dict[str, bytes]:
    """Every calendar of a site; none of them needs a page to be laid out."""
    making = Making(site, HOME, Cache(), None)
    made = [targets.make(making, one) for one in targets.targets(making) if one.name.startswith(("event ", "calendar"))]
    assert [str(problem) for one in made for problem in one.problems] == []
    return {address: content for one in made for address, content in one.files.items()}


def page_of(site: Site) -> str:
    """The page on training as it is published."""
    making, problems = laid_out(site)
    assert making is not None, problems
    made = pages.of_document(making, "training/index.md")
    assert made.problems == []
    return made.files["training/index.html"].decode()


def read(content: bytes) -> list[icalendar.Event]:
    """The events of a file as an independent reader finds them, once it has found no fault."""
    whole = icalendar.Calendar.from_ical(content)
    assert whole.errors == []
    assert (whole["VERSION"], whole["METHOD"], whole["X-WR-CALNAME"]) == (
        "2.0",
        "PUBLISH",
        "Training and events: Exampleshire Children's Safeguarding Partnership",
    )
    assert [str(zone["TZID"]) for zone in whole.timezones] == ["Europe/London"]
    return list(whole.events)


def test_the_calendar_and_the_file_of_an_event_say_the_same(tmp_path):
    built = published(tmp_path, noticing=EVENT)
    [event] = read(built["training/events.ics"])
    assert {name: str(event[name]) for name in ("SUMMARY", "LOCATION", "STATUS", "URL", "DESCRIPTION")} == {
        "SUMMARY": "Noticing, the course",
        "LOCATION": "Town hall, Upper Example",
        "STATUS": "CONFIRMED",
        "URL": f"{HOME}training/noticing/",
        "DESCRIPTION": "What to look for; whom to tell, and when.\nWho it is for: Everyone who works with children\n"
        "Provider: Business unit\nHow to book: Ask your manager",
    }
    assert built["training/noticing/noticing.ics"] == built["training/events.ics"]


def test_a_time_is_that_of_the_clock_in_winter_and_in_summer(tmp_path):
    built = published(tmp_path, summer=SUMMER, winter=EVENT)
    times = [(event.start.isoformat(), event.end - event.start) for event in read(built["training/events.ics"])]
    half = timedelta(hours=2, minutes=30)
    assert times == [("2027-01-12T10:00:00+00:00", half), ("2027-07-01T10:00:00+01:00", half)]
    assert b"DTSTART;TZID=Europe/London:20270701T100000\r\n" in built["training/events.ics"]


def test_a_cancelled_event_is_marked_and_keeps_its_identity(tmp_path):
    [planned] = read(published(tmp_path, noticing=EVENT)["training/events.ics"])
    (tmp_path / "later").mkdir()
    [cancelled] = read(published(tmp_path / "later", noticing=CANCELLED)["training/events.ics"])
    assert (cancelled["STATUS"], str(cancelled["SUMMARY"])) == ("CANCELLED", "Cancelled: Noticing, the course")
    assert cancelled["SEQUENCE"] > planned["SEQUENCE"]
    assert planned["UID"] == cancelled["UID"]


def test_an_event_that_is_moved_keeps_its_identity_and_two_events_never_share_one(tmp_path):
    [before] = read(published(tmp_path, noticing=EVENT)["training/events.ics"])
    (tmp_path / "later").mkdir()
    after = read(published(tmp_path / "later", noticing=SUMMER, other=EVENT)["training/events.ics"])
    assert [event["UID"] == before["UID"] for event in after] == [False, True]


def test_an_event_whose_page_moves_keeps_its_identity_however_often(tmp_path):
    [before] = read(published(tmp_path, noticing=EVENT)["training/events.ics"])
    for number, (name, old) in enumerate(
        (("heard", "[training/noticing/]"), ("told", "[training/noticing/, training/heard/]"))
    ):
        (tmp_path / str(number)).mkdir()
        moved = EVENT.replace("audience:", f"moved_from: {old}\naudience:")
        [after] = read(published(tmp_path / str(number), **{name: moved})["training/events.ics"])
        assert after["UID"] == before["UID"]
        assert after["URL"] == f"{HOME}training/{name}/"


CHANGE = "changes:\n  - {{date: {day}, what: The room is another one.}}\naudience:"


def test_what_is_changed_in_an_event_is_taken_over_by_those_who_follow_the_calendar(tmp_path):
    """Each of these follows the one before it; a program takes over what has a higher number (RFC 5545, 3.8.7.4)."""
    texts = [
        EVENT.replace("date: 2026-11-20", "date: 2026-11-01"),
        EVENT.replace("date: 2026-11-20", "date: 2026-11-02"),
        EVENT.replace("date: 2026-11-20", "date: 2026-11-02").replace("audience:", CHANGE.format(day="2026-11-02")),
        EVENT.replace("date: 2026-11-20", "date: 2026-11-02").replace("audience:", CHANGE.format(day="2026-11-09")),
        CANCELLED.replace("date: 2026-11-20", "date: 2026-11-02").replace("audience:", CHANGE.format(day="2026-11-09")),
        EVENT.replace("date: 2026-11-20", "date: 2026-11-10").replace("audience:", CHANGE.format(day="2026-11-09")),
    ]
    told = []
    for number, text in enumerate(texts):
        (tmp_path / str(number)).mkdir()
        [event] = read(published(tmp_path / str(number), noticing=text)["training/events.ics"])
        told.append((event["SEQUENCE"], event["LAST-MODIFIED"].dt.date().isoformat()))
    numbers = [number for number, _ in told]
    assert numbers == sorted(set(numbers))
    assert [day for _, day in told] == [
        "2026-11-01",
        "2026-11-02",
        "2026-11-02",
        "2026-11-09",
        "2026-11-09",
        "2026-11-10",
    ]


def test_an_event_in_another_folder_has_its_file_too(tmp_path):
    files = calendars(site_with(tmp_path, courses__one=EVENT))
    assert list(files) == ["courses/one/one.ics"]
    assert len(read(files["courses/one/one.ics"])) == 1


def test_the_same_events_give_the_same_bytes(tmp_path):
    first = published(tmp_path, noticing=EVENT)
    (tmp_path / "again").mkdir()
    assert published(tmp_path / "again", noticing=EVENT) == first


def test_no_line_of_a_calendar_is_longer_than_75_bytes(tmp_path):
    content = published(tmp_path, noticing=EVENT)["training/events.ics"]
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_a_site_without_events_says_so_and_has_no_calendar(tmp_path):
    site = site_of(tmp_path)
    assert "training/events.ics" not in calendars(site)
    page = page_of(site)
    assert "<p>There are no events to show.</p>" in page
    assert "events.ics" not in page


def test_a_site_with_an_event_says_how_to_follow_its_calendar(tmp_path):
    for number, event in enumerate((EVENT, OVER)):
        (tmp_path / str(number)).mkdir()
        assert f">{HOME}training/events.ics</a>" in page_of(site_of(tmp_path / str(number), one=event))


def test_the_page_lists_what_is_to_come_and_apart_from_it_what_is_over(tmp_path):
    page = lxml.html.document_fromstring(page_of(site_of(tmp_path, noticing=CANCELLED, over=OVER)))
    assert [" ".join(" ".join(one.itertext()).split()) for one in page.xpath("//main//li[not(ancestor::nav)]")] == [
        "Noticing, the course Cancelled. What to look for; whom to tell, and when. "
        "12 January 2027, 10:00 to 12:30 Town hall, Upper Example",
        "Noticing, the course , 12 January 2026, 10:00 to 12:30",
    ]


def test_an_event_that_goes_over_night_says_both_days(tmp_path):
    site = site_of(tmp_path, night=EVENT.replace("ends: 2027-01-12 12:30", "ends: 2027-01-13 09:00"))
    [event] = [one for one in site.documents if one.meta.kind == "event"]
    assert calendar.line(event)["when"] == "12 January 2027, 10:00 to 13 January 2027, 09:00"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            "ends: 2027-01-12 12:30",
            "ends: 2027-01-12 09:30",
            "docs/training/noticing.md:12: `ends`: the event ends at 2027-01-12 09:30, which is not after it "
            "starts. Check both times.",
        ),
        (
            "starts: 2027-01-12 10:00",
            "starts: 2027-01-12T10:00Z",
            "docs/training/noticing.md:11: `starts` is `2027-01-12T10:00Z`, with an offset. Write the time "
            "of the clock alone, such as 2027-03-04 10:00.",
        ),
    ],
)
def test_a_time_that_cannot_be_is_told_at_its_line(tmp_path, old, new, fault):
    site = site_of(tmp_path, noticing=EVENT.replace(old, new))
    assert told(site.root) == [fault]


def test_the_clocks_of_the_calendar_change_when_those_of_the_country_do(tmp_path):
    whole = icalendar.Calendar.from_ical(published(tmp_path, noticing=EVENT)["training/events.ics"])
    zone = whole.timezones[0].to_tz(lookup_tzid=False)
    offsets = [
        datetime(2027, month, day, 12, tzinfo=zone).utcoffset() for month, day in ((3, 27), (3, 28), (10, 30), (10, 31))
    ]
    assert offsets == [timedelta(0), timedelta(hours=1), timedelta(hours=1), timedelta(0)]
