"""What sets the area apart: a gap is clear where the interval leaves the average out, and the largest comes first."""

from __future__ import annotations

import pytest
from small import small

from macros.messages import Fault
from macros.tables.neighbours import with_neighbour_mean
from macros.wording import Around, difference, gaps, standouts

NEIGHBOURS = ("Walsall", "Luton")
AROUND = Around(("England",), NEIGHBOURS)
RULE = "reconcile:\n  - {percent: cases_percent, of: cases_count, total: {factor: All factors, who: Any}, dp: 1}"
AREAS = {
    "Sandwell": {
        "Neglect,Any": (180, 120),
        "Alcohol,Parent": (100, 104),
        "Self-harm,Any": (60, 90),
        "Other,Any": (50, 9),
    },
    "Walsall": {
        "Neglect,Any": (150, 150),
        "Alcohol,Parent": (100, 100),
        "Self-harm,Any": (60, 60),
        "Other,Any": (50, 90),
    },
    "Luton": {
        "Neglect,Any": (150, 170),
        "Alcohol,Parent": (100, 100),
        "Self-harm,Any": (60, 60),
        "Other,Any": (50, 90),
    },
    "England": {
        "Neglect,Any": (150, 160),
        "Alcohol,Parent": (100, 90),
        "Self-harm,Any": (60, 60),
        "Other,Any": (50, 70),
    },
}


def made(table, areas=AREAS):
    """Of 1,000 assessments in each area, how many found what, in two years."""
    lines = ["time_period,area,factor,who,cases_count,cases_percent"]
    for place, year in enumerate(("2018", "2025")):
        for area, found in areas.items():
            lines.append(f"{year},{area},All factors,Any,1000,z")
            lines += [f"{year},{area},{name},{both[place]},{both[place] / 10}" for name, both in found.items()]
            lines.append(f"{year},{area},Old factor,Any,{40 - 40 * place},{4.0 - 4 * place}")
            lines.append(f"{year},{area},Hidden factor,Any,c,c")
    return with_neighbour_mean(small(table, "\n".join(lines), more=RULE), NEIGHBOURS)


@pytest.fixture
def factors(table):
    return made(table)


def test_the_largest_gap_above_the_average_comes_first_and_what_is_left_over_last(factors):
    found = [(one.name, difference(one), one.clear) for one in gaps(factors, "cases_percent", AROUND)]
    assert found == [
        ("Self-harm", "+3.0", True),
        ("Alcohol (parent)", "+0.4", False),
        ("Neglect", "−4.0", True),
        ("Other", "−8.1", True),
    ]


def test_what_is_hidden_or_found_nowhere_any_more_is_left_out(factors):
    names = {one.name for one in gaps(factors, "cases_percent", AROUND)}
    assert names.isdisjoint({"Hidden factor", "Old factor", "All factors"})


@pytest.mark.parametrize(
    ("way", "said"),
    [
        ("most", "neglect, 12.0%; alcohol (parent), 10.4%; self-harm, 9.0%"),
        ("above", "self-harm, 9.0% against 6.0%"),
        ("below", "neglect, 12.0% against 16.0%"),
        ("rose", "self-harm, from 6.0% to 9.0%"),
        ("fell", "neglect, from 18.0% to 12.0%"),
    ],
)
def test_only_what_is_more_than_chance_stands_out(way, said, factors):
    assert standouts(factors, "cases_percent", AROUND, way=way).text == said


def test_what_rose_from_a_count_of_none_rose_from_none_recorded(table):
    areas = AREAS | {"Sandwell": AREAS["Sandwell"] | {"Self-harm,Any": (0, 90)}}
    said = standouts(made(table, areas), "cases_percent", AROUND, way="rose").text
    assert said == "self-harm, from none recorded to 9.0%"


def test_of_more_than_there_is_room_for_it_says_how_many_others_there_are(table):
    areas = AREAS | {"Sandwell": AREAS["Sandwell"] | {"Alcohol,Parent": (100, 150)}}
    assert standouts(made(table, areas), "cases_percent", AROUND, way="above", limit=1).text == (
        "alcohol (parent), 15.0% against 10.0%; and 1 other"
    )


def test_where_nothing_stands_out_it_says_none(factors):
    assert standouts(factors, "cases_percent", AROUND, way="above", who="Parent").text == "none"


def test_where_something_is_hidden_it_says_none_only_of_what_is_shown(factors, table):
    areas = {**AREAS, "Sandwell": AREAS["England"]}
    hidden = made(table, areas)
    assert standouts(hidden, "cases_percent", AROUND, way="above", who="Any").text == "none of those that have a number"


def test_what_has_no_average_beside_it_is_not_said_to_stand_out_or_not(factors):
    with pytest.raises(Fault, match=r"No value of `cases_percent` .* can be set beside the average"):
        standouts(factors, "cases_percent", AROUND, way="above", factor="Old factor")


@pytest.mark.parametrize(
    ("symbol", "told"),
    [
        ("c", "Every value in the year ending 31 March 2025 is hidden so that no child can be identified"),
        ("x", "Every value in the year ending 31 March 2025 is not available"),
    ],
)
def test_where_every_value_is_a_symbol_it_does_not_say_none(symbol, told, table):
    lines = ["time_period,area,factor,who,cases_count,cases_percent"]
    for area in AREAS:
        found = ["100,10.0"] * 2 if area != "Sandwell" else [f"{symbol},{symbol}"] * 2
        lines.append(f"2025,{area},All factors,Any,1000,z")
        lines += [f"2025,{area},{name},{one}" for name, one in zip(("A,Any", "B,Any"), found, strict=True)]
    hidden = with_neighbour_mean(small(table, "\n".join(lines), more=RULE), NEIGHBOURS)
    for say in (gaps, lambda *given: standouts(*given, way="above")):
        with pytest.raises(Fault, match=told):
            say(hidden, "cases_percent", AROUND)


def test_a_share_whose_base_is_not_known_is_never_clear(table):
    csv = "time_period,area,factor,cases_percent\n2025,Sandwell,A,9\n2025,Walsall,A,1\n2025,Luton,A,1"
    (gap,) = gaps(with_neighbour_mean(small(table, csv), NEIGHBOURS), "cases_percent", AROUND)
    assert (gap.clear, gap.moved) == (False, False)


@pytest.mark.parametrize(
    ("column", "words", "told"),
    [
        ("cases_count", {"way": "above"}, "`cases_count` holds no shares or rates that could be set beside others"),
        ("cases_percent", {"way": "higher"}, "`way` is `higher`"),
        ("cases_percent", {"way": "above", "limit": 0}, "`limit` is `0`. Write how many to name"),
        ("cases_percent", {"way": "above", "limit": -2}, "`limit` is `-2`. Write how many to name"),
    ],
)
def test_a_question_that_has_no_answer_is_told(column, words, told, factors):
    with pytest.raises(Fault, match=told):
        standouts(factors, column, AROUND, **words)


def test_where_every_value_that_is_shown_is_nought_none_was_found_most_often(table):
    areas = {**AREAS, "Sandwell": dict.fromkeys(AREAS["Sandwell"], (0, 0))}
    assert (
        standouts(made(table, areas), "cases_percent", AROUND, way="above").text == "none of those that have a number"
    )
    with pytest.raises(Fault, match="Every value that is shown is 0"):
        standouts(made(table, areas), "cases_percent", AROUND, way="most")


def test_a_table_that_breaks_nothing_down_has_nothing_that_stands_out(table):
    csv = "time_period,area,cases_percent\n2025,Sandwell,9\n2025,Walsall,1"
    with pytest.raises(Fault, match="breaks nothing down here"):
        gaps(small(table, csv), "cases_percent", AROUND)
