"""Days, times and addresses of front matter, each in the one form that templates, calendars and feeds can read."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

LONDON = ZoneInfo("Europe/London")
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
MOMENT = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d)?", re.ASCII)
NEARLY = re.compile(r"(\d{4}-\d\d-\d\d),?[ T](\d{1,2})[:.](\d\d)(?::\d\d)?", re.ASCII)
"""A day and a time that only lack a nought, or have another sign between."""
EXAMPLE = "2027-03-04 10:00"
OFFSET = re.compile(r"\d\d:\d\d(?::\d\d)?\s*(?:Z|[A-Z]{3,4}|[+-]\d\d:?(?:\d\d)?)$")
ADDRESS = re.compile(
    r"[a-z]+:/|www\.|//|^[a-z][a-z0-9+.-]*:\S|^\S+\.\S+/\S*$|^(?:[\w-]+\.)+(?:uk|com|org|net|eu|co|info)$",
    re.IGNORECASE,
)
LETTERS = re.compile(r"[\w.~:/?#\[\]@!$&'()*+,;=%-]+", re.ASCII)
HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]", re.IGNORECASE)
"""The name of a machine on the internet; never a number, a password or a port."""


def as_day(value: Any) -> Any:
    """A day as it is typed; a bare number would be taken for seconds since 1970."""
    if isinstance(value, datetime.date) or (isinstance(value, str) and DAY.fullmatch(value)):
        return value
    raise PydanticCustomError("date_form", "a day")


def as_moment(value: Any) -> Any:
    """A day and a time as they are typed, in words of what is missing or odd where they are not."""
    if isinstance(value, datetime.datetime):
        return value
    said = " ".join(str(value).split())[:60]
    if isinstance(value, str) and MOMENT.fullmatch(value):
        try:
            return datetime.datetime.fromisoformat(value)
        except ValueError:
            raise ValueError(f"there is no {said} | Write a day and a time that there are, such as {EXAMPLE}") from None
    if DAY.fullmatch(said):
        raise ValueError(f"{said} says no time of day | Write the time of the clock too, such as {said} 10:00")
    if OFFSET.search(said):
        raise ValueError(f"{said} names an offset | Write the time of the clock alone, such as {EXAMPLE}")
    if (near := NEARLY.fullmatch(said)) and int(near[2]) < 24 and int(near[3]) < 60:
        raise ValueError(
            f"{said} has another form than day and time have here | Write {near[1]} {int(near[2]):02}:{near[3]}"
        )
    raise ValueError(f"{said} is not a day and a time | Write both, such as {EXAMPLE}")


def on_the_clock(moment: datetime.datetime) -> datetime.datetime:
    """A time that the clocks of the United Kingdom show on that day."""
    there = moment.replace(tzinfo=LONDON).astimezone(datetime.UTC).astimezone(LONDON)
    if there.replace(tzinfo=None) != moment:
        raise ValueError(
            f"there is no {moment:%H:%M} on {moment:%Y-%m-%d}, because the clocks go forward then | "
            f"Write the time that the clock shows, such as {there:%Y-%m-%d %H:%M}"
        )
    return moment


def consecutive(year: str) -> str:
    """A year across two, such as 2022-23: the second number follows the first."""
    if not re.fullmatch(r"\d{4}-\d\d", year, re.ASCII) or (int(year[:4]) + 1) % 100 != int(year[5:]):
        raise ValueError(f"`{year[:40]}` is not a year across two | Write it such as 2022-23")
    return year


def day_or_month(text: str) -> str:
    """A day or a month of the calendar, or nothing."""
    try:
        if text:
            datetime.date.fromisoformat(f"{text}-01" if len(text) == 7 else text if DAY.fullmatch(text) else "")
    except ValueError:
        raise ValueError(f"`{text[:40]}` is not a day or a month | Write it such as 2018-10-25 or 2018-10") from None
    return text


def as_booking(book: str) -> str:
    """How to book, in words, or as one whole address, which becomes a link."""
    if not ADDRESS.search(book.strip()):
        return book
    if len(book.split()) > 1:
        raise ValueError(
            "an address is among other words, so it cannot become a link | "
            "Write the address alone, such as https://www.gov.uk/book, or words without an address"
        )
    try:
        address = urlsplit(book)
    except ValueError:  # half a number between square brackets
        address = urlsplit("")
    if not book.startswith("https://") or not HOST.fullmatch(address.netloc) or not LETTERS.fullmatch(book):
        raise ValueError(f"`{book[:80]}` is not a whole address | Write it as the browser shows it, from https:// on")
    return book


Day = Annotated[datetime.date, BeforeValidator(as_day)]
Moment = Annotated[datetime.datetime, BeforeValidator(as_moment)]
Year = Annotated[str, AfterValidator(consecutive)]
DayOrMonth = Annotated[str, AfterValidator(day_or_month)]
