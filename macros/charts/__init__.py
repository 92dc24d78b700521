"""A Table becomes a picture: one module a kind, one theme. The only room that knows Altair and vl-convert.

prepare(table, spec) -> ChartData -> specification(kind, data, form) -> draw -> picture | concrete | png
"""

from __future__ import annotations

from macros.charts.asked import wrong_words
from macros.charts.data import ChartData
from macros.charts.drawing import Specification, concrete, draw, draw_all, key_of, picture, png
from macros.charts.figure_file import Sheet, images, on_paper, size_of
from macros.charts.letters import shaped
from macros.charts.preparation import prepare
from macros.messages import Fault, choice

KINDS = {
    "bar": "macros.charts.kinds.bar",
    "column": "macros.charts.kinds.column",
    "grouped": "macros.charts.kinds.grouped",
    "stacked": "macros.charts.kinds.stacked",
    "stacked-100": "macros.charts.kinds.stacked_100",
    "line": "macros.charts.kinds.line",
    "band": "macros.charts.kinds.band",
    "dots": "macros.charts.kinds.dots",
    "multiples": "macros.charts.kinds.multiples",
    "slope": "macros.charts.kinds.slope",
    "scorecard": "macros.charts.kinds.scorecard",
    "judgements": "macros.charts.kinds.judgements",
    "number": "macros.charts.kinds.number",
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
    "draw",
    "draw_all",
    "images",
    "key_of",
    "known",
    "on_paper",
    "picture",
    "png",
    "prepare",
    "shaped",
    "size_of",
    "specification",
    "wrong_words",
]
