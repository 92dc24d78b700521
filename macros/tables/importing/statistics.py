"""A published file of statistics becomes tidy rows: the areas named, the columns kept, every symbol as it stands."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from macros.problems import Problem, nearest
from macros.tables.importing.areas import Areas
from macros.tables.importing.publications import NAMES, STANDARD, LongRow, Measure, Publication
from macros.tables.importing.reading import Refused, header_of, named, rows_of
from macros.tables.papers import SYMBOLS
from macros.tables.periods import MONTHS, period

Key = tuple[str, ...]
Values = dict[str, str]

NUMBER = {"integer": re.compile(r"-?\d+"), "number": re.compile(r"-?\d+(\.\d+)?")}
MOST = 20
"""So many faults of a file are told; the rest are like them."""
CODES = {"Local authority": ("new_la_code", "old_la_code"), "Regional": ("region_code",), "National": ("country_code",)}


@dataclass
class Tidy:
    """What a file holds for the areas named: `rows` by period, area and breakdowns; `codes` of each area met.

    `dropped` counts the rows left out, by the reason; `unused` names the columns left out; `blanks` the empty cells.
    """

    rows: dict[Key, Values] = field(default_factory=dict)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    dropped: Counter[str] = field(default_factory=Counter)
    unused: list[str] = field(default_factory=list)
    blanks: int = 0

    @property
    def periods(self) -> set[str]:
        return {key[0] for key in self.rows}


def read_statistics(file: Path, publication: Publication, areas: Areas) -> Tidy:
    """The tidy rows of a file; Refused, with every fault found, when a cell, a period or a row is not as it should be."""
    header = header_of(file)
    tidy = Tidy(unused=[name for name in header if name not in (*publication.needed, *NAMES)])
    at = {name: header.index(name) for name in (*publication.needed, *(name for name in NAMES if name in header))}
    level_at = at["geographic_level"]
    codes = {
        level: [(at[column], areas.by_code(level, column)) for column in columns] for level, columns in CODES.items()
    }
    where = [(name, at[name], wanted) for name, wanted in publication.where.items()]
    met: dict[str, set[str]] = {name: set() for name in [*publication.where, *publication.breakdowns]}
    faults: list[Problem] = []
    first: dict[Key, tuple[int, list[str]]] = {}
    lines = rows_of(file)
    next(lines)
    for line, cells in lines:
        found = [name for position, names in codes.get(cells[level_at], ()) if (name := names.get(cells[position]))]
        if not found:
            tidy.dropped["areas that data/partnership.yml does not name"] += 1
            continue
        cells = [cell.strip() for cell in cells]
        if reason := _left_out(cells, where, publication, at, met):
            tidy.dropped[reason] += 1
            continue
        try:
            _keep(tidy, cells, line, found[0], publication, at, first, header)
        except _Wrong as wrong:
            faults.append(Problem(named(file), line, wrong.what, wrong.fix))
            if len(faults) == MOST:
                break
    faults = faults or _nothing_found(file, publication, areas, tidy, met)
    if faults:
        raise Refused(*faults)
    return tidy


def time_period(text: str, identifier: str, form: str = "") -> str | None:
    """A period as tables write it: `202425` and `Academic year` become `2024/25`; `form` is the publication's own."""
    year, rest = text[:4], text[4:]
    if not year.isdigit() or (rest and not rest.isdigit()):
        return None
    if form:
        written = form.format(year=year, before=int(year) - 1)
    elif identifier == "Reporting year":
        written = text
    elif identifier == "Calendar year":
        written = f"cy{text}"
    elif identifier == "Academic year":
        written = f"{year}/{rest}"
    elif identifier in ("Financial year", "Tax year"):
        written = f"{year}-{rest}"
    elif found := re.fullmatch(r"(Financial|Calendar) year (Q[1-4])", identifier):
        written = f"{year}-{rest}-{found[2]}" if found[1] == "Financial" else f"{year}-{found[2]}"
    elif identifier in MONTHS:
        written = f"{year}-{MONTHS.index(identifier) + 1:02d}"
    else:
        return None
    return written if period(written) else None


class _Wrong(Exception):
    def __init__(self, what: str, fix: str) -> None:
        super().__init__(what)
        self.what, self.fix = what, fix


def _left_out(
    cells: list[str],
    where: list[tuple[str, int, str]],
    publication: Publication,
    at: dict[str, int],
    met: dict[str, set[str]],
) -> str:
    """Why a row is not one of the publication's, or nothing when it is."""
    for name, position, wanted in where:
        met[name].add(cells[position])
        if cells[position] != wanted:
            return f"`{name}` other than `{wanted}`"
    for name, breakdown in publication.breakdowns.items():
        if breakdown.source:
            text = cells[at[breakdown.source]]
            met[name].add(text)
            if breakdown.values and text not in breakdown.values:
                return f"`{breakdown.source}` `{text}`"
    return ""


def _keep(
    tidy: Tidy,
    cells: list[str],
    line: int,
    area: str,
    publication: Publication,
    at: dict[str, int],
    first: dict[Key, tuple[int, list[str]]],
    header: list[str],
) -> None:
    """One published row as the rows of the table that it makes."""
    text, identifier = cells[at["time_period"]], cells[at["time_identifier"]]
    when = time_period(text, identifier, publication.period)
    if when is None:
        raise _Wrong(
            f"The period `{text}` with the identifier `{identifier}` is not known",
            'Write its form in data/publications.yml as `period:`, such as "{year}-06-30"',
        )
    broken = {
        name: one.values.get(cells[at[one.source]], cells[at[one.source]])
        for name, one in publication.breakdowns.items()
        if one.source
    }
    once = (when, area, *broken.values())
    if once in first:
        before, other = first[once]
        differ = [
            name
            for name, one, two in zip(header, other, cells, strict=True)
            if one != two and name not in STANDARD and name not in publication.published
        ]
        fix = (
            f"They differ in {', '.join(f'`{name}`' for name in differ)}: say in data/publications.yml, under `where`, which one is kept"
            if differ
            else "Take the file again from where it is published"
        )
        raise _Wrong(f"{area} has a row for {text} on line {before} already", fix)
    first[once] = (line, cells)
    for row in publication.rows or [_wide(publication)]:
        key = (when, area, *({**broken, **row.values}[name] for name in publication.breakdowns))
        tidy.rows[key] = {
            name: _cell(tidy, cells, at, row.source.get(name, ""), one, publication)
            for name, one in publication.measures.items()
            if not one.derived
        }
    tidy.codes[area] = {
        name: cells[at[name]]
        for name in ("geographic_level", *CODES["National"], *CODES["Regional"], *CODES["Local authority"], *NAMES)
        if name in at
    }


def _wide(publication: Publication) -> LongRow:
    return LongRow.model_validate(
        {"values": {}, "from": {name: one.source for name, one in publication.measures.items() if one.source}}
    )


def _cell(
    tidy: Tidy, cells: list[str], at: dict[str, int], column: str, measure: Measure, publication: Publication
) -> str:
    """The cell as published: a number of its type, or a known symbol; an empty one is `x`."""
    if not column:
        return "z"
    text = cells[at[column]]
    if not text:
        tidy.blanks += 1
        return "x"
    text = publication.symbols.get(text, text)
    if text in SYMBOLS or NUMBER[measure.type].fullmatch(text):
        return text
    kind = "whole number" if measure.type == "integer" else "number"
    raise _Wrong(
        f"`{column}` is `{text[:40]}`, which is no {kind} and no known symbol",
        f"If it is a symbol, look in the publication’s notes for what it means, and write that in data/publications.yml under `symbols`, such as {{'{text[:10]}': c}}",
    )


def _met(values: set[str]) -> str:
    """Some of the words that a file has in a column."""
    return f"The file has {', '.join(f'`{value}`' for value in sorted(values)[:8])}{' and more' if len(values) > 8 else ''}"


def _nothing_found(
    file: Path, publication: Publication, areas: Areas, tidy: Tidy, met: dict[str, set[str]]
) -> list[Problem]:
    """The faults of a file that has no row where one must be."""
    for name, wanted in publication.where.items():
        if met[name] and wanted not in met[name]:
            return [
                Problem(
                    named(file),
                    1,
                    f"No row has `{wanted}` in `{name}`",
                    f"{nearest(wanted, met[name], _met(met[name]))} If the wording is new, write it in data/publications.yml",
                )
            ]
    faults = []
    for name, breakdown in publication.breakdowns.items():
        for value in breakdown.values:
            if breakdown.source and met[name] and value not in met[name]:
                spare = met[name] - set(breakdown.values)
                hint = nearest(value, spare, _met(spare)) if spare else ""
                faults.append(
                    Problem(
                        named(file),
                        1,
                        f"No row has `{value}` in `{breakdown.source}`",
                        f"{hint} If the wording is new, write it in data/publications.yml".strip(),
                    )
                )
    if faults:
        return faults
    if areas.home.name not in tidy.codes:
        codes = " or ".join(code for code in (areas.home.new_la_code, areas.home.old_la_code) if code)
        return [
            Problem(
                named(file),
                1,
                f"No row is for {areas.home.name} ({codes})",
                "Take the file that has local authorities, or correct the codes in data/partnership.yml",
            )
        ]
    return []
