"""How an indicator moved is told from the means of its first and last months, and only where the difference is clear."""

from __future__ import annotations

import statistics
from itertools import pairwise

import pytest
from small import small

from macros.charts import prepare, shift
from macros.charts.kinds.scorecard import draw, moved
from macros.charts.shift import groups
from macros.messages import Fault
from macros.tables import FigureSpec
from macros.wording import alternative

MONTHS = {
    "Visits": ("high", [60.0, 62.0, 61.0, 65.0, 70.0, 78.0, 80.0, 79.0]),
    "Waits": ("low", [10.0, 14.0, 12.0, 16.0, 18.0, 22.0, 25.0, 23.0]),
    "Checks": ("high", [50.0, 80.0, 40.0, 70.0, 45.0, 75.0, 55.0, 60.0]),
    "Plans": ("neither", [106.7, 107.1, 103.8, 99.9, 89.2, 71.8, 68.0, 69.2]),
    "Still": ("high", [5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0]),
}
SPEC = {
    "kind": "scorecard",
    "title": "A card",
    "x": "time_period",
    "y": "indicator_value",
    "by": "indicator",
    "ends": 3,
}


@pytest.fixture
def card(table):
    """A table of five indicators over eight months."""
    rows = "\n".join(
        f"2018-{month:02},Sandwell,{name},{better},{value}"
        for name, (better, values) in MONTHS.items()
        for month, value in enumerate(values, start=1)
    )
    return small(table, f"time_period,area,indicator,better,indicator_value\n{rows}", {"indicator_value": "Value"})


@pytest.fixture
def data(card):
    return prepare(card, FigureSpec.model_validate(SPEC))


@pytest.mark.parametrize("name", MONTHS)
def test_a_shift_is_from_the_mean_of_the_first_three_months_to_that_of_the_last_three(name, data):
    values = MONTHS[name][1]
    first, last = statistics.mean(values[:3]), statistics.mean(values[-3:])
    usual = statistics.pstdev([b - a for a, b in pairwise(values)], mu=0)
    found = shift(data, name)
    assert (found.first, found.last) == (pytest.approx(first), pytest.approx(last))
    assert (found.since, found.until) == (f"{first:.1f}", f"{last:.1f}")
    assert found.clear == (abs(last - first) > usual)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Visits", ["Up from 61.0 to 79.0", "Better"]),
        ("Waits", ["Up from 12.0 to 23.3", "Worse"]),
        ("Checks", ["Up from 56.7 to 63.3", "No clear change"]),
        ("Plans", ["Down from 105.9 to 69.7"]),
        ("Still", ["The same"]),
    ],
)
def test_better_worse_and_no_clear_change_are_said_and_neither_is_not(name, words, data):
    assert [text for _, text in moved(data, name)] == words


def test_the_text_alternative_says_that_means_are_compared(data, card):
    found = alternative(data, FigureSpec.model_validate(SPEC))
    assert (
        "Means of the first 3 months and of the last 3: 1 is better at the end than at the start, 1 is worse, "
        "1 is lower, 1 is the same and 1 is without a clear change."
    ) in found
    assert "Checks showed no clear change, from 56.7 to 63.3" in found


@pytest.mark.parametrize("width", [720, 332])
def test_the_picture_says_that_means_are_compared(width, data):
    texts = " ".join(draw(data, width).texts)
    assert "ean of the first 3" in texts


def test_an_end_with_a_value_that_is_not_shown_has_no_mean(table):
    rows = "\n".join(
        f"2018-{month:02},Sandwell,Visits,high,{'c' if month == 2 else month + 20}" for month in range(1, 9)
    )
    hidden = small(table, f"time_period,area,indicator,better,indicator_value\n{rows}", {"indicator_value": "Value"})
    assert shift(prepare(hidden, FigureSpec.model_validate(SPEC)), "Visits") is None


def test_ends_that_overlap_are_refused(card):
    with pytest.raises(Fault, match="`ends` averages the first 5 periods and the last, and the figure has 8"):
        prepare(card, FigureSpec.model_validate({**SPEC, "ends": 5}))


def test_indicators_stand_by_how_they_moved_those_that_got_worse_first(data):
    assert groups(data) == {
        "Got worse": ["Waits"],
        "Got better": ["Visits"],
        "No clear change": ["Checks", "Still"],
        "Neither better nor worse": ["Plans"],
    }
    assert data.series == ["Waits", "Visits", "Checks", "Still", "Plans"]


def test_the_picture_says_how_each_group_moved(data):
    texts = " ".join(draw(data, 720).texts)
    assert texts.index("Got worse") < texts.index("Waits") < texts.index("Got better") < texts.index("Visits")


def test_indicators_of_which_nothing_says_what_is_better_are_not_grouped(card):
    neither = prepare(card, FigureSpec.model_validate(SPEC | {"where": {"indicator": ["Plans"]}}))
    assert groups(neither) == {}
