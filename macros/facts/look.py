"""How a partnership's site looks: its accent, from which every shade of it is derived, and its mark."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Callable
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, field_validator

from macros.messages import visible
from macros.records import Strict

READABLE = 4.5
"""The least contrast of text with its ground (WCAG 2.2, 1.4.3)."""
GROUNDS = {"the page": "#fbfaf7", "panels": "#f2eee5"}
"""The grounds on which the accent is text, in light: `--paper` and `--paper-deep` of `tokens.css`."""
DARK, ON_NIGHT = "#1d242c", "#f4f1ea"
"""The lighter ground of the dark scheme, and the text of a dark band."""
NIGHT = "#0f2d48"
"""The ground of a dark band where a site has no accent."""


def _colour(text: str) -> str:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", text):
        raise ValueError(f'is `{visible(text)}`, which is not a colour | Write it in quotes, such as "#12436d"')
    return text.lower()


def _drawn(text: str) -> str:
    other = re.search(r"[^MmLlHhVvCcSsQqTtAaZz\d .,-]", text)
    if other or text[0] not in "Mm":
        what = f"has `{visible(other[0])}` in it" if other else "has no M at its beginning"
        raise ValueError(f"{what}, and is not a path | Copy the `d` attribute of a path in an SVG file")
    return text


Colour = Annotated[str, AfterValidator(_colour)]
Path = Annotated[str, AfterValidator(_drawn)]
"""The commands and numbers of an SVG path (SVG 2, chapter 9), and nothing else."""


class Stroke(Strict):
    """A line of the mark, in a square of 44 by 44, in the accent or in one of the two colours that go with it."""

    path: Path = Field(min_length=4, max_length=600)
    colour: Literal["accent", "teal", "orange"] = "accent"


def _house() -> list[Stroke]:
    return [Stroke(path="M5 21L22 6l17 15M10 18v20h24V18"), Stroke(path="M22 38V26", colour="teal")]


class Logo(Strict):
    """The file of a logo in `data/`, and its text alternative: '' where it says only the name that is beside it."""

    file: Literal["logo.svg", "logo.png"]
    alt: str = Field(default="", max_length=150)


class Look(Strict):
    """The colour of links, headings of the site and dark bands, the mark, and a logo in its place. The colours of charts have meanings and stay."""

    accent: Colour | Literal[""] = ""
    mark: list[Stroke] = Field(default_factory=_house, min_length=1, max_length=12)
    logo: Logo | None = None

    @field_validator("accent")
    @classmethod
    def _can_be_read(cls, accent: str) -> str:
        for ground, colour in GROUNDS.items() if accent else ():
            if (found := contrast(accent, colour)) < READABLE:
                better = darker(accent, lambda one: all(contrast(one, other) >= READABLE for other in GROUNDS.values()))
                raise ValueError(
                    f"is {accent}, whose contrast with the background of {ground} ({colour}) is {found:.1f} to 1, and text needs "
                    f'{READABLE} | Write "{better}", the nearest shade that can be read'
                )
        return accent

    @cached_property
    def light(self) -> dict[str, str]:
        """The colours of the light scheme and of paper that come from the accent, by their names in the style sheet."""
        strong = darker(self.accent, lambda one: contrast(one, GROUNDS["panels"]) >= 9)
        return {"brand": self.accent, "link": self.accent, "link-strong": strong, "night": self.night}

    @cached_property
    def dark(self) -> dict[str, str]:
        """The same in the dark scheme."""

        def on_dark(least: float) -> str:
            return lighter(self.accent, lambda one: contrast(one, DARK) >= least)

        shades = {"brand": on_dark(9), "link": on_dark(8), "link-strong": on_dark(10.5)}
        return {**shades, "night": darker(self.accent, lambda one: contrast(one, ON_NIGHT) >= 16)}

    @cached_property
    def night(self) -> str:
        """The ground of a dark band."""
        return darker(self.accent, lambda one: contrast(one, ON_NIGHT) >= 12) if self.accent else NIGHT


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (WCAG 2.2, relative luminance), from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def darker(colour: str, enough: Callable[[str], bool]) -> str:
    """The nearest darker shade of a colour that is dark enough; black where none is."""
    return _shade(colour, -0.005, enough)


def lighter(colour: str, enough: Callable[[str], bool]) -> str:
    """The nearest lighter shade of a colour that is light enough; white where none is."""
    return _shade(colour, 0.005, enough)


def _shade(colour: str, step: float, enough: Callable[[str], bool]) -> str:
    hue, lightness, saturation = colorsys.rgb_to_hls(*_parts(colour))
    end = 0.0 if step < 0 else 1.0
    while not enough(colour) and lightness != end:
        lightness = min(1.0, max(0.0, lightness + step))
        red, green, blue = colorsys.hls_to_rgb(hue, lightness, saturation)
        colour = f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"
    return colour


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def _luminance(colour: str) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
