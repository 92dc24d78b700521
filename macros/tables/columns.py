"""The columns of a table, as its metadata describe them, in the words of Frictionless Table Schema."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, field_validator, model_validator

from macros.messages import choice, visible
from macros.records import Strict, at
from macros.tables.remark import COLUMN
from macros.tables.value_types import Line, Number, Text, Where

SYMBOLS = {
    "c": "hidden so that no child can be identified",
    "x": "not available",
    "z": "not applicable",
    "low": "rounds to zero",
    "k": "rounds to zero",
    "u": "not reliable enough to publish",
}
"""The department's symbols for a value that is not shown, and what each one means."""

TIDY_NAME = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")
Year = Literal["financial", "academic", "calendar", "march"]
"""What kind of year a `time_period` has: see `years`."""
FieldType = Literal["string", "integer", "number", "date", "year", "boolean"]


class Constraints(Strict):
    """What a cell of a column may hold."""

    required: bool = False
    unique: bool = False
    minimum: Number | None = None
    maximum: Number | None = None
    enum: Annotated[list[Line], Field(min_length=1)] | None = None
    pattern: str | None = None

    @model_validator(mode="after")
    def _sound(self) -> Constraints:
        if self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            what = f"`minimum` is {self.minimum:g}, above `maximum`, {self.maximum:g}"
            raise at(("minimum",), what, "Swap them")
        return self


class Column(Strict):
    """One column of the CSV: its name there, its title for readers and its type."""

    name: str
    title: Line = Field(min_length=1)
    type: FieldType = "string"
    description: Text = ""
    constraints: Constraints = Constraints()
    year: Year | None = None
    projected: bool = False
    base: list[str] = Field(default_factory=list)
    stock: bool | Where | None = None
    counts: str = ""

    @field_validator("name")
    @classmethod
    def _tidy(cls, name: str) -> str:
        if not TIDY_NAME.fullmatch(name):
            raise ValueError(f"`{name}` is not a tidy name | Use lower-case letters, digits and `_` between words")
        if name == COLUMN:
            raise ValueError(f"`{name}` is the column that published files have for remarks | Give it another name")
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
        for index, column in enumerate(self.fields):
            if column.name in names[:index]:
                raise at(("fields", index, "name"), f"The column `{column.name}` appears twice", "Keep one of them")
            if column.name != "time_period" and (column.year or column.projected):
                word = "year" if column.year else "projected"
                what = f"`{column.name}` has `{word}`, which only `time_period` has"
                raise at(("fields", index, word), what, "Remove it")
            for place, base in enumerate(column.base):
                named = ("fields", index, "base", place)
                if not column.name.endswith("_percent"):
                    raise at(named, f"`{column.name}` has `base`, which only a share has", "Remove it")
                if base not in names:
                    what = f"`{visible(base)}` in `base` is not among the fields"
                    raise at(named, what, choice(base, names, "Name the columns that the share is of"))
            if column.stock is not None and (
                column.type not in ("integer", "number") or column.name in self.primary_key
            ):
                what = f"`{column.name}` has `stock`, which only columns of numbers have"
                raise at(
                    ("fields", index, "stock"), what, "Write it at the numbers that count on the last day of a period"
                )
            if column.counts and column.type not in ("integer", "number"):
                raise at(
                    ("fields", index, "counts"), f"`{column.name}` has `counts`, and holds no numbers", "Remove it"
                )
            if column.counts and column.counts not in names:
                what = f"`{visible(column.counts)}` in `counts` is not among the fields"
                fix = choice(column.counts, names, "Name the column that says what each row counts")
                raise at(("fields", index, "counts"), what, fix)
        for index, key in enumerate(self.primary_key):
            where = ("primaryKey", index)
            if key.endswith(("_count", "_percent", "_rate", "_gbp")):
                what = f"`{key}` in `primaryKey` is a column of numbers"
                raise at(where, what, "Name the columns that tell rows apart")
            if key not in names:
                what = f"`{visible(key)}` in `primaryKey` is not among the fields"
                raise at(where, what, choice(key, names, "Write the names of columns that are among the fields"))
        for index, symbol in enumerate(self.missing_values):
            if symbol not in SYMBOLS:
                what = f"`{visible(symbol)}` is not a known symbol"
                raise at(("missingValues", index), what, f"Use {', '.join(SYMBOLS)}")
        return self
