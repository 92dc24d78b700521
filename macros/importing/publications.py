"""What each published file is: `data/publications.yml`, from which a new table's metadata begin.

A publication says how its file is known (by its columns, and what is in them), which of them are kept and under
which names, and the words that hold for every partnership: definition, notes, rules. What is found in one
partnership's own numbers is written by hand in the metadata, which an import never overwrites.
"""

from __future__ import annotations

import re
from functools import lru_cache
from string import Formatter
from typing import Literal

from pydantic import Field, model_validator

from macros.importing.parts import Breakdown, Level, LongRow, Measure, Release, Words
from macros.importing.version import Service
from macros.messages import choice, visible
from macros.records import DayInside, Place, Strict, at
from macros.tables.metadata import SYMBOLS

PERIOD = ("time_period", "time_identifier")
LEVEL = "geographic_level"
CODES = ("country_code", "region_code", "old_la_code", "new_la_code")
NAMES = ("country_name", "region_name", "la_name")
"""The columns by which an area is known: by its codes, and by what says in words what the codes say."""
STANDARD = (*PERIOD, LEVEL, *CODES, *NAMES)
"""The columns of every file of statistics, in the department's data standards."""
RENAMED = {
    "time_period": ["year", "period"],
    "geographic_level": ["geog_level", "geography_level", "level"],
    "old_la_code": ["la_code", "la_number", "lea_code"],
    "new_la_code": ["la_code_new", "ons_code", "gss_code"],
    "la_name": ["local_authority", "local_authority_name"],
}
"""Other names of these columns, in releases of earlier years and of other publishers."""


class Publication(Strict):
    """One published file and the table that is made of it.

    `kind`: `statistics` by area and period; `neighbours`, the statistical neighbour model. `areas` and `revisions`
    are not files: they say the words of the two tables that every import keeps. `former`, of `areas` alone: codes that
    an area had before it was reorganised, each with its last day. `levels`: the publisher's own words for the levels of
    areas, and under an empty one the level of every row of a file that has no such column. `without`: the levels for
    which the publisher gives nothing.
    """

    kind: Literal["statistics", "neighbours", "areas", "revisions"] = "statistics"
    name: str
    release: Release | None = None
    service: Service | None = None
    period: str = ""
    levels: dict[str, Level] = Field(default_factory=dict)
    without: list[Level] = Field(default_factory=list)
    where: dict[str, str | list[str]] = Field(default_factory=dict)
    renamed: dict[str, str | list[str]] = Field(default_factory=dict)
    former: dict[str, dict[str, DayInside]] = Field(default_factory=dict)
    symbols: dict[str, str] = Field(default_factory=dict)
    breakdowns: dict[str, Breakdown] = Field(default_factory=dict)
    measures: dict[str, Measure] = Field(default_factory=dict)
    rows: list[LongRow] = Field(default_factory=list)
    words: Words

    @property
    def published(self) -> list[str]:
        """The columns of the file that are this publication's own, in order."""
        if self.kind == "neighbours":
            return ["la_name", *(f"SN_{rank}{letter}" for rank in range(1, 11) for letter in ("", "P"))]
        own = [one.source for one in self.breakdowns.values()] + [one.source for one in self.measures.values()]
        own += [column for row in self.rows for column in row.source.values()] + list(self.where)
        return list(dict.fromkeys(column for column in own if column))

    @property
    def needed(self) -> list[str]:
        """Every column that the file must have; of those that name areas, see `places`."""
        if self.kind == "neighbours":
            return ["old_la_code", *self.published]
        said = {"time_identifier"} if self.period else set()
        said |= {LEVEL} if "" in self.levels else set()
        return [*(name for name in (*PERIOD, LEVEL) if name not in said), *self.published]

    @property
    def is_of_events(self) -> bool:
        """Whether a period is a day on which something happened, so that areas have no periods in common."""
        return self.period == "{day}"

    @property
    def values(self) -> dict[str, dict[str, str]]:
        """What is in the columns that part the rows, loosely written, and what the table says for it."""
        found = {name: {loosely(one): one for one in listed(wanted)} for name, wanted in self.where.items()}
        for one in self.breakdowns.values():
            if one.source and one.values:
                found[one.source] = {loosely(text): said for text, said in one.values.items()}
        return found

    @property
    def spellings(self) -> set[str]:
        """Every name that a column of this file can have, loosely written."""
        other = [
            one for name in (*self.needed, *STANDARD) for one in listed(self.renamed.get(name, RENAMED.get(name, [])))
        ]
        return {loosely(name) for name in (*self.needed, *STANDARD, *other)}

    def places(self, header: list[str]) -> dict[str, int]:
        """Where each column that this publication knows is in a file, under whichever of its names."""
        wanted = list(dict.fromkeys([*self.needed, *STANDARD]))
        at = {name: header.index(name) for name in wanted if name in header}
        spare = {loosely(name): place for place, name in reversed(list(enumerate(header))) if place not in at.values()}
        for name in wanted:
            for other in [name, *listed(self.renamed.get(name, [])), *RENAMED.get(name, [])]:
                if name not in at and (place := spare.pop(loosely(other), None)) is not None:
                    at[name] = place
        return at

    @property
    def is_file(self) -> bool:
        return self.kind in ("statistics", "neighbours")

    @property
    def keys(self) -> list[str]:
        """The columns that tell a row of the table from every other."""
        return ["time_period", "area", *self.breakdowns, *(["rank"] if self.kind == "neighbours" else [])]

    @model_validator(mode="after")
    def _sound(self) -> Publication:
        if self.is_file and self.release is None:
            raise ValueError("there is no `release` | Say the document that the numbers come from")
        if self.release and "{year}" in self.release.document and "{year}" not in self.release.title:
            what = "`document` of each release is another, and `title` is the same for all: no reader could tell them apart"
            raise at(("release", "title"), what, "Write `{year}` in `title` too")
        for name in self.renamed:
            if name not in self.published and name not in STANDARD:
                what = f"`{visible(name)}` in `renamed` is not a column of this publication"
                raise at(("renamed", name), what, choice(name, self.published, "Write one that it has"))
        periods: dict[Place, str] = {("period",): self.period} if self.kind != "neighbours" else {}
        looked_up = [(name, one.lookup) for name, one in self.measures.items() if one.lookup]
        periods |= {("measures", name, "lookup", "period"): lookup.period for name, lookup in looked_up}
        release = self.release.model_dump().items() if self.release else ()
        blanks = [
            (place, text, {"year", "before"} | ({"next", "day"} if place == ("period",) else set()))
            for place, text in periods.items()
        ]
        blanks += [(("release", word), text, {"year", "first", "last"}) for word, text in release]
        for place, text, allowed in blanks:
            if _blanks(text) - allowed:
                what = f"`{place[-1]}` is `{visible(text)}`, which has a blank that nothing fills"
                raise at(place, what, f"Use {' or '.join(f'`{{{one}}}`' for one in sorted(allowed))}")
        for sign, symbol in self.symbols.items():
            if symbol not in SYMBOLS:
                raise at(("symbols", sign), f"`{visible(symbol)}` is not a known symbol", f"Use {', '.join(SYMBOLS)}")
        for index, row in enumerate(self.rows):
            for word, names, known in (("values", row.values, self.breakdowns), ("from", row.source, self.measures)):
                for name in names:
                    if name not in known:
                        what = f"This row names `{visible(name)}`, which is not a breakdown or measure"
                        raise at(("rows", index, word, name), what, choice(name, known, "Write the name of one"))
        for name, measure in self.measures.items():
            for word in ("rate_of", "percent_of", "add", "less", *(("population",) if measure.rate_of else ())):
                for other in filter(None, listed(getattr(measure, word))):
                    if other not in self.measures:
                        what = f"`{visible(name)}` is worked out from `{visible(other)}`, which is not a measure"
                        raise at(("measures", name, word), what, choice(other, self.measures, "Write the name of one"))
        return self


class Publications(Strict):
    """Every publication by the stem of its table; `lines` says where those of data/publications.yml begin."""

    publications: dict[str, Publication] = Field(default_factory=dict)
    lines: dict[str, int] = Field(default_factory=dict, exclude=True)

    def one(self, kind: str) -> tuple[str, Publication] | None:
        """The stem and the words of the publication of a kind; one that the site describes itself comes first."""
        found = [(stem, one) for stem, one in self.publications.items() if one.kind == kind]
        return min(found, key=lambda one: one[0] not in self.lines, default=None)

    def place(self, stem: str) -> str:
        """Where a publication is written, for a message that sends its reader there."""
        line = self.lines.get(stem)
        return f"data/publications.yml, under `{stem}`{f' (line {line})' if line else ''}"


@lru_cache(maxsize=1 << 9)
def loosely(text: str) -> str:
    """A name without what a person does not see: capitals, double spaces, a space for an underscore, marks of no width."""
    return re.sub(r"[\s_]+", "_", re.sub("[\u200b-\u200f\u2060\ufeff]", "", text).strip()).casefold()


def listed(one: str | list[str]) -> list[str]:
    """One word as a list of one."""
    return [one] if isinstance(one, str) else one


def _blanks(text: str) -> set[str]:
    """The blanks in a text; one that cannot be filled at all counts as its own blank."""
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return {text}
