"""The day it is where the site is read, by the clock or by `SOURCE_DATE_EPOCH`."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from macros.messages import Fault, visible

BRITAIN = ZoneInfo("Europe/London")
EPOCH = "SOURCE_DATE_EPOCH"
"""The variable of the environment that sets the moment of a build, in seconds since 1970, so that it can be repeated on another
day (https://reproducible-builds.org/specs/source-date-epoch/).
"""


def this_moment() -> datetime:
    """The moment that `SOURCE_DATE_EPOCH` names, otherwise that of the clock; Fault where it names none."""
    told = os.environ.get(EPOCH)
    if not told:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(told), UTC)
    except (ValueError, OverflowError, OSError):
        raise Fault(
            f"The environment variable `{EPOCH}` is `{visible(told)}`, which is not a number of seconds since 1970",
            "Remove the variable, or give it a number, such as that of the command `git log -1 --format=%ct`",
        ) from None


def today(now: datetime | None = None) -> date:
    """The day it is in Britain, wherever the machine is: at 23:30 UTC on 31 March it is 1 April there."""
    return (now or this_moment()).astimezone(BRITAIN).date()


def typed(text: str | None, today: date) -> date:
    """The day that was typed, or today; Fault where it is not a day or has not come yet."""
    if text is None:
        return today
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Fault(
            f"`--retrieved` is `{text}`, which is not a date", "Write it as year-month-day, such as 2026-11-20"
        ) from None
    if day > today:
        raise Fault(
            f"`--retrieved` is {text}, which is in the future", "Write the day on which you downloaded the files"
        )
    return day
