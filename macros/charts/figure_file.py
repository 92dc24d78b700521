"""A picture as its own file: with its title above it and its metadata below, so that it never travels without them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from xml.sax.saxutils import escape

from macros.charts.drawing import concrete, png
from macros.charts.svg import text, whole
from macros.charts.theme import PAPER, TEXT, WIDE, wrap
from macros.system.cache import Cache
from macros.system.workers import Job, in_parallel

MARGIN = 24
TITLE, SMALL = 20, 12
"""The sizes in pixels of a title, and of the metadata below a picture."""
GAP = 4
"""The pixels before each line of metadata."""
SPACING = 1.35
"""The height of a line of text, in parts of its size."""


SCALE = 1.5
"""The pixels of a figure's own image to one of its SVG: 170 to an inch across a page of A4. Who needs more has the SVG."""
POOL_FROM = 60
"""A pool of processes pays from about this many images: below, starting it takes longer than drawing."""


@dataclass(frozen=True)
class Sheet:
    """What is on a file around a picture: title, subtitle and metadata is wrapped, the description is not seen."""

    svg: str
    title: str
    subtitle: str
    metadata: tuple[str, ...]
    description: str


def on_paper(sheet: Sheet, language: str = "en-GB") -> str:
    """The picture as a whole SVG file in concrete colours, on white, whatever it is put into."""
    texts: list[str] = []
    y = float(MARGIN)

    def write(words: str, size: float, bold: bool = False) -> None:
        nonlocal y
        for line in wrap(words, WIDE * TEXT / size, bold):
            y += size * SPACING
            texts.append(text(line, MARGIN, y - size * 0.3, bold=bold, size=size))

    write(sheet.title, TITLE, bold=True)
    y += 2
    write(sheet.subtitle, TEXT)
    y += MARGIN
    top, (wide, high) = y, size_of(sheet.svg)
    y += high + MARGIN
    for part in sheet.metadata:
        y += GAP
        write(part, SMALL)
    y += MARGIN
    inner = sheet.svg[sheet.svg.index(">") + 1 :].removesuffix("</svg>")
    parts = [
        f'<title id="t">{escape(sheet.title)}</title><desc id="d">{escape(sheet.description)}</desc>',
        f'<path d="M0,0H{max(wide, WIDE) + 2 * MARGIN:.0f}V{y:.0f}H0Z" fill="{PAPER}"/>',
        *texts,
        f'<g transform="translate({MARGIN},{top:.1f})">{inner}</g>',
    ]
    return concrete(
        whole(max(wide, WIDE) + 2 * MARGIN, y, parts, f' role="img" aria-labelledby="t d" xml:lang="{language}"')
    )


def size_of(svg: str) -> tuple[float, float]:
    """The width and height of a picture in pixels."""
    head = svg[: svg.index(">")]
    wide, high = (float(head.split(f' {side}="')[1].split('"')[0]) for side in ("width", "height"))
    return wide, high


def jobs(svgs: Sequence[str], cache: Cache, scale: float = 2) -> Iterator[Job]:
    """The drawing of each SVG as a PNG that is not in the cache yet."""
    for name, svg in {_name(svg, scale): svg for svg in svgs}.items():
        if cache.get(name) is None:
            yield Job(png, (svg, scale), partial(cache.put, name))


def _name(svg: str, scale: float) -> str:
    return f"{hashlib.sha256(f'{scale} {svg}'.encode()).hexdigest()[:24]}.png"


def images(svgs: Sequence[str], cache: Cache, scale: float = 2) -> list[bytes]:
    """Each SVG as a PNG of so many pixels to one, in its order; those not in the cache are drawn."""
    wanted = {_name(svg, scale): svg for svg in svgs}
    found = {name: image for name in wanted if (image := cache.get(name)) is not None}
    missing = {name: svg for name, svg in wanted.items() if name not in found}
    drawn = in_parallel(png, [(svg, scale) for svg in missing.values()], POOL_FROM, 8)
    for name, image in zip(missing, drawn, strict=True):
        cache.put(name, image)
        found[name] = image
    names = {svg: name for name, svg in wanted.items()}
    return [found[names[svg]] for svg in svgs]
