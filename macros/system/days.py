"""The day it is where the site is read."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

BRITAIN = ZoneInfo("Europe/London")


def today(now: datetime | None = None) -> date:
    """The day it is in Britain, wherever the machine stands: at 23:30 UTC on 31 March it is 1 April there."""
    return (now or datetime.now(UTC)).astimezone(BRITAIN).date()
