"""The parts of a publication: what data/publications.yml can say of a measure, a breakdown, a release and a new table."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import ConfigDict, Field

from macros.records import Strict
from macros.tables.metadata import Where

Level = Literal["Local authority", "Regional", "National"]


class Lookup(Strict):
    """A number of another table for the same area: `period` may say `{year}` and `{before}`, the year before it.

    `where` names one of each breakdown that the other table has.
    """

    table: str
    column: str
    period: str
    where: dict[str, str] = Field(default_factory=dict)


class Measure(Strict):
    """A column of numbers: as published (`from`), or worked out from other columns of the table.

    `where`: the groups for which the published column holds this measure, and no other that is taken from it. `dp`: the
    decimal places that are kept of a number that its publisher worked out with more. `add` and `less`: the measures
    above it that are added up to make this one, and those that are taken from them.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
    title: str
    type: Literal["integer", "number", "string"] = "integer"
    source: str = Field(default="", alias="from")
    where: dict[str, str | list[str]] = Field(default_factory=dict)
    lookup: Lookup | None = None
    rate_of: str = ""
    population: str = "population_count"
    per: int = 10_000
    percent_of: str = ""
    add: list[str] = Field(default_factory=list)
    less: list[str] = Field(default_factory=list)
    total: dict[str, str] = Field(default_factory=dict)
    minimum: int = 0
    maximum: float | None = None
    dp: int | None = Field(default=None, ge=0, le=6)
    base: list[str] = Field(default_factory=list)
    stock: bool | Where | None = None

    @property
    def derived(self) -> bool:
        return bool(self.lookup or self.rate_of or self.percent_of or self.add)


class Breakdown(Strict):
    """A column that divides the numbers into groups. `values`: as published, and as the table says it; others are left out."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
    title: str
    source: str = Field(default="", alias="from")
    values: dict[str, str] = Field(default_factory=dict)


class LongRow(Strict):
    """A row of the table that is made from columns: `values` by breakdown, `from` the published column by measure."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
    values: dict[str, str]
    source: dict[str, str] = Field(alias="from")


class Release(Strict):
    """The document that the numbers come from. `{year}`, `{first}` and `{last}` stand for years of the file."""

    document: str
    title: str
    publisher: str
    period: str
    locator: str
    licence: str = "OGL-UK-3.0"


class Words(Strict):
    """What a new table's metadata says at first. `{area}`, `{region}` and `{country}` are filled in."""

    title: str
    description: str
    definition: str
    owner: str = "Performance team"
    themes: list[str] = Field(default_factory=list)
    disclosure: dict[str, Any] = Field(default_factory=dict)
    reconcile: list[dict[str, Any]] = Field(default_factory=list)
    notes: list[str] = Field(default_factory=list)
    figures: dict[str, dict[str, Any]] = Field(default_factory=dict)
