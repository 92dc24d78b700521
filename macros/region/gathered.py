"""The scorecards of many sites together: every area, and every measure with the areas that have it.

A value is compared with those of the same measure, unit and period alone. Where sites do not agree which way is better, no
change is called better or worse.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from macros.messages import Fault, Problem
from macros.region.scorecard import Row, Scorecard, found, read
from macros.settings import is_of_this_machine
from macros.tables import order

REBUILD = "Build it again with the variable SITE_URL set to the address at which it is published"


@dataclass(frozen=True)
class Column:
    """A measure of the areas: `rows` by the code of the area, and the period that most of them have, the later of two."""

    measure: str
    unit: str
    rows: dict[str, Row]

    @property
    def slug(self) -> str:
        """The name of its page."""
        return re.sub(r"[^a-z0-9]+", "-", f"{self.measure} {self.unit}".lower()).strip("-")[:90] or "measure"

    @cached_property
    def usual(self) -> str:
        """The period in which its values are compared."""
        counted = Counter(row.time_period for row in self.rows.values())
        return max(counted, key=lambda one: (counted[one], order(one)))

    @property
    def first(self) -> Row:
        """A row of that period, which says what all have in common."""
        return next(row for row in self.rows.values() if row.time_period == self.usual)

    @property
    def better(self) -> str:
        """Which way is better, where all sites agree; otherwise neither."""
        ways = {row.better for row in self.rows.values()}
        return ways.pop() if len(ways) == 1 else "neither"

    @property
    def sources(self) -> list[str]:
        """Where the values are from, each once."""
        return list(dict.fromkeys(row.source for row in self.rows.values() if row.source))

    @property
    def rules(self) -> list[str]:
        """How the counting rules have changed, each once."""
        return list(dict.fromkeys(row.rules for row in self.rows.values() if row.rules))

    def compared(self) -> list[tuple[str, Row]]:
        """The areas with a value of the usual period, from the highest to the lowest; equal ones in the order of their names."""
        rows = [(code, row) for code, row in self.rows.items() if row.time_period == self.usual]
        return sorted(rows, key=lambda one: -float(one[1].value))

    def others(self) -> list[tuple[str, Row]]:
        """The areas whose newest value is of another period, the latest first."""
        rows = [(code, row) for code, row in self.rows.items() if row.time_period != self.usual]
        return sorted(rows, key=lambda one: order(one[1].time_period), reverse=True)


@dataclass(frozen=True)
class Region:
    """All areas by name, and all measures in the order of the first site that has each."""

    title: str
    areas: list[Scorecard]
    columns: list[Column]

    @property
    def regions(self) -> list[str]:
        """The regions that the areas are in."""
        return sorted({area.region for area in self.areas if area.region})

    @property
    def named(self) -> dict[str, Scorecard]:
        """Each area by its code."""
        return {area.code: area for area in self.areas}

    @property
    def groups(self) -> list[tuple[str, int]]:
        """The headings over the measures, and over how many in a row each is."""
        counted: list[tuple[str, int]] = []
        for column in self.columns:
            group = column.first.group
            same = counted and counted[-1][0] == group
            counted[-1:] = [(group, counted[-1][1] + 1)] if same else [*counted[-1:], (group, 1)]
        return counted


def gather(places: Sequence[Path], title: str = "") -> tuple[Region | None, list[Problem]]:
    """The scorecards at these places side by side, and what is wrong; None where anything is."""
    paths, problems = list[Path](), list[Problem]()
    for place in places:
        try:
            paths += found(place)
        except Fault as fault:
            problems.append(fault.at(place.as_posix(), 1))
    cards = dict[str, Scorecard]()
    for path in paths:
        card, wrong = read(path)
        problems += wrong
        if card and card.code in cards:
            what = f"{card.area} ({card.code}) is there twice: its scorecard is in {cards[card.code].path} too"
            problems.append(Problem(card.path, 1, what, "Name each area's site once"))
        elif card:
            problems += _address(card, cards.values())
            cards[card.code] = card
    if problems or not cards:
        return None, problems
    problems += _of_this_machine(cards.values())
    areas = sorted(cards.values(), key=lambda card: (card.area.casefold(), card.code))
    return Region(title or _title(areas), areas, _columns(areas)), problems


def _address(card: Scorecard, others: Iterable[Scorecard]) -> Iterator[Problem]:
    """The site of an area has an address that leads to it and to no other."""
    for other in others:
        if other.home == card.home:
            what = f"The sites of {other.area} and {card.area} have the same address, {card.home} (see {other.path})"
            yield Problem(card.path, 1, what, REBUILD)


def _of_this_machine(cards: Iterable[Scorecard]) -> Iterator[Problem]:
    """Advice where sites have an address of the computer that built them: a look at the page is fine, its publication is not."""
    if local := [card for card in cards if is_of_this_machine(card.home)]:
        first, more = local[0], f" and {len(local) - 1} more" if len(local) > 1 else ""
        what = f"The site of {first.area}{more} has an address such as {first.home}, which leads readers to their own computer"
        yield Problem(
            first.path,
            1,
            what,
            "Before you publish this page, build each with SITE_URL set to its address",
            stops=False,
        )


def _columns(areas: Iterable[Scorecard]) -> list[Column]:
    rows: dict[tuple[str, str], dict[str, Row]] = {}
    for area in areas:
        for row in area.rows:
            rows.setdefault((row.measure, row.unit), {})[area.code] = row
    columns = [Column(measure, unit, found) for (measure, unit), found in rows.items()]
    groups = list(dict.fromkeys(column.first.group for column in columns))
    return sorted(columns, key=lambda column: groups.index(column.first.group))


def _title(areas: Sequence[Scorecard]) -> str:
    """What the areas are together: their region, where they share one."""
    regions = {area.region for area in areas}
    return regions.pop() if len(regions) == 1 and areas[0].region else f"{len(areas)} areas"
