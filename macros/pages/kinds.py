"""The kinds of page, one model of front matter each. A folder's `.meta.yml` says which kind its pages are."""

from __future__ import annotations

import datetime
from typing import Any, Literal

from pydantic import Field, field_validator

from macros.messages import choice
from macros.pages.moments import DayOrMonth, Moment, Year, as_booking
from macros.pages.page import Page
from macros.records import Slug


class Home(Page):
    """The first page."""


class Help(Page):
    """Who to contact about a child, and how."""


class Journey(Page):
    """What to do one step after the other: each second heading is a step, each item of a list a box to tick."""


class Door(Page):
    """A landing page for one audience."""


class Arrangements(Page):
    """A chapter of the multi-agency safeguarding arrangements."""


class Threshold(Page):
    """A part of the threshold guidance."""


class Briefing(Page):
    """A seven-minute briefing, with the questions that a team talks over."""

    source: str = Field(min_length=10)
    questions: list[str] = Field(min_length=2, max_length=4)
    themes: list[Slug] = Field(min_length=1)


class Newsletter(Page):
    """One issue of the newsletter, about one period."""

    issue: int = Field(ge=1, le=9999, strict=True)
    period: str = Field(min_length=4)


class Event(Page):
    """A course or meeting with a day and a place. Times are those of the clock in the United Kingdom."""

    starts: Moment
    ends: Moment
    place: str = Field(min_length=2)
    given_by: str = Field(min_length=2)
    for_whom: str = Field(min_length=2)
    book: str = ""
    status: Literal["planned", "cancelled"] = "planned"

    _reached = field_validator("book")(as_booking)

    @field_validator("ends")
    @classmethod
    def _later(cls, ends: datetime.datetime, info: Any) -> datetime.datetime:
        starts = info.data.get("starts")
        if starts and ends <= starts:
            raise ValueError(
                f"the event ends at {ends:%Y-%m-%d %H:%M}, which is not after it starts | Look at both times again"
            )
        if starts and ends - starts > datetime.timedelta(days=31):
            raise ValueError(
                f"the event ends {(ends - starts).days} days after it starts | "
                "Look at both times again. A longer course has a page for each of its days"
            )
        return ends


class Figures(Page):
    """A theme's figures; its title is the question that they answer."""

    question: str = Field(min_length=5)


class About(Page):
    """What the site says about itself."""


class Index(Page):
    """A list of the pages of its folder."""


class Data(Page):
    """A page of the open data: the list of tables, or the shell that each table's own page is made from."""


BLOCKS = (
    "What was done",
    "What difference it made",
    "Little or no progress",
    "Reviews and what they changed",
    "What scrutiny said",
    "Training and its effect",
    "What children and families told us",
    "Priorities ahead",
)
"""The blocks of a yearly report: Working Together 2018 asks for the content of each."""


class Report(Page):
    """A chapter of a yearly report. `blocks` are those of the report's mandatory blocks that stand in it."""

    report: Year
    chapter: int = Field(ge=1, le=99, strict=True)
    blocks: list[str] = Field(default_factory=list)

    @field_validator("blocks")
    @classmethod
    def _known(cls, blocks: list[str]) -> list[str]:
        for block in blocks:
            if block not in BLOCKS:
                raise ValueError(f"`{block}` is not a block of a yearly report | {choice(block, BLOCKS)}")
        return blocks


class Whole(Page):
    """A yearly report on one page, to be printed: its chapters are put in when the site is built."""

    report: Year


class Review(Page):
    """An entry in the register of reviews and audits. Nothing in it may identify a child.

    `published` and `keep_until` are a day or a month, such as 2018-10-25 or 2018-10; blank is what the sources do not
    say. A published review stays public for at least one year (Working Together 2018).
    """

    review_kind: Literal[
        "Serious case review",
        "Local practice review",
        "Rapid review",
        "Table-top review",
        "Multi-agency audit",
        "Single-agency audit",
        "Scrutiny",
        "Service review",
    ]
    year: Year
    status: Literal["Published", "Finished", "Not finished", "Not stated"]
    published: DayOrMonth = ""
    keep_until: DayOrMonth = ""
    themes: list[Slug] = Field(min_length=1)
    learning: list[str] = Field(min_length=1)
    actions: list[str] = Field(default_factory=list)
    briefing: Slug = ""
    source: str = Field(min_length=10)

    @field_validator("keep_until")
    @classmethod
    def _a_year_at_least(cls, keep_until: str, info: Any) -> str:
        published = info.data.get("published", "")
        if keep_until and not published:
            raise ValueError(
                "the review has no date of publication to count from | Write `published:`, or leave it out"
            )
        if keep_until and (int(keep_until[:4]), keep_until[4:]) < (int(published[:4]) + 1, published[4:]):
            raise ValueError(f"{keep_until} is less than a year after {published} | Keep it for a year at least")
        return keep_until


KINDS: dict[str, type[Page]] = {
    "home": Home,
    "help": Help,
    "journey": Journey,
    "door": Door,
    "arrangements": Arrangements,
    "threshold": Threshold,
    "briefing": Briefing,
    "newsletter": Newsletter,
    "event": Event,
    "figures": Figures,
    "report": Report,
    "whole": Whole,
    "review": Review,
    "about": About,
    "index": Index,
    "data": Data,
}

PLAIN = ("about.html", "arrangements.html", "door.html", "index.html")
"""The templates that need no extra front matter fields."""
TEMPLATES = {kind: PLAIN if f"{kind}.html" in PLAIN else (f"{kind}.html",) for kind in KINDS}
"""The templates that fit each kind of page, all in overrides/."""

PARTS = (
    "Background",
    "Why it matters",
    "Key message 1",
    "Key message 2",
    "Key message 3",
    "What to remember",
    "What to do next",
)
"""The seven parts of a briefing, in order; the heading of a key message continues with a colon and its text."""

WORDS = (600, 900)
"""The least and most words of a briefing: seven minutes of reading and talking."""

BEFORE_A_NUMBER = 6
"""The most sentences before the telephone numbers on a help page: a frightened reader stops reading."""
