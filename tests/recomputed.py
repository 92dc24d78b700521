"""What numbers say, worked out a second time from the CSV of a table and its metadata, and by nothing of the program.

Each answer is a pattern that the words of a macro must match: the number with its decimals, the direction, the place.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache
from math import hypot, sqrt
from pathlib import Path
from typing import Any

import yaml

Row = Mapping[str, str]
Z = 1.959963984540054
MEAN = "Statistical neighbours"
HIDDEN = r"(hidden|not available|not applicable|rounds to zero|not reliable)\b.*"
"""What is said in place of a number where a symbol stands."""


@cache
def rows_of(site: Path, stem: str) -> list[Row]:
    with (site / "data/tables" / f"{stem}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Recomputed:
    """One table of a site; `country` and `near` are what its numbers are compared with."""

    def __init__(self, site: Path, stem: str, home: str, country: str, near: list[str]) -> None:
        self.rows, self.home, self.country, self.near = rows_of(site, stem), home, country, near
        text = (site / "data/tables" / f"{stem}.yml").read_text(encoding="utf-8")
        metadata = yaml.safe_load(text)
        self.rules = metadata.get("reconcile", [])
        self.fields = {one["name"]: one for one in metadata["schema"]["fields"]}

    def row(self, where: Mapping[str, Any], **other: Any) -> Row:
        """The one row; without a period the newest of those that are asked for."""
        return self.series(where, **other)[-1]

    def series(self, where: Mapping[str, Any], **other: Any) -> list[Row]:
        """The rows of one area and group, in time."""
        wanted = {"area": self.home, **where, **other}
        found = [row for row in self.rows if all(row[key] == str(one) for key, one in wanted.items())]
        periods = [row["time_period"] for row in found]
        assert len(set(periods)) == len(periods), wanted
        return sorted(found, key=lambda row: row["time_period"])

    def value(self, row: Row, column: str) -> Fraction | None:
        return Fraction(row[column]) if _is_number(row[column]) else None

    def other(self, row: Row, column: str, area: str) -> Fraction | None:
        """The value of another area, or the mean of the neighbours, beside this row."""
        if area != MEAN:
            return self.value(self._beside(row, area), column)
        known = [one for town in self.near if (one := self.other(row, column, town)) is not None]
        return sum(known, Fraction(0)) / len(known)

    def _beside(self, row: Row, area: str) -> Row:
        keys = [key for key in row if key in self.fields and self.is_key(key)]
        return next(one for one in self.rows if all(one[key] == (area if key == "area" else row[key]) for key in keys))

    def is_key(self, name: str) -> bool:
        return not re.search(r"_(count|percent|rate|score|ratio|fte|days)$", name)

    def ends(self, row: Row, column: str) -> tuple[float, float] | None:
        """The 95% interval: Wilson's for a share, Byar's for a rate, or the publisher's own."""
        stem, _, unit = column.rpartition("_")
        if f"{stem}_lower_{unit}" in row:
            low, high = (self.value(row, f"{stem}_{end}_{unit}") for end in ("lower", "upper"))
            return (float(low), float(high)) if low is not None and high is not None else None
        if (found := self.counts(row, column)) is None:
            return None
        count, base, per = found
        if base <= 0 or (not per and count > base):
            return None
        if not per:
            middle, reach = 2 * count + Z * Z, Z * sqrt(Z * Z + 4 * count * (1 - count / base))
            return tuple(100 * (middle + sign * reach) / (2 * (base + Z * Z)) for sign in (-1, 1))  # type: ignore[return-value]
        low, high = (
            one * (1 - 1 / (9 * one) + sign * Z / (3 * sqrt(one))) ** 3 if one else 0.0
            for one, sign in ((count, -1), (count + 1, 1))
        )
        return per * low / base, per * high / base

    def counts(self, row: Row, column: str) -> tuple[float, float, float] | None:
        """The count, the base and the `per` of a share (0) or a rate, as the metadata tie them."""
        if self.value(row, column) is None:
            return None
        if named := self.fields[column].get("base"):
            parts = [self.value(row, one) for one in named]
            base = None if None in parts else float(sum(one for one in parts if one is not None))
            return None if base is None else (float(row[column]) * base / 100, base, 0)
        for rule in self.rules:
            place = rule.get("total") if "percent" in rule else rule.get("population")
            if column not in (rule.get("percent"), rule.get("rate")) or place is None or not self._meant(rule, row):
                continue
            if isinstance(place, dict) and "column" in place:
                whole, name = self.row({**self._keys(row), **place.get("where", {})}), place["column"]
            elif isinstance(place, dict):
                whole, name = self.row({**self._keys(row), **place}), rule.get("of", column)
            else:
                whole, name = row, place
            if whole is row and isinstance(place, dict) and "column" not in place:
                return None
            base = self.value(whole, name)
            count = self.value(row, rule["of"]) if "of" in rule else Fraction(row[column]) * (base or 0) / 100
            if base is not None and count is not None:
                return float(count), float(base), float(rule.get("per", 0))
        return None

    def _keys(self, row: Row) -> dict[str, str]:
        return {key: text for key, text in row.items() if key in self.fields and self.is_key(key)}

    def _meant(self, rule: Mapping[str, Any], row: Row) -> bool:
        where = rule.get("where", {})
        return all(row[key] in map(str, one if isinstance(one, list) else [one]) for key, one in where.items())

    def denies(self, macro: str, column: str, where: Mapping[str, Any], named: Mapping[str, Any], text: str) -> str:
        """What the words of a macro should say and do not; nothing where they are right."""
        if macro in ("highest", "lowest"):
            return self._denies_extreme(macro, named["key"], column, where, text)
        if macro == "time_period":
            return ""
        row = self.row(where)
        if macro == "number":
            free = named.get("words") or named.get("dp") is not None
            said = re.search(rf"(?<![\d.,]){shown(row[column])}(?![\d,.]*\d)", text)
            return "" if free or said else row[column]
        if macro == "compare":
            others = named["with_"]
            for area in [others] if isinstance(others, str) else others:
                before = text[: text.find(f"{'statistical neighbour' if area == MEAN else area} average")]
                relation = self.relation(row, column, area)
                if re.findall("about the same as|the same as|(?:not clearly )?(?:above|below)", before)[-1:] != [
                    relation
                ]:
                    return f"{relation} {area}"
        if macro == "change":
            return self._denies_change(column, self.series(where), named, text)
        if macro == "rank":
            high, low, of, near, above, below = self.place(row, column)
            end, place, before = ("highest", high, above) if high <= low else ("lowest", low, below)
            first = place - before
            long = f"{'' if place == 1 else nth(place) + ' '}{end} of {of} areas"
            long += f", though {'all ' if 1 < near == of - 1 else ''}{near} other" if near else ""
            short = (
                f"{nth(first)} {'or' if near == 1 else 'to'} {nth(first + near)} {end} of {of} areas" if near else long
            )
            short = f"too close to rank among {of} areas" if 3 * (near + 1) > 2 * of else short
            return "" if re.search(rf"(?<![a-z\d] ){long}|{short}", text) else f"{long} or {short}"
        if macro == "interval":
            ends = self.ends(row, column)
            right = ends and all(
                abs(float(one) - end) <= 0.0501 for one, end in zip(numbers_in(text), ends, strict=True)
            )
            return "" if right else str(ends)
        return ""

    def _denies_change(self, column: str, series: list[Row], named: Mapping[str, Any], text: str) -> str:
        known = [row for row in series if self.value(row, column) is not None]
        by = {row["time_period"]: row for row in series}
        last = by.get(str(named.get("until")), series[-1])
        first = {"previous": series[-2], "first": series[0]}.get(
            str(named.get("since")), by.get(str(named.get("since")), known[0])
        )
        said, ends = self.changed(first, last, column), [row[column] for row in (first, last)]
        between = series[series.index(first) : series.index(last)]
        if said == "stayed" and any(row[column] != first[column] for row in between):
            said = "showed no change overall"
        if named.get("says") == "pace":
            return "" if said != "rose" or "halved" not in text else said
        exact = named.get("says", "ends") == "ends" and all("." in one or column.endswith("_count") for one in ends)
        return "" if said in text and (not exact or {*ends} <= {*numbers_in(text)}) else f"{said} {ends}"

    def _denies_extreme(self, macro: str, key: str, column: str, where: Mapping[str, Any], text: str) -> str:
        """The group or the period whose value is furthest; `where` may name several."""
        last = max(row["time_period"] for row in self.rows)
        wanted = {"area": self.home, **({} if key == "time_period" else {"time_period": last}), **where}
        known = [
            row
            for row in self.rows
            if all(row[key] in map(str, one if isinstance(one, list) else [one]) for key, one in wanted.items())
            and self.value(row, column) is not None
            and not any(row[key].startswith(("All", "Total", "Other")) for key in row if self.is_key(key))
        ]
        most = (max if macro == "highest" else min)(known, key=lambda row: Fraction(row[column]))
        said = most[key][:4] if key == "time_period" else most[key]
        return "" if said.lower() in text.lower() else said

    def denies_alternative(self, column: str, where: Mapping[str, Any], text: str) -> str:
        """The ends of the home area's line, and its place beside the country, which a text alternative says."""
        known = [row for row in self.series(where) if self.value(row, column) is not None]
        said = self.changed(known[0], known[-1], column)
        ends = rf"from {shown(known[0][column])}(?!\.?\d).*?to {shown(known[-1][column])}(?!\.?\d)"
        if known[0][column] != known[-1][column] and not re.search(rf"{said},? {ends}", text, re.I):
            return f"{said} {ends}"
        beside = re.search(rf" {self.home} is (.*?) {self.country}\.", text)
        level = {"level with": "the same as"}
        if beside and level.get(beside[1], beside[1]) != self.relation(known[-1], column, self.country):
            return self.relation(known[-1], column, self.country)
        return ""

    def relation(self, row: Row, column: str, area: str) -> str:
        """`above`, `below`, `the same as`, `about the same as` another area, or `not clearly above` or `below` it."""
        own, other = self.value(row, column), self.other(row, column, area)
        assert own is not None
        assert other is not None
        places = min(len(_decimals(one[column])) for one in (row, *([] if area == MEAN else [self._beside(row, area)])))
        ends = self.ends(row, column)
        if own == other:
            exact = self.counts(row, column) if ends and not any("." in one[column] for one in self.rows) else None
            is_whole = exact is None or round(exact[0] / exact[1] * (exact[2] or 100), 1) == own
            return "the same as" if is_whole else "about the same as"
        way = "above" if own > other else "below"
        if _rounded(own, places) == _rounded(other, places):
            return "about the same as"
        if ends and ends[0] <= self._exact(row, column, area) <= ends[1]:
            return f"not clearly {way}" if abs(own - other) > max(own, other) / 10 else "about the same as"
        return way

    def _exact(self, row: Row, column: str, area: str) -> float:
        """What another area's value is before it was rounded, where its counts are known."""
        found = None if area == MEAN else self.counts(self._beside(row, area), column)
        return found[0] / found[1] * (found[2] or 100) if found else float(self.other(row, column, area) or 0)

    def place(self, row: Row, column: str) -> tuple[int, int, int, int, int, int]:
        """The place from the highest and from the lowest, of how many; how many are too close, and of these above and below."""
        own, ends = self.value(row, column), self.ends(row, column)
        assert own is not None
        others = {town: one for town in self.near if (one := self.other(row, column, town)) is not None}
        close = [
            one
            for town, one in others.items()
            if ends
            and (theirs := self.ends(self._beside(row, town), column))
            and ends[0] <= theirs[1]
            and theirs[0] <= ends[1]
        ]
        high, low = (1 + sum((one - own) * sign > 0 for one in others.values()) for sign in (1, -1))
        return high, low, len(others) + 1, len(close), sum(one > own for one in close), sum(one < own for one in close)

    def changed(self, first: Row, last: Row, column: str) -> str:
        """`rose`, `fell`, `stayed` or `showed no clear change`."""
        before, after = self.value(first, column), self.value(last, column)
        assert before is not None
        assert after is not None
        one, other = self.counts(first, column), self.counts(last, column)
        ends = [self.ends(row, column) for row in (first, last)]
        if one and other and ends[0] and ends[1]:
            exact = [found[0] / found[1] * (found[2] or 100) for found in (one, other)]
            size = exact[1] - exact[0]
            down = hypot(exact[1] - ends[1][0], ends[0][1] - exact[0])
            up = hypot(ends[1][1] - exact[1], exact[0] - ends[0][0])
            if size - down <= 0 <= size + up:
                return "showed no clear change"
        elif column.endswith(("_percent", "_rate")) and 0 < abs(after - before) * 200 <= max(abs(before), abs(after)):
            return "showed no clear change"
        return "stayed" if before == after else "rose" if after > before else "fell"


def nth(place: int) -> str:
    """2nd, 3rd, 11th."""
    return f"{place}{'th' if 10 < place % 100 < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(place % 10, 'th')}"


def shown(text: str) -> str:
    """A number of a cell as a sentence has it, as a pattern: with the zeros that its file may have dropped at the end."""
    whole, dot, rest = text.partition(".")
    zeros = "0*" if dot else r"(?:\.0+)?"
    return re.escape(f"{int(whole):,}{dot}{rest}") + zeros if _is_number(text) else HIDDEN


def numbers_in(text: str) -> Iterator[str]:
    """The numbers of a sentence, as cells have them."""
    yield from (one.replace(",", "") for one in re.findall(r"-?\d[\d,]*(?:\.\d+)?", text))


def _decimals(text: str) -> str:
    return text.partition(".")[2]


def _rounded(number: Fraction, places: int) -> int:
    exact = abs(number) * 10**places + Fraction(1, 2)
    return int(exact) if number >= 0 else -int(exact)


def _is_number(text: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?", text) is not None
