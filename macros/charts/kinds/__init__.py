"""The kinds of chart. Each has a module here whose `draw(data, width)` returns a Canvas, and an entry in KINDS.

A module is loaded when its first chart is drawn: a build that finds all its pictures in the cache needs none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from macros.charts.theme import MOST_SERIES

Account = Literal[
    "bars",
    "dots",
    "lines",
    "band",
    "neighbours",
    "number",
    "scorecard",
    "judgements",
    "stages",
    "flow",
    "shares",
    "changes",
    "target",
    "strip",
]
"""The text alternatives that there are: each is a function of `macros.wording`."""


@dataclass(frozen=True, kw_only=True)
class Kind:
    """The properties of a kind of chart. The first three have no default, so that no chart is without words.

    `label` is what the text alternative calls the chart, `noun` what it calls one category of it, and `account` the text
    alternative itself. `series` is what it calls one of several series; blank where it says how many are in each category.
    `card` says that a kind is made of words and numbers beside its marks: it reads the table and its periods, and writes
    its whole text alternative, in its own way.

    `numbers` says which of `x` (along the bottom) and `y` (up the side) has to be a column of numbers, if one has to;
    `words` that neither has to. `joins` says that points are joined, which means something over time alone, `parts` that
    each bar is made of parts, `apart` that each series has its own scale, `across` that points are read from left to
    right, each series after the other, and not row by row, `whiskers` that an interval is drawn with each value.
    `remarked` says that there are remarks on periods above it: `annotations`.
    `most` is the most series that a reader can follow, `periods` how many it has to have, where that is fixed.
    """

    label: str
    noun: str
    account: Account
    series: str = ""
    card: bool = False
    numbers: Literal["x", "y", ""] = ""
    words: bool = False
    joins: bool = False
    parts: bool = False
    apart: bool = False
    across: bool = False
    whiskers: bool = False
    remarked: bool = False
    most: int = MOST_SERIES
    periods: int | None = None

    @property
    def account_over_time(self) -> Account:
        """The text alternative of a chart whose categories are periods: that of lines, where it has none itself."""
        return "lines" if self.account in ("bars", "dots") and not self.parts else self.account


KINDS = {
    "bar": Kind(label="Bar chart", noun="bar", account="bars", numbers="x"),
    "column": Kind(label="Bar chart", noun="bar", account="bars", numbers="y", across=True),
    "grouped": Kind(label="Bar chart", noun="bar", account="bars"),
    "stacked": Kind(label="Stacked bar chart", noun="bar", account="bars", parts=True),
    "stacked-100": Kind(label="Stacked bar chart", noun="bar", account="bars", parts=True),
    "shares": Kind(label="Bar of shares", noun="bar", account="shares", series="named part", numbers="x", parts=True),
    "diverging": Kind(label="Dot chart of changes", noun="row", account="changes", numbers="x"),
    "target": Kind(label="Bar chart with a target", noun="bar", account="target", numbers="x"),
    "tiles": Kind(label="Tile map", noun="area", account="bars", numbers="x"),
    "strip": Kind(label="Dot strips", noun="strip", account="strip", series="area", numbers="x", apart=True, most=500),
    "line": Kind(
        label="Line chart",
        noun="period",
        account="lines",
        series="line",
        numbers="y",
        joins=True,
        across=True,
        remarked=True,
    ),
    "band": Kind(
        label="Line chart with a range",
        noun="period",
        account="band",
        series="line",
        numbers="y",
        joins=True,
        across=True,
        remarked=True,
    ),
    "neighbours": Kind(
        label="Line chart of an area and its neighbours",
        noun="period",
        account="neighbours",
        series="line",
        numbers="y",
        joins=True,
        across=True,
        remarked=True,
    ),
    "dots": Kind(label="Dot chart", noun="row", account="dots", numbers="x", whiskers=True),
    "multiples": Kind(
        label="Small line charts",
        noun="period",
        account="lines",
        series="chart",
        numbers="y",
        joins=True,
        across=True,
        apart=True,
        most=24,
    ),
    "slope": Kind(
        label="Line chart",
        noun="period",
        account="lines",
        series="line",
        numbers="y",
        joins=True,
        across=True,
        most=8,
        periods=2,
    ),
    "scorecard": Kind(
        label="Scorecard", noun="indicator", account="scorecard", card=True, across=True, apart=True, most=60
    ),
    "judgements": Kind(label="Judgements", noun="judgement", account="judgements", card=True, words=True, apart=True),
    "matrix": Kind(label="Matrix", noun="judgement", account="judgements", card=True, words=True, apart=True),
    "funnel": Kind(label="Funnel", noun="stage", account="stages", numbers="x"),
    "flow": Kind(
        label="Flow chart", noun="period", account="flow", series="line", numbers="y", joins=True, across=True
    ),
    "number": Kind(label="Number", noun="number", account="number", card=True, apart=True),
}
"""Every kind by its name, as a figure's line in the metadata of a table has it."""
