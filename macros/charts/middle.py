"""The areas beside the named ones: their median in each period, and those that reach far above all others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from statistics import median
from typing import Any

from macros.charts.data import ChartData
from macros.tables import shown

FARTHEST = 2.0
"""A neighbour that reaches so many times as high as all others is cut off at the edge, and the picture says so."""
MOST_CUT = 2


def crowd_of(data: ChartData) -> list[str]:
    """The series that are not named."""
    return [name for name in data.series if name not in data.named]


def median_of(numbers: Sequence[Decimal], places: int) -> str:
    """The median with so many decimals, halves up: of decimals, because 675.85 as a binary fraction is a little less."""
    return str(median(numbers).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def with_median(data: ChartData) -> ChartData:
    """The same chart with one more named line: the median of the crowd in each period in which half of it has a value.

    It is rounded as the values are, halves up.
    """
    crowd = crowd_of(data)
    if not crowd or not data.crowd:
        return data
    name = f"Median of {data.crowd[:1].lower()}{data.crowd[1:]}"
    added: list[dict[str, Any]] = []
    for category in data.categories:
        here = [row for row in data.records if row["category"] == category and row["series"] in crowd]
        known = [row for row in here if not row["gap"]]
        if not here:
            continue
        if len(known) * 2 < len(crowd):
            added.append(here[0] | {"series": name, "value": None, "shown": "[x]", "gap": "x"})
            continue
        places = max(len(row["shown"].rstrip("%").partition(".")[2]) for row in known)
        text = median_of([Decimal(repr(float(row["value"]))) for row in known], places)
        added.append(
            known[0] | {"series": name, "value": float(text), "shown": shown(text, known[0]["unit"]), "gap": ""}
        )
    if all(row["gap"] for row in added):
        return data
    return replace(
        data,
        records=[*data.records, *({key: row[key] for key in row if key not in ("sure", "exact")} for row in added)],
        series=[*data.series, name],
        named=[*data.named, name],
        roles={**data.roles, name: "median"},
    )


def farthest(data: ChartData) -> list[str]:
    """The few of the crowd that would alone set the scale: the rest would lie in the lower half of it."""
    peaks = {name: max((row["value"] for row in data.of(name) if not row["gap"]), default=0.0) for name in data.series}
    order = sorted(crowd_of(data), key=lambda name: -peaks[name])
    for count in range(1, min(MOST_CUT, len(order) - 1) + 1):
        rest = max(peak for name, peak in peaks.items() if name not in order[:count])
        if rest > 0 and peaks[order[count - 1]] > FARTHEST * rest:
            return order[:count]
    return []
