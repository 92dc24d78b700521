"""A published file of statistics becomes tidy rows: the areas named, the columns kept, every symbol as it stands."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from macros.messages import Problem
from macros.tables.importing.areas import CODES_OF, NAME_OF, Areas, code_of, level_of, name_of
from macros.tables.importing.cells import Wrong, time_period, value
from macros.tables.importing.columns import CODES, LEVEL, loosely
from macros.tables.importing.publications import LongRow, Publication
from macros.tables.importing.reading import AGAIN, Refused
from macros.tables.importing.recognise import Found
from macros.tables.periods import order

Key = tuple[str, ...]
Values = dict[str, str]

LINES = 5
"""So many lines are named where rows share one kind of fault."""
REASONS = 12
"""So many reasons for leaving rows out are told apart."""


@dataclass
class Tidy:
    """What a file holds for the areas named: `rows` by period, area and breakdowns; `codes` of each area met.

    `dropped` counts the rows left out, by the reason; `unused` names the columns left out; `blanks` are the empty
    cells and `symbols` the forms of symbols met; `odd` is what is told of areas and levels, each with its first line;
    `last` are the rows made of the last line, which they have.
    """

    rows: dict[Key, Values] = field(default_factory=dict)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    dropped: Counter[str] = field(default_factory=Counter)
    unused: list[str] = field(default_factory=list)
    blanks: set[tuple[Key, str]] = field(default_factory=set)
    symbols: Counter[tuple[str, str]] = field(default_factory=Counter)
    odd: dict[str, int] = field(default_factory=dict)
    last: dict[Key, int] = field(default_factory=dict)

    @property
    def periods(self) -> set[str]:
        return {key[0] for key in self.rows}

    def drop(self, reason: str) -> None:
        self.dropped[reason if reason in self.dropped or len(self.dropped) < REASONS else "other reasons"] += 1


def read_statistics(found: Found, areas: Areas, place: str) -> Tidy:
    """The tidy rows of a file; Refused, with every kind of fault, when a cell, a period or a row is not as it should be."""
    return _Reader(found, areas, place).read()


class _Reader:
    """One reading of one file, row by row."""

    def __init__(self, found: Found, areas: Areas, place: str) -> None:
        self.found, self.areas, self.place = found, areas, place
        self.at, self.publication = found.at, found.publication
        self.tidy = Tidy(
            unused=[name for index, name in enumerate(found.header) if name and index not in found.at.values()]
        )
        self.met: dict[str, set[str]] = {name: set() for name in self.publication.values}
        self.first: dict[Key, tuple[int, list[str]]] = {}
        self.faults: dict[str, Problem] = {}
        self.more: dict[str, list[int]] = {}
        self.newest: dict[str, tuple[int, int, int]] = {}
        self.rows = self.publication.rows or [_wide(self.publication)]

    def read(self) -> Tidy:
        sheet, width, empty = self.found.sheet, len(self.found.header), True
        for line, cells in sheet.rows():
            if line <= self.found.head:
                continue
            empty, self.tidy.last = False, {}
            if len(cells) < width or any(cells[width:]):
                what = f"This row has {len(cells)} cells, and the first line has {width} columns"
                raise sheet.refused(line, what, f"The file is cut short or was changed: {AGAIN.lower()}")
            try:
                self._take(cells, line)
            except Wrong as wrong:
                first = self.faults.setdefault(wrong.kind, Problem(sheet.name, line, wrong.what, wrong.fix))
                if first.line != line:
                    self.more.setdefault(wrong.kind, []).append(line)
        if empty:
            raise sheet.refused(self.found.head, "This file has the names of columns, and no row below them", AGAIN)
        for kind, lines in self.more.items():
            first, named = self.faults[kind], ", ".join(map(str, lines[:LINES]))
            rest = f"; and {len(lines) - LINES:,} more" if len(lines) > LINES else ""
            on = f"line{'s' if len(lines) > 1 else ''} {named}{rest}"
            self.faults[kind] = replace(first, what=f"{first.what}. There is a fault of this kind on {on} too")
        if faults := list(self.faults.values()) or self._nothing_found():
            raise Refused(*faults)
        return self.tidy

    def _take(self, cells: list[str], line: int) -> None:
        """One published row as the rows of the table that it makes, where it is for one of the areas."""
        level, area = self._whose(cells, line)
        if not area or self._left_out(cells):
            return
        at, publication = self.at, self.publication
        text, identifier = cells[at["time_period"]], cells[at["time_identifier"]]
        when = time_period(text, identifier, publication.period)
        if when is None:
            raise Wrong(
                "period",
                f"The period `{text[:40]}` with the identifier `{identifier[:40]}` is not known",
                f'{AGAIN}; if it is right, write its form in {self.place}, as `period:`, such as "{{year}}-06-30"',
            )
        values = publication.values
        broken = {
            name: values.get(one.source, {}).get(loosely(cells[at[one.source]]), cells[at[one.source]])
            for name, one in publication.breakdowns.items()
            if one.source
        }
        self._once((when, area, *broken.values()), cells, line)
        for row in self.rows:
            key = (when, area, *({**broken, **row.values}[name] for name in publication.breakdowns))
            self.tidy.last[key] = line
            self.tidy.rows[key] = {
                name: self._cell(cells, row.source.get(name, ""), name, key)
                for name, one in publication.measures.items()
                if not one.derived
            }
        if order(when) > self.newest.get(area, (0, 0, 0)):
            self.newest[area] = order(when)
            self.tidy.codes[area] = {LEVEL: level, **self._codes(cells, level)}

    def _codes(self, cells: list[str], level: str) -> dict[str, str]:
        """The codes and names of a row's area, each in its own place though a file has them in another's."""
        found = {name: cells[self.at[name]] for name in (*CODES, "country_name", "region_name") if name in self.at}
        named = {name: code_of(text) if name in CODES else name_of(text) for name, text in found.items()}
        if level == "Local authority":
            both = [named.pop("old_la_code", ""), named.pop("new_la_code", "")]
            named["old_la_code"] = next((code for code in both if code.isdigit()), "")
            named["new_la_code"] = next((code for code in both if code and not code.isdigit()), "")
        return named

    def _whose(self, cells: list[str], line: int) -> tuple[str, str]:
        """The level and the area of a row; nothing where it is for none of ours, and then it is counted."""
        at, text = self.at, cells[self.at[LEVEL]]
        level = level_of(text)
        for one in (level,) if level else CODES_OF:
            codes = [cells[at[name]] for name in CODES_OF[one] if name in at]
            area, odd = self.areas.find(one, codes, cells[at[NAME_OF[one]]] if NAME_OF[one] in at else "")
            if odd or (area and not level):
                said = (
                    odd
                    if level
                    else f"`{text[:40]}` in `{LEVEL}` is no level that is known, and the row is for {area or one}"
                )
                self.tidy.odd.setdefault(said, line)
            if area and level:
                return level, area
            if area or odd:
                self.tidy.drop(f"it is not certain that they are for {area or 'the area they name'}")
                return level, ""
        self.tidy.drop("areas that data/partnership.yml does not name" if level else f"`{text[:40]}` in `{LEVEL}`")
        return level, ""

    def _left_out(self, cells: list[str]) -> bool:
        """Whether a row is not one of the publication's, and then it is counted."""
        for name, wanted in self.publication.values.items():
            text = loosely(cells[self.at[name]])
            if len(self.met[name]) < 200:
                self.met[name].add(cells[self.at[name]])
            if text not in wanted:
                self.tidy.drop(f"`{cells[self.at[name]][:60]}` in `{name}`")
                return True
        return False

    def _once(self, key: Key, cells: list[str], line: int) -> None:
        if key not in self.first:
            self.first[key] = (line, cells)
            return
        before, other = self.first[key]
        differ = [
            name
            for name, one, two in zip(self.found.header, other, cells, strict=False)
            if one != two and name in self.tidy.unused
        ]
        numbers = " with other numbers" if cells != other and not differ else ""
        fix = (
            f"They differ in {', '.join(f'`{name}`' for name in differ)}: write in {self.place}, as `where`, which one is kept"
            if differ
            else AGAIN
        )
        raise Wrong(
            "twice", f"{key[1]} has a row for {cells[self.at['time_period']]} on line {before} already{numbers}", fix
        )

    def _cell(self, cells: list[str], source: str, name: str, key: Key) -> str:
        """The cell as a table has it; an empty one is `x`, and one that the publication has not is `z`."""
        if not source:
            return "z"
        text, column = cells[self.at[source]], self.found.header[self.at[source]]
        if not text:
            self.tidy.blanks.add((key, name))
            return "x"
        taken = value(text, column, name, self.publication.measures[name], self.publication.symbols, self.place)
        if taken != text:
            self.tidy.symbols[(text, taken)] += 1
        return taken

    def _nothing_found(self) -> list[Problem]:
        """The faults of a file that has no row where one must be."""
        faults = []
        for name, wanted in self.publication.values.items():
            met = {loosely(one): one for one in self.met[name]}
            anyone = name in self.publication.where and set(wanted) & set(met)
            missing = [
                said for said in dict.fromkeys(wanted.values()) if not any(wanted.get(one) == said for one in met)
            ]
            if not met or not missing or anyone:
                continue
            texts = [text for said in missing for text in self._written(name, said)[:1]]
            spare = [text for one, text in met.items() if one not in wanted and text]
            close = [hit for text in texts for hit in get_close_matches(text, spare, n=1, cutoff=0.4)]
            hint = (
                f"Did you mean `{close[0]}`?"
                if close
                else f"It has `{'`, `'.join(sorted(spare)[:6])}`."
                if spare
                else "The cells are empty."
            )
            what = f"No row has {' or '.join(f'`{text}`' for text in texts)} in `{self.found.header[self.at[name]]}`"
            faults.append((what, f"{hint} If the wording is new, write it in {self.place}"))
        home = self.areas.home
        if not faults and home.name not in self.tidy.codes:
            odd = "; ".join(f"line {line}: {said}" for said, line in list(self.tidy.odd.items())[:LINES])
            fix = f"Look at {odd}" if odd else "Take the file that has local authorities"
            faults.append((f"No row is for {home.name} ({' or '.join(sorted(home.codes, reverse=True))})", fix))
        return [Problem(self.found.sheet.name, self.found.head, what, fix) for what, fix in faults]

    def _written(self, name: str, said: str) -> list[str]:
        """How data/publications.yml writes a value that stands in a column."""
        if name in self.publication.where:
            return [said]
        found = [one.values for one in self.publication.breakdowns.values() if one.source == name]
        return [text for values in found for text, other in values.items() if other == said]


def _wide(publication: Publication) -> LongRow:
    return LongRow.model_validate(
        {"values": {}, "from": {name: one.source for name, one in publication.measures.items() if one.source}}
    )
