"""The papers of a table: what it counts, where it comes from, and the rules that its numbers obey.

The words are those of Frictionless Table Schema, so that papers publish as they stand.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Literal

from pydantic import ConfigDict, Field, field_validator, model_validator

from macros.records import Strict
from macros.tables.licences import Licence
from macros.tables.protection import Disclosure

SYMBOLS = {
    "c": "hidden so that no child can be identified",
    "x": "not available",
    "z": "not applicable",
    "low": "rounds to nought",
    "k": "rounds to nought",
    "u": "not reliable enough to publish",
}
"""The department's symbols for a value that is not shown, and what each one means."""

TIDY_NAME = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")
Year = Literal["financial", "academic", "calendar", "march"]
"""What kind of year a `time_period` has: see `years`."""
FieldType = Literal["string", "integer", "number", "date", "year", "boolean"]
Cell = str | int | float | bool | date
Where = dict[str, Cell | list[Cell]]


class Constraints(Strict):
    """What a cell of a column may hold."""

    required: bool = False
    unique: bool = False
    minimum: float | None = None
    maximum: float | None = None
    enum: list[str] | None = None
    pattern: str | None = None


class Column(Strict):
    """One column of the CSV: its name there, its title for readers and its type."""

    name: str
    title: str
    type: FieldType = "string"
    description: str = ""
    constraints: Constraints = Constraints()
    year: Year | None = None
    projected: bool = False

    @field_validator("name")
    @classmethod
    def _tidy(cls, name: str) -> str:
        if not TIDY_NAME.fullmatch(name):
            raise ValueError(f"`{name}` is not a tidy name | Use small letters, figures and `_` between words")
        return name


class Schema(Strict):
    """The columns, in the order of the CSV, and the ones that tell a row from every other."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
    primary_key: list[str] = Field(alias="primaryKey", min_length=1)
    missing_values: list[str] = Field(alias="missingValues", default_factory=lambda: ["c", "x", "z", "low", "u"])
    fields: list[Column] = Field(min_length=1)

    @model_validator(mode="after")
    def _sound(self) -> Schema:
        names = [column.name for column in self.fields]
        for name in names:
            if names.count(name) > 1:
                raise ValueError(f"the column `{name}` stands twice | Keep one")
        for column in self.fields:
            if column.name != "time_period" and (column.year or column.projected):
                word = "year" if column.year else "projected"
                raise ValueError(f"`{column.name}` has `{word}`, which only `time_period` has | Take it out")
        for key in self.primary_key:
            if key not in names:
                raise ValueError(f"the primaryKey `{key}` is not among the fields | Use one of {', '.join(names)}")
        for symbol in self.missing_values:
            if symbol not in SYMBOLS:
                raise ValueError(f"`{symbol}` is not a known symbol | Use {', '.join(SYMBOLS)}")
        return self


class Source(Strict):
    """A document of `data/sources.yml`, and where in it the figures stand."""

    document: str
    locator: str


class Population(Strict):
    """A cell of another table: the one that `where` names, otherwise with the same keys as the row that asks for it."""

    table: str
    column: str
    where: Where = Field(default_factory=dict)


class Reconcile(Strict):
    """One relation that the numbers obey, named by one of the first six words. A share without its count has no `of`."""

    percent: str | None = None
    sum: str | None = None
    add: list[str] | None = None
    difference: list[str] | None = None
    rate: str | None = None
    same: str | None = None
    of: str | None = None
    over: str | None = None
    to: str | None = None
    total: str | int | float | Population | dict[str, Cell] | None = None
    population: Population | float | None = None
    per: float = 10_000
    dp: int = 0
    within: float = 0.0
    where: Where = Field(default_factory=dict)
    as_: Population | None = Field(default=None, alias="as")

    @property
    def kind(self) -> str:
        """The word that names the relation."""
        return next(word for word in NEEDS if getattr(self, word) is not None)

    @model_validator(mode="after")
    def _whole(self) -> Reconcile:
        named = [word for word in NEEDS if getattr(self, word) is not None]
        if len(named) != 1:
            raise ValueError(
                f"a rule has one of {', '.join(NEEDS)}, this one has {' and '.join(named) or 'none'} | Keep one"
            )
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


class Correction(Strict):
    """What a source prints wrongly, what is shown instead, and why."""

    where: Where
    column: str
    printed: str
    shown: str
    reason: str
    published: date
    rule: Literal["arithmetic", "contradiction", "misprint", "revision"] = "arithmetic"

    @field_validator("printed", "shown", mode="before")
    @classmethod
    def _text(cls, value: Any) -> str:
        return str(value)


class FigureSpec(Strict):
    """How the table is drawn: the kind of chart, its title, and which columns go where."""

    kind: str = "bar"
    title: str = ""
    x: str = ""
    y: str = ""
    by: str = ""
    columns: list[str] = Field(default_factory=list)
    where: Where = Field(default_factory=dict)
    only: list[Cell] = Field(default_factory=list)
    subtitle: str = ""
    alt: str = ""
    note: str = ""
    band: str = ""
    highlight: str = ""
    sort: Literal["", "value", "table"] = ""


class Papers(Strict):
    """Everything that travels with a table."""

    title: str = Field(min_length=3)
    description: str = Field(min_length=10)
    definition: str = Field(min_length=10)
    sources: list[Source] = Field(min_length=1)
    licenses: list[Licence] = Field(min_length=1, max_length=1)
    retrieved: date
    owner: str
    review_by: date
    themes: list[str] = Field(default_factory=list)
    table_schema: Schema = Field(alias="schema")
    disclosure: Disclosure
    reconcile: list[Reconcile] = Field(default_factory=list)
    corrections: list[Correction] = Field(default_factory=list)
    notes: list[str] = Field(default_factory=list)
    reading: list[str] = Field(default_factory=list)
    figures: dict[str, FigureSpec] = Field(default_factory=dict)
    imported: dict[str, str] = Field(default_factory=dict)

    @property
    def columns(self) -> dict[str, Column]:
        """Each column by its name, in the order of the CSV."""
        return {column.name: column for column in self.table_schema.fields}

    def title_of(self, column: str) -> str:
        """A column's title for readers."""
        return self.columns[column].title if column in self.columns else column
