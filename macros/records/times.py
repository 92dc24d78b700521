"""Days and times as they are typed: the one form of each, and what is reported of any other."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, TypeVar

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from macros.messages import visible

When = TypeVar("When", bound=datetime.date)
EARLIEST, LATEST = 1989, 2100
"""The years that a day may have: the Children Act is of 1989."""
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
MOMENT = re.compile(DAY.pattern + r"[T ]\d\d:\d\d(:\d\d)?", re.ASCII)
NEARLY = re.compile(r"(\d{4}-\d\d-\d\d),?[ T]+(\d{1,2})[:.](\d\d)(?::\d\d)?", re.ASCII)
"""A day and a time that only lack a zero, or have another sign between."""
CLOCK = re.compile(r"(\d{1,2})[:.](\d\d)(?::\d\d)?", re.ASCII)
"""A time of the clock alone, which YAML without quotes would read as a number."""
OFFSET = re.compile(r"\d\d:\d\d(?::\d\d)?\s*(?:Z|[A-Z]{3,4}|[+-]\d\d:?(?:\d\d)?)$")
EXAMPLE = "2027-03-04 10:00"


def as_day(text: str) -> datetime.date:
    """A day that is typed as 2026-11-20 and lies within a lifetime of today."""
    if not DAY.fullmatch(text):
        raise PydanticCustomError("date_typed", "date")
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        raise PydanticCustomError("date_none", "date") from None
    return _within_a_lifetime(day)


def as_moment(text: str) -> datetime.datetime:
    """A day and a time that are typed as 2027-03-04 10:00; of any other form it is said what is missing or odd."""
    said = visible(text)
    if MOMENT.fullmatch(text):
        try:
            moment = datetime.datetime.fromisoformat(text)
        except ValueError:
            raise PydanticCustomError("datetime_none", "datetime") from None
        return _within_a_lifetime(moment)
    if DAY.fullmatch(text):
        raise ValueError(f"is `{said}`, without a time of day | Write the time of the clock too, such as {said} 10:00")
    if (clock := CLOCK.fullmatch(text)) and int(clock[1]) < 24 and int(clock[2]) < 60:
        example = f"{EXAMPLE.partition(' ')[0]} {int(clock[1]):02}:{clock[2]}"
        raise ValueError(f"is `{said}`, without a day | Write the day and the time, such as {example}")
    if OFFSET.search(text):
        raise ValueError(f"is `{said}`, with an offset | Write the time of the clock alone, such as {EXAMPLE}")
    if (near := NEARLY.fullmatch(text)) and int(near[2]) < 24 and int(near[3]) < 60:
        better = f"{near[1]} {int(near[2]):02}:{near[3]}"
        raise ValueError(f"is `{said}`, which is not how days and times are written here | Write {better}")
    raise PydanticCustomError("datetime_typed", "datetime")


def _within_a_lifetime(day: When) -> When:
    if not EARLIEST <= day.year <= LATEST:
        raise PydanticCustomError("date_far", "date", {"year": day.year})
    return day


DayInside = Annotated[datetime.date, BeforeValidator(lambda value: as_day(value) if isinstance(value, str) else value)]
"""A day inside a list or mapping, which `Strict` does not look into."""
