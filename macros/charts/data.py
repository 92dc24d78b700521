"""What a chart draws: categories, series and values, with every gap kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

NOT_KNOWN = re.compile(
    r"(?:Not (?:known|stated|given|recorded)|Unknown|Information not |No information|Missing information)"
)
LEFT_OVER = re.compile(r"Others?\b(?! than\b)")


def left_over(names: Sequence[str]) -> frozenset[str]:
    """Of these names, those of what is not known, and the one of what is left over.

    Where several begin with “Other” (“Other education”, “Other training”), each of them is its own kind.
    """
    others = {name for name in names if LEFT_OVER.match(name)}
    return frozenset({name for name in names if NOT_KNOWN.match(name)} | (others if len(others) == 1 else set()))


@dataclass(frozen=True)
class ChartData:
    """The points of one chart.

    Each of `records` is a point: category, series (text), value (a float, or None where there is a symbol), shown (the
    value as readers see it), gap (the symbol, or ''), unit, time (in months), and `sure`, the ends of its 95% interval, with
    `exact`, the value that its counts make, where it has one. `categories` and `series` are in the order of drawing.
    `dimension` and `measure` are columns of the table; `when` says that the categories are periods.
    Where `crowd` is a name, the series that are not `named` are drawn together, as a range, under that name.
    `stock` says whether all that is drawn counts on the last day of its period; `years_end` is the day on which years end
    that are called by one number.
    `ends` is how many of the first and of the last periods are averaged, where a chart says how indicators moved.
    `better` says of a series or category whether a high or a low value is better, `beside` what others' values are.
    `averages` are the areas that are not an authority among others: the wholes, and the mean of the neighbours.
    `roles` says of a name what it is beside the others, as `looks.ROLES` has it; `about` are the names that the title is about.
    `remainder` is what each bar of shares has beside its parts, `target` the point that others are set against, `tiles` the column
    and the row of each area on a map, `scale` whether small charts share one.
    `annotations` are what happened in a period, and why it has no value.
    """

    records: list[dict[str, Any]]
    categories: list[str]
    series: list[str]
    dimension: str
    measure: str
    unit: str
    title: str
    when: bool
    rows: list[int] = field(default_factory=list)
    highlight: str = ""
    crowd: str = ""
    named: list[str] = field(default_factory=list)
    stock: bool | None = None
    years_end: str = ""
    ends: int = 1
    better: dict[str, str] = field(default_factory=dict)
    beside: dict[str, list[str]] = field(default_factory=dict)
    averages: list[str] = field(default_factory=list)
    roles: dict[str, str] = field(default_factory=dict)
    about: list[str] = field(default_factory=list)
    remainder: list[dict[str, Any]] = field(default_factory=list)
    target: dict[str, Any] | None = None
    tiles: dict[str, tuple[int, int]] = field(default_factory=dict)
    scale: str = ""
    annotations: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of_points(
        cls, points: list[dict[str, Any]], rows: list[int], dimension: str, measure: str, unit: str, title: str
    ) -> ChartData:
        """The chart of these points in their own order, whose categories are not periods."""
        categories, series = (list(dict.fromkeys(one[word] for one in points)) for word in ("category", "series"))
        return cls(points, categories, series, dimension, measure, unit, title, when=False, rows=rows)

    def part(self, series: str) -> ChartData:
        """The same chart with one series alone."""
        records = [row for row in self.records if row["series"] == series]
        return replace(self, records=records, series=[series], unit=records[0]["unit"])

    def of(self, series: str) -> list[dict[str, Any]]:
        """The points of one series, in the order of the categories."""
        return sorted(
            (row for row in self.records if row["series"] == series), key=lambda row: self.place[row["category"]]
        )

    @cached_property
    def place(self) -> dict[str, int]:
        """The place of each category in the order of drawing."""
        return {name: index for index, name in enumerate(self.categories)}

    @property
    def labels(self) -> list[str]:
        """What an axis calls each category: its year alone where all end in one, and are else the same."""
        starts = {name[:-4] for name in self.categories}
        if (
            self.when
            and len(starts) == 1
            and len(self.categories) > 2
            and all(one[-4:].isdigit() for one in self.categories)
        ):
            return [name[-4:] for name in self.categories]
        return list(self.categories)

    @property
    def known(self) -> list[float]:
        """The values that are shown."""
        return [row["value"] for row in self.records if row["value"] is not None]

    @property
    def largest(self) -> float:
        """The largest value drawn; zero when there is none."""
        return max(self.known, default=0.0)

    @property
    def least(self) -> float:
        """The smallest value drawn; zero when there is none."""
        return min(self.known, default=0.0)

    @property
    def times(self) -> dict[str, float]:
        """Where each category is in time, in months; in its place where the categories are not periods."""
        if not self.when:
            return {name: float(index) for index, name in enumerate(self.categories)}
        return {row["category"]: row["time"] for row in self.records}

    @property
    def focus(self) -> frozenset[str]:
        """The category or the series that the others are set against, if it is one of several."""
        names = self.categories if len(self.series) == 1 else self.series
        return frozenset({self.highlight} & set(names)) if len(names) > 1 else frozenset()

    @property
    def strong(self) -> frozenset[str]:
        """The bars that stand out: the one in focus, or those that the title names."""
        return self.focus or frozenset(self.about)

    def titled(self, title: str) -> ChartData:
        """The same chart, which knows what its title is about: categories that it names, if those are less than half of them."""
        said = [name for name in self.categories if re.search(rf"\b{re.escape(name)}\b", title, re.IGNORECASE)]
        several = self.when or len(self.series) > 1 or len(said) * 2 >= len(self.categories)
        return self if several or not said else replace(self, about=said)

    def among(self, home: str, average: str, wholes: Sequence[str]) -> ChartData:
        """The same chart with the role of each area in it: the home area, the average of its neighbours, and the wholes.

        The last of the wholes is the country, those before it are regions.
        """
        roles = {home: "area", average: "median", **dict.fromkeys(wholes[:-1], "region")}
        roles |= dict.fromkeys(wholes[-1:], "country")
        names = {*self.categories, *self.series}
        return replace(
            self, averages=[average, *wholes], roles={name: role for name, role in roles.items() if name in names}
        )

    @cached_property
    def rest(self) -> frozenset[str]:
        """The names of what is left over or not known, which come last and step back."""
        return left_over([*self.categories, *self.series])
