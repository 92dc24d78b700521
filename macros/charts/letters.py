"""Renders text in scripts that the drawing library cannot shape, such as Punjabi or Urdu, as an image in the chart.

The library has no font for them, and with one joins their signs wrongly or stops. Such a text is set here by a font
of the machine, and is in the picture where its words were.
"""

from __future__ import annotations

import base64
import io
import re
import unicodedata
from html import unescape
from typing import Any

from macros.characters import fonts
from macros.charts.theme import TEXT

WRITTEN = re.compile(r"<text\b([^>]*)>([^<]*)</text>")
ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
FINE = 4
"""The pixels of a drawn text to one of the picture, so that it stays sharp."""


def shaped(svg: str) -> str:
    """The SVG with every such text as an image; one that has none comes back as it is."""
    return svg if svg.isascii() else WRITTEN.sub(_drawn, svg)


def _drawn(found: re.Match[str]) -> str:
    text = unescape(found[2])
    if not fonts.beyond_built_in(text):
        return found[0]
    given = dict(ATTRIBUTE.findall(found[1]))
    size = float(given.get("font-size", TEXT))
    bold = given.get("font-weight", "400") in ("bold", "600", "700", "800")
    runs = _runs(text, bold)
    if not runs:
        return found[0]
    image, above = _set(runs, size * FINE, given.get("fill", "#212121"), _from_right(text))
    width = image.width / FINE
    left = float(given.get("x", 0)) - {"middle": width / 2, "end": width}.get(given.get("text-anchor", ""), 0)
    top = float(given.get("y", 0)) - above / FINE
    out = io.BytesIO()
    image.save(out, "PNG")
    place = f' transform="{given["transform"]}"' if "transform" in given else ""
    return (
        f'<image{place} x="{left:.2f}" y="{top:.2f}" width="{width:.2f}" height="{image.height / FINE:.2f}" '
        f'href="data:image/png;base64,{base64.b64encode(out.getvalue()).decode()}"/>'
    )


def _set(runs: list[tuple[fonts.Font, str]], size: float, colour: str, from_right: bool) -> tuple[Any, float]:
    """The text as an image without a ground, and how far its line lies below the image's upper edge."""
    from PIL import Image, ImageDraw, ImageFont

    loaded = [ImageFont.truetype(font.file, size, font.index) for font, _ in runs]
    lengths = [one.getlength(words) for one, (_, words) in zip(loaded, runs, strict=True)]
    above = max(one.getmetrics()[0] for one in loaded)
    below = max(one.getmetrics()[1] for one in loaded)
    image = Image.new("RGBA", (max(1, round(sum(lengths))), above + below), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    at = 0.0
    placed = list(zip(loaded, runs, lengths, strict=True))
    for one, (_, words), length in reversed(placed) if from_right else placed:
        pen.text((at, above), words, font=one, fill=colour, anchor="ls")
        at += length
    return image, float(above)


def _runs(text: str, bold: bool) -> list[tuple[fonts.Font, str]]:
    """The text in pieces of one font each; spaces and signs stay with the letters before them where its font has them."""
    runs: list[tuple[fonts.Font, str]] = []
    for letter in text:
        joins = unicodedata.category(letter) in ("Mn", "Mc", "Cf", "Zs") or not letter.isalnum()
        if runs and (letter in runs[-1][0].letters or unicodedata.category(letter) == "Cf") and joins:
            font: fonts.Font | None = runs[-1][0]
        else:
            font = fonts.font_for(letter, bold) or (runs[-1][0] if runs else fonts.font_for("a", bold))
        if font is None:
            continue
        if runs and runs[-1][0] == font:
            runs[-1] = (font, runs[-1][1] + letter)
        else:
            runs.append((font, letter))
    # A space at the end of words that run from the right would fall on their left: it is its own piece.
    pieces = [(font, piece) for font, words in runs for piece in (words.rstrip(" "), words[len(words.rstrip(" ")) :])]
    return [(font, piece) for font, piece in pieces if piece]


def _from_right(text: str) -> bool:
    """Whether the text begins with a letter that is read from right to left."""
    first = next((one for letter in text if (one := unicodedata.bidirectional(letter)) in ("L", "R", "AL")), "L")
    return first != "L"
