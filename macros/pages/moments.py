"""Times, years and addresses that a page can mean: a time that the clocks show, a year across two, a way to book."""

from __future__ import annotations

import datetime
import re
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator

from macros.messages import visible
from macros.records import DAY, as_address

LONDON = ZoneInfo("Europe/London")
ADDRESS = re.compile(
    r"[a-z]+:/|www\.|//|^[a-z][a-z0-9+.-]*:\S|^\S+\.\S+/\S*$|^(?:[\w-]+\.)+(?:uk|com|org|net|eu|co|info)$",
    re.IGNORECASE,
)

OLD = re.compile(r"(?:[a-z0-9][a-z0-9._-]{0,99}/){1,9}")
"""An address at which a page of the site may have been, from the site's root."""


def on_the_clock(moment: datetime.datetime) -> datetime.datetime:
    """A time that the clocks of the United Kingdom show on that day."""
    there = moment.replace(tzinfo=LONDON).astimezone(datetime.UTC).astimezone(LONDON)
    if there.replace(tzinfo=None) != moment:
        raise ValueError(
            f"there is no {moment:%H:%M} on {moment:%Y-%m-%d}, because the clocks go forward then | "
            f"Write the time that the clock shows, such as {there:%Y-%m-%d %H:%M}"
        )
    return moment


MONTHS = "(?:January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|winter)"
TIME = rf"(?:(?:[1-9]|[12]\d|3[01]) )?(?:{MONTHS} )?(?:19|20)[0-9][0-9](?:-[0-9][0-9])?"
WORDS = re.compile(rf"(?:(?:{TIME}|(?:[1-9]|[12]\d|3[01]) {MONTHS}|{MONTHS})(?:, | and | to ))*{TIME}")


def time_in_words(text: str) -> str:
    """A time that is over, as readers see it: `2022-23`, `2018 and 2019`, `October to December 2018`; or nothing."""
    if not text:
        return text
    if not WORDS.fullmatch(text):
        raise ValueError(
            f"is `{visible(text)}`, which is not a time in the form that the page shows | Write it such as 2022-23, "
            "2018 and 2019, October to December 2018 or 18 March 2019"
        )
    years = re.findall(r"((?:19|20)\d\d)(?:-(\d\d))?", text)
    for year, second in years:
        if second:
            consecutive(f"{year}-{second}")
    if [year for year, _ in years] != sorted(year for year, _ in years):
        raise ValueError(f"is `{visible(text)}`, which goes back in time | Write the earlier year first")
    return text


def consecutive(year: str) -> str:
    """A year across two, such as 2022-23: the second number follows the first."""
    if not re.fullmatch(r"\d{4}-\d\d", year, re.ASCII) or (int(year[:4]) + 1) % 100 != int(year[5:]):
        raise ValueError(f"`{year[:40]}` is not a financial or academic year | Write it such as 2022-23")
    return year


def day_or_month(text: str) -> str:
    """A day or a month of the calendar, or nothing."""
    try:
        if text:
            datetime.date.fromisoformat(f"{text}-01" if len(text) == 7 else text if DAY.fullmatch(text) else "")
    except ValueError:
        raise ValueError(f"`{text[:40]}` is not a day or a month | Write it such as 2018-10-25 or 2018-10") from None
    return text


def month(text: str) -> str:
    """A month of the calendar."""
    if not re.fullmatch(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])", text, re.ASCII):
        raise ValueError(f"`{text[:40]}` is not a month | Write it such as 2018-10")
    return text


def old_address_meant(typed: str) -> str:
    """An old address in the form that it should have, such as news/autumn/, where it is plain what was meant; else ''."""
    meant = re.sub(r"(?:index)?\.(?:md|html?)$", "", typed.strip().lstrip("/").removeprefix("docs/"))
    meant = re.sub(r"/+", "/", f"{meant}/")
    return meant if OLD.fullmatch(meant) else ""


def as_booking(book: str) -> str:
    """How to book, in words, or as one whole address, which becomes a link."""
    if not ADDRESS.search(book.strip()):
        return book
    if len(book.split()) > 1:
        raise ValueError(
            "an address is among other words, so it cannot become a link | "
            "Write the address alone, such as https://www.gov.uk/book, or words without an address"
        )
    return as_address(book)


Moment = Annotated[datetime.datetime, AfterValidator(on_the_clock)]
Year = Annotated[str, AfterValidator(consecutive)]
Month = Annotated[str, AfterValidator(month)]
DayOrMonth = Annotated[str, AfterValidator(day_or_month)]
