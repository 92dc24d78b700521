"""Rows of a scorecard from a few made-up shares: each is so many percent of 1,000 referrals of a year."""

from __future__ import annotations

from typing import Any

from small import small

from macros import wording
from macros.facts import Measure
from macros.tables.neighbours import with_neighbour_mean

SHARE = "reconcile: [{percent: repeats_percent, of: repeats_count, total: referrals_count, dp: 1}]\n"
AROUND = wording.Around(("England",), ("Walsall", "Luton", "Oldham"))
HEAD = "time_period,area,referrals_count,repeats_count,repeats_percent\n"
OTHERS = """
2025,Walsall,3000,540,18.0
2025,Luton,2000,480,24.0
2025,Oldham,4000,1200,30.0
2025,England,600000,135600,22.6
"""


def share(period: str, percent: str, area: str = "Sandwell") -> str:
    """A row of 1,000 referrals, of which so many percent were repeats; or of a symbol."""
    count = str(round(float(percent) * 10)) if percent[0].isdigit() else percent
    return f"{period},{area},1000,{count},{percent}"


def row(table: Any, values: dict[str, str], better: str = "low", others: str = "", until: str = "", **more: str) -> Any:
    """The measure of a made-up table that has these shares of Sandwell by their periods."""
    lines = "\n".join(share(period, percent) for period, percent in values.items())
    found = small(table, f"{HEAD}{lines}\n{others.strip()}", more=SHARE)
    measure = Measure(measure="Repeats", table="example", column="repeats_percent", better=better, **more)
    return wording.measured(with_neighbour_mean(found, list(AROUND.neighbours)), measure, AROUND, until)
