"""How an indicator moved over a chart: from its first value to its last, or from the mean of its first few to that of its last.

One month is high or low by chance. Where a figure says `ends: 3`, the means of the first three and of the last three periods
are set side by side. A difference counts as clear if it is larger than the indicator usually moves from one period to the next
(the root mean square of these steps). Of indicators that only go up and down by chance, about one in twelve would cross that
bound: the difference of two such means has a standard deviation of the usual step divided by the square root of three.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from statistics import fmean
from typing import Any

from macros.charts.data import ChartData
from macros.tables import shown
from macros.tables.intervals import Interval, moved


@dataclass(frozen=True)
class Shift:
    """What an indicator was at the start and at the end, as numbers and as readers see them, and whether they differ clearly."""

    first: float
    last: float
    since: str
    until: str
    clear: bool

    @property
    def up(self) -> bool:
        """Whether it was higher at the end."""
        return self.last > self.first

    def way(self, better: str) -> str:
        """`better` or `worse` where a high or a low value is; else `higher` or `lower`, `the same`, or `not clear`."""
        if not self.clear:
            return "the same" if self.first == self.last else "not clear"
        if better in ("high", "low"):
            return "better" if self.up == (better == "high") else "worse"
        return "higher" if self.up else "lower"


GROUPS = {
    "worse": "Got worse",
    "better": "Got better",
    "not clear": "No clear change",
    "the same": "No clear change",
    "": "Neither better nor worse",
}
"""What indicators are put together, and in what order: how they moved, and what each group is called."""


def groups(data: ChartData) -> dict[str, list[str]]:
    """The indicators of a chart by how they moved; none where nothing says which way is better, or all moved alike."""
    found: dict[str, list[str]] = {heading: [] for heading in GROUPS.values()}
    for name in data.series:
        moved = shift(data, name)
        way = moved.way(data.better.get(name, "")) if moved else ""
        found[GROUPS.get(way, GROUPS[""])].append(name)
    found = {heading: names for heading, names in found.items() if names}
    judged = any(way in ("high", "low") for way in data.better.values())
    return found if judged and len(found) > 1 else {}


def shift(data: ChartData, name: str) -> Shift | None:
    """How one indicator moved; None where fewer than two of its values are shown, or not all at an end that is averaged."""
    points = [one for one in data.of(name) if not one["gap"]]
    if len(points) < 2:
        return None
    first, last = points[0], points[-1]
    if data.ends == 1:
        return Shift(first["value"], last["value"], first["shown"], last["shown"], differs(first, last))
    ends = (data.categories[: data.ends], data.categories[-data.ends :])
    start, end = ([one for one in points if one["category"] in names] for names in ends)
    if not len(start) == len(end) == data.ends:
        return None
    usual = fmean((after["value"] - before["value"]) ** 2 for before, after in pairwise(points)) ** 0.5
    means = [fmean(one["value"] for one in side) for side in (start, end)]
    since, until = (_shown(mean, first) for mean in means)
    return Shift(means[0], means[1], since, until, abs(means[1] - means[0]) > usual)


def differs(first: Mapping[str, Any], last: Mapping[str, Any]) -> bool:
    """Whether a value rose or fell from one point to another, as `moved` says."""
    before, after = (
        Interval(float(one.get("exact", one["value"])), *one["sure"]) if "sure" in one else None
        for one in (first, last)
    )
    return moved(float(first["value"]), float(last["value"]), last["unit"], before, after)


def _shown(mean: float, like: dict[str, Any]) -> str:
    """A mean as it is shown: with the decimals and the unit of the values that it is of."""
    places = len(like["shown"].rstrip("%").partition(".")[2])
    return shown(f"{Decimal(repr(mean)):.{places}f}", like["unit"])
