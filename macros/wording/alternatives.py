"""The text alternative of a picture: a short, true account made from the data that it draws.

It says what kind of picture it is and how far it reaches; over time the first and last value, the highest and lowest;
across categories every value, or the ends of many; where the home area ranks; and what is not shown, and why. A
hidden value is never in it, nor anything worked out with one. Simple pictures take 60 words at most, large ones 120.
"""

from __future__ import annotations

from collections.abc import Callable

from macros.charts import KINDS, ChartData
from macros.facts.area_names import with_articles
from macros.tables import FigureSpec
from macros.wording.across import bars, dots
from macros.wording.cards import judgements, number, scorecard
from macros.wording.over_time import band, lines, neighbours
from macros.wording.points import at, capital, gaps, opening, said
from macros.wording.set_against import changes, shares, strip, target
from macros.wording.stages import flow, stages
from macros.wording.value import listed

ACCOUNTS: dict[str, Callable[[ChartData], str]] = {
    "bars": bars,
    "dots": dots,
    "lines": lines,
    "band": band,
    "neighbours": neighbours,
    "number": number,
    "scorecard": scorecard,
    "judgements": judgements,
    "stages": stages,
    "flow": flow,
    "shares": shares,
    "changes": changes,
    "target": target,
    "strip": strip,
}
"""The functions by the names that `charts.KINDS` has for them."""


def alternative(data: ChartData, spec: FigureSpec) -> str:
    """What the picture shows: its kind and its extent, the values that matter, and what is not shown."""
    kind = KINDS[spec.kind]
    account = ACCOUNTS[kind.account_over_time if data.when else kind.account]
    if kind.card:
        return account(data)
    text = " ".join(filter(None, [opening(data, kind), account(data), happened(data), gaps(data)]))
    median = f"Median of {data.crowd[:1].lower()}{data.crowd[1:]}" if data.crowd else ""
    return with_articles(text, filter(None, [*data.series, *data.categories, median]))


def happened(data: ChartData) -> str:
    """What the picture remarks on its periods."""
    told: dict[str, list[str]] = {}
    for name, text in data.annotations.items():
        told.setdefault(text, []).append(name)
    return " ".join(
        f"{capital(listed([at(names[0]), *map(said, names[1:])]))}: {text[:1].lower()}{text[1:]}."
        for text, names in told.items()
    )
