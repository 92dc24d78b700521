"""Bars of one length made of shares: for comparing how wholes of different size are made up."""

from __future__ import annotations

from math import inf

from macros.charts.canvas import Canvas
from macros.charts.data import ChartData
from macros.charts.kinds import stacked


def draw(data: ChartData, width: int) -> Canvas:
    """One bar a category, each part as long as its share; where a part is hidden the rest of the bar stays open.

    The shares of counts are worked out here. Where one count is hidden no share can be known, and none is drawn.
    """
    if data.unit == "percent":
        return stacked.drawn(data, width, dict.fromkeys(data.categories, 100.0), {}, outline=True)
    sums = dict.fromkeys(data.categories, 0.0)
    for row in data.records:
        sums[row["category"]] += inf if row["gap"] else row["value"]
    shares = {
        (row["category"], row["series"]): f" ({row['value'] / sums[row['category']] * 100:.0f}%)"
        for row in data.records
        if not row["gap"] and 0 < sums[row["category"]] < inf
    }
    return stacked.drawn(data, width, {name: whole or 1.0 for name, whole in sums.items()}, shares, outline=True)
