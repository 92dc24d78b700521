"""A Table becomes a picture: one module a kind, one theme. The only package that knows Altair and vl-convert.

prepare(table, spec) -> ChartData -> specification(kind, data, form) -> draw -> picture | concrete | png
"""

from __future__ import annotations

from macros.charts.crowd import Line, crowd
from macros.charts.data import ChartData
from macros.charts.drawing import Specification, concrete, draw, draw_all, key_of, picture, png
from macros.charts.figure_file import SCALE, Sheet, images, jobs, on_paper, size_of
from macros.charts.kinds import KINDS, Kind
from macros.charts.letters import shaped
from macros.charts.middle import with_median
from macros.charts.preparation import in_period, prepare
from macros.charts.shift import Shift, differs, shift
from macros.charts.spark import spark
from macros.charts.validation import wrong_words
from macros.messages import Fault, choice


def specification(kind: str, data: ChartData, form: str) -> Specification:
    """What to draw: a chart in one of its forms."""
    known(kind)
    return Specification(f"macros.charts.kinds.{kind.replace('-', '_')}", data, form)


def known(kind: str) -> None:
    """Fault when there is no such kind of chart."""
    if str(kind) not in KINDS:
        raise Fault(
            f"`{str(kind)[:40]}` is not a kind of chart",
            choice(kind, KINDS, "The page “Every kind of figure” shows each"),
            ("kind",),
        )


__all__ = [
    "KINDS",
    "SCALE",
    "ChartData",
    "Kind",
    "Line",
    "Sheet",
    "Shift",
    "Specification",
    "concrete",
    "crowd",
    "differs",
    "draw",
    "draw_all",
    "images",
    "in_period",
    "jobs",
    "key_of",
    "known",
    "on_paper",
    "picture",
    "png",
    "prepare",
    "shaped",
    "shift",
    "size_of",
    "spark",
    "specification",
    "with_median",
    "wrong_words",
]
