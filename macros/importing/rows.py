"""A published file becomes rows of our areas: the rows selected, the columns kept, every symbol as it is.

The file is read row by row, since it can have a hundred times as many rows as are kept; what is kept is a DataFrame.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

import pandas as pd

from macros.importing.areas import Areas, code_of, mistyped, name_of, whose
from macros.importing.cells import Faults, Wrong, time_period, value
from macros.importing.files import Refused
from macros.importing.found import Found
from macros.importing.parts import LongRow
from macros.importing.publications import CODES, LEVEL, listed, loosely
from macros.importing.spreadsheet import AGAIN
from macros.messages import Problem
from macros.tables.metadata import SYMBOLS
from macros.tables.periods import order

Key = tuple[str, ...]

REASONS = 12
"""At most this many reasons for leaving rows out are counted separately."""


@dataclass
class Release:
    """What a file holds for the areas named.

    `rows` are text, indexed by period, area and breakdowns; `lines` has the line that each was made of, and `last` is
    the file's last. `codes` are those of each area met. `dropped` counts the rows left out, by the reason; `unused` names
    the columns left out; `blanks` are the empty cells and `symbols` the forms of symbols met; `odd` is what is reported of
    areas and levels, each with its first line.
    """

    unused: list[str]
    rows: pd.DataFrame = field(default_factory=pd.DataFrame)
    lines: list[int] = field(default_factory=list)
    last: int = 0
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    dropped: Counter[str] = field(default_factory=Counter)
    blanks: set[tuple[Key, str]] = field(default_factory=set)
    symbols: Counter[tuple[str, str]] = field(default_factory=Counter)
    odd: dict[str, int] = field(default_factory=dict)

    @property
    def periods(self) -> set[str]:
        return set(self.rows.index.unique(0))

    def drop(self, reason: str, count: int = 1) -> None:
        self.dropped[reason if reason in self.dropped or len(self.dropped) < REASONS else "other reasons"] += count


def read_statistics(found: Found, areas: Areas, place: str) -> Release:
    """The rows of a file of statistics; Refused, with every kind of fault, when a cell, a period or a row is not as it should be."""
    return _Reader(found, areas, place).read()


class _Reader:
    """One reading of one file, step by step. The columns of its DataFrames are the places of the columns in the file."""

    def __init__(self, found: Found, areas: Areas, place: str) -> None:
        self.found, self.areas, self.place = found, areas, place
        self.at, self.publication, self.faults = found.at, found.publication, Faults()
        self.release = Release(found.unused)
        wide = {name: one.source for name, one in self.publication.measures.items() if one.source}
        self.layout = self.publication.rows or [LongRow.model_validate({"values": {}, "from": wide})]

    def read(self) -> Release:
        ours = self._of_our_areas()
        wanted, missing = self._of_the_publication(ours)
        wanted = self._with_keys(wanted)
        self._tell_rows_that_stand_twice(wanted)
        rows = pd.concat([self._laid_out(wanted, row) for row in self.layout]).sort_values("line", kind="stable")
        self.release.rows = rows[~rows.index.duplicated(keep="last")]
        self.release.lines = self.release.rows.pop("line").tolist()
        self.release.codes = self._codes(wanted)
        if faults := self.faults.told(self.found.sheet) or [*missing, *self._no_home(missing)]:
            raise Refused(*faults)
        return self.release

    def _of_our_areas(self) -> pd.DataFrame:
        """The rows that are for one of the areas, by their lines, with its level and name; the others are counted."""
        width, release = len(self.found.header), self.release
        signs, levels = self.found.signs, {loosely(word): level for word, level in self.publication.levels.items()}

        @lru_cache(1024)
        def of(texts: tuple[str, ...]) -> tuple[str, str, str, str, Wrong | None]:
            said = dict(zip(signs, texts, strict=True))
            level, area, odd, reason = whose(said, self.areas, levels)
            return level, area, odd, reason, mistyped(said, self.areas, level, area)

        kept: dict[int, list[str]] = {}
        for texts, rows in self.found.shares():
            level, area, odd, reason, wrong = of(texts)
            release.last = max(release.last, rows[-1][0])
            self.faults += [(line, wrong) for line, _ in rows if wrong]
            if odd:
                release.odd[odd] = min(rows[0][0], release.odd.get(odd, rows[0][0]))
            if area:
                kept |= {line: [level, area, *(cell.strip() for cell in cells[:width])] for line, cells in rows}
            else:
                release.drop(reason, len(rows))
        if not release.last:
            what = "This file has the names of columns, but no rows below them"
            raise self.found.sheet.refused(self.found.head, what, AGAIN)
        lines = sorted(kept)
        columns = ["level", "area", *range(width)]
        return pd.DataFrame([kept[line] for line in lines], index=lines, columns=columns, dtype=object)

    def _of_the_publication(self, rows: pd.DataFrame) -> tuple[pd.DataFrame, list[Problem]]:
        """The rows that have what the publication is about; and which of its values no row has."""
        missing = []
        for name, wanted in self.publication.values.items():
            texts = rows[self.at[name]]
            fits = texts.map(loosely).isin(wanted.keys())
            missing += self._values_missing(name, wanted, {loosely(text): text for text in texts.unique()})
            for text, count in texts[~fits].value_counts(sort=False).items():
                self.release.drop(f"`{str(text)[:60]}` in `{name}`" if text != "" else f"nothing in `{name}`", count)
            rows = rows[fits]
        return rows, missing

    def _values_missing(self, name: str, wanted: Mapping[str, str], met: Mapping[str, str]) -> list[Problem]:
        """The values of a column that no row has, where one must, with those that may be meant."""
        publication = self.publication
        there = {wanted[one] for one in met if one in wanted}
        missing = [said for said in dict.fromkeys(wanted.values()) if said not in there]
        if not met or not missing or (there and name in publication.where):
            return []
        # What data/publications.yml writes for each, which is what the file should say.
        written = {said: said for said in missing} if name in publication.where else {}
        for one in publication.breakdowns.values():
            if one.source == name:
                written |= {said: text for text, said in reversed(one.values.items()) if said in missing}
        spare = sorted(text for one, text in met.items() if one not in wanted and text)
        texts = [written[said] for said in missing]
        close = [hit for text in texts for hit in get_close_matches(text, spare, n=1, cutoff=0.4)]
        has = f"It has `{'`, `'.join(spare[:6])}`." if spare else "The cells are empty."
        hint = f"Did you mean `{close[0]}`?" if close else has
        what = f"No row has {' or '.join(f'`{text}`' for text in texts)} in `{self.found.header[self.at[name]]}`"
        fix = f"{hint} If the wording is new, write it in {self.place}"
        return [Problem(self.found.sheet.name, self.found.head, what, fix)]

    def _no_home(self, missing: list[Problem]) -> list[Problem]:
        """A file without a row for the authority itself is of no use; the message says what was odd in it."""
        home, said = self.areas.home, list(self.release.odd.items())[:5]
        if missing or home.name in self.release.codes:
            return []
        odd = "; ".join(f"line {line}: {one}" for one, line in said)
        what = f"No row is for {home.name} ({' or '.join(sorted(home.codes, reverse=True))})"
        fix = f"Look at {odd}" if odd else "Use the file with local authority data"
        return [Problem(self.found.sheet.name, self.found.head, what, fix)]

    def _with_keys(self, rows: pd.DataFrame) -> pd.DataFrame:
        """The rows whose period is known, with period and breakdowns as the table writes them."""
        kinds = rows[self.at["time_identifier"]] if "time_identifier" in self.at else [""] * len(rows)
        texts = list(zip(rows[self.at["time_period"]], kinds, strict=True))
        known = {pair: time_period(*pair, self.publication.period) for pair in set(texts)}
        for line, (text, identifier) in zip(rows.index, texts, strict=True):
            if known[text, identifier] is None:
                of = f" with the identifier `{identifier[:40]}`" if identifier else ""
                what = f"The period `{text[:40]}`{of} is not known"
                fix = f'{AGAIN}; if it is right, write its form in {self.place}, as `period:`, such as "{{year}}-06-30"'
                self.faults.append((line, Wrong("period", what, fix)))
        broken: dict[str, Any] = {"time_period": [known[pair] for pair in texts]}
        for name, one in self.publication.breakdowns.items():
            if one.source:
                said = self.publication.values.get(one.source, {})
                broken[name] = [said.get(loosely(text), text) for text in rows[self.at[one.source]]]
        return rows.assign(**broken).dropna(subset="time_period")

    def _tell_rows_that_stand_twice(self, rows: pd.DataFrame) -> None:
        """The first row that appears a second time is reported in words, the others by their lines."""
        keys, places = [name for name in self.publication.keys if name in rows], list(range(len(self.found.header)))
        again = rows[rows.duplicated(keys)]
        if again.empty:
            return
        row = again.iloc[0]
        first = rows[(rows[keys] == row[keys]).all(axis=1)].iloc[0]
        unlike = [self.found.header[place] for place in places if first[place] != row[place]]
        differ = [name for name in unlike if name in self.release.unused]
        numbers = " with other numbers" if unlike and not differ else ""
        named = ", ".join(f"`{name}`" for name in differ)
        fix = f"They differ in {named}: write in {self.place}, as `where`, which one is kept" if differ else AGAIN
        when = row[self.at["time_period"]]
        what = f"{row['area']} has a row for {when} on line {first.name} already{numbers}"
        self.faults += [(int(line), Wrong("twice", what, fix)) for line in again.index]

    def _laid_out(self, rows: pd.DataFrame, row: LongRow) -> pd.DataFrame:
        """The rows of the table that one row of its layout makes of the published rows, each with its `line`."""
        said = [row.values[name] if name in row.values else rows[name] for name in self.publication.breakdowns]
        keys = pd.DataFrame(dict(zip(self.publication.keys, [rows["time_period"], rows["area"], *said], strict=True)))
        index = pd.MultiIndex.from_frame(keys)
        measures = [name for name, one in self.publication.measures.items() if not one.derived]
        cells = {name: self._cells(rows, row.source.get(name, ""), name, index) for name in measures}
        return pd.DataFrame({"line": rows.index, **cells}, index=index)

    def _cells(self, rows: pd.DataFrame, source: str, name: str, keys: pd.MultiIndex) -> list[str]:
        """A column as the table has it: an empty cell is `x`, and one that the publication or the row has not is `z`."""
        if not source:
            return ["z"] * len(rows)
        header, held = self.found.header[self.at[source]], self._holds(name, keys)
        texts = [text if has else None for text, has in zip(rows[self.at[source]], held, strict=True)]
        taken: dict[str | None, str] = {"": "x", None: "z"}
        for text, count in Counter(texts).items():
            try:
                taken[text] = taken.get(text) or value(
                    str(text), header, name, self.publication.measures[name], self.publication.symbols, self.place
                )
            except Wrong as wrong:
                self.faults += [(line, wrong) for line, one in zip(rows.index, texts, strict=True) if one == text]
                continue
            if text and taken[text] != text and taken[text] in SYMBOLS:
                self.release.symbols[text, taken[text]] += count
        self.release.blanks |= {(key, name) for key, text in zip(keys, texts, strict=True) if text == ""}
        return [taken.get(text, "x") for text in texts]

    def _holds(self, name: str, keys: pd.MultiIndex) -> list[bool]:
        """Whether each row has a measure: the one for whose groups the column is meant, or else the one that names none."""
        measures = self.publication.measures
        mine = measures[name].where
        meant = [mine] if mine else [one.where for one in measures.values() if one.source == measures[name].source]
        fits = pd.Series(False, index=range(len(keys)))
        for where in filter(None, meant):
            parts = [keys.get_level_values(column).isin(listed(wanted)) for column, wanted in where.items()]
            fits |= pd.Series([all(row) for row in zip(*parts, strict=True)])
        return (fits if mine else ~fits).tolist()

    def _codes(self, rows: pd.DataFrame) -> dict[str, dict[str, str]]:
        """The codes and names of each area in its latest row, each in its own place though a file has them in another's."""
        found = {}
        for area, of_area in rows.groupby("area", sort=False):
            newest = max(of_area["time_period"], key=order)
            row: dict[Any, str] = of_area[of_area["time_period"] == newest].iloc[0].to_dict()
            texts = {name: row[self.at[name]] for name in (*CODES, "country_name", "region_name") if name in self.at}
            named = {name: code_of(text) if name in CODES else name_of(text) for name, text in texts.items()}
            both = [named.pop("old_la_code", ""), named.pop("new_la_code", "")]
            if row["level"] == "Local authority":
                named["old_la_code"] = next((code for code in both if code.isdigit()), "")
                named["new_la_code"] = next((code for code in both if code and not code.isdigit()), "")
            found[str(area)] = {LEVEL: row["level"], **named}
        return found
