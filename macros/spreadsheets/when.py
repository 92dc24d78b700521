"""Reads a period as people write it: `2022/23`, `Mar-23`, `Q1 2022/23`, `Year to 31 March 2023`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from macros.tables.periods import MONTHS, period

YEARS = ("financial", "academic", "march", "calendar")
MONTH = "|".join(name[:3].lower() for name in MONTHS)
DASH = re.compile("[\u2010-\u2015\u2212]")
DOUBLE = r"(?:20)?(?P<first>\d\d) ?(?:/|-|to) ?(?:20)?(?P<second>\d\d)"
HINTS = (
    ("financial", re.compile(r"\b(?:financial|fiscal|fy)\b", re.IGNORECASE)),
    ("academic", re.compile(r"\b(?:academic|school|ay)\b", re.IGNORECASE)),
    ("march", re.compile(r"\b(?:year|ye|years|12 months) ?(?:ending|ended|to)? ?(?:on )?(?:31(?:st)? )?mar(?:ch)?\b", re.IGNORECASE)),
    ("calendar", re.compile(r"\b(?:calendar|jan(?:uary)? ?(?:-|to) ?dec(?:ember)?)\b", re.IGNORECASE)),
)  # fmt: skip
"""Words beside a year that say which year it is."""


@dataclass(frozen=True)
class When:
    """A period in a cell: `form` is `double` for 2022/23, `single` for 2023, otherwise `whole`; `text` is in the project's form."""

    form: str
    text: str
    asks: bool = False


@lru_cache(maxsize=1 << 16)
def hinted(text: str) -> str:
    """The kind of year that some words name; '' where they name none, or two."""
    found = [year for year, words in HINTS if words.search(DASH.sub("-", text))]
    return found[0] if len(found) == 1 else ""


@lru_cache(maxsize=1 << 16)
def when(text: str, year: str = "") -> When | None:
    """The period in a tidy text; `asks` if it depends on the kind of year, and that is not given."""
    said = DASH.sub("-", text).strip().lower()
    said = re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", said)
    year = hinted(text) or year
    bare = re.sub(
        r"^(?:year|ye|12 months) ?(?:ending|ended|to)? ?(?:on )?(?:31 )?mar(?:ch)? ?(?=\d)|"
        r"^(?:financial|fiscal|academic|school|calendar) ?(?:years?)?|^(?:fy|ay|cy)(?=[ \d])|"
        r"^years?(?: ending| ended)?(?= ?\d{2})|[( ]*(?:financial|academic|calendar) year\)?$",
        "",
        said,
    ).strip(" :")
    if period(text) and re.search("[a-zA-Z]|-\\d\\d-", text) and year == hinted(text):
        return When("whole", text)
    return _quarter(bare, year) or _year(bare, year) or _month_or_day(bare)


def _quarter(said: str, year: str) -> When | None:
    found = re.fullmatch(rf"q(?:uarter|tr)? ?(?P<q>[1-4])[ ,(-]*(?P<y>{DOUBLE}|\d{{4}})\)?", said) or re.fullmatch(
        rf"(?P<y>{DOUBLE}|\d{{4}})[ ,(-]*q(?:uarter|tr)? ?(?P<q>[1-4])\)?", said
    )
    if found:
        if found["first"]:
            text = _double(found["first"], found["second"], "financial")
            return When("whole", f"{text}-Q{found['q']}") if text else None
        if not year:
            return When("single", said, asks=True)
        one = int(found["y"])
        text = f"{one}-Q{found['q']}" if year == "calendar" else f"{one}-{(one + 1) % 100:02}-Q{found['q']}"
        return When("single", text)
    if found := re.fullmatch(rf"({MONTH})[a-z]* ?(?:-|to) ?({MONTH})[a-z]* (\d{{4}})", said):
        first, last = _month(found[1]), _month(found[2])
        if first % 3 == 1 and last == first + 2:
            return When("whole", f"{found[3]}-Q{last // 3}")
    return None


def _year(said: str, year: str) -> When | None:
    if found := re.fullmatch(DOUBLE, said):
        if not _double(found["first"], found["second"], "financial") or len(said) < 5:
            return None
        if year not in ("financial", "academic"):
            return When("double", said, asks=True)
        return When("double", _double(found["first"], found["second"], year))
    if re.fullmatch(r"(19|20)\d\d", said):
        if year not in ("march", "calendar"):
            return When("single", said, asks=True)
        return When("single", said if year == "march" else f"cy{said}")
    return None


def _double(first: str, second: str, year: str) -> str:
    if (int(first) + 1) % 100 != int(second):
        return ""
    century = "20" if int(first) < 70 else "19"
    return f"{century}{first}{'/' if year == 'academic' else '-'}{second}"


def _month_or_day(said: str) -> When | None:
    if found := re.fullmatch(rf"({MONTH})[a-z]*[ ,'-]*(\d{{4}}|\d\d)", said):
        return _whole(f"{_four(found[2])}-{_month(found[1]):02}")
    if found := re.fullmatch(rf"(\d{{4}})[ -]({MONTH})[a-z]*", said):
        return _whole(f"{found[1]}-{_month(found[2]):02}")
    if found := re.fullmatch(rf"(\d\d?)[ -]({MONTH})[a-z]*[ ,-]*(\d{{4}}|\d\d)", said):
        return _whole(f"{_four(found[3])}-{_month(found[2]):02}-{int(found[1]):02}")
    if found := re.fullmatch(r"(\d\d?)[/.](\d\d?)[/.](\d{4})", said):
        return _whole(f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}")
    if found := re.fullmatch(r"(\d{4}-\d\d-\d\d)( 00:00:00)?", said):
        return _whole(found[1])
    if found := re.fullmatch(r"(\d\d?)/(\d{4})", said):
        return _whole(f"{found[2]}-{int(found[1]):02}")
    return None


def _whole(text: str) -> When | None:
    return When("whole", text) if period(text) else None


def _four(year: str) -> str:
    return year if len(year) == 4 else f"20{year}"


def _month(name: str) -> int:
    return next(place for place, one in enumerate(MONTHS, start=1) if one.lower().startswith(name))


EXCEL_DAY = re.compile(rf"(?P<day>\d\d?)[- ](?P<month>{MONTH})[a-z]*|(?P<month2>{MONTH})[a-z]*[- ](?P<year>\d\d)", re.IGNORECASE)  # fmt: skip


@lru_cache(maxsize=1 << 16)
def meant_band(text: str) -> str:
    """What a spreadsheet turned into a date: `1-Mar` was `1-3`, `Oct-14` was `10-14`; '' where the text is not such a date."""
    if day := re.fullmatch(r"\d{4}-(\d\d)-(\d\d)", text):
        return f"{int(day[2])}-{int(day[1])}"
    found = EXCEL_DAY.fullmatch(DASH.sub("-", text).strip())
    if not found:
        return ""
    if found["day"]:
        return f"{int(found['day'])}-{_month(found['month'].lower()[:3])}"
    return f"{_month(found['month2'].lower()[:3])}-{int(found['year'])}"
