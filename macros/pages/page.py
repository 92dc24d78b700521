"""What every page says about itself, whatever its kind."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar, Literal

from pydantic import Field, field_validator

from macros.messages import visible
from macros.pages.moments import old_address_meant, time_in_words
from macros.pages.traits import ORDINARY, Traits
from macros.records import Day, Slug, Strict, at

Audience = Literal["public", "practitioner", "young", "board"]


class Note(Strict):
    """A change of a page that its readers should know of."""

    date: Day
    what: str = Field(min_length=10, max_length=200)


class Found(Strict):
    """How the site's own search finds a page: not at all, or before others."""

    exclude: bool = Field(default=False, strict=True)
    boost: float = Field(default=1, gt=0, le=100)


class Page(Strict):
    """What every page says about itself.

    `period` is the time that the page describes, where that is over: its macros may name a period of that time, readers
    see it, and its sentences are in the past tense; `read` names the documents, each of them read whole, of which it says
    what they do not say;
    `approved` and `reviewed` are the days on which the partnership approved it and its owner last looked at it;
    a `draft` has no address, and only a preview shows it; before `publish_on` a page has none either, and after `until` no list names it (see `days.py`);
    `moved_from` has the addresses at which it was before, the first one first, from the site's root, such as
    `news/autumn/`.
    """

    traits: ClassVar[Traits] = ORDINARY
    """Of a page whose kind is not known; each kind has its own."""

    kind: str
    template: str
    title: str = Field(min_length=2, max_length=100)
    summary: str = Field(min_length=10, max_length=160)
    period: str = Field(default="", max_length=60)
    read: list[Slug] = Field(default_factory=list, max_length=20)
    owner: str = Field(min_length=2)
    date: Day
    approved: Day | None = None
    reviewed: Day | None = None
    review_by: Day
    draft: bool = False
    publish_on: Day | None = None
    until: Day | None = None
    audience: Audience
    changes: list[Note] = Field(default_factory=list)
    moved_from: list[str] = Field(default_factory=list, max_length=20)
    themes: list[Slug] = Field(default_factory=list)
    search: Found = Field(default_factory=Found)

    @field_validator("publish_on", "until", mode="before")
    @classmethod
    def _day(cls, day: Any) -> Any:
        if day is None:  # what was meant to be published later would be published now
            raise ValueError("is empty | Write a day, such as 2026-11-20, or remove the line")
        return day

    @field_validator("moved_from", mode="before")
    @classmethod
    def _several(cls, old: Any) -> Any:
        if isinstance(old, str) and (meant := old_address_meant(old)):
            raise ValueError(f"is `{visible(old)}`, and should be a list | Write `moved_from: [{meant}]`")
        return old

    @field_validator("period")
    @classmethod
    def _time(cls, period: str) -> str:
        return time_in_words(period)

    @field_validator("themes")
    @classmethod
    def _once(cls, themes: list[str]) -> list[str]:
        for index, theme in enumerate(themes):
            if theme in themes[:index]:
                raise at((index,), f"`{theme}` appears twice in `themes`", "Keep one of them")
        return themes

    @field_validator("review_by")
    @classmethod
    def _after(cls, review_by: datetime.date, info: Any) -> datetime.date:
        written = info.data.get("date")
        if written and review_by <= written:
            raise ValueError(
                f"{review_by} is not after the page's own date, {written} | Set the day by which {info.data.get('owner', 'its owner')} must review the page"
            )
        return review_by

    @property
    def modified(self) -> datetime.date:
        """The day on which the page's content last changed: its own date, or that of a later change that it lists."""
        return max([self.date, *(change.date for change in self.changes)])
