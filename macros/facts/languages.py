"""The languages that pages can have versions in, and the words of the frame in each: `data/languages.yml`.

Those that the generator knows are in `macros/given/languages.yml`. A site's own file adds languages, and its labels replace
those of the same name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from macros.messages import Problem
from macros.records import Day, Record, Strict, at

Code = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[a-z]{2,8})?$")]
Label = Annotated[str, StringConstraints(max_length=120)]


class Labels(Strict):
    """The words of the frame around a page. One that is blank is said in English."""

    skip: Label = ""
    exit: Label = ""
    leaving: Label = ""
    urgent: Label = ""
    others: Label = ""
    worried: Label = ""
    call: Label = ""
    checked: Label = ""
    unconfirmed: Label = ""
    missing: Label = ""
    online: Label = ""
    open: Label = ""
    nights: Label = ""
    cost: Label = ""
    chat: Label = ""
    website: Label = ""
    every_day: Label = ""
    date: Label = ""
    languages: Label = ""
    older: Label = ""
    unchecked: Label = ""
    original: Label = ""


class Language(Strict):
    """A language: its name in itself and in English, its direction, and the words of the frame.

    `checked_by` is the role of the qualified person who checked these words, and `checked_on` the day; without both,
    every page in the language says that no one has.
    """

    name: Label = ""
    english: Label = ""
    direction: Literal["ltr", "rtl"] = "ltr"
    checked_by: Label = ""
    checked_on: Day | None = None
    labels: Labels = Labels()

    @model_validator(mode="after")
    def _both(self) -> Language:
        if bool(self.checked_by) != bool(self.checked_on):
            there, missing = ("checked_by", "checked_on") if self.checked_by else ("checked_on", "checked_by")
            raise at((there,), f"`{there}` is here without `{missing}`", f"Add `{missing}`, or remove the line")
        return self


class Languages(Strict):
    """Every language by its code."""

    languages: dict[Code, Language] = Field(default_factory=dict)


def languages_without_a_name(known: Mapping[str, Language], record: Record) -> Iterator[Problem]:
    """A language that a site adds has its name in itself, for the links to it, and in English, for editors."""
    for code in record.data["languages"]:
        for word, example in (("name", "Polski"), ("english", "Polish")):
            if not getattr(known[code], word):
                what = f"The language `{code}` has no `{word}:`"
                yield Problem(record.path, record.line("languages", code), what, f"Write it, such as {example}")
