"""Every interval and every rank of this site, worked out again from its published files alone, by other formulae.

Wilson's interval is found here as the shares that a test of the count would not reject, and Byar's as its two Wilson-Hilferty
cubes; nothing of `macros.tables.intervals` is used.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from functools import cache
from math import sqrt
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros import wording
from macros.content import Site
from macros.outputs.open_data import as_csv
from macros.wording.value import ordinal

ROOT = Path(__file__).parent.parent.parent
Row = dict[str, str]
Z = 1.95996398454
SITE = Site(ROOT, date(2026, 11, 27))


@cache
def published(stem: str) -> tuple[list[Row], dict[str, Any]]:
    """The rows of the file that is published, and the metadata of its table."""
    text = as_csv(SITE.table(stem)).decode()
    words = yaml.safe_load((ROOT / f"data/tables/{stem}.yml").read_text(encoding="utf-8"))
    return list(csv.DictReader(io.StringIO(text, newline=""))), words


def root(count: float, base: float, inside: float, outside: float) -> float:
    """The share between the two at which the count is just Z standard errors away."""
    for _ in range(50):
        half = (inside + outside) / 2
        apart = abs(count / base - half) <= Z * sqrt(half * (1 - half) / base)
        inside, outside = (half, outside) if apart else (inside, half)
    return inside


def ends(count: float, base: float, per: float) -> tuple[float, float]:
    """Both ends of the interval of a share, or of a rate per so many."""
    if not per:
        share = count / base
        return 100 * root(count, base, share, 0.0), 100 * root(count, base, share, 1.0)
    cube = [
        (1 - 1 / (9 * n) + sign * Z / (3 * sqrt(n))) ** 3 * n if n else 0.0 for n, sign in ((count, -1), (count + 1, 1))
    ]
    return per * cube[0] / base, per * cube[1] / base


def number(text: str) -> float | None:
    return float(text) if text.replace(".", "", 1).replace("-", "", 1).isdigit() else None


def fits(row: Row, where: dict[str, Any]) -> bool:
    return all(row[key] in map(str, value if isinstance(value, list) else [value]) for key, value in where.items())


def counted(stem: str, column: str) -> dict[int, tuple[float, float, float]]:
    """The count, the base and the `per` of each row of a column whose value is shown, from the file."""
    rows, words = published(stem)
    field = next(one for one in words["schema"]["fields"] if one["name"] == column)
    keys = words["schema"]["primaryKey"]
    found: dict[int, tuple[float, float, float]] = {}
    lookup = {tuple(row[key] for key in keys): row for row in rows}
    for index, row in enumerate(rows):
        value = number(row[column])
        if value is None:
            continue
        if field.get("base"):
            parts = [number(row[name]) for name in field["base"]]
            if None not in parts and sum(parts):  # type: ignore[arg-type]
                base = sum(parts)  # type: ignore[arg-type]
                found[index] = (value * base / 100, base, 0)
            continue
        for rule in words.get("reconcile", []):
            if column not in (rule.get("percent"), rule.get("rate")) or not fits(row, rule.get("where", {})):
                continue
            place = rule.get("total") if "percent" in rule else rule["population"]
            if isinstance(place, dict) and "column" in place:
                where = place.get("where", {})
                other = lookup.get(tuple(str(where.get(key, row[key])) for key in keys))
                base_of = number(other[place["column"]]) if place["table"] == stem and other else None
            elif isinstance(place, dict):
                whole = lookup.get(tuple(str(place.get(key, row[key])) for key in keys))
                base_of = number(whole[rule["of"]]) if whole and whole is not row and "of" in rule else None
            else:
                base_of = number(row[place]) if isinstance(place, str) else float(place)
            count = number(row[rule["of"]]) if "of" in rule else base_of and value * base_of / 100
            per = rule.get("per", 10_000) if "rate" in rule else 0
            if count is not None and base_of and count >= 0 and (per or count <= base_of):
                found[index] = (count, base_of, per)
    return found


def columns() -> Iterator[tuple[str, str, str, str]]:
    """Each table and column with intervals in its file, and the columns of their ends, unless these are the publisher's."""
    for stem in SITE.stems:
        rows, words = published(stem)
        own = {one["name"] for one in words["schema"]["fields"]}
        for column in own if rows else ():
            stem_of, _, unit = column.rpartition("_")
            low, high = f"{stem_of}_lower_{unit}", f"{stem_of}_upper_{unit}"
            if low in rows[0] and low not in own:
                yield stem, column, low, high


def test_every_interval_in_a_published_file_is_that_of_its_count_and_base():
    seen = 0
    for stem, column, low, high in columns():
        rows, _ = published(stem)
        known = counted(stem, column)
        for index, row in enumerate(rows):
            if number(row[low]) is None:
                continue
            places = len(row[low].partition(".")[2])
            expected = ends(*known[index])
            printed = float(row[low]), float(row[high])
            assert printed == pytest.approx(expected, abs=0.5 * 10**-places + 1e-6), (stem, column, row)
            seen += 1
    assert seen or not SITE.stems


def test_no_row_with_a_hidden_value_count_or_base_has_an_interval():
    hidden = 0
    for stem, column, low, high in columns():
        known = counted(stem, column)
        for index, row in enumerate(published(stem)[0]):
            if index not in known:
                assert (number(row[low]), number(row[high])) == (None, None), (stem, column, row)
                hidden += 1
    assert hidden or not SITE.stems


def limits(stem: str, column: str, index: int) -> tuple[float, float] | None:
    rows, _ = published(stem)
    stem_of, _, unit = column.rpartition("_")
    own = [number(rows[index].get(f"{stem_of}_{end}_{unit}", "")) for end in ("lower", "upper")]
    if None in own:
        return None
    known = counted(stem, column)
    if {one["name"] for one in published(stem)[1]["schema"]["fields"]} >= {f"{stem_of}_lower_{unit}"}:
        return own[0], own[1]  # type: ignore[return-value]
    return ends(*known[index])


def areas(measure: Any) -> tuple[dict[str, int], str]:
    """The rows of one measure in its newest period with a number, by area; and the area of the site."""
    rows, _ = published(measure.table)
    home = SITE.partnership.area
    mine = [index for index, row in enumerate(rows) if fits(row, measure.where)]
    newest = wording.measured(SITE.compared(measure.table), measure, SITE.around).newest.period
    return {rows[index]["area"]: index for index in mine if rows[index]["time_period"] == newest}, home


def test_every_rank_counts_authorities_alone_and_says_from_where_to_where():
    for measure in SITE.measures:
        stem, column = measure.table, measure.column
        found, home = areas(measure)
        rows, _ = published(stem)
        values = {
            area: value
            for area, index in found.items()
            if area in (home, *SITE.around.neighbours) and (value := number(rows[index][column])) is not None
        }
        own, mine = values.pop(home), limits(stem, column, found[home])
        near = []
        for area, value in values.items():
            theirs = limits(stem, column, found[area])
            meets = mine and (mine[0] <= theirs[1] and theirs[0] <= mine[1] if theirs else mine[0] <= value <= mine[1])
            near += [value] if meets else []
        stands = wording.measured(SITE.compared(stem), measure, SITE.around).standing
        assert stands is not None
        assert (stands.of, len(stands.close)) == (len(values) + 1, len(near)), measure.measure
        above, below = sum(one > own for one in values.values()), sum(one < own for one in values.values())
        place, end = (above + 1, "highest") if above <= below else (below + 1, "lowest")
        said = stands.words(short=True)
        assert f" {len(values) + 1} areas" in said, measure.measure
        if 3 * (len(near) + 1) > 2 * (len(values) + 1):
            assert said.startswith("too close to rank among "), (measure.measure, said)
        elif near:
            before = sum(one > own if end == "highest" else one < own for one in near)
            first = ordinal(place - before)
            assert said.startswith(first), (measure.measure, said)
            assert f"{ordinal(place - before + len(near))} {end}" in said, (measure.measure, said)


def test_every_comparison_with_the_average_of_neighbours_and_with_the_country_is_as_sure_as_its_interval():
    for measure in SITE.measures:
        stem, column = measure.table, measure.column
        found, home = areas(measure)
        rows, _ = published(stem)
        own, mine = float(rows[found[home]][column]), limits(stem, column, found[home])
        each = [number(rows[found[area]][column]) for area in SITE.around.neighbours if area in found]
        known = [one for one in each if one is not None]
        country = SITE.around.wholes[-1]
        others = {"Statistical neighbours": sum(known) / len(known)}
        if country in found and (value := number(rows[found[country]][column])) is not None:
            others[country] = value
            if (at := counted(stem, column).get(found[country])) and limits(stem, column, found[country]):
                others[country] = (at[2] or 100) * at[0] / at[1]
        for area, other in others.items():
            said = wording.compare(
                SITE.compared(stem),
                column,
                SITE.around,
                with_=area,
                time_period=rows[found[home]]["time_period"],
                **measure.where,
            ).text
            if mine and mine[0] <= other <= mine[1]:
                over, rounding = abs(own - other) - max(own, other) / 10, 0.6  # a whole percentage may hide as much
                right = ["about the same as", "the same as"] if over < rounding else []
                right += [f"not clearly {'above' if own > other else 'below'}"] if over > -rounding else []
                assert said.startswith(tuple(right)), (measure.measure, area, said)
            elif not said.startswith(("about the same as", "the same as")):
                assert said.startswith("above" if own > other else "below"), (measure.measure, area, said)
            else:
                assert abs(own - other) < 1, (measure.measure, area, said)
