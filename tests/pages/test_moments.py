"""Days, times and addresses of events: what can be meant is taken, what cannot is told with an example that fits."""

from __future__ import annotations

import pytest
from editing import EVENT, INDEX, site_with
from example_sites import told

STARTS, ENDS, BOOK = "starts: 2027-01-12 10:00", "ends: 2027-01-12 12:30", "book: Ask your manager"


def faults(folder, *changes: tuple[str, str]) -> list[str]:
    """The faults of an event with these changes."""
    text = EVENT
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return told(site_with(folder, training__index=INDEX, training__one=text).root)


@pytest.mark.parametrize(
    ("starts", "what"),
    [
        (
            "2026-11-20",
            "`2026-11-20`, without a time of day. Write the time of the clock too, such as 2026-11-20 10:00.",
        ),
        ("2027-01-12T10:00+01:00", "`2027-01-12T10:00+01:00`, with an offset. Write the time of the clock alone"),
        ("2027-01-12 10:00 GMT", "`2027-01-12 10:00 GMT`, with an offset. Write the time of the clock alone"),
        ("2027-01-12 10am", "`2027-01-12 10am`, which is not a day with a time. Write it as 2027-03-04 10:00."),
        (
            "2027-01-12 9:30",
            "`2027-01-12 9:30`, which is not how days and times are written here. Write 2027-01-12 09:30.",
        ),
        (
            "2027-01-12, 10.30",
            "`2027-01-12, 10.30`, which is not how days and times are written here. Write 2027-01-12 10:30.",
        ),
        (
            "2027-01-12  10:00",
            "`2027-01-12 10:00`, which is not how days and times are written here. Write 2027-01-12 10:00.",
        ),
        ("12 January 2027, 10:00", "`12 January 2027, 10:00`, which is not a day with a time. Write it as"),
        ("1799748000", "`1799748000`, which is not a day with a time. Write it as"),
        ('"10:00"', "`10:00`, without a day. Write the day and the time, such as 2027-03-04 10:00."),
        ("9:30", "`9:30`, without a day. Write the day and the time, such as 2027-03-04 09:30."),
        ("[2027-01-12 10:00]", "a list, which is not a day with a time. Write it as"),
    ],
)
def test_a_time_that_cannot_be_read_is_told_with_the_right_example(tmp_path, starts, what):
    [fault] = faults(tmp_path, (STARTS, f"starts: {starts}"))
    assert fault.startswith(f"docs/training/one.md:11: `starts` is {what}")


@pytest.mark.parametrize(
    "starts",
    ["2027-01-12 10:00", "2027-01-12T10:00", '"2027-01-12 10:00"', "'2027-01-12T10:00:00'", "2027-01-12 10:00:00"],
)
def test_a_time_may_be_quoted_and_have_seconds(tmp_path, starts):
    assert faults(tmp_path, (STARTS, f"starts: {starts}")) == []


@pytest.mark.parametrize(
    ("starts", "ends", "what"),
    [
        (
            "2027-03-28 01:30",
            "2027-03-28 03:00",
            "starts`: there is no 01:30 on 2027-03-28, because the clocks go forward",
        ),
        (
            "2027-03-27 10:00",
            "2027-03-28 01:15",
            "ends`: there is no 01:15 on 2027-03-28, because the clocks go forward",
        ),
        (
            "2027-02-30 10:00",
            "2027-03-30 11:00",
            "starts` is `2027-02-30 10:00`, which is not a real date and time. Check its day and time.",
        ),
        ("2027-01-12 24:30", "2027-01-13 01:00", "starts` is `2027-01-12 24:30`, which is not a real date and time"),
        ("2027-01-12 10:00", "2027-01-12 10:00", "ends`: the event ends at 2027-01-12 10:00, which is not after"),
        ("2027-01-12 10:00", "2027-02-13 10:00", "ends`: the event ends 32 days after it starts"),
        ("1926-01-12 10:00", "2027-01-12 11:00", "starts` is `1926-01-12 10:00`, and the year 1926 must be a mistake"),
        ("1026-01-12 10:00", "2027-01-12 11:00", "starts` is `1026-01-12 10:00`, and the year 1026 must be a mistake"),
        ("9999-01-12 10:00", "2027-01-12 11:00", "starts` is `9999-01-12 10:00`, and the year 9999 must be a mistake"),
        ("2037-01-12 10:00", "2037-01-12 11:00", "The event starts on 2037-01-12, more than five years ahead"),
    ],
)
def test_a_time_that_cannot_be_meant_is_told_once(tmp_path, starts, ends, what):
    [fault] = faults(tmp_path, (STARTS, f"starts: {starts}"), (ENDS, f"ends: {ends}"))
    assert what in fault


@pytest.mark.parametrize("book", ["Ask your manager", "https://www.gov.uk/book?a=1&b=2", "By e-mail: one@example.org"])
def test_how_to_book_is_words_or_a_whole_address(tmp_path, book):
    assert faults(tmp_path, (BOOK, f'book: "{book}"')) == []


NOT_WHOLE = "does not begin with https://. Copy it whole from the browser."
NOWHERE = "names no website. Copy the address again from the browser."


@pytest.mark.parametrize(
    ("book", "what"),
    [
        ("www.eventbrite.co.uk/e/1", NOT_WHOLE),
        ("eventbrite.co.uk", NOT_WHOLE),
        ("http://www.gov.uk/book", NOT_WHOLE),
        ("https:/www.gov.uk", NOT_WHOLE),
        ("//www.gov.uk/book", NOT_WHOLE),
        ("javascript:alert(1)", NOT_WHOLE),
        ("data:text/html,x", NOT_WHOLE),
        ("ftp://www.gov.uk/", NOT_WHOLE),
        ("HTTPS://WWW.GOV.UK/", NOT_WHOLE),
        ("https://", NOWHERE),
        ("https://name:word@www.gov.uk/", NOWHERE),
        ("https://127.0.0.1/", NOWHERE),
        ("https://[::1", NOWHERE),
        ("https://www.gov.uk:number/", NOWHERE),
    ],
)
def test_an_address_that_is_not_whole_or_not_safe_is_told(tmp_path, book, what):
    [fault] = faults(tmp_path, (BOOK, f'book: "{book}"'))
    assert fault == f"docs/training/one.md:16: `book` is `{book}`, which {what}"


@pytest.mark.parametrize("book", ["https://www.gov.uk/<b>", "https://www.gov.uk/bücher"])
def test_a_character_that_no_address_has_is_told(tmp_path, book):
    [fault] = faults(tmp_path, (BOOK, f'book: "{book}"'))
    assert fault == (
        f"docs/training/one.md:16: `book` is `{book}`, with a character that no address has. "
        "Copy it again from the browser."
    )


def test_an_address_among_words_is_told(tmp_path):
    [fault] = faults(tmp_path, (BOOK, 'book: "Book at https://www.gov.uk/book or ring"'))
    assert "an address is among other words, so it cannot become a link. Write the address alone" in fault
