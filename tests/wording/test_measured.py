"""A row of a scorecard: the newest value, the year before, five years before, and what can be said of the difference."""

from __future__ import annotations

import csv
from datetime import date
from itertools import pairwise
from math import hypot, sqrt
from pathlib import Path
from typing import Any

import pytest
import yaml
from scores import AROUND, OTHERS, row
from small import small

from macros import wording
from macros.content import Site
from macros.facts import Measure
from macros.messages import Fault
from macros.wording.measured import unit_words

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize(
    ("before", "after", "better", "verdict"),
    [
        ("20.0", "30.0", "low", "worse"),
        ("30.0", "20.0", "low", "better"),
        ("20.0", "30.0", "high", "better"),
        ("30.0", "20.0", "high", "worse"),
        ("20.0", "21.0", "low", "no clear change"),
        ("20.0", "20.0", "high", "no clear change"),
        ("20.0", "30.0", "neither", ""),
    ],
)
def test_a_change_is_better_or_worse_where_chance_does_not_explain_it(before, after, better, verdict, table):
    assert row(table, {"2024": before, "2025": after}, better).verdict == verdict


def test_five_years_before_are_judged_apart_from_the_year_before(table):
    shares = {"2019": "5.0", "2020": "30.0", "2021": "29.0", "2022": "27.0", "2023": "25.0", "2024": "20.0"}
    found = row(table, shares | {"2025": "20.5"})
    assert (found.verdict, found.verdict_long) == ("no clear change", "better")
    assert (found.year.since.period, found.long.since.period) == ("2024", "2020")
    assert [point.period for point in found.points] == ["2020", "2021", "2022", "2023", "2024", "2025"]
    assert (found.long.text, round(found.long.by, 6)) == ("fell by 9.5 percentage points", -9.5)


def test_a_unit_that_a_measure_is_named_by_is_not_said_again(table):
    rates = "time_period,area,plans_rate\n2024,Sandwell,77.8\n2025,Sandwell,69.2\n"
    found = small(table, rates)
    units = [
        wording.measured(found, Measure(measure=name, table="example", column="plans_rate", better="low"), AROUND).unit
        for name in ("Children on a plan per 10,000 children", "Children on a plan")
    ]
    assert units == ["", "per 10,000 children"]
    assert (unit_words("ratio", "Children for each social worker"), unit_words("ratio", "Caseload")) == ("", "children")


def test_a_number_with_a_comma_is_said_whole(table):
    found = small(table, "time_period,area,plans_rate\n2024,Sandwell,0.0\n2025,Sandwell,0.0\n")
    plans = Measure(measure="Plans", table="example", column="plans_rate", better="low")
    assert wording.measured(found, plans, AROUND).year.text == "stayed at 0.0 per 10,000"


def test_two_years_have_no_longer_change(table):
    found = row(table, {"2024": "30.0", "2025": "20.0"})
    assert (found.verdict, found.long, found.verdict_long) == ("better", None, "not judged")


def test_one_year_alone_is_not_judged(table):
    found = row(table, {"2025": "20.0"})
    assert (found.verdict, found.year, found.newest.shown) == ("not judged", None, "20.0%")


def test_a_hidden_year_breaks_the_line_and_is_not_compared_with(table):
    found = row(table, {"2022": "30.0", "2023": "29.0", "2024": "c", "2025": "20.0"})
    assert [(point.shown, point.value) for point in found.points][2] == ("[c]", None)
    assert (found.verdict, found.year) == ("not judged", None)
    assert (found.verdict_long, found.long.since.period) == ("better", "2022")


def test_a_hidden_newest_value_is_said_and_the_year_is_not_judged(table):
    found = row(table, {"2023": "30.0", "2024": "20.0", "2025": "c"})
    assert (found.newest.period, found.verdict) == ("2024", "not judged")
    assert found.gap == "hidden so that no child can be identified"
    assert [point.ago for point in found.points] == [1, 0, -1]


def test_a_year_that_is_missing_is_no_year_before(table):
    found = row(table, {"2022": "30.0", "2023": "29.0", "2025": "20.0"})
    assert (found.year, [point.ago for point in found.points]) == (None, [3, 2, 0])


def test_years_of_other_rules_are_neither_drawn_nor_compared_with(table):
    shares = {"2021": "5.0", "2022": "30.0", "2023": "29.0", "2024": "28.0", "2025": "20.0"}
    found = row(table, shares, since="2022", because="The definition changed in 2022.")
    assert (found.long.since.period, found.verdict_long, len(found.points)) == ("2022", "better", 4)


def test_an_area_that_is_newer_than_the_period_from_which_to_compare_is_compared_from_its_own_first(table):
    others = "2022,Walsall,3000,540,18.0\n2024,Walsall,3000,540,18.0\n2025,Walsall,3000,540,18.0"
    shares = {"2024": "30.0", "2025": "20.0"}
    found = row(table, shares, others=others, since="2022", because="The definition changed in 2022.")
    assert [point.period for point in found.points] == ["2024", "2025"]


def test_a_period_from_which_to_compare_is_one_of_the_table(table):
    with pytest.raises(Fault, match="`since` is `2012`, and the table `example` has `2024` and `2025`"):
        row(table, {"2024": "30.0", "2025": "20.0"}, since="2012", because="The definition changed.")


def test_a_period_from_which_to_compare_says_why():
    with pytest.raises(ValueError, match="`since` is given without `because`"):
        Measure(measure="Repeats", table="example", column="repeats_percent", better="low", since="2022")


def test_until_a_period_nothing_later_is_seen(table):
    found = row(table, {"2022": "30.0", "2023": "20.0", "2024": "c", "2025": "10.0"}, until="2023")
    assert (found.newest.period, found.verdict, found.gap) == ("2023", "better", "")


def test_months_are_compared_with_the_month_before_and_the_first_of_twelve(table):
    months = {f"2018-{month:02}": "30.0" if month < 12 else "20.0" for month in range(1, 13)}
    found = row(table, {"2017-12": "99.0"} | months)
    assert (found.year.since.period, found.long.since.period) == ("2018-11", "2018-01")


def test_what_has_no_interval_has_a_way_and_no_verdict(table):
    bare = small(table, "time_period,area,mean_value\n2024,Sandwell,20\n2025,Sandwell,30\n")
    measure = Measure(measure="Mean", table="example", column="mean_value", better="low")
    found = wording.measured(bare, measure, AROUND)
    assert (found.verdict, found.year.way, found.year.interval) == ("not judged", "worse", None)


def test_what_has_no_interval_has_a_place_and_no_quarter(table):
    lines = "time_period,area,mean_value\n2025,Sandwell,30\n2025,Walsall,20\n2025,Luton,10\n2025,Oldham,5\n"
    around = wording.Around(("England",), ("Walsall", "Luton", "Oldham"))
    found = wording.measured(
        small(table, lines), Measure(measure="Mean", table="example", column="mean_value", better="high"), around
    )
    assert (found.standing.words(short=True), found.quarter) == ("highest of 4 areas", "")


def test_the_area_is_better_or_worse_than_others_of_the_same_year(table):
    found = row(table, {"2025": "18.0"}, others=OTHERS)
    assert found.values == {"Sandwell": "18.0%", "Statistical neighbours": "24.0%", "England": "22.6%"}
    assert found.beside == {"Statistical neighbours": "better", "England": "better"}
    assert row(table, {"2025": "24.0"}, others=OTHERS).beside["England"] == "about the same"
    assert row(table, {"2025": "30.0"}, others=OTHERS).beside["England"] == "worse"


def test_a_table_of_one_area_has_no_rank(table):
    assert row(table, {"2025": "18.0"}).standing is None
    assert row(table, {"2025": "18.0"}, others=OTHERS).standing.of == 4


def published(stem: str) -> tuple[list[dict[str, str]], dict[str, Any]]:
    """A table of this site as its two files have it."""
    folder = ROOT / "data" / "tables"
    with (folder / f"{stem}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file)), yaml.safe_load((folder / f"{stem}.yml").read_text(encoding="utf-8"))


def ends(count: float, base: float, per: float) -> tuple[float, float, float]:
    """A share (without `per`) or a rate, and the ends of its interval: the textbook's Wilson and Byar, written out again."""
    z = 1.959964
    if not per:
        p = count / base
        middle, reach = p + z * z / (2 * base), z * sqrt(p * (1 - p) / base + z * z / (4 * base * base))
        return 100 * p, *(100 * (middle + sign * reach) / (1 + z * z / base) for sign in (-1, 1))
    low, more = count * (1 - 1 / (9 * count) - z / (3 * sqrt(count))) ** 3, count + 1
    high = more * (1 - 1 / (9 * more) + z / (3 * sqrt(more))) ** 3
    return per * count / base, per * low / base, per * high / base


def counts(measure: Measure) -> dict[str, tuple[float, float, float]]:
    """The count and the base of a measure's shares or rates by period, from the files; `per` where it is a rate."""
    rows, metadata = published(measure.table)
    area = rows[0]["area"]
    field = next(one for one in metadata["schema"]["fields"] if one["name"] == measure.column)
    keys = [key for key in metadata["schema"]["primaryKey"] if key not in ("time_period", "area")]

    def fits(line: dict[str, str], where: dict[str, Any]) -> bool:
        return all(line[key] in (value if isinstance(value, list) else [value]) for key, value in where.items())

    found: dict[str, tuple[float, float, float]] = {}
    for one in (line for line in rows if line["area"] == area and fits(line, measure.where)):
        if not one[measure.column][0].isdigit():
            continue
        value = float(one[measure.column])
        if field.get("base"):
            base = sum(float(one[name]) for name in field["base"])
            found[one["time_period"]] = (value * base / 100, base, 0)
            continue
        for rule in metadata.get("reconcile", []):
            if measure.column not in (rule.get("percent"), rule.get("rate")) or not fits(one, rule.get("where", {})):
                continue
            total = rule.get("total") or rule["population"]
            if isinstance(total, dict) and "column" in total:
                total = total["column"]
            if isinstance(total, dict):
                whole = next(
                    line
                    for line in rows
                    if fits(line, {"time_period": one["time_period"], "area": area} | {k: one[k] for k in keys} | total)
                )
                base = float(whole[rule["of"]])
            else:
                base = float(one[total])
            found[one["time_period"]] = (
                float(one[rule["of"]]),
                base,
                rule.get("per", 10_000) if rule.get("rate") else 0,
            )
    return found


def printed(measure: Measure) -> dict[str, tuple[float, float, float]]:
    """The values of a measure by period with the publisher's own limits, where the file has any."""
    rows, metadata = published(measure.table)
    stem, _, unit = measure.column.rpartition("_")
    columns = [measure.column, f"{stem}_lower_{unit}", f"{stem}_upper_{unit}"]
    if not set(columns) <= {one["name"] for one in metadata["schema"]["fields"]}:
        return {}
    own = (row for row in rows if row["area"] == rows[0]["area"] and measure.where.items() <= row.items())
    return {row["time_period"]: tuple(float(row[name]) for name in columns) for row in own}  # type: ignore[misc]


def test_each_verdict_of_this_site_is_what_the_files_give_when_worked_out_again():
    site = Site(ROOT, date(2026, 11, 27))
    judged = 0
    for measure in site.measures:
        found = wording.measured(site.compared(measure.table), measure, site.around)
        known = printed(measure) or {period: ends(*one) for period, one in counts(measure).items()}
        for moved, verdict in ((found.year, found.verdict), (found.long, found.verdict_long)):
            if measure.better == "neither" or verdict == "not judged" or moved is None:
                continue
            (was, low, high), (now, down, up) = (known[period] for period in (moved.since.period, found.newest.period))
            by = now - was
            least, most = by - hypot(now - down, high - was), by + hypot(up - now, was - low)
            clear = least > 0 or most < 0
            expected = ("better" if (by > 0) == (measure.better == "high") else "worse") if clear else "no clear change"
            assert verdict == expected, (measure.measure, moved.since.period, by, least, most)
            assert moved.interval is not None
            assert (moved.interval.low, moved.interval.high) == pytest.approx((least, most), abs=0.001)
            judged += 1
    assert judged or not site.measures


def test_the_points_of_each_line_of_this_site_are_one_year_apart():
    site = Site(ROOT, date(2026, 11, 27))
    for measure in site.measures:
        found = wording.measured(site.compared(measure.table), measure, site.around)
        assert all(first.ago - second.ago >= 1 for first, second in pairwise(found.points))
        assert found.points[0].ago <= 5
