"""A picture as a file of its own: with its title above it and its metadata below, so that it never travels without them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from macros.charts.drawing import POOL_FROM, concrete, to_png
from macros.charts.theme import CONCRETE, FONT, TEXT, WIDE, wrap
from macros.system import disk
from macros.system.workers import in_parallel

MARGIN = 24
TITLE, SMALL = 20, 12
"""The sizes in pixels of a title, and of the metadata below a picture."""
GAP = 4
"""The pixels between one paper and the next."""
SPACING = 1.35
"""The height of a line of text, in parts of its size."""


@dataclass(frozen=True)
class Sheet:
    """What stands on a file around a picture: title, subtitle and metadata is wrapped, the description is not seen."""

    svg: str
    title: str
    subtitle: str
    metadata: tuple[str, ...]
    description: str


def on_paper(sheet: Sheet) -> str:
    """The picture as a whole SVG file in concrete colours, on white, whatever it is put into."""
    texts: list[str] = []
    y = float(MARGIN)

    def write(text: str, size: float, colour: str, bold: bool = False) -> None:
        nonlocal y
        for line in wrap(text, WIDE * TEXT / size, bold):
            y += size * SPACING
            weight = ' font-weight="600"' if bold else ""
            texts.append(
                f'<text x="{MARGIN}" y="{y - size * 0.3:.1f}" font-size="{size}"{weight} fill="{colour}">{escape(line)}</text>'
            )

    write(sheet.title, TITLE, CONCRETE["--chart-ink"], bold=True)
    y += 2
    write(sheet.subtitle, TEXT, CONCRETE["--chart-ink"])
    y += MARGIN
    top, (wide, high) = y, size_of(sheet.svg)
    y += high + MARGIN
    for paper in sheet.metadata:
        y += GAP
        write(paper, SMALL, CONCRETE["--chart-ink"])
    y += MARGIN
    width, height = round(max(wide, WIDE) + 2 * MARGIN), round(y)
    inner = sheet.svg[sheet.svg.index(">") + 1 :].removesuffix("</svg>")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'role="img" aria-labelledby="t d" font-family="{FONT}" font-size="{TEXT}" fill="none" xml:lang="en-GB">'
        f'<title id="t">{escape(sheet.title)}</title><desc id="d">{escape(sheet.description)}</desc>'
        f'<path d="M0,0H{width}V{height}H0Z" fill="{CONCRETE["--chart-paper"]}"/>{"".join(texts)}'
        f'<g transform="translate({MARGIN},{top:.1f})">{concrete(inner)}</g></svg>'
    )


def size_of(svg: str) -> tuple[float, float]:
    """The width and height of a picture in pixels."""
    head = svg[: svg.index(">")]
    wide, high = (float(head.split(f' {side}="')[1].split('"')[0]) for side in ("width", "height"))
    return wide, high


def images(svgs: Sequence[str], folder: Path) -> list[bytes]:
    """Each SVG as a PNG of two pixels to one, in its order; those not kept in the folder are drawn."""
    wanted = {f"{hashlib.sha256(svg.encode()).hexdigest()[:24]}.png": svg for svg in svgs}
    found = {name: image for name in wanted if (image := disk.kept(folder, name)) is not None}
    missing = {name: svg for name, svg in wanted.items() if name not in found}
    drawn = in_parallel(to_png, [(svg,) for svg in missing.values()], POOL_FROM, 8)
    for name, image in zip(missing, drawn, strict=True):
        disk.keep(folder, name, image)
        found[name] = image
    names = {svg: name for name, svg in wanted.items()}
    return [found[names[svg]] for svg in svgs]
