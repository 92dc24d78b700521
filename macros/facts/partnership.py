"""Who this partnership is, and the area that it works in: `data/partnership.yml`."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from macros.facts.contact import EMAIL
from macros.facts.look import Look, Path
from macros.facts.misspelt_areas import areas_of_england, misspelt
from macros.facts.models import Edition
from macros.messages import visible
from macros.records import Address, Day, Name, Sentence, Strict, as_address, at


def _code(text: str) -> str:
    if text and not re.fullmatch(r"[EKNSW]\d{8}", text):
        raise ValueError(f"is `{visible(text)}`, which is not a code of the ONS | Write it such as E09000001")
    return text


def _old_code(text: str) -> str:
    if text and not re.fullmatch(r"\d{3}", text):
        raise ValueError(f"is `{visible(text)}`, which is not a code of the department | Write its three digits")
    return text


Code = Annotated[str, AfterValidator(_code)]


class Place(Strict):
    """An area by its name and code."""

    name: Name
    old_la_code: Annotated[str, AfterValidator(_old_code)] = ""
    new_la_code: Code = ""
    region_code: Code = ""
    country_code: Code = ""


class Guidance(Strict):
    """The statutory guidance in force. `read` is false until someone has read that edition itself.

    `summed_up` is the earlier edition that pages sum up until then.
    """

    title: Name
    edition: Edition
    date_checked: Day
    read: bool = True
    summed_up: Edition = ""

    @model_validator(mode="after")
    def _earlier(self) -> Guidance:
        if self.summed_up and self.edition and self.summed_up >= self.edition:
            what = f"`summed_up` is {self.summed_up}, and `edition` is {self.edition}"
            raise at(("summed_up",), what, "Write the earlier edition that pages sum up, or remove the line")
        return self


class Partner(Strict):
    """An organisation of the partnership and its part. `note` says what readers have to know about it."""

    name: Name
    role: Name
    note: Sentence = ""


class Drawing(Strict):
    """A drawing of one line, in the commands and numbers of an SVG path (SVG 2, chapter 9) and nothing else.

    `name` says to editors what it shows; readers are told nothing, because it is there only to be looked at.
    """

    name: Name
    path: Path = Field(min_length=4, max_length=600)


class LicenceOfSite(Strict):
    title: Name
    href: Address
    statement: Sentence


class Demonstration(Strict):
    """What readers are told as long as `status` is `demonstration`, on pages and in every other version of them."""

    name: Name = "Demonstration site"
    short: Sentence = Field(default="not official", max_length=60)
    more: Sentence = Field(default="not commissioned by the partnership", max_length=150)
    sentence: Sentence = Field(default="Demonstration. Not commissioned by the partnership.", max_length=150)
    label: Name = Field(default="demonstration", max_length=30)
    unapproved: Sentence = Field(default="Illustrative, for approval by the partnership", max_length=80)
    advice: Sentence = Field(default="general practice advice, for the partnership to approve.", max_length=100)


def _contact(text: str) -> str:
    if text.startswith("https://"):
        return as_address(text)
    if not re.fullmatch(rf"mailto:{EMAIL}", text, re.ASCII):
        raise ValueError(
            f"is `{visible(text)}`, which no one can write to | Write `mailto:` and an email address, or an address that begins with https://"
        )
    return text


class Security(Strict):
    """Where a weakness of the site can be reported, and until when that is right (RFC 9116)."""

    contact: Annotated[str, AfterValidator(_contact)]
    expires: Day


class Partnership(Strict):
    """Who this partnership is: `data/partnership.yml`."""

    name: Name
    short_name: Name
    area: Name
    status: Literal["demonstration", "live"]
    demonstration: Demonstration = Demonstration()
    language: str = Field(default="en-GB", pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")
    owner: Name
    authority: Place
    region: Place
    country: Place
    guidance: Guidance
    partners: list[Partner] = Field(min_length=1)
    towns: list[Name] = Field(default_factory=list)
    emblem: list[Drawing] = Field(default_factory=list, max_length=8)
    licence: LicenceOfSite
    look: Look = Look()
    exit_to: Address = "https://www.bbc.co.uk/weather"
    security: Security | None = None

    @model_validator(mode="after")
    def _areas(self) -> Partnership:
        for word, place in (("authority", self.authority), ("region", self.region), ("country", self.country)):
            code = place.new_la_code or place.region_code or place.country_code
            if code.startswith("E") and (near := misspelt(place.name, [*areas_of_england(), "England"])):
                raise at((word, "name"), f"No area of England is called `{visible(place.name)}`", near)
        return self

    @property
    def is_demonstration(self) -> bool:
        """Whether readers are told that this is not an official site."""
        return self.status == "demonstration"
