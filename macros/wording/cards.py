"""Scorecards, judgements and single numbers: what is in words in the picture, in the same words."""

from __future__ import annotations

from collections import Counter

from macros.charts import ChartData, shift
from macros.tables import SYMBOLS
from macros.wording.over_time import moved
from macros.wording.points import (
    Point,
    at,
    gaps,
    known,
    lower,
    measure,
    noun,
    plural,
    said,
    shortened,
    valued,
)
from macros.wording.value import listed

FEW = 8
"""So many judgements are all said; of more, how many of each, the first and the last."""


def number(data: ChartData) -> str:
    """The one number, what it is of, and when."""
    point = data.records[0]
    parts = filter(None, [lower(measure(data)), _when(data, str(point["category"]))])
    if point["gap"]:
        return f"One number, not shown ({SYMBOLS[point['gap']]}): {', '.join(parts)}."
    return f"One number: {', '.join([point['shown'], *parts])}."


def _when(data: ChartData, name: str) -> str:
    """When the one number was counted; a year that is called by one number with the day on which it ends."""
    if not data.when:
        return ""
    return f"in the year ending {data.years_end} {name}" if data.years_end else at(name)


def scorecard(data: ChartData) -> str:
    """One period: every indicator with its value. Over time: how many are better and worse, then how each moved."""
    if not (data.when and len(data.categories) > 1):
        names = [valued(_indicator(data, point), point["shown"]) for point in data.records if not point["gap"]]
        counted_at = f", {at(data.categories[0])}" if data.when else ""
        text = [f"Scorecard of {plural(len(data.records), 'indicator')}{counted_at}."]
        return " ".join(filter(None, [*text, shortened(names, "indicator") if names else "", gaps(data)]))
    ways = {name: _way(data, name) for name in data.series}
    counted = Counter(filter(None, ways.values()))
    told = [
        f"{counted[way]} {'is' if counted[way] == 1 else 'are'} {word}" for way, word in WAYS.items() if counted[way]
    ]
    first, last = said(data.categories[0]), said(data.categories[-1])
    opening = (
        f"Scorecard of {plural(len(data.series), 'indicator')}, {len(data.categories)} {noun(data.categories)}, "
        f"{first} to {last}."
    )
    means = (
        f"Means of the first {data.ends} {noun(data.categories)} and of the last {data.ends}: " if data.ends > 1 else ""
    )
    summary = f"{means}{listed(told)}." if told else ""
    parts = [f"{name} {_changed(data, name)}" for name in data.series if known(data.of(name))]
    return " ".join(filter(None, [opening, summary, shortened(parts, "indicator", 60) if parts else ""]))


def _indicator(data: ChartData, point: Point) -> str:
    """What an indicator of one period is called: where the period is the name of the row, by its line."""
    return ", ".join(filter(None, ["" if data.when and point["series"] else point["category"], point["series"]]))


def judgements(data: ChartData) -> str:
    """Each judgement with its date; of many, how many of each, the first and the last.

    What is not a judgement, as a change in words, is a finding, and said to be of what; of findings, those made once
    are counted together.
    """
    points = data.records
    dated = any(data.series)
    judged = data.measure.endswith("_judgement")
    kind = "judgement" if judged else "finding"
    opening = f"{'Timeline' if dated else 'List'} of {plural(len(points), kind)}"
    opening += "" if judged else f", {lower(data.title)}"
    if len(points) <= FEW:
        parts = [f"{_judged(point)}: {_plain(point)}" for point in points]
        return f"{opening}. {shortened(parts, kind)}"
    counted = Counter(_plain(point) for point in points)
    named = {name: count for name, count in counted.most_common() if judged or count > 1}
    often = [f"{count} {name[:1].lower() + name[1:]}" for name, count in named.items()]
    rest = len(counted) - len(named)
    often += [f"{rest} other{'' if rest == 1 else 's'}"] if rest else []
    reach = f", {said(data.series[0])} to {said(data.series[-1])}" if dated else ""
    first, last = (f"{_judged(point)}, {_plain(point)}" for point in (points[0], points[-1]))
    return f"{opening}{reach}: {', '.join(often)}. First: {first}. Last: {last}."


WAYS = {
    "better": "better at the end than at the start",
    "worse": "worse",
    "higher": "higher at the end than at the start",
    "lower": "lower",
    "the same": "the same",
    "not clear": "without a clear change",
}
"""How indicators moved, as a sentence counts them."""


def _way(data: ChartData, name: str) -> str:
    """Whether an indicator ended better or worse than it began; higher or lower where no one says which is better."""
    found = shift(data, name)
    return found.way(data.better.get(name, "")) if found else ""


def _changed(data: ChartData, name: str) -> str:
    """How an indicator moved: from its first value to its last, or from one mean to the other."""
    found = shift(data, name)
    if data.ends == 1 or found is None:
        return moved(data, name, ends=False)
    if not found.clear:
        return f"showed no clear change, from {found.since} to {found.until}"
    return f"{'rose' if found.up else 'fell'} from {found.since} to {found.until}"


def _judged(point: Point) -> str:
    """When, and what was judged."""
    return ", ".join(filter(None, [said(str(point["series"])), str(point["category"])]))


def _plain(point: Point) -> str:
    return f"not shown ({SYMBOLS[str(point['gap'])]})" if point["gap"] else str(point["shown"]).rstrip(".")
