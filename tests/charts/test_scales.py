"""From values to pixels: round numbers, what fits, and where things stand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.charts.canvas import flow, spread
from macros.charts.scales import Scale, fitting, tick_words, ticks
from macros.charts.theme import longest, measure, wrap


@pytest.mark.parametrize(
    ("low", "high", "wanted"),
    [
        (0, 92, [0, 20, 40, 60, 80, 100]),
        (0, 3.4, [0, 1, 2, 3, 4]),
        (-7, 31, [-10, 0, 10, 20, 30, 40]),
        (18.8, 20.9, [18.5, 19, 19.5, 20, 20.5, 21]),
        (0, 0.004, [0, 0.001, 0.002, 0.003, 0.004]),
        (0, 26_000_000, [0, 10_000_000, 20_000_000, 30_000_000]),
        (5, 5, [5, 6]),
    ],
)
def test_an_axis_has_round_numbers(low, high, wanted):
    assert ticks(low, high) == wanted


@given(st.integers(-(10**12), 10**12), st.integers(0, 10**12))
def test_an_axis_holds_every_value_and_has_few_numbers(thousandths, more):
    low, span = thousandths / 1000, more / 1000
    marks = ticks(low, low + span)
    assert marks[0] <= low + 1e-6 * (span + abs(low))
    assert marks[-1] >= low + span - 1e-6 * (span + abs(low))
    assert 2 <= len(marks) <= 7


@pytest.mark.parametrize(
    ("marks", "unit", "wanted"),
    [
        ([0, 50, 100], "percent", ["0%", "50%", "100%"]),
        ([0, 0.5, 1], "number", ["0", "0.5", "1.0"]),
        ([-1000, 0, 1000], "gbp", ["\N{MINUS SIGN}£1,000", "£0", "£1,000"]),
        ([0, 500_000, 1_000_000], "gbp", ["£0", "£0.5m", "£1.0m"]),
    ],
)
def test_the_numbers_of_an_axis_are_said_alike(marks, unit, wanted):
    assert tick_words(marks, unit) == wanted


def test_a_bar_of_zero_has_no_length():
    assert Scale(0, 50, 100, 600).at(0) == 100


def test_labels_of_an_axis_that_do_not_fit_are_left_out_and_the_last_stays():
    months = [f"Month {number}" for number in range(12)]
    places = [40 + 45 * number for number in range(12)]
    chosen = fitting(months, places, 0, 600)
    assert list(chosen) == [0, 2, 4, 6, 8, 11]


def test_a_label_at_an_edge_is_moved_in():
    assert fitting(["31 March 2023"], [2], 0, 600)[0] == measure("31 March 2023") / 2


@given(st.lists(st.tuples(st.floats(0, 300), st.integers(1, 3)), max_size=8))
def test_labels_at_the_ends_of_lines_never_overlap(wanted):
    heights = [18.0 * lines + 4 for _, lines in wanted]
    placed = spread([at for at, _ in wanted], heights, 0, max(320, sum(heights)))
    tops = sorted((middle - height / 2, middle + height / 2) for middle, height in zip(placed, heights, strict=True))
    for (_, bottom), (top, _) in pairwise(tops):
        assert bottom <= top + 1e-6
    assert all(top >= -1e-6 and bottom <= max(320, sum(heights)) + 1e-6 for top, bottom in tops)


def test_labels_that_have_room_stay_where_their_lines_end():
    assert spread([20, 100, 200], [18, 18, 18], 0, 300) == [20, 100, 200]


@given(st.text("abcdefgh iIWmM-", max_size=120), st.floats(60, 400))
def test_a_wrapped_name_fits_its_room(text, room):
    assert all(measure(line) <= room + 1e-6 for line in wrap(text, room))


def test_a_name_is_broken_between_words():
    assert wrap("Children looked after visited on time", 150) == ["Children looked", "after visited on", "time"]


def test_a_word_wider_than_its_room_is_broken_with_a_hyphen():
    assert wrap("Antidisestablishmentarianism", 90) == ["Antidisest-", "ablishment-", "arianism"]


def test_keys_below_a_bar_go_on_in_the_next_line():
    assert [line for _, line in flow([["One"], ["Two"], ["A longer name that needs a line"]], 0, 200, 18)] == [0, 0, 1]


def test_a_key_of_two_lines_has_them_to_itself():
    assert flow([["One"], ["A name in", "two lines"], ["Two"]], 0, 200, 18) == [(0, 0), (0, 1), (0, 3)]


def test_a_name_with_hyphens_is_broken_at_them():
    assert wrap("Stoke-on-Trent", 90, bold=True) == ["Stoke-on-", "Trent"]
    assert wrap("In Stoke-on-Trent", 120) == ["In", "Stoke-on-Trent"]


def test_the_longest_word_is_the_least_room_that_breaks_no_name():
    names = ["North Northamptonshire", "Stoke-on-Trent"]
    room = longest(names, bold=True)
    assert [wrap(name, room, bold=True) for name in names] == [["North", "Northamptonshire"], ["Stoke-on-Trent"]]
    assert wrap(names[0], room - 1, bold=True) != ["North", "Northamptonshire"]
