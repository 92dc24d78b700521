"""Training and events: a calendar that programs follow, a file for each event, and a page that says what is to come."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import icalendar
import lxml.html
import pytest
from editing import CANCELLED, EVENT, HOME, TRAINING, site_with
from example_sites import told

from macros.content import Site
from macros.outputs import calendar

SUMMER = EVENT.replace("2027-01-12", "2027-07-01")
OVER = EVENT.replace("2027-01-12", "2026-01-12")


def site_of(folder: Path, **events: str) -> Site:
    """The example site with a page on training and these events."""
    return site_with(folder, training__index=TRAINING, **{f"training__{name}": text for name, text in events.items()})


def published(folder: Path, **events: str) -> Path:
    """What is written for these events beside pages that have only headings."""
    site = site_of(folder, **events)
    built = folder / "built"
    for one in site.documents:
        page = built / one.url / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(
            '<h2 id="events">E</h2><h2 id="calendar">C</h2><h2 id="courses">K</h2><h2 id="take-away">T</h2>',
            encoding="utf-8",
        )
    assert calendar.publish(site, built, HOME) == len(events)
    return built


def read(path: Path) -> list[icalendar.Event]:
    """The events of a file as an independent reader finds them, once it has found no fault."""
    whole = icalendar.Calendar.from_ical(path.read_bytes())
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
    [event] = read(built / "training/events.ics")
    assert {name: str(event[name]) for name in ("SUMMARY", "LOCATION", "STATUS", "URL", "DESCRIPTION")} == {
        "SUMMARY": "Noticing, the course",
        "LOCATION": "Town hall, Upper Example",
        "STATUS": "CONFIRMED",
        "URL": f"{HOME}training/noticing/",
        "DESCRIPTION": "What to look for; whom to tell, and when.\nFor whom: Everyone who works with children\n"
        "Given by: Business unit\nHow to book: Ask your manager",
    }
    assert (built / "training/noticing/noticing.ics").read_bytes() == (built / "training/events.ics").read_bytes()


def test_a_time_is_that_of_the_clock_in_winter_and_in_summer(tmp_path):
    built = published(tmp_path, summer=SUMMER, winter=EVENT)
    times = [(event.start.isoformat(), event.end - event.start) for event in read(built / "training/events.ics")]
    half = timedelta(hours=2, minutes=30)
    assert times == [("2027-01-12T10:00:00+00:00", half), ("2027-07-01T10:00:00+01:00", half)]
    assert b"DTSTART;TZID=Europe/London:20270701T100000\r\n" in (built / "training/events.ics").read_bytes()


def test_a_cancelled_event_is_marked_and_keeps_its_identity(tmp_path):
    [planned] = read(published(tmp_path, noticing=EVENT) / "training/events.ics")
    (tmp_path / "later").mkdir()
    [cancelled] = read(published(tmp_path / "later", noticing=CANCELLED) / "training/events.ics")
    assert (cancelled["STATUS"], str(cancelled["SUMMARY"])) == ("CANCELLED", "Cancelled: Noticing, the course")
    assert cancelled["SEQUENCE"] > planned["SEQUENCE"]
    assert planned["UID"] == cancelled["UID"]


def test_an_event_that_is_moved_keeps_its_identity_and_two_events_never_share_one(tmp_path):
    [before] = read(published(tmp_path, noticing=EVENT) / "training/events.ics")
    (tmp_path / "later").mkdir()
    after = read(published(tmp_path / "later", noticing=SUMMER, other=EVENT) / "training/events.ics")
    assert [event["UID"] == before["UID"] for event in after] == [False, True]


def test_an_event_whose_page_moves_keeps_its_identity_however_often(tmp_path):
    [before] = read(published(tmp_path, noticing=EVENT) / "training/events.ics")
    for number, (name, old) in enumerate(
        (("heard", "[training/noticing/]"), ("told", "[training/noticing/, training/heard/]"))
    ):
        (tmp_path / str(number)).mkdir()
        moved = EVENT.replace("audience:", f"moved_from: {old}\naudience:")
        [after] = read(published(tmp_path / str(number), **{name: moved}) / "training/events.ics")
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
        [event] = read(published(tmp_path / str(number), noticing=text) / "training/events.ics")
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
    site = site_with(tmp_path, courses__one=EVENT)
    page = tmp_path / "built/courses/one/index.html"
    page.parent.mkdir(parents=True)
    page.write_text('<h2 id="take-away">T</h2>', encoding="utf-8")
    assert calendar.publish(site, tmp_path / "built", HOME) == 1
    assert len(read(page.with_name("one.ics"))) == 1
    assert not (tmp_path / "built/training").exists()


def test_the_same_events_give_the_same_bytes(tmp_path):
    first = published(tmp_path, noticing=EVENT) / "training/events.ics"
    (tmp_path / "again").mkdir()
    assert (published(tmp_path / "again", noticing=EVENT) / "training/events.ics").read_bytes() == first.read_bytes()


def test_no_line_of_a_calendar_is_longer_than_75_bytes(tmp_path):
    content = (published(tmp_path, noticing=EVENT) / "training/events.ics").read_bytes()
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_a_site_without_events_says_so_and_has_a_calendar_that_can_be_followed(tmp_path):
    built = published(tmp_path)
    assert read(built / "training/events.ics") == []
    page = (built / "training/index.html").read_text(encoding="utf-8")
    assert "<p>No event is planned in the documents behind this site, so none is listed here.</p>" in page
    assert f">{HOME}training/events.ics</a>" in page


def test_the_page_lists_what_is_to_come_and_apart_from_it_what_is_over(tmp_path):
    built = published(tmp_path, noticing=CANCELLED, over=OVER)
    page = lxml.html.document_fromstring((built / "training/index.html").read_text(encoding="utf-8"))
    assert [" ".join(" ".join(one.itertext()).split()) for one in page.iter("li")] == [
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
            "starts. Look at both times again.",
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
    whole = icalendar.Calendar.from_ical((published(tmp_path) / "training/events.ics").read_bytes())
    zone = whole.timezones[0].to_tz(lookup_tzid=False)
    offsets = [
        datetime(2027, month, day, 12, tzinfo=zone).utcoffset() for month, day in ((3, 27), (3, 28), (10, 30), (10, 31))
    ]
    assert offsets == [timedelta(0), timedelta(hours=1), timedelta(hours=1), timedelta(0)]
