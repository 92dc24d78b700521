"""The kinds of page, one model of front matter each. A folder's `.meta.yml` says which kind its pages are."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from pydantic import Field, field_validator

from macros.pages.event import Event
from macros.pages.moments import DayOrMonth, Year
from macros.pages.newsletter import Newsletter
from macros.pages.pack import Pack
from macros.pages.page import Page
from macros.pages.traits import ORDINARY, Section, Traits
from macros.records import Name, Slug


class Home(Page):
    """The first page."""

    traits: ClassVar[Traits] = replace(ORDINARY, in_feeds=False, part_of="the first page of the site", translated=False)


class Help(Page):
    """Who to contact about a child, and how."""

    traits: ClassVar[Traits] = ORDINARY


class Journey(Page):
    """What to do one step after the other: each second heading is a step, each item of a list a box to tick."""

    traits: ClassVar[Traits] = ORDINARY


class Practice(Page):
    """How to do one part of safeguarding work, for people who work with children."""

    traits: ClassVar[Traits] = ORDINARY


class Door(Page):
    """A landing page for one audience."""

    traits: ClassVar[Traits] = ORDINARY


class Arrangements(Page):
    """A chapter of the multi-agency safeguarding arrangements."""

    traits: ClassVar[Traits] = replace(ORDINARY, section=Section(5, "How we work"))


class Threshold(Page):
    """A part of the threshold guidance."""

    traits: ClassVar[Traits] = ORDINARY


class Briefing(Page):
    """A seven-minute briefing, with the questions that a team talks about.

    `evidence` has the documents of `data/sources.yml` that its local evidence comes from: readers see how old they are.
    """

    traits: ClassVar[Traits] = Traits(
        schema_type="Article",
        card="Seven-minute briefing",
        section=Section(1, "Briefings", "briefing", "briefings", "Briefing"),
        in_feeds=True,
        distinct=True,
        reserved_ids=frozenset({"questions", "take-away", "themes", "time", "age", "where-to-go"}),
        part_of="",
        translated=False,
    )

    source: str = Field(min_length=10)
    evidence: list[Slug] = Field(default_factory=list)
    questions: list[str] = Field(min_length=2, max_length=4)
    themes: list[Slug] = Field(min_length=1)


class Figures(Page):
    """A theme's figures; its title is the question that they answer."""

    traits: ClassVar[Traits] = Traits(
        schema_type="Report",
        card="Figures",
        section=Section(3, "Figures", "page of figures", "pages of figures", "Figures"),
        in_feeds=True,
        distinct=True,
        reserved_ids=frozenset(),
        part_of="",
        translated=False,
    )

    question: str = Field(min_length=5)


class About(Page):
    """What the site says about itself."""

    traits: ClassVar[Traits] = ORDINARY


class Plain(Page):
    """A page on any subject: its title and its words, and nothing that other kinds have."""

    traits: ClassVar[Traits] = ORDINARY


class Index(Page):
    """A list of the pages of its folder."""

    traits: ClassVar[Traits] = replace(ORDINARY, in_feeds=False, translated=False)


class Data(Page):
    """A page of the open data: the list of tables, or the shell that each table's own page is made from."""

    traits: ClassVar[Traits] = replace(ORDINARY, part_of="the pages of tables", translated=False)


class Report(Page):
    """A chapter of an annual report. `blocks` are those of the site's `report_blocks` that are in it."""

    traits: ClassVar[Traits] = replace(
        ORDINARY,
        schema_type="Report",
        section=Section(4, "Annual report"),
        part_of="the annual report",
        translated=False,
    )

    report: Year
    chapter: int = Field(ge=1, le=99, strict=True)
    blocks: list[Name] = Field(default_factory=list)


class Whole(Page):
    """An annual report on one page, to be printed: its chapters are put in when the site is built."""

    traits: ClassVar[Traits] = replace(ORDINARY, part_of="the annual report", translated=False)

    report: Year


class Review(Page):
    """An entry in the register of reviews and audits. Nothing in it may identify a child.

    `review_kind` and `status` are one each of the `review_kinds` and `review_statuses` of the site's labels.
    `published` and `keep_until` are a day or a month, such as 2018-10-25 or 2018-10; blank is what the sources do not
    say. A review whose findings no one here has read is named on the index of the register, and has no page. A published
    review stays public for at least one year (Working Together).
    """

    traits: ClassVar[Traits] = replace(
        ORDINARY,
        section=Section(2, "Reviews and audits", "review or audit", "reviews and audits", "Review"),
        distinct=True,
        reserved_ids=frozenset({"learning", "actions", "briefing", "themes"}),
        translated=False,
    )

    review_kind: Name
    year: Year
    status: Name
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
    "practice": Practice,
    "door": Door,
    "arrangements": Arrangements,
    "threshold": Threshold,
    "briefing": Briefing,
    "newsletter": Newsletter,
    "event": Event,
    "figures": Figures,
    "pack": Pack,
    "report": Report,
    "whole": Whole,
    "review": Review,
    "about": About,
    "page": Plain,
    "index": Index,
    "data": Data,
}

PLAIN = ("about.html", "arrangements.html", "door.html", "index.html", "page.html")
"""The templates that need no extra front matter fields."""
TEMPLATES = {kind: PLAIN if f"{kind}.html" in PLAIN else (f"{kind}.html",) for kind in KINDS}
"""The templates that fit each kind of page, all in overrides/."""
