"""A period, as tables write it and as readers read it.

The form of a `time_period` says what it is: `2022-23` a financial year, `2023-03-31` a day, `2018-12` a month,
`2018-Q3` a quarter of the calendar, `2018-19-Q3` a quarter of a financial year, `2025` a reporting year of the
department (to 31 March), `2024/25` an academic year, `cy2018` a calendar year. `undated` is a period for which
no date was found: such a number is neither drawn beside another nor compared with one.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@dataclass(frozen=True)
class Period:
    """One period: `words` for a sentence, `short` for an axis, `order` to sort by, and the department's own form.

    Periods of one `kind` follow each other: day, month, quarter, year, academic year or calendar year. A financial
    year and a reporting year, both to 31 March, are of one kind.
    """

    words: str
    short: str
    order: tuple[int, int, int]
    identifier: str
    published: str
    kind: str


UNDATED = "undated"
"""The period of a number for which no date was found."""
EARLIEST, LATEST = 1800, 2199
"""The first and the last year of a period: any other is mistyped."""
FORMS = (
    "2022-23 for a financial year, 2023-03-31 for a day, 2018-12 for a month, 2018-Q3 or 2018-19-Q3 for a quarter, "
    "2025 for a reporting year, 2024/25 for an academic year, cy2018 for a calendar year, undated where you found no date"
)


@lru_cache(maxsize=4096)
def period(text: str) -> Period | None:
    """The period that a `time_period` cell names, or None if it has no known form."""
    if text == UNDATED:
        return Period("an undated period", text, (0, 0, 0), "Undated", text, text)
    if not text.isascii() or not EARLIEST <= int((re.match(r"(?:cy)?(\d{4})", text) or [0, 0])[1]) <= LATEST:
        return None
    if found := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text):
        year, month, day = (int(part) for part in found.groups())
        if not (1 <= month <= 12 and 1 <= day <= monthrange(max(year, 1), month)[1]):
            return None
        name = MONTHS[month - 1]
        return Period(f"{day} {name} {year}", f"{day} {name[:3]} {year}", (year, month, day), name, text, "day")
    if found := re.fullmatch(r"(\d{4})-(\d\d)-Q([1-4])", text):
        year, quarter = int(found[1]), int(found[3])
        if not _next(year, found[2]):
            return None
        words = f"quarter {quarter} of {year}-{found[2]}"
        start = (quarter * 3 + 3 - 1) % 12 + 1
        return Period(
            words,
            f"Q{quarter} {year}-{found[2]}",
            (year + (quarter == 4), start, 28),
            f"Financial year Q{quarter}",
            f"{year}{found[2]}",
            "quarter",
        )
    if found := re.fullmatch(r"(\d{4})-(\d\d)", text):
        year, other = int(found[1]), int(found[2])
        if _next(year, found[2]):
            return Period(
                f"year ending 31 March {year + 1}",
                text,
                (year + 1, 3, 30),
                "Financial year",
                f"{year}{found[2]}",
                "year",
            )
        if 1 <= other <= 12:
            name = MONTHS[other - 1]
            return Period(f"{name} {year}", f"{name[:3]} {year}", (year, other, 28), name, str(year), "month")
        return None
    if found := re.fullmatch(r"(\d{4})-Q([1-4])", text):
        year, quarter = int(found[1]), int(found[2])
        first, last = MONTHS[quarter * 3 - 3], MONTHS[quarter * 3 - 1]
        return Period(
            f"{first} to {last} {year}",
            f"{first[:3]} to {last[:3]} {year}",
            (year, quarter * 3, 28),
            f"Calendar year Q{quarter}",
            str(year),
            "quarter",
        )
    if found := re.fullmatch(r"(\d{4})/(\d\d)", text):
        year = int(found[1])
        if not _next(year, found[2]):
            return None
        return Period(
            f"academic year {year} to {year + 1}",
            text,
            (year + 1, 8, 31),
            "Academic year",
            f"{year}{found[2]}",
            "academic year",
        )
    if found := re.fullmatch(r"cy(\d{4})", text):
        return Period(found[1], found[1], (int(found[1]), 12, 31), "Calendar year", found[1], "calendar year")
    if found := re.fullmatch(r"\d{4}", text):
        return Period(f"year ending 31 March {text}", text, (int(text), 3, 31), "Reporting year", text, "year")
    return None


def suggested(text: str) -> list[str]:
    """What a period of no known form may mean, in known ones: `Q1 2026-27` is `2026-27-Q1`; none where nothing is near."""
    said = re.sub("[\u2010-\u2015\u2212]", "-", " ".join(text.split())).lower()
    said = re.sub(r"^(fy|year|ye|year ending|financial year|academic year) ?(?=\d)", "", said)
    month = "|".join(name[:3].lower() for name in MONTHS)
    found: list[str] = []
    if one := re.fullmatch(r"(\d{4}) ?([-/]) ?(?:20)?(\d\d)", said):
        year = int(one[1])
        found = [f"{year}{mark}{(year + 1) % 100:02}" for mark in ("-", "/") if one[2] == "-" or _next(year, one[3])]
        found = found[:1] if one[2] == "-" else found
    elif one := re.fullmatch(r"q([1-4])[ -](\d{4})(-\d\d)?|(\d{4})(-\d\d)? ?-? ?q([1-4])", said):
        found = [f"{one[2] or one[4]}{one[3] or one[5] or ''}-Q{one[1] or one[6]}"]
    elif one := re.fullmatch(rf"(?:(\d\d?)[- ])?({month})[a-z]*[- ](\d\d|\d{{4}})", said):
        number = next(place for place, name in enumerate(MONTHS, start=1) if name.lower().startswith(one[2]))
        year = int(one[3]) + (2000 if len(one[3]) == 2 else 0)
        found = [f"{year}-{number:02}" + (f"-{int(one[1]):02}" if one[1] else "")]
    elif one := re.fullmatch(r"(\d\d?)[/.-](\d\d?)[/.-](\d{4})", said):
        found = [f"{one[3]}-{int(one[2]):02}-{int(one[1]):02}"]
    elif one := re.fullmatch(r"(\d\d?)[/-](\d{4})|(\d{4})[/-](\d)", said):
        found = [f"{one[2] or one[3]}-{int(one[1] or one[4]):02}"]
    elif one := re.fullmatch(r"(?:cy|calendar year) ?(\d{4})", said):
        found = [f"cy{one[1]}"]
    elif re.fullmatch(r"\d{4}", said):
        found = [said]
    return [one for one in found if period(one) and one != text]


def span(first: str, last: str) -> str:
    """Two periods as one, in words: "years ending 31 March 2022 to 2023"; one alone where they end on the same day."""
    one, other = period(first), period(last)
    if one is None or other is None:
        return f"{first} to {last}" if first != last else first
    year = "year ending "
    if one.words.removeprefix(year) == other.words.removeprefix(year):
        return max(one.words, other.words, key=len)
    if one.words.startswith(year) and other.words.startswith(year):
        return f"years ending {one.words.removeprefix(year)} to {other.words[-4:]}"
    return f"{one.words} to {other.words}"


def order(text: str) -> tuple[int, int, int]:
    """A key that sorts periods in time; unknown ones come first."""
    known = period(text)
    return known.order if known else (0, 0, 0)


def in_order(periods: Iterable[str]) -> list[str]:
    """Periods from the earliest to the latest; of two that end on one day, always the same one first."""
    return sorted(sorted(periods, reverse=True), key=order)


def _next(year: int, two: str) -> bool:
    return (year + 1) % 100 == int(two)
