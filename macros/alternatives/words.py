"""The words that the accounts of all pictures share: openings, periods, lists, gaps, and how long they may get."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from macros.charts import ChartData
from macros.tables import SYMBOLS

Point = dict[str, Any]

MOST_WORDS = 100
"""An account stops in good time before it has so many words, and says how much more there is in the table."""
MOST_GAPS = 3
"""Of so many gaps with one reason each is named; of more, these and how many others."""

KINDS = {
    "bar": "Bar chart",
    "column": "Bar chart",
    "grouped": "Bar chart",
    "stacked": "Stacked bar chart",
    "stacked-100": "Stacked bar chart",
    "line": "Line chart",
    "band": "Line chart with the range of others",
    "slope": "Line chart",
    "multiples": "Small line charts",
    "dots": "Dot chart",
}
"""What each kind of chart is called by those who do not see it."""

MEANT = {"value", "number", "amount", "share"}
"""Titles of columns that say nothing of what is measured."""

MONTHS = {
    name[:3]: name
    for name in "January February March April May June July August September October November December".split()
}


def opening(data: ChartData, kind: str) -> str:
    """The kind of the picture, what it measures, and how far it reaches."""
    title = measure(data)
    several = f"{len(data.series)} {'lines' if data.when else 'in each'}" if len(data.series) > 1 else ""
    if kind == "multiples":
        several = f"{len(data.series)} charts"
    if data.crowd:
        several = ""
    extent = [several, reach(data)] if data.when else [reach(data), several]
    return f"{KINDS[kind]}: {', '.join(filter(None, [title, *extent]))}."


def measure(data: ChartData) -> str:
    """What is measured, without the unit that every value has; nothing where the column's title does not say it."""
    title = re.sub(r" \((?:%|£)\)$", "", data.title)
    return "" if title.lower() in MEANT else title


def reach(data: ChartData) -> str:
    """How many periods there are, and from when to when; or how many bars, rows or areas."""
    names = data.categories
    if data.when:
        if len(names) == 1:
            return said(names[0])
        return f"{len(names)} {noun(names)}, {said(names[0])} to {said(names[-1])}"
    one = "area" if data.dimension == "area" else "row" if data.crowd else "bar" if len(data.series) == 1 else "group"
    return plural(len(names), one)


def noun(names: Sequence[str]) -> str:
    """What periods are: years, months, days or quarters; several kinds together are periods."""
    forms = {
        r"\d{4}([-/]\d\d)?": "years",
        r"[A-Z][a-z]{2} \d{4}": "months",
        r"\d{1,2} [A-Z][a-z]{2} \d{4}": "dates",
        r"Q\d .*|.* to .*": "quarters",
    }
    kinds = {next((kind for form, kind in forms.items() if re.fullmatch(form, name)), "periods") for name in names}
    return kinds.pop() if len(kinds) == 1 else "periods"


def said(name: str) -> str:
    """A period in words: `31 Mar 2023` is 31 March 2023, `Q3 2018-19` is quarter 3 of 2018-19; other names stay."""
    if found := re.fullmatch(r"Q(\d) (\d{4}-\d\d)", name):
        return f"quarter {found[1]} of {found[2]}"
    if re.fullmatch(r"(\d{1,2} )?[A-Z][a-z]{2} \d{4}|[A-Z][a-z]{2} to [A-Z][a-z]{2} \d{4}", name):
        return re.sub(r"\b[A-Z][a-z]{2}\b", lambda one: MONTHS.get(one[0], one[0]), name)
    return name


def at(name: str) -> str:
    """When: `in 2022-23`, `on 31 March 2023`."""
    return f"{'on' if re.fullmatch(r'[0-9]{1,2} [A-Z][a-z]{2} [0-9]{4}', name) else 'in'} {said(name)}"


def plural(count: int, one: str) -> str:
    """A number and its noun: 1 bar, 2 bars."""
    return f"{count} {one}{'' if count == 1 else 's'}"


def listed(names: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def known(points: Iterable[Point]) -> list[Point]:
    """The points that have a number."""
    return [point for point in points if point["value"] is not None]


def gaps(data: ChartData) -> str:
    """What is not shown, and why: the reason once, and what it holds for."""
    reasons: dict[str, list[str]] = {}
    for name in data.series:
        for point in data.of(name):
            if point["gap"]:
                parts = [said(str(point["category"])), name]
                reasons.setdefault(SYMBOLS[point["gap"]], []).append(", ".join(filter(None, parts)))
    told = [f"{many(names)} ({reason})" for reason, names in reasons.items()]
    return f"Not shown: {'; '.join(told)}." if told else ""


def many(names: Sequence[str]) -> str:
    """A few names, or the first of many and how many others there are."""
    parted = "; " if any("," in name for name in names) else ", "
    if len(names) <= MOST_GAPS + 1:
        return parted.join(names) if parted == "; " else listed(names)
    return f"{parted.join(names[:MOST_GAPS])}{parted.rstrip()} and {len(names) - MOST_GAPS} others"


def shortened(parts: Sequence[str], what: str, most: int = MOST_WORDS) -> str:
    """The parts as one sentence, so many as there is room for, and how many more are in the table."""
    taken: list[str] = []
    for part in parts:
        if taken and len(" ".join([*taken, part]).split()) > most:
            break
        taken.append(part)
    left = len(parts) - len(taken)
    more = f"; and {plural(left, f'more {what}')} in the table" if left else ""
    return f"{'; '.join(taken)}{more}."
