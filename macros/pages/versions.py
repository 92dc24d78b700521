"""A page in another language: `index.pl.md` is the Polish version of `index.md` beside it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from macros.pages.page import Page
from macros.pages.traits import ORDINARY, Traits
from macros.records import Day, at

KIND, TEMPLATE = "translation", "translation.html"
NAMED = re.compile(r"(?P<original>.+)\.(?P<language>[a-z]{2,3}(?:-[a-z]{2,8})?)\.md")
"""The file of a version: the name of its original, and the code of its language."""


class Translation(Page):
    """A page in another language. `translates` is the date of the original that it is a translation of.

    `checked_by` is the role of the qualified person who compared it with the original, and `checked_on` the day; without
    both, readers are told that no one has checked it.
    """

    traits: ClassVar[Traits] = replace(ORDINARY, in_feeds=False, translated=False)

    kind: Literal["translation"] = "translation"
    template: Literal["translation.html"] = "translation.html"
    translates: Day
    checked_by: str = Field(default="", max_length=100)
    checked_on: Day | None = None

    @model_validator(mode="after")
    def _both(self) -> Translation:
        if bool(self.checked_by) != bool(self.checked_on):
            there, missing = ("checked_by", "checked_on") if self.checked_by else ("checked_on", "checked_by")
            raise at((there,), f"`{there}` is here without `{missing}`", f"Add `{missing}`, or remove the line")
        return self


def language_of(src: str) -> str:
    """The code of the language that a file below docs/ is a version in; '' for an original."""
    found = NAMED.fullmatch(src)
    return found["language"] if found else ""


def original_of(src: str) -> str:
    """The file of the page that this one is a version of: itself, where it is an original."""
    found = NAMED.fullmatch(src)
    return f"{found['original']}.md" if found else src


def version_of(src: str, language: str) -> str:
    """The file of the version of a page in a language."""
    return f"{src.removesuffix('.md')}.{language}.md"
