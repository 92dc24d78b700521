"""What must be so of one site's own content, in the form of `data/expectations.yml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from macros.facts.models import Column, PageFile
from macros.records import Name, Sentence, Slug, Strict

Level = Annotated[int, Field(ge=1, le=9)]


class ExpectedPage(Strict):
    """A page that the site must have, and why; perhaps with a heading and some words that its file must have or must not.

    `never` lists words that neither its front matter nor its body may have, such as a claim that its source does not bear out.
    `clicks` is how many links from the home page it may be away at most; zero where that does not matter.
    """

    page: PageFile
    because: Sentence
    heading: str = Field(default="", max_length=150)
    says: str = Field(default="", max_length=300)
    never: list[Name] = Field(default_factory=list, max_length=20)
    clicks: int = Field(default=0, ge=0, le=9)


class Cell(Strict):
    """One cell of a table, found as `number()` finds it."""

    table: Slug
    column: Column
    where: dict[str, str] = Field(default_factory=dict)


class ExpectedValue(Cell):
    """What a cell must hold, as its source prints it. `source` says where somebody can see it."""

    value: Name
    source: Sentence


class ExpectedGroup(Strict):
    """A group of `data/governance.yml`, its kind, and the cell that says how often it meets."""

    group: Slug
    kind: Slug
    as_often_as: Cell | None = None


class ExpectedSearch(Strict):
    """What people type into the search, and the page that must come first, or `among` the first few."""

    typed: Name
    finds: Name
    among: int = Field(default=1, ge=1, le=3)


class ExpectedFilter(Strict):
    """What people type into the filter of the threshold guidance, a row that stays, and the levels of all that stay."""

    typed: Name
    shows: Slug
    levels: list[Level] = Field(min_length=1)


class ExpectedLevel(Strict):
    """A level of need, and the sections of the Children Act that it must explain, each with a time limit."""

    level: Level
    sections: list[Name] = Field(default_factory=list)


class ExpectedTheme(Strict):
    """A theme, and every level at which it has indicators."""

    theme: Slug
    levels: list[Level] = Field(min_length=1)


class ExpectedSign(Strict):
    """A word in indicators of an age band, and the only levels at which they may be."""

    word: Name
    age: Slug
    levels: list[Level] = Field(min_length=1)


class ExpectedThresholds(Strict):
    """What the threshold guidance must have. The two numbers are the fewest indicators, in all and in each part."""

    indicators: int = Field(default=1, ge=1)
    of_each_level_and_domain: int = Field(default=0, ge=0)
    levels: list[ExpectedLevel] = Field(default_factory=list)
    themes: list[ExpectedTheme] = Field(default_factory=list)
    signs: list[ExpectedSign] = Field(default_factory=list)
    filters: list[ExpectedFilter] = Field(default_factory=list)


class Expectations(Strict):
    """Everything that must be so: `data/expectations.yml`. What a site does not name is not asked of it.

    `tables_have_a_place` asks that a page uses each table, or that its metadata say why not.
    """

    pages: list[ExpectedPage] = Field(default_factory=list)
    values: list[ExpectedValue] = Field(default_factory=list)
    groups: list[ExpectedGroup] = Field(default_factory=list)
    searches: list[ExpectedSearch] = Field(default_factory=list)
    thresholds: ExpectedThresholds | None = None
    tables_have_a_place: bool = False
