"""What `data/thresholds/levels.yml` and `words.yml` may say: one model each."""

from __future__ import annotations

from pydantic import Field, model_validator

from macros.records import Day, Name, Sentence, Slug, Strict


class Basis(Strict):
    """Where time limits come from: a law, guidance or local practice, in one edition.

    Without `date_checked` no one has compared the limits with the text in force, and readers are told so.
    """

    title: Sentence
    edition: str = Field(pattern=r"^(19|20)\d\d$")
    date_checked: Day | None = None

    @property
    def day(self) -> str:
        """The day of the check as readers write it: 21 November 2026."""
        return f"{self.date_checked.day} {self.date_checked:%B %Y}" if self.date_checked else ""


class Limit(Strict):
    """A time limit, and the basis that gives it."""

    what: str = Field(min_length=5, max_length=200)
    basis: Slug


class Section(Strict):
    """A section of the Children Act 1989 that help at a level may rest on."""

    section: Name
    name: Name
    who: Sentence
    plan: Sentence
    consent: Sentence
    limits: list[Limit] = Field(default_factory=list)


class Level(Strict):
    """A level of need: what it means, who leads, which plan or assessment, whether the family agrees, what comes next.

    `in_short` is the line beside its step in the picture of the levels.
    """

    number: int = Field(ge=1, le=9)
    name: str = Field(min_length=2, max_length=60)
    in_short: str = Field(default="", max_length=80)
    meaning: str = Field(min_length=10, max_length=600)
    leads: Sentence
    plan: Sentence
    consent: Sentence
    limits: list[Limit] = Field(default_factory=list)
    next_step: Sentence
    sections: list[Section] = Field(default_factory=list)

    @property
    def title(self) -> str:
        return f"Level {self.number}: {self.name}"

    @property
    def all_limits(self) -> list[Limit]:
        """Its own time limits, then those of its sections."""
        return [*self.limits, *(limit for section in self.sections for limit in section.limits)]

    @property
    def slug(self) -> str:
        return f"level-{self.number}"


class Domain(Strict):
    """A side of the Assessment Framework."""

    name: Name
    about: str = Field(min_length=20, max_length=400)


class Age(Strict):
    """An age band by its first and last year of life; before birth it has neither. `words` are what people call it."""

    name: Name
    first: int | None = Field(default=None, ge=0, le=25)
    last: int | None = Field(default=None, ge=0, le=25)
    words: list[Name] = Field(default_factory=list)

    @property
    def born(self) -> bool:
        return self.first is not None

    @model_validator(mode="after")
    def _in_order(self) -> Age:
        if (self.first is None) != (self.last is None) or (self.first or 0) > (self.last or 0):
            raise ValueError(
                f"the band `{self.name}` begins with {self.first} and ends with {self.last} | "
                "Give its first and last year, or neither for a band before birth"
            )
        return self


class Levels(Strict):
    """`data/thresholds/levels.yml`. `name` is what the partnership calls its guidance."""

    name: Name = "Threshold guidance"
    bases: dict[Slug, Basis] = Field(default_factory=dict)
    levels: list[Level] = Field(min_length=1)
    domains: dict[Slug, Domain] = Field(min_length=1)
    ages: dict[Slug, Age] = Field(min_length=1)


class SearchWords(Strict):
    """`data/thresholds/words.yml`: the words that people type, by the words that are in the indicators."""

    ignore: list[Name] = Field(default_factory=list)
    words: dict[str, list[Name]] = Field(default_factory=dict)
