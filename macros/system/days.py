"""The day it is where the site is read."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from macros.messages import Fault

BRITAIN = ZoneInfo("Europe/London")


def today(now: datetime | None = None) -> date:
    """The day it is in Britain, wherever the machine is: at 23:30 UTC on 31 March it is 1 April there."""
    return (now or datetime.now(UTC)).astimezone(BRITAIN).date()


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
