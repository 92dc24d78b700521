"""What happened when, and what was to be done in each year: two tables, told as lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from macros.messages import Fault, choice
from macros.tables import Table, period

NATIONAL = "England"


@dataclass(frozen=True)
class Event:
    """Something that happened or was planned: when in words, and for programs where a day or month is known."""

    when: str
    iso: str
    what: str
    planned: bool
    national: bool

    @property
    def marks(self) -> list[str]:
        """What readers see about it in a word: that it was a plan, or that it was for the whole country."""
        return [word for word, true in (("planned", self.planned), (NATIONAL, self.national)) if true]


@dataclass(frozen=True)
class Year:
    """The events of one calendar year, in their order."""

    year: int
    events: list[Event]


@dataclass(frozen=True)
class Timeline:
    """Every year with its events, and the address of the table that they come from."""

    years: list[Year]
    href: str


@dataclass(frozen=True)
class Listed:
    """What a body set out to do in a year: the name of each kind of priority, with its list."""

    body: str
    period: str
    groups: list[tuple[str, list[str]]]


def timeline(table: Table) -> Timeline:
    """The events of this area and of the country, by year; those of other areas are left out."""
    rows = [row for row in table.cells.index if table.cell(row, "area") in (table.home, NATIONAL)]
    dated = sorted((_event(table, int(row)) for row in rows), key=lambda one: one[0])
    years = [Year(year, [event for _, event in found]) for year, found in groupby(dated, key=lambda one: one[0][0])]
    return Timeline(years, f"@/data/{table.stem}/")


def priorities(table: Table, time_period: str, body: str, titles: Mapping[str, str]) -> Listed:
    """What a body set out to do in a year, in the words of the table; Fault where it has none.

    `titles` has the heading of each kind of priority; a kind without one is its heading.
    """
    periods = [table.cell(int(row), "time_period") for row in table.rows({"body": body})]
    if time_period not in periods:
        raise Fault(
            f"The table `{table.stem}` has no priorities for {body} in `{time_period}`",
            choice(time_period, periods, "The periods are in its CSV"),
        )
    rows = table.rows({"body": body, "time_period": time_period})
    told = [(table.cell(int(row), "kind"), table.cell(int(row), "priority")) for row in rows]
    groups = [
        (titles.get(kind, kind), [priority for _, priority in found])
        for kind, found in groupby(told, key=lambda one: one[0])
    ]
    return Listed(body, time_period, groups)


def _event(table: Table, row: int) -> tuple[tuple[int, int, int], Event]:
    text = table.cell(row, "time_period")
    known = period(text)
    if known is None:
        raise Fault(f"`{text}` is not a known period", "Write it as 2019-04 for a month, or 2019-04-29 for a day")
    when = known.words
    if known.identifier == "Calendar year":
        when = f"During {known.words}"
    elif known.identifier == "Financial year":
        when = f"During {text}"
    iso = text if known.identifier not in ("Calendar year", "Financial year") else ""
    planned, national = table.cell(row, "status") == "planned", table.cell(row, "area") == NATIONAL
    return known.order, Event(when, iso, table.cell(row, "event"), planned, national)
