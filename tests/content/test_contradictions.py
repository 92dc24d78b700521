"""Where the sources of this site print one thing twice and differently, the table that shows it tells readers so."""

from __future__ import annotations

import csv
import itertools
import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent.parent
TABLES = ROOT / "data" / "tables"
COUNTED = re.compile(
    r"\b(?:reviews?|audits?|complaints?|courses?)\b[^.]*\b(?:not shown|does not show)\b"
    r"|\bsmall numbers are not shown\b|\bis so small that this site\b"
)
STAMPED = re.compile(r"(?:not date[^.]*\. They|not dated[^.]*) stands? under")


@cache
def rows(stem: str) -> list[dict[str, str]]:
    with (TABLES / f"{stem}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def words(stem: str) -> dict[str, Any]:
    return yaml.safe_load((TABLES / f"{stem}.yml").read_text(encoding="utf-8"))


def said(stem: str) -> str:
    """All that is said below the figures of a table and on its own page: its notes and its remarks."""
    notes = [one["text"] if isinstance(one, dict) else one for one in words(stem).get("notes", [])]
    for remark in words(stem).get("remarks", []):
        notes += [str(remark.get("printed", "")), str(remark.get("shown", "")), remark["reason"]]
    return " ".join(" ".join(notes).split())


@pytest.mark.parametrize(
    ("table", "both"),
    [
        ("annual-infographic", ("29,729", "29,563")),
        ("annual-infographic", ("862", "967")),
        ("annual-summary-2019-20", ("662", "807")),
        ("case-file-audits-grades", ("53", "52")),
        ("child-protection-plans-flow", ("344", "368", "399", "438")),
        ("child-protection-plans-local-2018", ("825", "829")),
        ("child-protection-plans-practice", ("two weeks", "20 working days")),
        ("child-protection-plans-previous", ("31%", "6.7%")),
        ("children-in-need-age", ("24", "224")),
        ("children-looked-after-placements", ("16%", "14%")),
        ("initial-conferences-comparators", ("348", "344")),
        ("inspection-judgements", ("over a decade", "ten years", "2013")),
        ("monthly-indicators", ("18.83", "18.80")),
        ("monthly-indicators", ("two weeks", "20 working days")),
        ("official-referrals", ("4,194", "4,205")),
        ("ofsted-2015-care-leavers", ("most care leavers", "48%")),
        ("play-finance", ("169513", "169531")),
        ("play-reach", ("60 children", "224 young people")),
        ("practice-timescales", ("two weeks", "20 working days")),
        ("re-referrals-local-2018", ("compares well", "22.6%", "23.6%", "23.9%")),
        ("referrals-to-assessment", ("3,613", "3,221")),
        ("single-assessments-timeliness", ("3,613", "3,221")),
        ("single-assessments-outcome", ("61%", "21.1%")),
        ("trust-workforce-measures", ("28.4%", "29%")),
        ("youth-clubs-by-town", ("eight youth clubs", "totals of 7")),
        ("youth-service-activity", ("60 children", "224 young people")),
        ("youth-service-provision", ("6 weeks", "a week's course")),
    ],
)
def test_what_is_printed_twice_and_differently_is_told(table, both):
    assert [one for one in both if one not in said(table)] == []


def test_a_page_that_dates_the_neglect_tool_says_that_reports_differ():
    page = (ROOT / "docs" / "briefings" / "neglect-graded-care-profile.md").read_text(encoding="utf-8")
    assert "2018" in page
    assert "March 2019" in page


def totals(stem: str, shared: list[str], column: str) -> dict[tuple[str, ...], str]:
    """The total of a column at each place and time: the rows whose other breakdowns say "All"."""
    others = [key for key in words(stem)["schema"]["primaryKey"] if key not in shared]
    found = [row for row in rows(stem) if all(row[key].startswith("All ") for key in others)]
    return {tuple(row[key] for key in shared): row[column] for row in found}


def twice() -> list[tuple[str, str, str]]:
    """Each two official tables of one publication that count the same thing, and the column that does so."""
    of: dict[str, list[str]] = defaultdict(list)
    for path in sorted(TABLES.glob("official-*.csv")):
        for source in words(path.stem)["sources"]:
            of[source["document"]].append(path.stem)
    found = set()
    for stems in of.values():
        for one, other in itertools.combinations(stems, 2):
            here, there = (
                {(field["name"], field["title"]) for field in words(stem)["schema"]["fields"]} for stem in (one, other)
            )
            found |= {(one, other, name) for name, _ in here & there if name.endswith("_count")}
    return sorted(found)


@pytest.mark.parametrize(("one", "other", "column"), twice())
def test_two_official_totals_of_one_thing_are_equal_or_said_not_to_be(one, other, column):
    keys = words(other)["schema"]["primaryKey"]
    shared = [key for key in words(one)["schema"]["primaryKey"] if key in keys]
    here, there = totals(one, shared, column), totals(other, shared, column)
    unlike = [key for key in here if key in there and here[key] != there[key]]
    assert all("do not count the same number" in said(stem) for stem in (one, other)) or unlike == []


@pytest.mark.parametrize("stem", sorted(path.stem for path in TABLES.glob("*.csv")))
def test_nothing_undated_stands_under_a_year_beside_other_places(stem):
    places = {row.get("area") for row in rows(stem) if row.get("area") != "Sandwell"}
    assert not (places and STAMPED.search(said(stem)))


def test_no_page_says_that_what_is_no_child_is_hidden():
    pages = sorted((ROOT / "docs").rglob("*.md"))
    assert [page.name for page in pages if COUNTED.search(page.read_text(encoding="utf-8"))] == []


def test_no_sentence_of_a_page_begins_with_a_number_in_small_letters():
    begins = re.compile(r"(?:^|[.!?]\s|\*\*\s|^[-\d.]+\s)\{\{ \w+\([^}]*\bwords=[Tt]rue", re.MULTILINE)
    pages = sorted((ROOT / "docs").rglob("*.md"))
    assert [page.name for page in pages if begins.search(page.read_text(encoding="utf-8"))] == []
