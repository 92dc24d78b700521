"""Funnels and flows in words: each stage with its share of the one before; what came in beside what went out."""

from __future__ import annotations

from macros.charts import ChartData
from macros.wording.over_time import lines
from macros.wording.points import at, noun, said, shortened, value
from macros.wording.value import listed

MOST_NAMED = 4
"""Up to so many periods in which more came in are named."""


def stages(data: ChartData) -> str:
    """Each stage with its count, what it counts, and its share of the stage before where both count the same."""
    parts = []
    for point in data.records:
        share = f" ({point['share']} of the stage before)" if point["share"] else ""
        parts.append(f"{point['category']}: {point['shown']} {point['counts']}".rstrip() + share)
    return shortened(parts, "stage")


def flow(data: ChartData) -> str:
    """How each of the three moved, and in which periods more came in than went out."""
    came, went = ({one["category"]: one for one in data.of(data.series[place])} for place in (0, 2))
    both = [name for name in data.categories if not (came[name]["gap"] or went[name]["gap"])]
    more = [name for name in both if value(came[name]) > value(went[name])]
    if not both:
        return lines(data)
    if len(both) == 1 or not more:
        when = at(both[0]) if more else f"in no {noun(both)[:-1]}"
    else:
        named = f": {listed([said(name) for name in more])}" if len(more) <= MOST_NAMED else ""
        when = f"in {len(more)} of {len(both)} {noun(both)}{named}"
    return f"{lines(data)} More came in than went out {when}."
