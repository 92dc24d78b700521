"""A chart becomes an SVG that anyone can read: named, quiet inside, in the colours of the page it is on.

The only module that knows vl-convert. Pictures are cached under a name made from all that they show, so the same one is
never drawn twice, and one from the cache needs no drawing library.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from macros.charts.data import ChartData
from macros.charts.letters import shaped
from macros.charts.svg import attributes, meaning, number, whole
from macros.charts.theme import CONCRETE, FORMS
from macros.system.cache import Cache
from macros.system.workers import in_parallel

if TYPE_CHECKING:
    from macros.charts.canvas import Canvas

POOL_FROM = 150
"""A pool of processes pays from about this many pictures: below, starting it takes longer than drawing."""
ATTRIBUTES = ("transform", "d", "fill", "stroke", "stroke-width", "stroke-dasharray")
"""What is kept of a mark as the library draws it."""
BEFORE = "\N{BROKEN BAR}"
"""What is before each part of a mark's meaning, while the library has it."""
LONG = re.compile(r"-?\d*\.?\d+e-\d+|-?\d*\.\d{3,}")
"""A number of more decimal places than are drawn."""


@dataclass(frozen=True)
class Specification:
    """One picture that may have to be drawn: the module of its kind, its data, and its form, one of `FORMS`."""

    module: str
    data: ChartData
    form: str

    @cached_property
    def key(self) -> str:
        """The name under which the picture is kept: it changes when the data, the code or a library does."""
        drawn_from = {name: value for name, value in vars(self.data).items() if name not in ("rows", "place", "rest")}
        made_of = [self.module, self.form, drawn_from, _versions()]
        return hashlib.sha256(json.dumps(made_of, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:24]

    @property
    def canvas(self) -> Canvas:
        """The picture as its kind draws it."""
        from altair.utils.schemapi import debug_mode

        # Each of Altair's objects would check itself against the whole schema, twice the time of all the rest: a test
        # does it once for every example instead.
        with debug_mode(False):
            drawn: Canvas = import_module(self.module).draw(self.data, FORMS[self.form])
        return drawn


def key_of(specification: Specification) -> str:
    """The name under which a picture is kept."""
    return specification.key


def draw_all(specifications: Sequence[Specification], cache: Cache) -> dict[str, str]:
    """The bare SVG of each specification by its key; those not in the cache are drawn, in parallel when many."""
    wanted = {one.key: one for one in specifications}
    found = {key: svg.decode() for key in wanted if (svg := cache.get(f"{key}.svg")) is not None}
    missing = [one for key, one in wanted.items() if key not in found]
    drawn = in_parallel(draw, [(one,) for one in missing], POOL_FROM, 8)
    for one, made in zip(missing, drawn, strict=True):
        cache.put(f"{one.key}.svg", made.encode())
        found[one.key] = made
    return found


def draw(specification: Specification) -> str:
    """The bare SVG: shapes and texts, without roles, ids or styles, the same from run to run and in another process."""
    canvas = specification.canvas
    marks = ""
    if canvas.vega["layer"]:
        with _drawing() as library:
            marks = _marks(library.vegalite_to_svg(canvas.vega))
    return whole(canvas.width, canvas.height, [*canvas.lines, marks, *canvas.stripes, *canvas.texts])


@contextmanager
def _drawing() -> Iterator[Any]:
    """The drawing library, which sees neither the time zone nor the fonts of the machine: it draws the same everywhere."""
    before = {name: os.environ.get(name) for name in ("TZ", "FONTCONFIG_FILE")}
    os.environ |= {"TZ": "UTC", "FONTCONFIG_FILE": str(Path(__file__).with_name("fonts.conf"))}
    _see_the_zone()
    try:
        import vl_convert

        yield vl_convert
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
        _see_the_zone()


def _see_the_zone() -> None:
    if hasattr(time, "tzset"):  # Windows has none: there the drawing library reads TZ itself
        time.tzset()


def picture(svg: str, form: str, identity: str, title: str, description: str) -> str:
    """The SVG as it is in a page: one named image, its marks out of the accessibility tree."""
    name = f"{identity}-{form}"
    opened = re.match(r"<svg ", svg)
    assert opened, "a picture begins with <svg>"
    attributes = (
        f'class="picture picture-{form}" role="img" aria-labelledby="{name}-title" '
        f'aria-describedby="{name}-desc" focusable="false"'
    )
    head, inner = svg[opened.end() :].removesuffix("</svg>").split(">", 1)
    named = f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-desc">{escape(description)}</desc>'
    return f'<svg {attributes} {head}>{named}<g aria-hidden="true">{inner}</g></svg>'


def concrete(svg: str) -> str:
    """The SVG with every colour said, for where no style sheet is: a file, a PDF, an email."""
    return re.sub(r"var\((--[a-z0-9-]+)\)", lambda found: CONCRETE[found[1]], svg)


def png(svg: str, scale: float = 2) -> bytes:
    """The SVG as an image of so many pixels to each of the original, on its own background colour; safe in another process.

    It has the colours of the SVG and four shades of each towards the paper, for the edges of letters and lines: a sixth
    of the size of one that has them all. With a picture in it, such as a logo, it has the 256 colours that fit best.
    """
    from PIL import Image

    paper = CONCRETE["--chart-paper"]
    head, inner = shaped(concrete(svg)).split(">", 1)
    with _drawing() as library:
        drawn = library.svg_to_png(f'{head}><path d="M0,0H9999V9999H0Z" fill="{paper}"/>{inner}', scale=scale)
    image = Image.open(io.BytesIO(drawn)).convert("RGB")
    if "data:image/" in inner:
        small = image.quantize(256, dither=Image.Dither.NONE)
    else:
        palette = Image.new("P", (1, 1))
        palette.putpalette([part for colour in _shades(inner, paper) for part in colour])
        small = image.quantize(palette=palette, dither=Image.Dither.NONE)
    out = io.BytesIO()
    small.save(out, "PNG", compress_level=4)
    return out.getvalue()


def _shades(svg: str, paper: str) -> dict[tuple[int, ...], None]:
    """The colours of a drawing and their shades towards the paper, as parts of red, green and blue."""
    found = [
        bytes.fromhex(colour[1:])
        for colour in sorted({paper, CONCRETE["--chart-ink"], *re.findall(r"#[0-9A-Fa-f]{6}", svg)})
    ][:60]
    ground = bytes.fromhex(paper[1:])
    steps = (1, 0.75, 0.5, 0.25)
    blends = [
        tuple(round(x * s + y * (1 - s)) for x, y in zip(one, ground, strict=True)) for one in found for s in steps
    ]
    return dict.fromkeys(blends)


def _marks(drawn: str) -> str:
    """The marks in an SVG of the drawing library, without the groups, roles, labels and styles that it puts around them.

    What a mark means becomes attributes: `data-c` its category, `data-s` its series, `data-v` its value as shown.
    """
    found: list[str] = []
    groups = ElementTree.fromstring(drawn).iter("{http://www.w3.org/2000/svg}g")
    for mark in (mark for group in groups if "role-mark" in group.get("class", "") for mark in group if mark.get("d")):
        point = dict(zip(("category", "series", "shown"), mark.get("aria-label", "").split(BEFORE)[1:], strict=False))
        drawn_as = {name: rounded(value) for name in ATTRIBUTES if (value := mark.get(name))}
        found.append(f"<path{attributes(drawn_as)}{meaning(point)}/>")
    return "".join(found)


def rounded(attribute: str) -> str:
    """The attribute with every number as a hundredth of a pixel has it."""
    return LONG.sub(_shorter, attribute)


def _shorter(found: re.Match[str]) -> str:
    short = number(float(found[0]))
    apart = found[0][0] == "-" and found.string[: found.start()][-1:].isdigit()  # there the sign parts two numbers
    return "-0" if short == "0" and apart else short


@lru_cache(maxsize=1)
def _versions() -> str:
    paths = (path for path in sorted(Path(__file__).parent.rglob("*")) if path.suffix in (".py", ".conf"))
    code = b"".join(path.read_bytes() for path in paths)
    return f"{version('altair')} {version('vl-convert-python')} {hashlib.sha256(code).hexdigest()}"
