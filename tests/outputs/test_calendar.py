"""Training and events: a calendar that programs follow, a file for each event, and a page that says what is to come."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import icalendar
import lxml.html
import pytest
from editing import CANCELLED, EVENT, HOME, TRAINING, site_with
from test_check import told

from macros.outputs import calendar
from macros.site import Site

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
    assert (planned["SEQUENCE"], cancelled["SEQUENCE"]) == (0, 1)
    assert planned["UID"] == cancelled["UID"]


def test_an_event_that_is_moved_keeps_its_identity_and_two_events_never_share_one(tmp_path):
    [before] = read(published(tmp_path, noticing=EVENT) / "training/events.ics")
    (tmp_path / "later").mkdir()
    after = read(published(tmp_path / "later", noticing=SUMMER, other=EVENT) / "training/events.ics")
    assert [event["UID"] == before["UID"] for event in after] == [False, True]


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
    assert "<p>No event is planned in the documents behind this site, so none stands here.</p>" in page
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
            "docs/training/noticing.md:12: `ends`: The event ends at 2027-01-12 09:30:00, which is not after it "
            "starts. Look at both times again.",
        ),
        (
            "starts: 2027-01-12 10:00",
            "starts: 2027-01-12T10:00Z",
            "docs/training/noticing.md:11: `starts`: 2027-01-12T10:00Z names an offset. Write the time "
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
