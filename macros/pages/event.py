"""The front matter of a page about a course or meeting."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar, Literal

from pydantic import Field, field_validator

from macros.pages.moments import Moment, as_booking
from macros.pages.page import Page
from macros.pages.traits import Section, Traits


class Event(Page):
    """A course or meeting with a day and a place. Times are those of the clock in the United Kingdom."""

    traits: ClassVar[Traits] = Traits(
        schema_type="Event",
        card="Training and events",
        section=Section(7, "Training and events", next_as="Training"),
        in_feeds=True,
        distinct=True,
        reserved_ids=frozenset({"take-away"}),
        part_of="",
        translated=False,
    )

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
                f"the event ends at {ends:%Y-%m-%d %H:%M}, which is not after it starts | Check both times"
            )
        if starts and ends - starts > datetime.timedelta(days=31):
            raise ValueError(
                f"the event ends {(ends - starts).days} days after it starts | "
                "Check both times. A longer course has a page for each of its days"
            )
        return ends
