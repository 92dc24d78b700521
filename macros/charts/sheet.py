"""A sheet on which a chart writes: texts, shapes and rules are gathered, and those of one look become one layer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import altair as alt

from macros.charts.pen import Row, base, rules, shapes, words
from macros.charts.theme import LINE, SERIES

LARGE = 20
"""The size of a number that is the heart of its row."""


@dataclass
class Sheet:
    """Rows of each look. Everything is in pixels, and each text is one line."""

    plain: list[Row] = field(default_factory=list)
    bold: list[Row] = field(default_factory=list)
    large: list[Row] = field(default_factory=list)
    centred: list[Row] = field(default_factory=list)
    marks: list[Row] = field(default_factory=list)
    lines: list[Row] = field(default_factory=list)
    joined: list[Row] = field(default_factory=list)

    def write(self, lines: Sequence[str], x: float, top: float, bold: bool = False, told: str = "") -> float:
        """The lines under each other from a height down; the height below them."""
        rows = self.bold if bold else self.plain
        for index, line in enumerate(lines):
            rows.append({"x": x, "y": top + LINE * (index + 0.5), "text": line, "told": "" if index else told})
        return top + LINE * len(lines)

    def rule(self, x: float, y: float, x2: float, y2: float) -> None:
        """A light straight line."""
        self.lines.append({"x": x, "y": y, "x2": x2, "y2": y2})

    @property
    def layers(self) -> list[alt.Chart]:
        """What is gathered, the texts on top."""
        return [
            rules(self.lines),
            base(self.joined, detail=alt.Detail("run:N")).mark_line(stroke=SERIES[0], strokeWidth=2),
            shapes(self.marks),
            words(self.plain),
            words(self.bold, bold=True),
            words(self.large, bold=True, size=LARGE),
            words(self.centred, align="center", bold=True),
        ]
