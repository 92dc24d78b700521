"""The one table of what may lie in docs/: `data/files.yml`, or what is here where a site has no such file."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field, field_validator

from macros.files.strays import NEVER
from macros.messages import visible
from macros.records import Name, Strict

KINDS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
"""The endings of pictures that can be made ready for the site, and what is inside a file that ends so."""


def _ending(text: str) -> str:
    if text in NEVER:
        raise ValueError(f"is an ending that cannot be allowed: {NEVER[text]} | Remove it")
    if not re.fullmatch(r"[a-z0-9]{1,8}", text):
        raise ValueError("is not an ending of a file | Write it in lower-case letters, without its dot")
    return text


def _file(text: str) -> str:
    if not re.fullmatch(r"\.?[A-Za-z0-9][A-Za-z0-9._-]{0,40}", text):
        raise ValueError(f"`{visible(text)}` is not a name of a file | Write one name, without a folder")
    if why := NEVER.get(text.rpartition(".")[2].lower()):
        raise ValueError(f"`{visible(text)}` cannot be allowed: {why} | Remove it")
    return text


def _language(text: str) -> str:
    if not re.fullmatch(r"[A-Z][A-Za-z ()'-]{1,40}", text):
        raise ValueError("is not a name of a language | Write it in English with a capital letter, such as Polish")
    return text


Ending = Annotated[str, AfterValidator(_ending)]
FileName = Annotated[str, AfterValidator(_file)]
Language = Annotated[str, AfterValidator(_language)]
Kilobytes = Annotated[int, Field(ge=1, le=20_000)]
Width = Annotated[int, Field(ge=100, le=4000)]


class Pictures(Strict):
    """What a picture may be: its pixels, its words, the widths it is made in, its weight in an email."""

    least_width: int = Field(default=200, ge=1, le=10_000)
    most_megapixels: int = Field(default=50, ge=1, le=100)
    longest_side: int = Field(default=1600, ge=600, le=10_000)
    widths: list[Width] = Field(default_factory=lambda: [480, 960, 1440], min_length=1, max_length=6)
    most_letters: int = Field(default=250, ge=50, le=1000)
    most_in_an_email: int = Field(default=1500, ge=100, le=20_000)

    @field_validator("widths")
    @classmethod
    def _in_order(cls, widths: list[int]) -> list[int]:
        if widths != sorted(set(widths)):
            raise ValueError(
                f"is {widths}, which is not from small to large | Write each width once, the smallest first"
            )
        return widths


class Files(Strict):
    """Which files may be in docs/, by how they end, each with the most kilobytes that it may have.

    `names` are files that may lie in any folder of docs/ under exactly that name. `languages` are those that people
    here read, each with a few words in its own letters: a machine without a font for them is reported.
    """

    endings: dict[Ending, Kilobytes] = Field(
        default_factory=lambda: {"md": 200, "jpg": 1000, "jpeg": 1000, "png": 1000, "webp": 1000, "pdf": 5000}
    )
    names: list[FileName] = Field(max_length=50, default_factory=lambda: [".meta.yml"])
    pictures: Pictures = Field(default_factory=lambda: Pictures())
    languages: dict[Language, Name] = Field(default_factory=dict)

    @field_validator("endings")
    @classmethod
    def _with_pages(cls, endings: dict[str, int]) -> dict[str, int]:
        if "md" not in endings:
            raise ValueError("has no line for `md`, in which pages end | Add a line `md: 200`")
        return endings

    def most(self, name: str) -> int | None:
        """The most kilobytes of a file with this name; None where it may not be here."""
        if name in self.names:
            return 100
        stem, dot, ending = name.rpartition(".")
        return self.endings.get(ending) if stem and dot else None
