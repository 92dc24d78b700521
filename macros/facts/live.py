"""What pages say only while the site is a demonstration, in the form of `data/live.yml`."""

from __future__ import annotations

from pydantic import Field

from macros.facts.models import PageFile
from macros.records import Strict


class Wording(Strict):
    """Some words of a page, as they are `now`, and what they are once the site is live; left out where they go."""

    page: PageFile
    now: str = Field(min_length=5, max_length=600)
    live: str = Field(default="", max_length=600)


class Wordings(Strict):
    """Every such passage: `data/live.yml`."""

    wordings: list[Wording] = Field(default_factory=list)
