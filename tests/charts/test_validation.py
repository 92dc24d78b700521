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


JOURNEY = """
time_period,area,asked_count,lent_count,read_count,late_percent
2023,Sandwell,90,70,x,1
2024,Sandwell,100,80,120,2
2024,Walsall,50,40,10,3
"""
COLUMNS = {"kind": "funnel", "title": "A journey", "where": {"area": "Sandwell"}}
STAGES = "time_period,area,stage,people_count\n2024,Sandwell,Asked,9\n2024,Sandwell,Lent,7\n2023,Sandwell,Read,5"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            {"columns": ["asked_count", "late_percent"]},
            "A funnel counts, and `late_percent` holds no counts. Name columns",
        ),
        (
            {"columns": ["lent_count", "asked_count"]},
            "The stage `Asked` (100) is larger than the one before it (80). Put",
        ),
        (
            {"columns": ["asked_count", "read_count"], "period": "2023"},
            "The stage `Read` is not shown (not available), so the journey is not known.",
        ),
        ({"columns": ["asked_count"]}, "A funnel has two stages at least, and this one fewer."),
        ({"columns": ["asked_count", "lent_count"], "where": {}}, "asks for 2 rows. Name the row with `where`"),
        (
            {"columns": ["asked_count", "lent_count"], "counts": {"asked_count": "people"}},
            "`counts` and the stages of the funnel do not have the same columns: `lent_count` is in one alone.",
        ),
        ({"y": "area", "x": "asked_count", "by": "area"}, "A funnel is one journey, and `by` asks for several."),
        ({}, "The funnel does not say what its stages are. Name them as `columns` of one row"),
    ],
)
def test_stages_that_make_no_true_journey_are_told(words, told, table):
    assert told in refused(small(table, JOURNEY), **(COLUMNS | words))


def test_a_journey_is_counted_in_one_period(table):
    words = {"kind": "funnel", "title": "A journey", "x": "people_count", "y": "stage"}
    assert refused(small(table, STAGES), **words) == (
        "The stages of the funnel are of different periods: `2023` and `2024`. A journey is counted in one period: name "
        "one with `period`."
    )


def test_a_stage_that_counts_something_else_may_be_larger_and_has_no_share(table):
    counts = {"asked_count": "people", "lent_count": "people", "read_count": "books"}
    words = COLUMNS | {"columns": list(counts), "counts": counts}
    found = prepare(small(table, JOURNEY), FigureSpec.model_validate(words))
    assert [(one["shown"], one["counts"], one["share"]) for one in found.records] == [
        ("100", "people", ""),
        ("80", "people", "80.0%"),
        ("120", "books", ""),
    ]


MEMBERS = """
time_period,area,movement,members_count
2023,Sandwell,Joined,5
2023,Sandwell,Members,90
2023,Sandwell,Left,4
"""
FLOW = {"kind": "flow", "title": "Members", "x": "time_period", "y": "members_count", "by": "movement"}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            {"only": ["Joined", "Left"]},
            "A flow has three series, and this figure 2: Joined, Left. Name what came in, what",
        ),
        (
            {"only": ["Members", "Joined", "Left"]},
            "`Members` stands for what came in, and its metadata do not say `stock: false`.",
        ),
        (
            {"only": ["Joined", "Left", "Members"]},
            "`Left` stands for what was there at the end, and its metadata do not say `stock: true`.",
        ),
        ({"x": "movement", "by": ""}, "A `flow` joins periods, and `movement` has none. Name `time_period` as `x`"),
    ],
)
def test_a_flow_is_what_came_in_what_is_there_and_what_went_out(words, told, table):
    found = small(table, MEMBERS, stock={"members_count": "{movement: Members}"})
    assert told in refused(found, **(FLOW | words))


def test_the_three_parts_of_a_flow_may_be_columns(table):
    csv = "time_period,area,joined_count,members_count,left_count\n2023,Sandwell,5,90,4\n2024,Sandwell,5,91,4"
    found = small(table, csv, stock={"joined_count": "false", "members_count": "true", "left_count": "false"})
    words = FLOW | {"y": "", "by": "", "columns": ["joined_count", "members_count", "left_count"]}
    assert prepare(found, FigureSpec.model_validate(words)).series == ["Joined", "Members", "Left"]


PARTS = "time_period,area,home,children_percent\n" + "\n".join(
    f"2023,Sandwell,{name},{share}" for name, share in (("A", 30), ("B", 25), ("C", 20), ("D", 15), ("Other homes", 10))
)
SHARES = {"kind": "shares", "title": "Homes", "x": "children_percent", "y": "home"}


def test_a_bar_has_four_parts_and_those_that_are_left_over(table):
    data = prepare(small(table, PARTS), FigureSpec.model_validate(SHARES))
    assert data.series == ["A", "B", "C", "D", "Other homes"]


def test_a_bar_of_five_parts_that_all_have_a_name_is_refused(table):
    assert "5 series, and a reader can follow four" in refused(
        small(table, PARTS.replace("Other homes", "E")), **SHARES
    )


def test_one_bar_says_what_it_measures_beside_a_target_of_another_name(table):
    lines = "time_period,area,indicator,things_percent\n2023,Sandwell,Late,29\n2023,Sandwell,Aim,20"
    found = small(table, lines, {"things_percent": "Value"})
    words = {"kind": "target", "title": "Late", "x": "things_percent", "y": "indicator", "target": "Aim"}
    assert prepare(found, FigureSpec.model_validate(words)).title == "Late (%)"
