"""Horizontal bars, which the kinds `bar` and `grouped` share."""

from __future__ import annotations

from collections.abc import Iterable

import altair as alt

from macros.charts.canvas import Canvas, Row, layer
from macros.charts.scales import Scale


def bars(canvas: Canvas, points: Iterable[Row], scale: Scale, thick: float) -> None:
    """A bar a point from zero, with the value at its end; a symbol in place of a value that is not shown."""
    known: list[Row] = []
    for row in points:
        zero, y = scale.at(0), row["y"]
        canvas.rule(zero, y - thick / 2 - 3, zero, y + thick / 2 + 3)
        back = not row["gap"] and row["value"] < 0
        x = scale.at(row["value"] or 0) + (-6 if back else 6)
        shows = row if row["gap"] else None
        canvas.centre([row["shown"]], x, y, shows, align="right" if back else "left", bold=True)
        known += [] if row["gap"] else [row]
    canvas.layers.append(layer(known, alt.Chart().mark_bar(height=thick), x=scale.x(), x2=alt.X2Datum(0)))
