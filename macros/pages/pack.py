"""The front matter of a board pack: what it is about, and what it shows."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import Field, field_validator

from macros.pages.page import Page
from macros.pages.traits import Traits
from macros.records import Name, Slug, Strict, at


class Shown(Strict):
    """A figure of a pack: its table, and which of the table's figures."""

    table: Slug
    figure: Slug = "default"


class Pack(Page):
    """What a board reads before it meets: measures and figures of one period, on a page and on paper.

    `period` is written as in a table. `measures` names measures of `data/comparisons.yml`, or tables of indicators that
    say which way is better; without it the pack has every measure of that file with an agreed direction. An entry of
    `tables` is the name of a table, or `{table: …, figure: …}`.
    """

    traits: ClassVar[Traits] = Traits(
        schema_type="Report",
        card="Board pack",
        section=None,
        in_feeds=True,
        distinct=True,
        reserved_ids=frozenset({"in-short", "scorecard", "changed", "figures", "definitions", "sources", "take-away"}),
        part_of="",
        translated=False,
    )

    period: str = Field(min_length=4, max_length=20)
    measures: list[Name] | None = Field(default=None, min_length=1)
    tables: list[Shown] = Field(min_length=1)

    @field_validator("period")
    @classmethod
    def _time(cls, period: str) -> str:
        return period  # as a table writes it: `macros/checks/packs.py` says what is wrong with it

    @field_validator("tables", mode="before")
    @classmethod
    def _by_name(cls, tables: Any) -> Any:
        if not isinstance(tables, list):
            return tables
        return [{"table": one} if isinstance(one, str) else one for one in tables]

    @field_validator("tables")
    @classmethod
    def _tables_once(cls, tables: list[Shown]) -> list[Shown]:
        for index, one in enumerate(tables):
            if one in tables[:index]:
                said = f"`{one.table}`" if one.figure == "default" else f"The figure `{one.figure}` of `{one.table}`"
                raise at((index,), f"{said} appears twice in `tables`", "Keep one of them")
        return tables

    @field_validator("measures")
    @classmethod
    def _measures_once(cls, measures: list[str] | None) -> list[str] | None:
        for index, one in enumerate(measures or []):
            if one in (measures or [])[:index]:
                raise at((index,), f"`{one}` appears twice in `measures`", "Keep one of them")
        return measures
