"""The text alternative of a picture: a short, true account made from the data that it draws.

It says what kind of picture it is and how far it reaches; over time the first and last value, the highest and lowest;
across categories every value, or the ends of many; where the home area stands; and what is not shown, and why. A
hidden value is never in it, nor anything worked out with one. Simple pictures take 60 words at most, large ones 120.
"""

from __future__ import annotations

from macros.charts import ChartData
from macros.tables import FigureSpec
from macros.wording.across import bars, dots
from macros.wording.cards import judgements, number, scorecard
from macros.wording.over_time import band, lines
from macros.wording.points import gaps, opening

ACCOUNTS = {
    "bar": bars,
    "column": bars,
    "grouped": bars,
    "stacked": bars,
    "stacked-100": bars,
    "dots": dots,
    "line": lines,
    "slope": lines,
    "multiples": lines,
    "band": band,
}
"""The function that describes each kind of chart. Every kind in `charts.KINDS` is here or in CARDS."""
CARDS = {"number": number, "scorecard": scorecard, "judgements": judgements}


def alternative(data: ChartData, spec: FigureSpec) -> str:
    """What the picture shows: its kind and its extent, the values that matter, and what is not shown."""
    if spec.kind in CARDS:
        return CARDS[spec.kind](data)
    account = (
        lines if data.when and spec.kind != "band" and not spec.kind.startswith("stacked") else ACCOUNTS[spec.kind]
    )
    return " ".join(filter(None, [opening(data, spec.kind), account(data), gaps(data)]))
