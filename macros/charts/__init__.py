"""A Table becomes a picture: one module a kind, one theme. The only room that knows Altair and vl-convert.

prepare(table, spec) -> ChartData -> specification(kind, data, form) -> draw_all -> picture | concrete | to_png
"""

from __future__ import annotations

from macros.charts.asked import wrong_words
from macros.charts.data import ChartData
from macros.charts.letters import shaped
from macros.charts.paper import Sheet, images, on_paper, size_of
from macros.charts.pictures import Specification, concrete, draw_all, key_of, picture, to_png
from macros.charts.readings import prepare
from macros.messages import Fault, choice

KINDS = {
    "bar": "macros.charts.bar",
    "column": "macros.charts.column",
    "grouped": "macros.charts.grouped",
    "stacked": "macros.charts.stacked",
    "stacked-100": "macros.charts.stacked_100",
    "line": "macros.charts.line",
    "band": "macros.charts.band",
    "dots": "macros.charts.dots",
    "multiples": "macros.charts.multiples",
    "slope": "macros.charts.slope",
    "scorecard": "macros.charts.scorecard",
    "judgements": "macros.charts.judgements",
    "number": "macros.charts.number",
}
"""Each kind of chart and its module, loaded when first drawn: a build that finds all pictures kept needs none."""

ACROSS = {"column", "line", "band", "multiples", "slope", "scorecard"}
"""The kinds whose points are read from left to right, each series after the other; those of others row by row."""


def specification(kind: str, data: ChartData, form: str) -> Specification:
    """What to draw: a chart in its `wide` or `narrow` form."""
    known(kind)
    return Specification(KINDS[kind], data, form)


def known(kind: str) -> None:
    """Fault when there is no such kind of chart."""
    if str(kind) not in KINDS:
        raise Fault(
            f"`{str(kind)[:40]}` is not a kind of chart",
            choice(kind, KINDS, "The page “Every kind of figure” shows each"),
            ("kind",),
        )


__all__ = [
    "ACROSS",
    "KINDS",
    "ChartData",
    "Sheet",
    "Specification",
    "concrete",
    "draw_all",
    "images",
    "key_of",
    "known",
    "on_paper",
    "picture",
    "prepare",
    "shaped",
    "size_of",
    "specification",
    "to_png",
    "wrong_words",
]
