"""Notices at the top of every page, each from its first day to its last: `data/notices.yml`."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, field_validator

from macros.facts.models import as_page
from macros.messages import Problem, visible
from macros.records import Day, Name, Record, Slug, Strict, as_address

AT_ONCE = 2
"""The most notices on one day: more would push who to call and the page itself off the screen."""
MOST_LINES = 6
"""So many lines are named where there are too many notices."""
LASTING = 92
"""What is said for more days than this belongs on a page: readers no longer see a notice that is always there."""


def _link(text: str) -> str:
    if ":" in text:
        return as_address(text)
    page, mark, anchor = text.partition("#")
    if mark and not re.fullmatch(r"[a-z0-9][a-z0-9_-]*", anchor):
        raise ValueError(f"has `#{visible(anchor)}`, which is not a heading | Copy it from the address of the page")
    return as_page(page) + mark + anchor


Link = Annotated[str, AfterValidator(_link)]


class Notice(Strict):
    """A notice: what has happened, from which day to which it is at the top of every page, and where to read on.

    `young` replaces `text` on the pages for children and young people. `contact` is the id of a contact whose number follows the
    text. `link` leads to a page of docs/ or to another website, and `link_text` are its words.
    """

    text: str = Field(min_length=10, max_length=200)
    young: str = Field(default="", max_length=200)
    contact: Slug | Literal[""] = ""
    link: Link | Literal[""] = ""
    link_text: Name | Literal[""] = Field(default="", max_length=60)
    from_: Day = Field(alias="from")
    until: Day
    level: Literal["urgent", "information"] = "urgent"

    @field_validator("text", "young")
    @classmethod
    def _one_line(cls, text: str) -> str:
        if "\n" in text.strip():
            raise ValueError("has more than one line | Write one or two sentences, or link to a page")
        return text.strip()

    @field_validator("until")
    @classmethod
    def _after(cls, until: datetime.date, info: Any) -> datetime.date:
        first = info.data.get("from_")
        if first and until < first:
            raise ValueError(f"is {until}, which is before `from` ({first}) | Write the last day of the notice")
        return until

    def is_shown(self, day: datetime.date) -> bool:
        """Whether the notice is at the top of the pages on this day."""
        return self.from_ <= day <= self.until


class Notices(Strict):
    """The whole of `data/notices.yml`; a site without notices has no entries."""

    notices: list[Notice] = Field(default_factory=list)

    @field_validator("notices", mode="before")
    @classmethod
    def _none(cls, notices: Any) -> Any:
        """What is left of the file where an officer has removed the last notice and kept the comments."""
        return [] if notices is None else notices


def wrong_days(notices: Sequence[Notice], record: Record, today: datetime.date) -> Iterator[Problem]:
    """No day has more than two notices; one that is over, or that stays for months, gets advice."""
    for index, one in enumerate(notices):
        line = record.line("notices", index, "until")
        if one.until < today:
            what = f"This notice ended on {one.until}, so no page shows it"
            yield Problem(record.path, line, what, "Remove it, or give it another last day", stops=False)
        elif (days := (one.until - max(one.from_, today)).days) > LASTING:
            what = f"This notice stays up for {days} days, and readers overlook one that is always there"
            fix = "Set an earlier `until`, or say it on a page"
            yield Problem(record.path, line, what, fix, stops=False)
    told: set[int] = set()
    for day in sorted({max(one.from_, today) for one in notices if one.until >= today}):
        shown = [index for index, one in enumerate(notices) if one.is_shown(day)]
        if len(shown) > AT_ONCE and shown[AT_ONCE] not in told:
            told.add(shown[AT_ONCE])
            lines = ", ".join(str(record.line("notices", index)) for index in shown[:MOST_LINES])
            lines += f" and {len(shown) - MOST_LINES:,} more" if len(shown) > MOST_LINES else ""
            what = f"{len(shown):,} notices are shown on {day} (lines {lines}), and a page has room for {AT_ONCE}"
            line = record.line("notices", shown[AT_ONCE])
            yield Problem(record.path, line, what, "Remove one, put two into one, or change their days")
