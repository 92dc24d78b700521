"""The time that a table covers, as ISO 8601 writes it: for programs that search by date."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from macros.tables.periods import period


def covered(periods: Sequence[str]) -> str:
    """From the first day to the last of some periods, such as `2022-04-01/2023-03-31`; one day alone where it is one."""
    spans = [span for text in periods if (span := days(text))]
    if not spans:
        return ""
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


@cache
def days(text: str) -> tuple[date, date] | None:
    """The first and the last day of a `time_period`; None where it has no known form."""
    if period(text) is None:
        return None
    if found := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text):
        try:
            day = date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            return None
        return day, day
    if found := re.fullmatch(r"(\d{4})-\d\d-Q([1-4])", text):
        return _months(int(found[1]), 4 + 3 * (int(found[2]) - 1), 3)
    if found := re.fullmatch(r"(\d{4})-Q([1-4])", text):
        return _months(int(found[1]), 1 + 3 * (int(found[2]) - 1), 3)
    if found := re.fullmatch(r"(\d{4})/\d\d", text):
        return _months(int(found[1]), 9, 12)
    if found := re.fullmatch(r"(\d{4})-(\d\d)", text):
        year, other = int(found[1]), int(found[2])
        return (
            _months(year, 4, 12) if other == (year + 1) % 100 else _months(year, other, 1) if 1 <= other <= 12 else None
        )
    if found := re.fullmatch(r"cy(\d{4})", text):
        return _months(int(found[1]), 1, 12)
    if re.fullmatch(r"\d{4}", text):
        return _months(int(text) - 1, 4, 12)
    return None


def _months(year: int, month: int, number: int) -> tuple[date, date]:
    """So many whole months from the first of one."""
    ends = month + number - 2
    last_year, last_month = year + ends // 12, ends % 12 + 1
    start = date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
    return start, date(last_year, last_month, calendar.monthrange(last_year, last_month)[1])
