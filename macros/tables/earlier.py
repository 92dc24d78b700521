"""The period before another, and what falls into one: a board pack is about a year, a quarter or a month."""

from __future__ import annotations

import re

from macros.tables.periods import order, period

PER_YEAR = {"month": 12, "quarter": 4}


def earlier(text: str) -> str:
    """The period before one, in the same form: `2018-Q3` before `2018-Q4`; '' for a day, and for what is not a period."""
    known = period(text)
    if known is None or known.kind in ("day", text):
        return ""
    count = PER_YEAR.get(known.kind)
    head, number = (text, 0) if count is None else (text[:-2].rstrip("-Q"), int(text[-2:].lstrip("Q")))
    if number > 1:
        return f"{head}-{f'{number - 1:02}' if known.kind == 'month' else f'Q{number - 1}'}"
    last = "" if count is None else f"-{count}" if known.kind == "month" else f"-Q{count}"
    return re.sub(r"(?<!\d)\d{4}|(?<=[-/])\d\d$", _less, head) + last


def _less(year: re.Match[str]) -> str:
    """A year less one, with as many figures."""
    return f"{(int(year[0]) - 1) % 10 ** len(year[0]):0{len(year[0])}}"


def within(text: str, whole: str) -> bool:
    """Whether a period ends in another, by its month: 30 September 2025 and the school year 2024/25 end in `cy2025`."""
    first = earlier(whole)
    return bool(first) and order(first)[:2] < order(text)[:2] <= order(whole)[:2]
