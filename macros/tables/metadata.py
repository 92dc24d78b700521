"""The metadata of a table: what it counts, where it comes from, and the rules that its numbers obey.

The words are those of Frictionless Table Schema, so that metadata publish as they stand.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, field_validator, model_validator

from macros.messages import visible
from macros.records import Slug, Strict, at
from macros.tables.columns import SYMBOLS, Column, Schema
from macros.tables.licences import Licence
from macros.tables.protection import Disclosure
from macros.tables.remark import Notes, Remark
from macros.tables.value_types import Cell, Line, Number, Text, Values, Where, simple, whole

FIGURE_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
Word = Annotated[str, Field(min_length=1)]
"""The name of a column or a table: a rule with none would test nothing."""


class Source(Strict):
    """A document of `data/sources.yml`, the place in it where the figures are, and the version of the data set, if it has one."""

    document: Line = Field(min_length=1, examples=["annual-report-2024"])
    locator: Line = Field(min_length=1, examples=["Section 3, page 12"])
    version: Annotated[str, Field(pattern=r"^\d+(\.\d+)*$")] = ""


class Population(Strict):
    """A cell of another table: the one that `where` names, otherwise with the same keys as the row that asks for it."""

    table: Word
    column: Word
    where: Where = Field(default_factory=dict)


class Reconcile(Strict):
    """One relation that the numbers obey, named by one of the first six words. A share without its count has no `of`."""

    percent: Word | None = None
    sum: Word | None = None
    add: Annotated[list[Word], Field(min_length=1)] | None = None
    difference: Annotated[list[Word], Field(min_length=2)] | None = None
    rate: Word | None = None
    same: Word | None = None
    of: Word | None = None
    over: Word | None = None
    to: Word | None = None
    total: Annotated[str | int | Number | Population | dict[str, Cell], BeforeValidator(whole)] | None = None
    population: Population | Annotated[Number, Field(gt=0)] | None = None
    per: Annotated[Number, Field(gt=0)] = 10_000
    dp: int = Field(default=0, ge=0, le=6)
    within: Annotated[Number, Field(ge=0, le=100)] = 0.0
    where: Where = Field(default_factory=dict)
    as_: Population | None = Field(default=None, alias="as")

    @property
    def kind(self) -> str:
        """The word that names the relation."""
        return next(word for word in NEEDS if getattr(self, word) is not None)

    @model_validator(mode="after")
    def _whole(self) -> Reconcile:
        named = [word for word in NEEDS if getattr(self, word) is not None]
        if not named:
            raise ValueError(f"a rule has one of {', '.join(NEEDS)}, this one has none | Add one")
        if len(named) > 1:
            what = f"A rule of `reconcile` has one of {', '.join(NEEDS)}, this one has {' and '.join(named)}"
            raise at((named[1],), what, "Keep one, and make another rule of the other")
        share = getattr(self, named[0]) if named[0] in ("percent", "rate") else None
        if share and share.endswith("_count"):
            what = f"`{named[0]}` names `{share}`, a column of counts by its name"
            fix = f"Name the column of the {'percentages' if self.percent else 'rates'}, such as `{share[:-6]}_{named[0]}`"
            if self.of and self.of.endswith(("_percent", "_rate")):
                fix = f"Swap them: `{named[0]}: {self.of}, of: {share}`"
            raise at((named[0],), what, fix)
        for word in NEEDS[named[0]]:
            if getattr(self, word) is None:
                raise ValueError(f"a `{named[0]}` rule needs `{word.rstrip('_')}` | Add it")
        return self


NEEDS = {
    "percent": ("total",),
    "sum": ("over", "total"),
    "add": ("to",),
    "difference": ("to",),
    "rate": ("population",),
    "same": ("as_",),
}
"""Each relation and the words that it needs beside its own."""


class Annotation(Strict):
    """What happened in a period, as the picture says it above that period: `Counting rule changed`."""

    time_period: Annotated[Cell, BeforeValidator(simple)]
    text: Line = Field(min_length=3, max_length=60)


class FigureSpec(Strict):
    """How the table is drawn: the kind of chart, its title, which columns go where, and the last period that it knows."""

    kind: str = "bar"
    title: Line = Field(default="", examples=["\"Contacts {{ change(says='to') }}\""])
    x: str = ""
    y: str = ""
    by: str = ""
    columns: list[str] = Field(default_factory=list)
    counts: dict[str, Line] = Field(default_factory=dict)
    where: Where = Field(default_factory=dict)
    period: Annotated[Cell | list[Cell], BeforeValidator(simple)] = ""
    until: Annotated[Cell, BeforeValidator(simple)] = ""
    only: Values = Field(default_factory=list)
    subtitle: Line = ""
    alt: Line = ""
    note: Line = ""
    band: Line = ""
    highlight: str = ""
    sort: Literal["", "value", "table", "gap"] = ""
    ends: int = Field(default=1, ge=1, le=12)
    rest: Line = ""
    target: Line = ""
    tiles: str = ""
    scale: Literal["", "shared", "own"] = ""
    annotations: list[Annotation] = Field(default_factory=list)

    @field_validator("where")
    @classmethod
    def _no_period(cls, where: dict[str, Any]) -> dict[str, Any]:
        if "time_period" in where:
            fix = "Leave it out: the newest is drawn. If the figure is about that time, write `period:` beside `where`"
            raise at(("time_period",), "`where` names a period, which will not be the newest for ever", fix)
        return where


class Metadata(Strict):
    """Everything that travels with a table."""

    title: Line = Field(min_length=3, examples=["Children in private fostering arrangements"])
    description: Text = Field(min_length=10, examples=["Contacts by source, years ending 31 March 2022 to 2024."])
    definition: Text = Field(min_length=10, examples=["A contact is any call, form or message about a child."])
    sources: list[Source] = Field(min_length=1)
    licenses: list[Licence] = Field(min_length=1, max_length=1)
    retrieved: date
    owner: Line = Field(min_length=3, examples=["Performance team"])
    review_by: date
    themes: list[Slug] = Field(default_factory=list)
    table_schema: Schema = Field(alias="schema")
    disclosure: Disclosure
    reconcile: list[Reconcile] = Field(default_factory=list)
    remarks: list[Remark] = Field(default_factory=list)
    notes: Notes = Field(default_factory=list)
    figures: dict[str, FigureSpec] = Field(default_factory=dict)
    imported: dict[str, str] = Field(default_factory=dict)
    unused: Text | Literal[""] = ""

    @field_validator("owner")
    @classmethod
    def _role(cls, owner: str) -> str:
        if "@" in owner:
            raise ValueError("is an address | Write the role that looks after the table, never a person")
        return owner

    @field_validator("unused", mode="before")
    @classmethod
    def _decided(cls, unused: Any) -> Any:
        if unused is None:
            fix = "Remove the line, and put the figure on a page; or say after the colon why no page shows the table"
            raise ValueError(f"is empty | {fix}")
        return unused

    @field_validator("sources")
    @classmethod
    def _once(cls, sources: list[Source]) -> list[Source]:
        for index, one in enumerate(sources):
            if one in sources[:index]:
                raise at((index,), f"`{one.document}`, {one.locator}, is named twice", "Keep one of them")
        return sources

    @field_validator("figures")
    @classmethod
    def _named(cls, figures: dict[str, FigureSpec]) -> dict[str, FigureSpec]:
        for name in figures:
            if not FIGURE_NAME.fullmatch(name):
                what = f"`{visible(name)}` cannot be the name of a figure's files"
                raise at((name,), what, "Use lower-case letters, digits and hyphens")
        return figures

    @cached_property
    def columns(self) -> dict[str, Column]:
        """Each column by its name, in the order of the CSV."""
        return {column.name: column for column in self.table_schema.fields}

    def title_of(self, column: str) -> str:
        """A column's title for readers."""
        return self.columns[column].title if column in self.columns else column


__all__ = [
    "SYMBOLS",
    "Cell",
    "Column",
    "FigureSpec",
    "Metadata",
    "Population",
    "Reconcile",
    "Remark",
    "Source",
    "Where",
]
