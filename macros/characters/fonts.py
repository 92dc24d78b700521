"""Which letters can be drawn here: by the library of charts with the font that it brings, and by the machine's own fonts.

A browser finds a font for every letter. A handout, a picture for sharing and a chart as a file are drawn here, and
a letter that no font of this machine has would be an empty box in them.
"""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from macros.system.cache import joined
from macros.system.inputs import used

BUILT_IN = (
    "20-7e a0-36f 374-375 37a-37e 384-38a 38c 38e-3a1 3a3-3ce 3d0-513 1e00-1e9b 1e9e 1ea0-1ef9 2000-200f 2012-2022 2026"
    " 202a-2030 2032-2034 2039-203a 203c 203e 2044 205e-2064 2074-2075 2077-2078 207f 20a0-20b5 2105 2113 2116-2117 2122"
    " 2126 212a-212b 212e 2153-2154 215b-215e 2190-2195 21a8 2202 2206 220f 2211-2212 2215 2219-221a 221e-221f 2229 222b"
    " 2248 2260-2261 2264-2265 2302 2310 25a0-25a1 25aa-25ac 25b2 25ba 25bc 25c4 25ca-25cc 25cf 25d8-25d9 25e6 263a-263c"
    " 2640 2642 2660 2663 2665-2666 266a-266b 266f fb01-fb02"
)
"""The letters of the font that the drawing library brings (Liberation Sans), as fontconfig writes them."""
REGULAR, BOLD = 80, 200
"""How fontconfig counts the weight of a font."""
FIRST = ("Liberation Sans", "Noto Sans")
"""The families that are taken before others: the one that handouts are set in, then those made to go with each other."""


class Letters:
    """The letters of a font, from their ranges."""

    def __init__(self, ranges: str) -> None:
        parts = (part.partition("-") for part in ranges.split())
        pairs = sorted((int(first, 16), int(last or first, 16)) for first, _, last in parts)
        self._starts = [first for first, _ in pairs]
        self._ends = [last for _, last in pairs]

    def __contains__(self, letter: str) -> bool:
        place = bisect_right(self._starts, ord(letter)) - 1
        return place >= 0 and ord(letter) <= self._ends[place]


@dataclass(frozen=True)
class Font:
    """A font of this machine: its file, the place in it, its family, whether it is bold or coloured, its letters."""

    file: str
    index: int
    family: str
    bold: bool
    colour: bool
    letters: Letters


OWN = Letters(BUILT_IN)


@lru_cache(maxsize=1)
def installed() -> tuple[Font, ...]:
    """The upright fonts of this machine, the preferred first; none where fontconfig is not there to tell."""
    told = shutil.which("fc-list")
    if told is None:
        return ()
    form = "%{file}\t%{index}\t%{family[0]}\t%{weight}\t%{slant}\t%{color}\t%{variable}\t%{charset}\n"
    try:
        done = subprocess.run(
            [told, ":scalable=true", "--format", form], capture_output=True, text=True, check=True, timeout=60
        )
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return ()
    found = []
    for line in done.stdout.splitlines():
        file, index, family, weight, slant, colour, variable, charset = (line.split("\t") + [""] * 8)[:8]
        if weight in (str(REGULAR), str(BOLD)) and slant == "0" and variable != "True" and charset:
            place = int(index) if index.isdigit() else 0
            found.append(Font(file, place, family, weight == str(BOLD), colour == "True", Letters(charset)))
    return tuple(sorted(found, key=_preferred))


def as_text() -> str:
    """One short text for the fonts of this machine: another where one is added, removed or has another version."""
    return joined(f"{font.file} {font.index} {font.family} {_size(font.file)}" for font in installed())


@cache
def _size(file: str) -> int:
    with suppress(OSError):
        return Path(file).stat().st_size
    return 0


def font_for(letter: str, bold: bool) -> Font | None:
    """The font of this machine in which a letter is drawn."""
    used("fonts")
    having = [font for font in installed() if letter in font.letters and not font.colour]
    return next((font for font in having if font.bold == bold), having[0] if having else None)


def without_picture(text: str) -> list[str]:
    """The letters of a text that would be empty boxes in a picture."""
    used("fonts")
    return [letter for letter in _seen(text) if letter not in OWN and _drawn_by(letter) is None]


def without_print(text: str) -> list[str]:
    """The letters of a text that would be empty boxes in a handout; none where no handout can be made."""
    used("fonts")
    fonts = installed()
    return [letter for letter in _seen(text) if fonts and not _has_any(letter)]


def beyond_built_in(text: str) -> bool:
    """Whether a text has letters that the drawing library cannot draw by itself."""
    return any(letter not in OWN for letter in _seen(text))


@cache
def can_shape() -> bool:
    """Whether letters that change with their neighbours, and run from right to left, can be drawn into pictures."""
    from PIL import features

    return bool(features.check_feature("raqm") and features.check_feature("fribidi"))


@cache
def _drawn_by(letter: str) -> Font | None:
    return font_for(letter, bold=False) if can_shape() else None


@cache
def _has_any(letter: str) -> bool:
    return any(letter in font.letters for font in installed())


def _seen(text: str) -> Iterable[str]:
    """The letters that leave a mark, each once and in order."""
    if text.isascii():
        return ()
    return (
        letter
        for letter in dict.fromkeys(text)
        if not letter.isascii()
        and unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Zs", "Zl", "Zp")
        and not 0xFE00 <= ord(letter) <= 0xFE0F
    )


def _preferred(font: Font) -> tuple[int, str, str]:
    place = next((at for at, family in enumerate(FIRST) if font.family.startswith(family)), len(FIRST))
    return (0 if font.family == FIRST[0] else place, font.family, font.file)
