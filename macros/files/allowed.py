"""The one table of what may lie in docs/: `data/files.yml`, or what stands here where a site has no such file."""

from __future__ import annotations

import re

from pydantic import Field, field_validator

from macros.files.strays import NEVER
from macros.records import Strict

KINDS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
"""The endings of pictures that can be made ready for the site, and what is inside a file that ends so."""


class Pictures(Strict):
    """What a picture may be: its pixels, its words, the widths it is made in, its weight in an e-mail."""

    least_width: int = Field(default=200, ge=1, le=10_000)
    most_megapixels: int = Field(default=50, ge=1, le=100)
    longest_side: int = Field(default=1600, ge=600, le=10_000)
    widths: list[int] = Field(default_factory=lambda: [480, 960, 1440], min_length=1, max_length=6)
    most_letters: int = Field(default=250, ge=50, le=1000)
    most_in_an_email: int = Field(default=1500, ge=100, le=20_000)

    @field_validator("widths")
    @classmethod
    def _in_order(cls, widths: list[int]) -> list[int]:
        if widths != sorted(set(widths)) or not 100 <= widths[0] <= widths[-1] <= 4000:
            raise ValueError(f"{widths} is no list of widths | Write them from small to large, between 100 and 4000")
        return widths


class Files(Strict):
    """Which files may be in docs/, by how they end, each with the most kilobytes that it may have.

    `names` are files that may lie in any folder of docs/ under exactly that name. `languages` are those that people
    here read, each with a few words in its own letters: a machine without a font for them is told.
    """

    endings: dict[str, int] = Field(
        default_factory=lambda: {"md": 200, "jpg": 1000, "jpeg": 1000, "png": 1000, "webp": 1000, "pdf": 5000}
    )
    names: list[str] = Field(default_factory=lambda: [".meta.yml"])
    pictures: Pictures = Field(default_factory=lambda: Pictures())
    languages: dict[str, str] = Field(default_factory=dict)

    @field_validator("endings")
    @classmethod
    def _may(cls, endings: dict[str, int]) -> dict[str, int]:
        for ending, most in endings.items():
            if not re.fullmatch(r"[a-z0-9]{1,8}", ending):
                raise ValueError(f"`{ending}` is no ending | Write it in small letters, without its dot")
            if ending in NEVER:
                raise ValueError(f"`{ending}` files cannot be allowed: {NEVER[ending]} | Take it out")
            if not 1 <= most <= 20_000:
                raise ValueError(f"`{ending}` may have {most} kilobytes | Write a number between 1 and 20000")
        if "md" not in endings:
            raise ValueError("pages end in `md`, which is missing | Add a line `md: 200`")
        return endings

    @field_validator("names")
    @classmethod
    def _known(cls, names: list[str]) -> list[str]:
        for name in names:
            if not re.fullmatch(r"\.?[A-Za-z0-9][A-Za-z0-9._-]{0,40}", name):
                raise ValueError(f"`{name}` is no name of a file | Write one name, without a folder")
            if name.rpartition(".")[2].lower() in NEVER:
                raise ValueError(f"`{name}` cannot be allowed: {NEVER[name.rpartition('.')[2].lower()]} | Take it out")
        return names

    def most(self, name: str) -> int | None:
        """The most kilobytes of a file with this name; None where it may not be here."""
        if name in self.names:
            return 100
        stem, dot, ending = name.rpartition(".")
        return self.endings.get(ending) if stem and dot else None
