"""What `data/` says about the partnership itself: who it is, where to turn, which documents its figures come from."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from macros.messages import visible
from macros.records import Address, Day, Name, Sentence, Slug, Strict, at


def _edition(text: str) -> str:
    if text and not re.fullmatch(r"(19|20)\d\d", text):
        raise ValueError(f"is `{visible(text)}`, which is not a year | Write the year of the edition, such as 2018")
    return text


def as_page(text: str) -> str:
    """The file of a page below docs/, such as about/index.md."""
    if not re.fullmatch(r"([a-z0-9][a-z0-9-]*/)*[a-z0-9][a-z0-9-]*\.md", text):
        raise ValueError(
            f"is `{visible(text)}`, which is not a page | Name its file below docs/, such as about/index.md"
        )
    return text


def _column(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+)*", text):
        raise ValueError(f"is `{visible(text)}`, which is not a name of a column | Copy it from the table's first line")
    return text


Edition = Annotated[str, AfterValidator(_edition)]
PageFile = Annotated[str, AfterValidator(as_page)]
Column = Annotated[str, AfterValidator(_column)]


def _copy(text: str) -> str:
    plain = text.strip().rstrip(".").lower()
    if text != "whole" and (len(plain) < 15 or plain.startswith("whole")):
        raise ValueError(
            f"is `{visible(text)}`, which does not say what could not be read | Write `whole` if every part of the document "
            "was read, pictures and appendices too; else say in a sentence which parts were not"
        )
    return text


class SourceDocument(Strict):
    """A document that figures come from: `data/sources.yml`.

    `copy` is `whole` where every part of it was read, else a sentence on the parts that were not; readers see it.
    """

    title: Sentence
    publisher: Name
    date: Day | None = None
    period: str = Field(default="", max_length=150)
    licence: Literal["OGL-UK-3.0", "OGL-UK-2.0", "OGL-UK-1.0", "CC-BY-4.0", "CC-BY-SA-4.0", "CC0-1.0"] = "OGL-UK-3.0"
    url: Address | Literal[""] = ""
    look_at: Address | Literal[""] = ""
    copy_: Annotated[str, AfterValidator(_copy)] = Field(default="", alias="copy", max_length=600)

    @property
    def read_whole(self) -> bool:
        """Whether somebody can say of it what it does not say."""
        return self.copy_ == "whole"


class SourceDocuments(Strict):
    sources: dict[Slug, SourceDocument] = Field(default_factory=dict)


class Measure(Strict):
    """A row of a scorecard: `data/comparisons.yml`. `better` says which way is, if everyone would agree.

    `group` is the heading above it on the board of all measures. `page` shows it, in the table's `figure` of this name.
    Where the counting rules have changed, `since` is the first period under today's, and `because` says what changed.
    """

    measure: Name
    table: Slug
    column: Column
    where: dict[str, str] = Field(default_factory=dict)
    better: Literal["low", "high", "neither"]
    group: Name = ""
    page: PageFile | Literal[""] = ""
    figure: Slug = "default"
    since: str = Field(default="", max_length=20)
    because: Sentence | Literal[""] = ""

    @model_validator(mode="after")
    def _told(self) -> Measure:
        if bool(self.since) != bool(self.because):
            here, missing = ("since", "because") if self.since else ("because", "since")
            raise at(
                (here,), f"`{here}` is given without `{missing}`", "Say from which period on values compare, and why"
            )
        return self


class Measures(Strict):
    comparisons: list[Measure] = Field(default_factory=list, min_length=1)


class Theme(Strict):
    """A theme that pages, tables and indicators carry; `group` is the heading under which long lists put it."""

    name: str = Field(min_length=2, max_length=60)
    about: str = Field(min_length=10, max_length=300)
    group: str = Field(default="", max_length=60)


class Themes(Strict):
    """Every theme by its id: `data/themes.yml`."""

    themes: dict[Slug, Theme] = Field(default_factory=dict, min_length=1)


class Search(Strict):
    """What people type when they mean some pages of the site; `danger` when it can mean that a child is in danger.

    `means` is what the pages call it, where they do not use these words; readers see it above what is found.

    A page is named by its file below docs/, with `#` and a heading's anchor where one part of it answers; a page that
    is made from the threshold guidance by its address, such as `thresholds/level-2/`.
    """

    words: list[Name] = Field(min_length=1)
    pages: list[Name] = Field(min_length=1)
    means: Name = ""
    danger: bool = False


class Searches(Strict):
    """Every such entry: `data/search-words.yml`."""

    searches: list[Search] = Field(default_factory=list, min_length=1)


class Duty(Strict):
    """Something that a partnership must publish, and where it does: `data/duties.yml`.

    `page` is below docs/ and `heading` the words of a heading there. `edition` is that of the guidance in which the
    duty was read, '' where it rests on an Act. `confirmed` is false until somebody has checked the basis itself.
    `state` says how far this site does what the duty asks, and `reason` why, in a sentence that readers see.
    """

    id: Slug
    group: Name
    duty: str = Field(min_length=10, max_length=300)
    basis: str = Field(min_length=10, max_length=300)
    edition: Edition = ""
    date_checked: Day
    confirmed: bool = True
    state: Literal["met", "partly", "not-in-our-sources"]
    reason: str = Field(min_length=20, max_length=300)
    page: PageFile
    heading: Name


class Duties(Strict):
    duties: list[Duty] = Field(default_factory=list, min_length=1)


class Term(Strict):
    """An abbreviation: what it stands for and means. One that is `known` needs no explaining where it first appears."""

    term: str = Field(min_length=2, max_length=20)
    expansion: Name
    meaning: str = Field(min_length=10, max_length=400)
    known: bool = False


class Glossary(Strict):
    """Every abbreviation of the site: `data/glossary.yml`."""

    terms: list[Term] = Field(default_factory=list, min_length=1)


class KnownProblem(Strict):
    """Something on the site that does not work for everyone: what, who is affected, which criterion it fails, and what is done."""

    what: Sentence
    whom: Sentence
    criterion: Sentence
    action: Sentence


class Accessibility(Strict):
    """What the accessibility statement says of the site's state: `data/accessibility.yml`.

    `tested` and `tested_by`: neither, while no one has tested this site.
    """

    standard: Name
    status: Literal["fully compliant", "partially compliant", "not compliant"]
    reason: Sentence
    prepared: Day
    review_by: Day
    tested: Day | None = None
    tested_by: Name = ""
    problems: list[KnownProblem] = Field(default_factory=list)
    untested: list[Sentence] = Field(default_factory=list)

    @model_validator(mode="after")
    def _agrees(self) -> Accessibility:
        if self.status == "fully compliant" and self.problems:
            raise ValueError("has problems, and says `fully compliant` | Write `status: partially compliant`")
        if self.review_by <= self.prepared:
            raise ValueError(f"is to be reviewed by {self.review_by}, before it was prepared | Check both dates")
        if bool(self.tested) != bool(self.tested_by):
            has, lacks = ("tested", "tested_by") if self.tested else ("tested_by", "tested")
            fix = "Write both, or neither while no one has tested the site"
            raise at((has,), f"`{has}` is there, and `{lacks}` is missing", fix)
        return self


class Statements(Strict):
    """The statement, or none where a site has no such file."""

    statement: Accessibility | None = None
