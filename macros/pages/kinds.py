"""The kinds of page, one model of front matter each. A folder's `.meta.yml` says which kind its pages are."""

from __future__ import annotations

import datetime
from typing import Any, Literal

from pydantic import Field, field_validator

from macros.records import Strict

Audience = Literal["public", "practitioner", "young", "board"]


class Page(Strict):
    """What every page says about itself."""

    kind: str
    template: str
    title: str = Field(min_length=2, max_length=100)
    summary: str = Field(min_length=10, max_length=200)
    owner: str = Field(min_length=2)
    date: datetime.date
    review_by: datetime.date
    audience: Audience
    themes: list[str] = Field(default_factory=list)
    hide: list[Literal["navigation", "toc", "footer"]] = Field(default_factory=list)
    search: dict[str, Any] = Field(default_factory=dict)

    @field_validator("review_by")
    @classmethod
    def _after(cls, review_by: datetime.date, info: Any) -> datetime.date:
        written = info.data.get("date")
        if written and review_by <= written:
            raise ValueError(
                f"{review_by} is not after the page's own date, {written} | Set the day by which {info.data.get('owner', 'its owner')} looks at the page again"
            )
        return review_by


class Home(Page):
    """The first page."""


class Help(Page):
    """Whom to tell about a child, and how."""


class Door(Page):
    """One audience's way in."""


class Arrangements(Page):
    """A chapter of the multi-agency safeguarding arrangements."""


class Threshold(Page):
    """A part of the threshold guidance."""


class Briefing(Page):
    """A seven-minute briefing, with the questions that a team talks over."""

    source: str = Field(min_length=10)
    questions: list[str] = Field(min_length=2, max_length=4)
    themes: list[str] = Field(min_length=1)


class Newsletter(Page):
    """One issue of the newsletter, about one period."""

    issue: int = Field(ge=1)
    period: str = Field(min_length=4)


class Figures(Page):
    """A theme's figures; its title is the question that they answer."""

    question: str = Field(min_length=5)


class About(Page):
    """What the site says about itself."""


class Index(Page):
    """A list of the pages of its folder."""


class Data(Page):
    """A page of the open data: the list of tables, or the shell that each table's own page is made from."""


KINDS: dict[str, type[Page]] = {
    "home": Home,
    "help": Help,
    "door": Door,
    "arrangements": Arrangements,
    "threshold": Threshold,
    "briefing": Briefing,
    "newsletter": Newsletter,
    "figures": Figures,
    "about": About,
    "index": Index,
    "data": Data,
}

PARTS = (
    "Background",
    "Why it matters",
    "Key message 1",
    "Key message 2",
    "Key message 3",
    "What to remember",
    "What to do next",
)
"""The seven parts of a briefing, in order; a key message goes on with a colon and its words."""

WORDS = (600, 900)
"""The least and most words of a briefing: seven minutes of reading and talking."""
