"""What is said of two values is as sure as they are: inside the interval they are about the same."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from small import small

from macros import charts, figures
from macros import wording as numbers
from macros.charts.kinds import dots
from macros.charts.theme import INK
from macros.messages import Fault
from macros.tables import FigureSpec
from macros.tables.intervals import byar, wilson
from macros.wording.certainty import unclear

AROUND = numbers.Around(("England",), ("Walsall", "Luton", "Oldham"))
SHARE = "reconcile: [{percent: repeats_percent, of: repeats_count, total: referrals_count, dp: 1}]\n"
WHOLE = "reconcile: [{percent: repeats_percent, of: repeats_count, total: referrals_count, dp: 0}]\n"

REFERRALS = """
time_period,area,referrals_count,repeats_count,repeats_percent
2024,Sandwell,4000,840,21.0
2025,Sandwell,3723,844,22.7
2024,Walsall,3000,570,19.0
2025,Walsall,3000,540,18.0
2025,Luton,2000,480,24.0
2025,Oldham,4000,1200,30.0
2025,England,600000,135600,22.6
"""


@pytest.fixture
def referrals(table: Any) -> Any:
    """Shares with their counts, of five areas."""
    return small(table, REFERRALS, more=SHARE)


def compared(table: Any, with_: Any) -> str:
    return numbers.compare(table, "repeats_percent", AROUND, with_=with_, time_period="2025").text


def test_a_whole_inside_the_areas_own_interval_is_about_the_same(referrals):
    assert compared(referrals, "England") == "about the same as the England average of 22.6%"


def test_two_authorities_whose_intervals_overlap_are_about_the_same(referrals):
    assert compared(referrals, "Luton") == "about the same as Luton's 24.0%"
    assert compared(referrals, ["Walsall", "Oldham"]) == "above Walsall's 18.0% and below Oldham's 30.0%"


def test_an_account_takes_a_rounded_share_from_its_counts_as_a_sentence_does(table):
    placements = """
time_period,area,children_count,moved_count,moved_percent
2021,Sandwell,693,123,18
2025,Sandwell,604,134,22
"""
    rule = "reconcile: [{percent: moved_percent, of: moved_count, total: children_count, dp: 0}]\n"
    found = small(table, placements, more=rule)
    spec = FigureSpec(title="Moved", kind="line", x="time_period", y="moved_percent")
    assert numbers.change(found, "moved_percent", since="2021").text.startswith("rose by 4.5 percentage points")
    assert "Rose from 18% to 22%" in numbers.alternative(charts.prepare(found, spec), spec)


def test_shares_that_are_the_same_only_without_decimals_are_about_the_same(table):
    moved = """
time_period,area,children_count,moved_count,moved_percent
2025,Sandwell,400,41,10
2025,Walsall,500,50,10
"""
    rule = "reconcile: [{percent: moved_percent, of: moved_count, total: children_count, dp: 0}]\n"
    found = small(table, moved, more=rule)
    assert numbers.compare(found, "moved_percent", AROUND, with_="Walsall").text == "about the same as Walsall's 10%"
    assert numbers.compare(small(table, moved), "moved_percent", AROUND, with_="Walsall").text == (
        "the same as Walsall's 10%"
    )


def test_an_equal_area_and_one_that_is_about_the_same_are_named_together(table):
    moved = """
time_period,area,children_count,moved_count,moved_percent
2025,Sandwell,400,40,10
2025,Walsall,500,50,10
2025,Luton,400,41,11
"""
    rule = "reconcile: [{percent: moved_percent, of: moved_count, total: children_count, dp: 0, within: 1}]\n"
    found = small(table, moved, more=rule)
    assert numbers.compare(found, "moved_percent", AROUND, with_=["Walsall", "Luton"]).text == (
        "about the same as Walsall's 10% and Luton's 11%"
    )


def test_a_share_that_only_lost_its_zero_stays_as_it_is_published(table):
    leavers = """
time_period,area,posts_count,leavers_count,leavers_percent
2024,Sandwell,2413,240,10
2025,Sandwell,2699,300,11.1
"""
    rule = "reconcile: [{percent: leavers_percent, of: leavers_count, total: posts_count, dp: 1, within: 0.1}]\n"
    found = small(table, leavers, more=rule)
    told = numbers.change(found, "leavers_percent", since="2024", says="ends").text
    assert told == "showed no clear change, from 10% to 11.1%"


def test_the_same_share_of_fewer_children_says_less(table):
    few = "\n".join(
        line if ",area," in line else ",".join([*(parts := line.split(","))[:2], str(int(parts[2]) // 100), *parts[3:]])
        for line in REFERRALS.replace(",840,", ",8,")
        .replace(",844,", ",8,")
        .replace(",540,", ",5,")
        .replace(",480,", ",4,")
        .replace(",1200,", ",12,")
        .strip()
        .splitlines()
    )
    found = small(table, few.replace(",22.7", ",21.6"), more=SHARE)
    assert compared(found, "Walsall") == "not clearly above Walsall's 18.0%"


@pytest.mark.parametrize(
    ("own", "other", "said"),
    [
        (22.6, 24.0, "about the same as"),
        (90, 100, "about the same as"),
        (89, 100, "not clearly below"),
        (0, 14.2, "not clearly below"),
        (14.2, 0, "not clearly above"),
        (0, 0, "about the same as"),
        (-0.2, 0.3, "not clearly below"),
    ],
)
def test_a_difference_of_more_than_a_tenth_is_not_about_the_same(own, other, said):
    assert unclear(own, other) == said


def test_values_without_counts_are_compared_as_they_are(table):
    bare = small(table, REFERRALS)
    assert compared(bare, "England") == "above the England average of 22.6%"


def test_a_rank_says_how_many_areas_are_too_close(referrals):
    found = numbers.rank(referrals, "repeats_percent", AROUND, time_period="2025")
    assert found.text == "2nd lowest of 4 areas, though 1 other is too close to tell apart"


def test_a_rank_that_may_be_any_says_so_of_all_the_others(table):
    found = small(table, REFERRALS.replace(",540,18.0", ",660,22.0").replace(",1200,30.0", ",920,23.0"), more=SHARE)
    found = numbers.rank(found, "repeats_percent", AROUND, time_period="2025")
    assert found.text.endswith(" of 4 areas, though all 3 others are too close to tell apart")


def test_a_rank_in_a_title_says_which_places_the_area_may_have(referrals):
    found = numbers.rank(referrals, "repeats_percent", AROUND, time_period="2025", short=True)
    assert found.text == "2nd or 3rd lowest of 4 areas"


def test_a_rank_that_may_be_almost_any_is_no_rank_in_a_title(table):
    """Of four areas three are too close to tell apart: “1st to 3rd lowest of 4 areas” would find nothing."""
    lines = REFERRALS.replace(",540,18.0", ",660,22.0")
    found = small(table, lines, more=SHARE)
    said = numbers.rank(found, "repeats_percent", AROUND, time_period="2025", short=True)
    assert said.text == "too close to rank among 4 areas"
    told = pictured(found, kind="dots").alt
    assert told.endswith(" Sandwell is too close to rank among 4 areas, at 22.7%."), told


def test_a_share_that_chance_may_have_moved_showed_no_clear_change(referrals):
    moved = {"since": "2024", "until": "2025"}
    assert numbers.change(referrals, "repeats_percent", **moved).text == "showed no clear change, from 21.0% to 22.7%"
    assert numbers.change(referrals, "repeats_percent", says="direction", **moved).text == "showed no clear change"
    assert numbers.change(referrals, "repeats_percent", says="to", **moved).text == "showed no clear change, at 22.7%"


def test_two_equal_shares_did_not_change(table):
    lines = "time_period,area,referrals_count,repeats_count,repeats_percent\n2024,Sandwell,4000,924,23.1\n"
    found = small(table, f"{lines}2025,Sandwell,4000,924,23.1\n", more=SHARE)
    assert numbers.change(found, "repeats_percent", since="2024", until="2025").text == "stayed at 23.1%"


def test_two_shares_that_are_shown_alike_are_said_once(table):
    """Their counts tell them apart, 23.10% and 23.13%, and readers would see “from 23.1% to 23.1%”."""
    lines = "time_period,area,referrals_count,repeats_count,repeats_percent\n2024,Sandwell,4000,924,23\n"
    found = small(table, f"{lines}2025,Sandwell,4000,925,23\n", more=SHARE.replace("dp: 1", "dp: 0"))
    assert numbers.change(found, "repeats_percent", since="2024", until="2025").text == "stayed at 23.1%"


def test_a_share_that_moved_by_more_than_chance_rose(table):
    many = small(table, REFERRALS.replace("4000,840,21.0", "4000,760,19.0"), more=SHARE)
    found = numbers.change(many, "repeats_percent", since="2024", until="2025")
    assert found.text == "rose by 3.7 percentage points, from 19.0% to 22.7%"


@pytest.mark.parametrize(
    ("unit", "before", "after", "says"),
    [
        ("rate", "444.0", "443.8", "showed no clear change, from 444.0 to 443.8 per 10,000"),
        ("rate", "444.0", "430.0", "fell by 14.0, from 444.0 to 430.0 per 10,000"),
        ("percent", "8.0", "8.0", "stayed at 8.0%"),
        ("percent", "98.0", "98.2", "showed no clear change, from 98.0% to 98.2%"),
        ("count", "444", "443", "fell by 1, from 444 to 443"),
    ],
)
def test_a_share_or_rate_without_an_interval_that_hardly_moved_is_no_rise_and_no_fall(table, unit, before, after, says):
    lines = f"time_period,area,cases_{unit}\n2024,Sandwell,{before}\n2025,Sandwell,{after}\n"
    found = small(table, lines)
    assert numbers.change(found, f"cases_{unit}", since="2024").text == says
    spec = FigureSpec(kind="line", x="time_period", y=f"cases_{unit}", title="Cases")
    account = numbers.alternative(charts.prepare(found, spec), spec)
    for word in ("rose", "fell"):
        assert (word in account.lower()) == (word in says), account


def test_a_count_of_events_rose_or_fell_whatever_its_size(referrals):
    found = numbers.change(referrals, "repeats_count", since="2024", until="2025")
    assert found.text == "rose by 4, from 840 to 844"


def test_the_change_of_whole_percentages_is_worked_out_from_their_counts(table):
    found = small(
        table,
        "time_period,area,referrals_count,repeats_count,repeats_percent\n"
        "2023,Sandwell,808,160,20\n2024,Sandwell,808,81,10\n2025,Sandwell,816,76,9\n",
        more=WHOLE,
    )
    change = numbers.change(found, "repeats_percent", since="2024", until="2025")
    assert change.text == "showed no clear change, from 10.0% to 9.3%"
    change = numbers.change(found, "repeats_percent", since="2023", until="2025")
    assert change.text == "fell by 10.5 percentage points, from 19.8% to 9.3%"
    assert numbers.change(found, "repeats_percent", since="2023", until="2025", says="to").text == "fell to 9%"


def test_the_area_in_the_middle_is_in_neither_half():
    values = [Fraction(value) for value in range(1, 12)]
    middle = numbers.Standing(values[5], tuple(value for value in values if value != 6))
    assert middle.quarters("low") == {2, 3}


def test_an_area_is_in_the_quarters_that_its_interval_reaches():
    others = tuple(Fraction(value) for value in range(1, 11))
    assert numbers.Standing(Fraction(1), others, ends=(Fraction(0), Fraction(2))).quarters("low") == {1}
    assert numbers.Standing(Fraction(3), others, ends=(Fraction(0), Fraction(5))).quarters("low") == {1, 2}
    assert numbers.Standing(Fraction(3), others, ends=(Fraction(0), Fraction(9))).quarters("low") == {1, 2, 3, 4}
    near = numbers.Standing(Fraction(1), others, close=(Fraction(4),), ends=(Fraction(0), Fraction(2)))
    assert near.quarters("low") == {1, 2}
    assert numbers.Standing(Fraction(3), others[:2]).quarters("low") == set()


def test_the_ends_of_an_interval_have_the_decimals_of_the_value_and_one_at_least(table, referrals):
    assert numbers.ends(referrals, 1, "repeats_percent") == "21.4% to 24.0%"
    whole = small(table, REFERRALS.replace("22.7", "23"), more=WHOLE)
    assert numbers.ends(whole, 1, "repeats_percent") == "21.4% to 24.0%"
    assert numbers.ends(referrals, 1, "repeats_count") == ""


def test_intervals_tell_apart_what_differs():
    assert not wilson(81, 808).differs(wilson(76, 816))
    assert byar(463, 86_981, 10_000).differs(byar(357, 88_593, 10_000))


def test_a_sentence_says_an_interval_and_refuses_where_there_is_none(referrals):
    assert numbers.interval_of(referrals, "repeats_percent", time_period="2025").text == "21.4% to 24.0%"
    with pytest.raises(Fault) as raised:
        numbers.interval_of(referrals, "repeats_count", time_period="2025")
    assert str(raised.value) == (
        "Repeats has no 95% interval here: its count or its base is not known. Write the sentence without it."
    )


def pictured(table: Any, **words: Any) -> Any:
    table.metadata.figures["areas"] = FigureSpec(title="Repeats", x="repeats_percent", y="area", **words)
    return figures.make(table, "areas", {}, {}, lambda: AROUND)


def test_the_table_of_a_figure_has_the_interval_behind_the_value(referrals):
    found = pictured(referrals, kind="bar")
    assert [column.title for column in found.columns] == ["Area", "Repeats", "95% interval"]
    assert [cell.text for cell in found.rows[0]] == ["Sandwell", "22.7%", "21.4% to 24.0%"]


def test_a_figure_of_what_has_no_interval_has_no_column_for_it(table):
    assert [column.title for column in pictured(small(table, REFERRALS), kind="bar").columns] == ["Area", "Repeats"]


def test_dots_have_a_line_over_their_interval_and_the_subtitle_says_so(referrals, table):
    found = pictured(referrals, kind="dots")
    sure = {one["category"]: one.get("sure") for one in found.specs["data"].records}
    assert [round(end, 1) for end in sure["Sandwell"]] == [21.4, 24.0]
    assert found.subtitle.endswith(", with 95% intervals")
    bare = pictured(small(table, REFERRALS), kind="dots")
    thin = [
        sum('stroke-width="1.5"' in line and INK in line for line in dots.draw(one.specs["data"], 600).lines)
        for one in (found, bare)
    ]
    assert thin == [3 * len(sure), 0]
    assert "interval" not in bare.subtitle


def test_dots_of_several_series_have_no_line_over_an_interval_and_the_subtitle_promises_none(referrals):
    found = pictured(referrals, kind="dots", by="time_period", where={"area": ["Sandwell", "Walsall"]})
    assert len(found.specs["data"].series) == 2
    assert 'stroke-width="1.5"' not in "".join(dots.draw(found.specs["data"], 600).lines)
    assert "interval" not in found.subtitle


def test_the_alternative_of_dots_ranks_authorities_and_no_average(table):
    """England's 40% would be the 2nd of five; among the four authorities Sandwell may be the 2nd or the 3rd."""
    lines = REFERRALS.replace("600000,135600,22.6", "600000,240000,40.0")
    found = pictured(small(table, lines, more=SHARE), kind="dots")
    assert found.alt.endswith(" Sandwell may be 2nd or 3rd lowest of 4 areas, at 22.7%."), found.alt
    plain = pictured(small(table, lines), kind="dots")
    assert plain.alt.endswith(" Sandwell is the 2nd lowest of 4 areas."), plain.alt


def drawn(table: Any, lines: str, **words: Any) -> str:
    found = small(table, lines, more=SHARE)
    found.metadata.figures["years"] = FigureSpec(title="Repeats", y="repeats_percent", **words)
    return figures.make(found, "years", {}, {}, lambda: AROUND).alt


def test_the_alternative_of_a_line_is_as_sure_as_its_ends(table):
    """21.0% to 22.7% may be chance, and so may 22.7% beside England's 22.6%."""
    lines = REFERRALS + "2024,England,600000,120000,20.0\n"
    said = drawn(
        table, lines, kind="line", x="time_period", by="area", where={"area": ["Sandwell", "Walsall", "England"]}
    )
    assert "Sandwell showed no clear change, from 21.0% to 22.7%" in said
    assert "England rose from 20.0% to 22.6%" in said
    assert said.endswith("Sandwell is above Walsall and about the same as England.")


def test_the_alternative_of_grouped_bars_counts_what_is_about_the_same(table):
    lines = """
        time_period,area,group,referrals_count,repeats_count,repeats_percent
        2025,Sandwell,Boys,3723,844,22.7
        2025,Sandwell,Girls,3723,844,22.7
        2025,England,Boys,600000,135600,22.6
        2025,England,Girls,600000,60000,10.0
    """
    found = small(table, lines, more=SHARE)
    found.metadata.figures["groups"] = FigureSpec(
        title="Repeats", kind="grouped", x="repeats_percent", y="group", by="area"
    )
    said = figures.make(found, "groups", {}, {}, lambda: AROUND).alt
    assert said.endswith(" Beside England, Sandwell is above in 1 and about the same in 1 of 2."), said


def test_the_alternative_of_many_dots_names_no_average_as_an_end_and_says_how_sure_the_lowest_is(table):
    names = ("Sandwell", "Walsall", "Luton", "Oldham", "Rochdale", "Bradford", "England")
    lines = "time_period,area,referrals_count,repeats_count,repeats_percent\n" + "".join(
        f"2025,{name},1000,{10 * share},{share}.0\n"
        for name, share in zip(names, (10, 11, 30, 35, 40, 45, 60), strict=True)
    )
    around = numbers.Around(("England",), names[1:-1])
    found = small(table, lines, more=SHARE)
    found.metadata.figures["areas"] = FigureSpec(title="Repeats", x="repeats_percent", y="area", kind="dots")
    said = figures.make(found, "areas", {}, {}, lambda: around).alt
    assert said.endswith(
        "Highest: Bradford, 45.0%, then Rochdale, 40.0%. Lowest: Sandwell, 10.0%. "
        "Sandwell may be 1st or 2nd lowest of 6 areas, at 10.0%."
    ), said
