"""How every chart looks: the colours as CSS variables, the sizes of text, the widths.

The site's style sheet gives each variable its value in light, dark, forced colours and print: one picture serves them
all. What has a meaning (the area, England, better, a grade) has its own look in `looks`; SERIES is for the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import fsum
from typing import Any

INK = "var(--chart-ink)"
MUTED = "var(--chart-muted)"
GRID = "var(--chart-grid)"
PAPER = "var(--chart-paper)"
SERIES = ("var(--chart-1)", "var(--chart-2)", "var(--chart-3)", "var(--chart-4)")
MARKERS = ("circle", "square", "triangle-up", "diamond")
DASHES = ([1, 0], [6, 3], [2, 2], [8, 3, 2, 3])

CONCRETE = {
    "--chart-ink": "#1B2530",
    "--chart-muted": "#7F93A6",
    "--chart-grid": "#DAD4C7",
    "--chart-paper": "#FFFFFF",
    "--chart-area": "#12436D",
    "--chart-england": "#B0480E",
    "--chart-region": "#6B4A92",
    "--chart-neighbour": "#666B72",
    "--chart-median": "#343C45",
    "--chart-better": "#196D59",
    "--chart-worse": "#80154F",
    "--chart-other": "#656B81",
    "--chart-1": "#12436D",
    "--chart-2": "#206FAC",
    "--chart-3": "#5A3A1C",
    "--chart-4": "#5B7000",
    "--grade-1": "#00534F",
    "--grade-2": "#16766E",
    "--grade-3": "#876000",
    "--grade-4": "#8A2571",
    "--level-1": "#6B6556",
    "--level-2": "#0E767D",
    "--level-3": "#A85410",
    "--level-4": "#801550",
}
"""The value of each variable where no style sheet is (PDF, PNG, email): that of the style sheet in light, on white."""

FORMS = {"narrow": 332, "wide": 720, "page": 1120, "letter": 640, "column": 276, "sheet": 600}
"""The widths in pixels of the forms of a picture: for a telephone, a column of text, the width of a page, an email; and
on paper for a column of a sheet and for its width, where a text of 14 px has 12 points and more.

No form is shown larger on a screen than it is drawn. Where it is made smaller, as `narrow` is on a screen of 320 px, the next
smaller form takes over before a text is under 12 px.
"""
NARROW, WIDE = FORMS["narrow"], FORMS["wide"]
TEXT = 14
"""The size in pixels of every text, so that it never falls below 12 where a picture is made a little smaller."""
PLACES = 2
"""The decimal places to which whatever is drawn is rounded: a hundredth of a pixel is seen by no one."""
LINE = 18
"""The pixels from one line of text to the next."""
MOST_SERIES = 4
FONT = "system-ui, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"

LETTERS = {
    "ijl'|": 0.35,
    " .,:;!ftrI()[]/-": 0.46,
    "cszJ": 0.56,
    "ABCEFKLPRSTVXYZ&": 0.7,
    "DGHNOQUw+−<>=": 0.84,
    "mMW@": 1.0,
    "%": 1.08,
}
"""How wide a letter is, in parts of the size of text: no less than in DejaVu Sans and Verdana, the widest in use."""
OTHER_LETTER = 0.64
WIDTHS = {letter: wide for letters, wide in LETTERS.items() for letter in letters}
BOLD = 1.13


def config() -> dict[str, Any]:
    """Vega-Lite's settings: no frame, no legend, every text of one size and colour."""
    return {
        "font": FONT,
        "background": "transparent",
        "view": {"stroke": None},
        "text": {"fontSize": TEXT, "fill": INK, "limit": 0},
        "legend": {"disable": True},
    }


def measure(text: str, bold: bool = False, size: float = TEXT) -> float:
    """The pixels that a text may take, whatever font the reader has."""
    # Python 3.12 adds floats up in another way than 3.11; this sum is the same in every version.
    return round(fsum(WIDTHS.get(letter, OTHER_LETTER) for letter in text) * size * (BOLD if bold else 1), PLACES)


def widest(texts: Iterable[str], bold: bool = False) -> float:
    """The pixels that the widest of the texts may take."""
    return max((measure(text, bold) for text in texts), default=0)


def longest(texts: Iterable[str], bold: bool = False) -> float:
    """The pixels that the longest word may take, or part of a word before a hyphen: the least room that breaks none."""
    return widest((part for text in texts for part in re.split(r"\s+|(?<=-)", text)), bold)


def wrap(text: str, room: float, bold: bool = False) -> list[str]:
    """The text in lines that fit the room, broken between words, then at hyphens, then anywhere with a hyphen."""
    lines = [""]
    for word in text.split():
        if lines[-1] and measure(f"{lines[-1]} {word}", bold) > room:
            lines.append("")
        between = " "
        for part in [word] if measure(word, bold) <= room else re.split("(?<=-)(?=.)", word):
            if lines[-1] and measure(f"{lines[-1]}{between}{part}", bold) > room:
                lines.append("")
            while measure(part, bold) > room and len(part) > 2:
                fits = max(1, sum(measure(f"{part[:end]}-", bold) <= room for end in range(1, len(part))))
                lines[-1] = f"{part[:fits]}-"
                part = part[fits:]
                lines.append("")
            lines[-1] = f"{lines[-1]}{between}{part}".strip()
            between = ""
    return lines
