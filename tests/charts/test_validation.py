"""A chart draws nothing that its kind would show untruly: two units on one axis, or a line through what is missing."""

from __future__ import annotations

import pytest
from small import small

from macros.charts import prepare
from macros.messages import Fault
from macros.tables import FigureSpec

LINE = {"kind": "line", "title": "A line", "x": "time_period", "y": "calls_count"}


def refused(table, **words):
    """What keeps a figure from being drawn."""
    with pytest.raises(Fault) as found:
        prepare(table, FigureSpec.model_validate(words))
    return str(found.value)


def calls(read, *periods):
    lines = "\n".join(f"{text},Sandwell,{number + 10}" for number, text in enumerate(periods))
    return small(read, f"time_period,area,calls_count\n{lines}")


@pytest.mark.parametrize(
    ("periods", "told"),
    [
        (
            ("2024-01", "2024-02", "2024-04"),
            "The line goes from Feb 2024 to Apr 2024, and the periods between are missing.",
        ),
        (
            ("2021-22", "2022-23", "2024-25"),
            "The line goes from 2022-23 to 2024-25, and the periods between are missing.",
        ),
        (("2024-Q1", "2024-Q2", "2024-Q4"), "The line goes from Apr to Jun 2024 to Oct to Dec 2024"),
        (
            ("2024-01", "2024-02-28"),
            "The line joins periods of different kinds: a day (28 Feb 2024) and a month (Jan 2024).",
        ),
    ],
)
def test_a_line_is_not_drawn_through_what_is_missing_or_of_another_kind(periods, told, table):
    assert told in refused(calls(table, *periods), **LINE)


@pytest.mark.parametrize(
    "periods",
    [
        ("2024-01", "2024-02", "2024-03"),
        ("2024-03", "2024-06", "2024-09"),
        ("2018-03-31", "2018-12-31", "2024-03-31"),
        ("2021-22", "2023"),
    ],
)
def test_a_line_joins_periods_that_follow_each_other_and_days_wherever_they_are(periods, table):
    assert len(prepare(calls(table, *periods), FigureSpec.model_validate(LINE)).records) == len(periods)


def test_a_missing_number_that_has_its_row_is_a_gap_and_no_fault(table):
    found = small(table, "time_period,area,calls_count\n2024-01,Sandwell,1\n2024-02,Sandwell,x\n2024-03,Sandwell,3")
    assert [one["gap"] for one in prepare(found, FigureSpec.model_validate(LINE)).records] == ["", "x", ""]


def test_two_units_are_not_drawn_on_one_axis(table):
    found = small(table, "kind,calls_count,wait_days\nA,1300,3\nB,1200,4")
    columns = ["calls_count", "wait_days"]
    told = refused(found, kind="bar", title="Both", y="kind", columns=columns)
    assert told.startswith("The figure draws counts and days on one axis, so the smaller values would be invisible.")
    assert len(prepare(found, FigureSpec(kind="scorecard", title="Both", y="kind", columns=columns)).records) == 4


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            {"kind": "bar", "x": "kind", "y": "calls_count"},
            "`x` and `y` are the wrong way round: a chart of kind `bar` has its",
        ),
        (
            {"kind": "column", "x": "calls_count", "y": "kind"},
            "`x` and `y` are the wrong way round: a chart of kind `column`",
        ),
        ({"kind": "line", "x": "kind", "y": "calls_count"}, "A `line` joins periods, and `kind` has none."),
        ({"kind": "bar", "x": "kind", "y": "kind"}, "Neither `kind` nor `kind` holds numbers"),
        ({"kind": "bar", "x": "calls_count", "y": "calls_count"}, "The figure has numbers on both axes"),
        (
            {"kind": "bar", "x": "calls_count", "y": "kind", "highlight": "C"},
            "`highlight` names `C`, which is not in the figure",
        ),
        ({"kind": "bar", "y": "kind", "columns": ["calls_count", "calls_count"]}, "`columns` names a column twice."),
    ],
)
def test_a_figure_whose_words_do_not_fit_its_kind_is_told(words, told, table):
    assert told in refused(small(table, "kind,calls_count\nA,13\nB,12"), title="A title", **words)


def test_one_large_number_is_named_as_the_table_names_it(table):
    found = small(table, "time_period,area,kind,calls_count\n2026-27-Q1,Sandwell,A,1\n2026-27-Q1,Sandwell,B,2")
    told = refused(found, kind="number", title="One", x="calls_count", y="time_period", by="kind")
    assert "for instance {time_period: 2026-27-Q1}" in told
