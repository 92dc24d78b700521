"""The few elements of SVG that are written here and not by the drawing library: texts, straight lines, the whole.

The library would measure each text, more than half of its time, though nothing depends on it: where a text is is
worked out for the widest font in use. Numbers are in pixels, and `y` is where the line of a text is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

from macros.charts.theme import FONT, INK, PLACES, TEXT

QUOTE = {'"': "&quot;"}
ANCHORS = {"left": "", "center": ' text-anchor="middle"', "right": ' text-anchor="end"'}


def number(value: float) -> str:
    """A number as it is drawn, to a hundredth of a pixel: beyond that, versions of Python and of libraries differ."""
    short = f"{value:.{PLACES}f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short


def meaning(row: Mapping[str, Any] | None) -> str:
    """What a mark stands for, for the script that reads charts aloud: category, series, and the value as shown."""
    parts = {"c": row["category"], "s": row["series"], "v": row["shown"]} if row else {}
    return attributes({f"data-{letter}": part for letter, part in parts.items() if part})


def attributes(values: Mapping[str, str]) -> str:
    """Attributes by their names, each in double quotes."""
    return "".join(f' {name}="{escape(value, QUOTE)}"' for name, value in values.items())


def text(
    words: str,
    x: float,
    y: float,
    *,
    align: str = "left",
    bold: bool = False,
    size: float = TEXT,
    fill: str = INK,
    row: Mapping[str, Any] | None = None,
) -> str:
    """One line of text; `row` is the point whose value it shows, where no other mark does."""
    weight = ' font-weight="600"' if bold else ""
    large = f' font-size="{number(size)}"' if size != TEXT else ""
    place = f'x="{number(x)}" y="{number(y)}"'
    return f'<text {place} fill="{fill}"{ANCHORS[align]}{weight}{large}{meaning(row)}>{escape(words)}</text>'


def line(points: Sequence[tuple[float, float]], stroke: str, width: float = 1, dash: str = "") -> str:
    """Straight lines from point to point."""
    way = "M" + "L".join(f"{number(x)},{number(y)}" for x, y in points)
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<path d="{way}" stroke="{stroke}" stroke-width="{number(width)}"{dashes}/>'


def path(way: str, more: Mapping[str, str]) -> str:
    """A path as it is, with these attributes."""
    return f"<path{attributes({'d': way, **more})}/>"


def whole(width: float, height: float, parts: Sequence[str], more: str = "") -> str:
    """An SVG of this size that holds these elements."""
    wide, high = round(width), round(height)
    head = f'xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}"'
    return f'<svg fill="none" font-family="{FONT}" font-size="{TEXT}" {head}{more}>{"".join(parts)}</svg>'
