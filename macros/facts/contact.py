"""Somewhere to turn about a child: one entry of `data/contacts.yml`, and what every page says about its number."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, computed_field

from macros.facts.languages import Code
from macros.messages import visible
from macros.records import Address, Day, Name, Sentence, Slug, Strict

Told = Sentence | Literal[""]
State = Literal["checked", "unconfirmed", "missing", "online"]
SAID: dict[State, str] = {
    "checked": "checked",
    "unconfirmed": "not yet confirmed",
    "missing": "number not on this site",
    "online": "online only",
}
"""How a page says in few words whether a number can be trusted: the same words wherever it appears."""
EMAIL = r"[\w.+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+"
"""An address that a program for email can write to."""
ENOUGH = 2
"""How many public pages of different organisations must give a number before it counts as checked."""


def _email(text: str) -> str:
    if text and not re.fullmatch(EMAIL, text, re.ASCII):
        raise ValueError(f"is `{visible(text)}`, which no one can write to | Write it as in `team@council.gov.uk`")
    return text


class Read(Strict):
    """A public page on which a number was read; `dated` is when that page says it was written, where it does."""

    title: Name
    url: Address
    dated: str = Field(default="", max_length=40)


class Translated(Strict):
    """What is said of a contact in another language. What is blank is shown in English, and marked as English."""

    language: Code
    name: Name | Literal[""] = ""
    in_short: str = Field(default="", max_length=40)
    missing: Told = ""
    when: Told = ""
    hours: Told = ""
    out_of_hours: Told = ""
    cost: Told = ""
    chat: Told = ""


class Contact(Strict):
    """One entry of `data/contacts.yml`. `in_short` says when to call in the few words of the band on top of every page.
    `in_text` is what a sentence calls it where there is no number to show: `the front door`; without it, the name.

    `when_young` is what a child or young person is told instead of `when`: it speaks to them. An entry whose number
    the partnership has yet to fill in has `missing`, which says where to look until then. One that is only online has an
    `address` or an `email` and neither. `translations` has what pages in other languages say of it.
    """

    id: Slug
    name: Name
    in_short: str = Field(default="", max_length=24)
    in_text: str = Field(default="", max_length=60)
    number: str = Field(default="", max_length=30)
    tel: str = Field(default="", max_length=15)
    missing: Told = ""
    when: Sentence
    when_young: Told = ""
    say_first: Told = ""
    hours: Told = ""
    out_of_hours: Told = ""
    cost: Told = ""
    text: Told = ""
    chat: Told = ""
    email: Annotated[str, AfterValidator(_email)] = Field(default="", max_length=100)
    relay: Told = ""
    for_whom: Sentence
    address: Address | Literal[""] = ""
    address_title: Name | Literal[""] = ""
    audience: list[Literal["public", "practitioner", "young", "service"]] = Field(min_length=1)
    emergency: bool = False
    checked_on: Day | None = None
    checked_against: list[Read] = Field(default_factory=list)
    translations: list[Translated] = Field(default_factory=list)

    @property
    def reached_at(self) -> str:
        """Its number; where it has none, its email address."""
        return self.number or self.email

    @computed_field  # type: ignore[prop-decorator]
    @property
    def state(self) -> State:
        """Whether there is a number or an email address, and whether enough public pages gave the same one on the day of the check."""
        if not self.reached_at:
            return "missing" if self.missing else "online"
        return "checked" if self.checked_on and len(self.checked_against) >= ENOUGH else "unconfirmed"

    @computed_field  # type: ignore[prop-decorator]
    @property
    def said(self) -> str:
        """Its state in few words: `not yet confirmed`."""
        return SAID[self.state]

    @computed_field  # type: ignore[prop-decorator]
    @property
    def day(self) -> str:
        """The day of the check in words: `27 November 2026`; nothing where no one has checked it."""
        day = self.checked_on
        return f"{day.day} {day:%B %Y}" if day and self.state in ("checked", "online") else ""


class Contacts(Strict):
    """The whole of `data/contacts.yml`."""

    contacts: list[Contact] = Field(default_factory=list, min_length=1)
