"""What a picture measures is said in words, and unlike things never stand on one axis."""

from __future__ import annotations

from dataclasses import replace

import pytest
from small import small

from macros.charts import prepare
from macros.figures.figure_table import subtitle_of
from macros.messages import Fault
from macros.tables import FigureSpec
from macros.wording import alternative

ACTIVITY = """time_period,area,indicator,counted,unit,indicator_value
2024-25,Sandwell,Attendances,Attendances,count,21910
2024-25,Sandwell,Young people reached,Young people,count,5122
2024-25,Sandwell,Young people on a course,Young people,count,224
2024-25,Sandwell,Young people seen in time,Share of young people,percent,71.5
"""
CHECKS = """time_period,area,age,outcome,children_percent
2024-25,Sandwell,All ages,Had a check,90
2024-25,Sandwell,All ages,Saw a dentist,80
2024-25,Sandwell,Under 5,Had a check,70
"""


@pytest.fixture
def activity(table):
    """A table whose numbers are titled “Value”, and whose column `counted` says what each row counts."""
    return small(table, ACTIVITY, {"indicator_value": "Value"}, counts={"indicator_value": "counted"})


def told(table, **words):
    """The subtitle and the text alternative of a figure."""
    spec = FigureSpec.model_validate({"kind": "bar", "title": "A figure", "x": table.measures[0], **words})
    data = prepare(table, spec)
    return subtitle_of(table, data, spec), alternative(data, spec)


def refused(table, **words):
    """What keeps a figure from being drawn."""
    with pytest.raises(Fault) as found:
        told(table, **words)
    return str(found.value)


def test_rows_that_count_the_same_are_measured_by_what_they_count(activity):
    subtitle, alternative_ = told(activity, y="indicator", where={"counted": "Young people"})
    assert subtitle == "Young people, Sandwell, year ending 31 March 2025"
    assert alternative_.startswith("Bar chart: Young people, 2 bars. Young people reached 5,122;")


def test_attendances_and_people_never_stand_on_one_axis(activity):
    assert refused(activity, y="indicator", where={"unit": "count"}) == (
        "The figure draws unlike things on one axis: Attendances; Young people. Choose rows with the same `counted` with "
        "`where`, or choose `kind: scorecard`."
    )


def test_a_scorecard_has_rows_of_every_kind_and_names_them_all(activity):
    subtitle, alternative_ = told(activity, kind="scorecard", x="indicator", y="indicator_value")
    assert subtitle == "An example, Sandwell, year ending 31 March 2025"
    assert "Attendances 21,910" in alternative_


def test_one_row_says_what_it_measures_by_its_name_and_with_its_unit(activity):
    words = {
        "kind": "number",
        "x": "time_period",
        "y": "indicator_value",
        "where": {"indicator": "Young people seen in time"},
    }
    assert told(activity, **words) == (
        "Young people seen in time (%), Sandwell, year ending 31 March 2025",
        "One number: 71.5%, young people seen in time, in 2024-25.",
    )


def test_numbers_titled_value_without_a_word_for_them_all_are_not_drawn(table):
    unnamed = small(table, ACTIVITY, {"indicator_value": "Value"})
    assert refused(unnamed, y="indicator", where={"unit": "count"}).startswith(
        "The figure does not say what it measures: the title of `indicator_value` is “Value”, and the rows"
    )


def test_a_measure_says_which_rows_it_is_about_and_leaves_out_the_whole(table):
    checks = small(table, CHECKS, {"children_percent": "Share of the children (%)"})
    drawn = {"kind": "column", "x": "time_period", "y": "children_percent"}
    for age, subtitle in (("All ages", "Had a check"), ("Under 5", "Under 5, had a check")):
        found, _ = told(checks, **drawn, where={"age": age, "outcome": "Had a check"})
        assert found == f"{subtitle}: share of the children (%), Sandwell, year ending 31 March 2025"


def test_a_measure_names_both_columns_that_are_drawn_side_by_side(table):
    scores = small(
        table,
        "time_period,area,course,before_percent,after_percent\n2024-25,Sandwell,Hidden Men,24,98",
        {"before_percent": "Score before (%)", "after_percent": "Score after (%)"},
    )
    subtitle, _ = told(scores, kind="dots", x="", y="course", columns=["before_percent", "after_percent"])
    assert subtitle == "Score before and score after (%), Sandwell, year ending 31 March 2025"


def test_changes_in_words_are_no_judgements_and_say_what_changed(table):
    deaths = small(
        table,
        "time_period,area,age,change_text,deaths_count\n2024-25,Sandwell,Under 5,Fell,20\n2024-25,Sandwell,Over 5,Rose,30",
        {"change_text": "Change in deaths"},
    )
    _, alternative_ = told(deaths, kind="judgements", x="change_text", y="age")
    assert alternative_ == "List of 2 findings, change in deaths. Under 5: Fell; Over 5: Rose."


def test_a_scorecard_names_its_table_without_the_years_and_the_place_that_follow(activity):
    metadata = activity.metadata.model_copy(update={"title": "Clubs, teams and money, Sandwell, 2024-25"})
    numbers = replace(activity, metadata=metadata)
    subtitle, _ = told(numbers, kind="scorecard", x="indicator", y="indicator_value")
    assert subtitle == "Clubs, teams and money, Sandwell, year ending 31 March 2025"


@pytest.mark.parametrize("title", ["Value", "Result", "Number or percentage", "Number, share or amount", "Amount (£)"])
def test_a_title_that_says_only_the_form_of_a_number_is_no_measure(table, title):
    named = small(table, ACTIVITY, {"indicator_value": title}, counts={"indicator_value": "counted"})
    subtitle, _ = told(named, y="indicator", where={"indicator": "Young people reached"})
    assert subtitle.startswith("Young people reached, Sandwell"), subtitle


def test_a_title_that_says_what_is_counted_is_the_measure(table):
    named = small(table, ACTIVITY, {"indicator_value": "Numbers of the Youth Service"})
    subtitle, _ = told(named, y="indicator", where={"counted": "Young people"})
    assert subtitle.startswith("Numbers of the Youth Service, Sandwell")


def test_a_name_whose_words_another_has_is_left_out(table):
    moves = CHECKS.replace("Had a check", "Saw a dentist under the age of 5").replace("Under 5", "Under an age of 5")
    checks = small(table, moves, {"children_percent": "Share of the children (%)"})
    found, _ = told(checks, kind="column", x="time_period", y="children_percent", where={"age": "Under an age of 5"})
    assert found.startswith("Saw a dentist under the age of 5: share of the children (%), Sandwell")
