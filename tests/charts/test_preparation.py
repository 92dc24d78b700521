"""What a chart reads from a table: the rows that its line asks for, every gap kept, nothing made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros import charts
from macros.charts import ChartData
from macros.messages import Fault
from macros.tables import FigureSpec, Table, load

EXAMPLES = Path(__file__).parent / "examples"


def prepared(stem: str, **words: object) -> ChartData:
    table, _, _ = load(stem, EXAMPLES, EXAMPLES, "Northby")
    assert isinstance(table, Table)
    return charts.prepare(table, FigureSpec.model_validate(words))


def named(stem: str, name: str) -> ChartData:
    table, _, _ = load(stem, EXAMPLES, EXAMPLES, "Northby")
    assert isinstance(table, Table)
    return charts.prepare(table, table.metadata.figures[name])


def values(data: ChartData) -> list[tuple[str, float | None, str]]:
    return [(row["category"], row["value"], row["shown"]) for row in data.records]


def test_a_suppressed_count_is_never_read_as_zero():
    hidden = {row["category"]: row for row in named("bar", "default").records}["Hospital ward trolley"]
    assert (hidden["value"], hidden["shown"], hidden["gap"]) == (None, "[c]", "c")


def test_zero_is_a_value_and_no_gap():
    zero = {row["category"]: row for row in named("bar", "change").records}["Mill Lane"]
    assert (zero["value"], zero["shown"], zero["gap"]) == (0.0, "0", "")


def test_bars_stand_from_the_largest_to_the_smallest_and_gaps_last():
    assert named("bar", "change").categories == [
        "Central Library",
        "Mobile library for the villages of the upper valley",
        "Mill Lane",
        "Old Town Reading Room and Museum of Local History",
        "Harbour",
        "Hospital ward trolley",
        "Prison library",
    ]


def test_the_whole_is_no_bar_beside_its_parts():
    assert "All branches" not in named("bar", "default").categories


def test_the_whole_is_drawn_where_it_is_asked_for():
    data = prepared("bar", x="visits_count", y="branch", where={"branch": ["Harbour", "All branches"]})
    assert data.categories == ["All branches", "Harbour"]


def test_periods_stand_in_the_order_of_time_whatever_their_form():
    assert named("line", "uneven").categories == ["31 Mar 2019", "30 Sep 2021", "31 Mar 2022", "31 Mar 2025"]


def test_periods_stand_as_far_apart_as_they_are():
    first, second, third, fourth = named("line", "uneven").times.values()
    assert (round(second - first), round(third - second), round(fourth - third)) == (30, 6, 36)


def test_only_chooses_the_series_and_puts_them_in_order():
    data = prepared("grouped", x="loans_percent", y="reason", by="area", only=["The nation", "Northby"])
    assert data.series == ["The nation", "Northby"]


def test_a_fifth_series_is_a_fault_that_says_how_to_choose():
    with pytest.raises(Fault) as found:
        prepared("multiples", kind="line", x="time_period", y="visits_count", by="branch")
    assert str(found.value) == (
        "The figure has 5 series, and a reader can follow four. Choose with `only`, for instance only=['Central "
        "Library', 'Harbour', 'Mill Lane', 'Old Town Reading Room and Museum of Local History']."
    )


def test_small_multiples_may_have_more_series_than_four():
    assert len(named("multiples", "default").series) == 5


def test_a_band_draws_all_but_the_named_series_together():
    data = named("band", "default")
    assert (data.crowd, data.named, len(data.series)) == ("Ten neighbours", ["Northby", "The nation"], 13)


def test_columns_of_numbers_can_be_the_series():
    data = named("dots", "before-and-after")
    assert data.series == ["Before the course", "After the course"]
    assert [row["shown"] for row in data.of("After the course")] == ["98%", "[x]", "60%"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            {"x": "visit_count", "y": "branch"},
            "The figure names the column `visit_count`, which the table `bar` does not have. Did you mean `visits_count`?",
        ),
        ({"y": "branch"}, "does not say which numbers of the table `bar` it draws. Name one of `visits_count`, "),
        ({"x": "visits_count", "y": "area"}, "more than one value for `Northby`. Name `by` or `where` for branch."),
        (
            {"x": "visits_count", "y": "branch", "where": {"branch": "Harbor"}},
            "The figure asks for `Harbor` in `branch`, where it never appears. Did you mean `Harbour`?",
        ),
        ({"y": "branch", "columns": ["visits_count", "area"]}, "`columns` names `area`, which holds no numbers."),
        (
            {"y": "area", "by": "branch", "columns": ["visits_count"]},
            "The figure has both `by` and `columns`, and each of them would define the series. Leave one of them out.",
        ),
        (
            {"kind": "stacked", "x": "change_count", "y": "area", "by": "branch", "only": ["Harbour", "Mill Lane"]},
            "A bar made of parts cannot show a value below zero. Choose `kind: grouped`.",
        ),
        (
            {"kind": "slope", "x": "time_period", "y": "visits_count", "by": "branch", "only": ["Harbour"]},
            "A slope joins 2 periods, and the figure has 1. Name them with `where`.",
        ),
        (
            {"kind": "bar", "x": "visits_count", "y": "area", "by": "branch", "band": "All"},
            "`band` draws every series together as `All`. Name with `only` those to draw on their own.",
        ),
        (
            {"kind": "number", "x": "visits_count"},
            "One large number needs one row, and the figure has more. Name it with `where`, for instance {branch: ",
        ),
        ({"kind": "judgements", "x": "visits_count"}, "The figure does not say what was judged, and how."),
    ],
)
def test_a_line_that_cannot_be_drawn_is_a_fault_with_its_mending(words, told):
    with pytest.raises(Fault) as found:
        prepared("bar", **words)
    assert told in str(found.value)


def test_a_scorecard_sets_other_areas_beside_and_not_in_the_line():
    data = named("scorecard", "default")
    assert data.beside == {
        "Visits answered within a day": ["The nation 79.0%", "The region 75.5%"],
        "Desks": ["The nation 9,120"],
    }
    assert {row["shown"] for row in data.records} & {"79.0%", "75.5%", "9,120"} == set()
    assert len(data.rows) == len(data.records) + 3


def test_a_scorecard_knows_which_way_is_better():
    better = named("scorecard", "default").better
    assert (better["Visits answered within a day"], better["Cost of a loan"], better["Desks"]) == ("high", "low", "z")


def test_a_scorecard_of_one_row_shows_each_of_its_numbers():
    data = prepared("bar", kind="scorecard", where={"branch": "Harbour"})
    assert [(row["category"], row["shown"]) for row in data.records] == [
        ("Visits", "19,874"),
        ("Change in visits", "\N{MINUS SIGN}2,406"),
        ("Share of loans (%)", "21.9%"),
    ]


def test_a_number_is_the_latest_where_the_period_is_left_open():
    period = ["2022-23", "2024-25", "2019-20"]
    assert values(prepared("column", kind="number", x="visits_count", y="time_period", period=period)) == [
        ("2024-25", 47718.0, "47,718")
    ]


def test_judgements_stand_in_the_order_of_time():
    data = named("judgements", "default")
    assert [row["series"] for row in data.records] == ["Jul 2012", *["Feb 2015"] * 3, "2018", *["May 2022"] * 3]


def test_a_judgement_that_is_not_known_keeps_its_symbol():
    assert named("judgements", "default").records[-1]["shown"] == "[x]"


def test_categories_can_be_sorted_by_the_gap_between_the_first_two_series():
    words = {"kind": "dots", "title": "A title", "x": "loans_percent", "y": "reason", "by": "area", "sort": "gap"}
    data = prepared("grouped", **words, only=["The nation", "Northby"])
    gaps = {"To meet": 2.5, "To borrow books": 1.6, "To use a computer or the printer": -18.3}
    assert data.categories == sorted(gaps, key=lambda name: -gaps[name])
