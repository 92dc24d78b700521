"""The words that the accounts of all pictures share: openings, periods, lists, gaps, and how long they may get."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from macros.charts import ChartData, Kind
from macros.tables import SYMBOLS
from macros.tables.periods import MONTHS
from macros.wording.value import listed

Point = dict[str, Any]

MOST_WORDS = 100
"""An account stops in good time before it has so many words, and says how much more there is in the table."""
MOST_GAPS = 3
"""The most gaps that are named for one reason; the rest are counted."""

SHORT = {name[:3]: name for name in MONTHS}


def opening(data: ChartData, kind: Kind) -> str:
    """The kind of the picture, what it measures, and how far it reaches."""
    count, several = len(data.series), ""
    if kind.apart:
        several = plural(count, kind.series)
    elif count > 1 and not data.crowd:
        several = plural(count, kind.series) if kind.series else f"{count} in each"
    return f"{kind.label}: {', '.join(filter(None, [measure(data), reach(data, kind), several]))}."


def measure(data: ChartData) -> str:
    """What is measured, without the unit that every value has, and without a second colon; nothing where the names of the lines say it."""
    named = data.series[0] and all(name.lower() in data.title.lower() for name in data.series)
    return "" if named else re.sub(r" \([%£]\)$", "", data.title).replace("(%, ", "(").replace(": ", ", ")


def reach(data: ChartData, kind: Kind) -> str:
    """How many periods there are, and from when to when; or how many bars, rows or areas."""
    names = data.categories
    if data.when:
        if len(names) == 1:
            return ""
        join = "and" if len(names) == 2 else "to"
        if data.years_end:
            return f"{len(names)} years ending {data.years_end}, {names[0]} {join} {names[-1]}"
        return f"{len(names)} {noun(names)}, {said(names[0])} {join} {said(names[-1])}"
    grouped = kind.account == "bars" and len(data.series) > 1 and not kind.parts
    return plural(len(names), "area" if data.dimension == "area" else "group" if grouped else kind.noun)


def noun(names: Sequence[str]) -> str:
    """What periods are: years, months, days or quarters; several kinds together are periods."""
    forms = {
        r"(year to .* )?\d{4}([-/]\d\d)?": "years",
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
    if name.startswith("year to "):
        return f"the year ending {said(name.removeprefix('year to '))}"
    if re.fullmatch(r"(\d{1,2} )?[A-Z][a-z]{2} \d{4}|[A-Z][a-z]{2} to [A-Z][a-z]{2} \d{4}", name):
        return re.sub(r"\b[A-Z][a-z]{2}\b", lambda one: SHORT.get(one[0], one[0]), name)
    return name


def at(name: str) -> str:
    """When: `in 2022-23`, `at 31 March 2023`."""
    return f"{'at' if re.fullmatch(r'[0-9]{1,2} [A-Z][a-z]{2} [0-9]{4}', name) else 'in'} {said(name)}"


def plural(count: int, one: str) -> str:
    """A number and its noun: 1 bar, 2 bars."""
    return f"{count} {one}{'' if count == 1 else 's'}"


def known(points: Iterable[Point]) -> list[Point]:
    """The points that have a number."""
    return [point for point in points if point["value"] is not None]


def shown(word: str, points: Iterable[Point]) -> str:
    """`lowest`; or `lowest shown`, where a value that is not shown may be lower still."""
    return f"{word} shown" if any(point["gap"] for point in points) else word


def gaps(data: ChartData) -> str:
    """What is not shown, and why: the reason once, and what it holds for. What no line shows is said of the period."""
    reasons: dict[str, list[str]] = {}
    wholes: dict[str, list[str]] = {}
    rows: dict[str, list[Point]] = {name: [] for name in data.categories}
    for point in data.records:
        rows[str(point["category"])].append(point)
    whole = {name: row[0]["gap"] for name, row in rows.items() if len({point["gap"] for point in row}) == 1}
    for name, symbol in whole.items():
        if symbol:
            wholes.setdefault(SYMBOLS[symbol], []).append(name)
    for name in data.series:
        missing: dict[str, list[str]] = {}
        for point in data.of(name):
            if point["gap"] and not whole.get(str(point["category"])):
                missing.setdefault(SYMBOLS[point["gap"]], []).append(str(point["category"]))
        for reason, categories in missing.items():
            where = f" {_where(data, categories)}"
            if name and len(categories) == len(data.of(name)):
                where = ""  # it is not in the picture at all
            reasons.setdefault(reason, []).append(f"{name}{where}" if name else _places(categories))
    told = []
    for reason in [*wholes, *(one for one in reasons if one not in wholes)]:
        lines, whole_ones = many(reasons.get(reason, [])), wholes.get(reason, [])
        every = f"every value {_where(data, whole_ones)}, and " if lines and whole_ones else _places(whole_ones)
        told.append(f"{every}{lines} ({reason})")
    return f"Not shown: {'; '.join(told)}." if told else ""


def _places(categories: Sequence[str]) -> str:
    return many([said(one) for one in categories])


def _where(data: ChartData, categories: Sequence[str]) -> str:
    """Where values of a line are missing: `in 2021 and 2022`, `at 31 March 2021`, `for Custody`."""
    return f"{at(categories[0]).split()[0] if data.when else 'for'} {_places(categories)}"


def valued(name: str, shown: str) -> str:
    """A name with its value; a name that ends in a number is separated from it."""
    return f"{name}{':' if name[-1:].isdigit() else ''} {shown}"


def many(names: Sequence[str]) -> str:
    """A few names, or the first of many and how many others there are."""
    parted = "; " if any("," in name for name in names) else ", "
    if parted == ", " and 1 < len(names) <= MOST_GAPS + 1 and any(" and " in name for name in names):
        return f"{', '.join(names[:-1])}, and {names[-1]}"
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


def too_close(data: ChartData, own: Point, other: Point) -> bool:
    """Whether chance alone may part two points: what `certainty.too_close` says of two areas."""
    mine, theirs = own.get("sure"), other.get("sure")
    if mine is None:
        return False
    if theirs is None or {other["category"], other["series"]} & set(data.averages):
        return bool(mine[0] <= exact(other) <= mine[1])
    return bool(mine[0] <= theirs[1] and theirs[0] <= mine[1])


def value(point: Point) -> float:
    """The number of a point that has one."""
    return float(point["value"])


def exact(point: Point) -> float:
    """The number that the counts of a point make, where these are known; what is published may be rounded."""
    return float(point["exact"] if "exact" in point else point["value"])


def capital(text: str) -> str:
    """The text as the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def lower(text: str) -> str:
    """The text within a sentence; a name of capitals stays."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
