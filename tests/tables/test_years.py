"""What kind of year a table has is said in its metadata, and cells and titles agree with it."""

from __future__ import annotations

import pytest
from making import DETACHED, faults, metadata

from macros.tables.periods import period, suggested

NAME = "data/tables/example"
HEAD = "time_period,area,budget_gbp"


def told(folder, when, **words):
    """What is told of a table with these periods, whose field `time_period` has these words."""
    fields = [
        {"name": "time_period", "title": "Period", **words},
        {"name": "area", "title": "Area"},
        {"name": "budget_gbp", "title": "Budget (£)", "type": "integer"},
    ]
    schema = {"primaryKey": ["time_period", "area"], "fields": fields}
    lines = "".join(f"{text},Sandwell,10\n" for text in when)
    about = {
        "title": "What was spent",
        "description": "What was spent in the area.",
        "definition": "Money that was spent.",
    }
    return faults(folder, f"{HEAD}\n{lines}", metadata(HEAD, 2, disclosure=DETACHED, schema=schema, **about))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2021-22", {}),
        ("cy2021", {}),
        ("2021-03-31", {}),
        ("2021", {"year": "march"}),
        ("2021", {"year": "financial"}),
        ("2021/22", {"year": "academic"}),
        ("2021/22", {"year": "academic", "title": "School year"}),
        ("2021-22", {"title": "Financial year"}),
        ("2021", {"year": "march", "title": "Financial year"}),
    ],
)
def test_a_year_that_is_said_or_needs_no_saying_has_no_fault(text, words, tmp_path):
    assert told(tmp_path, [text], **words) == []


@pytest.mark.parametrize(
    ("text", "words", "message"),
    [
        ("2021/22", {}, ".yml:17: `time_period` is `2021/22`, which could be an academic or a financial year"),
        ("2021", {}, ".yml:17: `time_period` is `2021`, which could be a calendar year or the year to 31 March"),
        (
            "2021/22",
            {"title": "Financial year"},
            ".csv:2: `time_period` is `2021/22`, which is read as an academic year",
        ),
        ("2021", {"title": "Calendar year"}, "the title of the column says a calendar year. Write `cy2021`"),
        ("2021-22", {"title": "Academic year"}, "says an academic year. Write `2021/22`"),
        ("2021-22", {"year": "academic"}, "and `year` says an academic year. Write `2021/22`"),
        ("cy2021", {"year": "financial"}, "and `year` says a financial year. Write `2021-22`"),
        ("2021/22", {"year": "financial"}, "and `year` says a financial year. Write `2021-22`"),
    ],
)
def test_a_year_that_is_not_said_or_disagrees_is_told_with_what_to_write(text, words, message, tmp_path):
    [one] = told(tmp_path, [text], **words)
    assert message in one


def test_only_the_column_of_periods_has_a_kind_of_year(tmp_path):
    schema = {
        "primaryKey": ["area"],
        "fields": [
            {"name": "area", "title": "Area", "year": "march"},
            {"name": "budget_gbp", "title": "B", "type": "number"},
        ],
    }
    [one] = faults(
        tmp_path, "area,budget_gbp\nA,1\n", metadata("area,budget_gbp", 1, disclosure=DETACHED, schema=schema)
    )
    assert "`area` has `year`, which only `time_period` has. Remove it." in one


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Q1 2026-27", ["2026-27-Q1"]),
        ("Q3 2018", ["2018-Q3"]),
        ("2018 Q3", ["2018-Q3"]),
        ("2024/2025", ["2024-25", "2024/25"]),
        ("2024\u201325", ["2024-25"]),
        ("31/03/2025", ["2025-03-31"]),
        ("Mar-25", ["2025-03"]),
        ("March 2025", ["2025-03"]),
        ("FY 2024-25", ["2024-25"]),
        ("45000", []),
        ("spring", []),
    ],
)
def test_what_is_proposed_for_a_mistyped_period_is_a_period(typed, meant):
    assert suggested(typed) == meant
    assert all(period(one) for one in meant)


def test_days_and_months_are_not_mixed_in_one_series(tmp_path):
    assert told(tmp_path, ["2024-03", "2024-04-30"]) == [
        f"{NAME}.csv:3: `time_period` is `2024-04-30`, and `2024-03` in line 2 of the same series: a day and a month. "
        "Write both in one form, or make two tables of them."
    ]
