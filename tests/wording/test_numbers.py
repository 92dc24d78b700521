"""Numbers in sentences and whole figures say what the table says."""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from example_sites import change, copy, told
from hypothesis import given
from hypothesis import strategies as st
from small import small

from macros import wording as numbers
from macros.content import Site
from macros.messages import Fault
from macros.page_macros import PageMacros
from macros.render import render
from macros.wording.change import words as change_words
from macros.wording.fraction import NAMED, NEAR, fraction, percent
from macros.wording.value import ordinal

MACROS = PageMacros(Site(Path(__file__).parents[1] / "examples" / "site", date(2026, 11, 21)))
AROUND = numbers.Around(("West Midlands", "England"), ("Walsall", "Luton", "Oldham"))

PLANS = """
time_period,area,plans_count,plans_rate,on_time_percent,wait_days,cost_gbp
2021-22,Sandwell,394,46.2,20.0,100,3000
2022-23,Sandwell,339,39,23.1,88,4200
2023-24,Sandwell,339,39.0,20.0,88,4200
2021-22,England,x,43.3,x,x,x
2022-23,England,50780,42.1,23.1,90,9000
2022-23,Statistical neighbours,412,52.6,22.0,x,x
2022-23,Walsall,300,38.6,23.1,88,4100
2022-23,Luton,280,c,19.5,71,4000
2022-23,Oldham,500,61.0,24.0,95,5000
2022-23,West Midlands,5790,39.4,21.0,91,7000
"""

SOURCES = """
time_period,area,source,contacts_count,contacts_percent
2022-23,Sandwell,Police,10581,35.8
2022-23,Sandwell,Education,4489,15.2
2022-23,Sandwell,Health,c,c
2022-23,Sandwell,All sources,29563,100
"""


@pytest.fixture
def plans(table: Any) -> Any:
    """A table of three years, and of seven areas in one of them."""
    return small(table, PLANS, {"plans_rate": "Plans per 10,000 children"})


@pytest.fixture
def sources(table: Any) -> Any:
    """A table of parts and their whole."""
    return small(table, SOURCES)


def fault(word: Any, *positional: Any, **named: Any) -> str:
    """What a word of a page says when it refuses."""
    with pytest.raises(Fault) as raised:
        word(*positional, **named)
    return str(raised.value)


def test_a_number_is_parted_at_thousands_and_says_what_it_is():
    found = MACROS.number("contacts-by-source", "contacts_count", contact_source="All sources")
    assert found.text == "1,000"
    assert found.href == "@/data/contacts-by-source/"
    assert found.title == "Contacts, year ending 31 March 2025, Exampleshire, All sources"


def test_a_percentage_carries_its_sign():
    assert MACROS.number("contacts-by-source", "contacts_percent", contact_source="Police").text == "40.0%"


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("contact-by-source",), "There is no table `contact-by-source`. Did you mean `contacts-by-source`?"),
        (
            ("contacts-by-source",),
            "The table `contacts-by-source` has more than one column of numbers. "
            "Name one of contacts_count, contacts_percent.",
        ),
        (
            ("contacts-by-source", "contacts_count"),
            '4 rows of the table `contacts-by-source` match time_period="2024-25" and area="Exampleshire". '
            'Say which one, for instance contact_source="All sources".',
        ),
    ],
)
def test_a_number_that_is_not_one_value_is_a_fault_with_a_suggestion(words, fault):
    with pytest.raises(Fault) as told:
        MACROS.number(*words)
    assert str(told.value) == fault


def test_a_hidden_count_is_said_in_words_and_never_as_a_number(tmp_path):
    site = copy(tmp_path)
    table = site / "data/tables/contacts-by-source.csv"
    change(table, "Police,400,40.0", "Police,c,c")
    change(table, "Schools,350,35.0", "Schools,c,c")
    found = PageMacros(Site(site, date(2026, 11, 21))).number(
        "contacts-by-source", "contacts_count", contact_source="Police"
    )
    assert found.text == "hidden so that no child can be identified"


def test_a_figure_has_every_part_of_its_contract():
    figure = MACROS.figure("contacts-by-source")
    assert figure.title == "Police made the most contacts"
    assert figure.subtitle == "Contacts, Exampleshire, year ending 31 March 2025"
    assert figure.alt == "Bar chart: Contacts, 3 bars. Police 400; Schools 350; Health 250."
    assert [column.title for column in figure.columns] == ["Who made contact", "Contacts"]
    assert [[cell.text for cell in row] for row in figure.rows] == [
        ["Police", "400"],
        ["Schools", "350"],
        ["Health", "250"],
    ]
    assert [(source.title, source.locator) for source in figure.sources] == [
        ("Exampleshire annual report 2024-25", "Section 3")
    ]
    assert figure.as_at == "year ending 31 March 2025"
    assert figure.definition.startswith("A contact is any call")
    assert figure.symbols == []
    assert figure.licence["title"] == "Open Government Licence v3.0"


def test_a_figure_with_a_hidden_value_says_what_its_symbol_means(tmp_path):
    site = copy(tmp_path)
    table = site / "data/tables/contacts-by-source.csv"
    change(table, "Police,400,40.0", "Police,c,c")
    change(table, "Schools,350,35.0", "Schools,c,c")
    change(
        table.with_suffix(".yml"),
        "title: \"{{ highest('contact_source') }} made the most contacts\"",
        "title: Who made contact",
    )
    figure = PageMacros(Site(site, date(2026, 11, 21))).figure("contacts-by-source")
    assert figure.symbols == [{"symbol": "[c]", "meaning": "hidden so that no child can be identified"}]
    assert figure.alt == (
        "Bar chart: Contacts, 3 bars. Health 250. Not shown: Police and Schools (hidden so that no child can be identified)."
    )
    assert ["Police", "[c]"] in [[cell.text for cell in row] for row in figure.rows]


def test_the_page_may_change_a_figure_in_its_own_line():
    figure = MACROS.figure("contacts-by-source", title="Contacts from police and schools", only=["Police", "Schools"])
    assert figure.title == "Contacts from police and schools"
    assert [row[0].text for row in figure.rows] == ["Police", "Schools"]


def test_a_list_of_pages_is_newest_first_and_as_long_as_asked():
    assert [page["title"] for page in MACROS.listing("figures").pages] == ["The front door"]
    assert MACROS.listing("briefings", limit=1).pages[0]["url"] == "@/briefings/noticing/"


def test_a_table_is_read_again_when_its_file_has_changed(tmp_path):
    folder = copy(tmp_path)
    site = PageMacros(Site(folder, date(2026, 11, 21)))
    assert site.number("contacts-by-source", "contacts_count", contact_source="Police").text == "400"
    change(folder / "data/tables/contacts-by-source.csv", "Police,400,40.0", "Police,401,40.1")
    change(folder / "data/tables/contacts-by-source.csv", "Schools,350,35.0", "Schools,349,34.9")
    assert site.number("contacts-by-source", "contacts_count", contact_source="Police").text == "401"


def test_a_number_is_rounded_half_up_from_the_published_value(plans):
    assert numbers.number(plans, "on_time_percent", dp=0, time_period="2022-23").text == "23%"
    assert numbers.number(plans, "plans_rate", dp=0, time_period="2021-22").text == "46 per 10,000"


def test_a_number_never_has_more_decimals_than_are_published(plans):
    assert fault(numbers.number, plans, "on_time_percent", dp=2, time_period="2022-23") == (
        "`dp=2` asks for more decimals than are published: the value is 23.1%. Write dp=1, or leave it out."
    )


def test_a_number_of_days_says_days(plans):
    assert numbers.number(plans, "wait_days", time_period="2021-22").text == "100 days"


def test_an_amount_of_money_has_its_pound_sign(plans):
    assert numbers.number(plans, "cost_gbp", time_period="2021-22").text == "£3,000"


def test_a_small_whole_number_can_be_a_word(table):
    boards = small(table, "area,board,meetings_count\nSandwell,One,4\nSandwell,Two,12\nSandwell,Three,0\n")
    said = [numbers.number(boards, "meetings_count", words=True, board=board).text for board in ("One", "Two", "Three")]
    assert said == ["four", "12", "0"]


def test_a_rate_says_what_it_is_a_rate_of(table):
    deaths = small(table, "area,deaths_rate\nSandwell,6.2\n", {"deaths_rate": "Deaths per 1,000 births"})
    assert numbers.number(deaths, "deaths_rate").text == "6.2 per 1,000"


def test_a_change_of_a_percentage_is_percentage_points_wherever_it_stands(table):
    moves = small(table, "area,unit,change_value\nSandwell,percent,22.5\n")
    assert numbers.number(moves, "change_value").text == "22.5 percentage points"


@given(st.decimals(-1000, 1000, allow_nan=False, places=4), st.integers(0, 3))
def test_rounding_is_that_of_exact_decimals_half_away_from_zero(value, places):
    with localcontext() as context:
        context.prec = 60
        assert numbers.rounded(value, places) == value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


@pytest.mark.parametrize(("value", "shown"), [("2.675", "2.68"), ("1.005", "1.01"), ("-2.675", "-2.68")])
def test_rounding_has_no_surprise_of_binary_numbers(value, shown):
    assert str(numbers.rounded(Decimal(value), 2)) == shown


@pytest.mark.parametrize(
    ("column", "until", "words"),
    [
        ("plans_count", "2022-23", "fell by 55, from 394 to 339"),
        ("plans_rate", "2022-23", "fell by 7.2, from 46.2 to 39 per 10,000"),
        ("on_time_percent", "2022-23", "rose by 3.1 percentage points, from 20.0% to 23.1%"),
        ("on_time_percent", "2023-24", "showed no change overall, at 20.0%"),
        ("wait_days", "2022-23", "fell by 12 days, from 100 to 88"),
        ("cost_gbp", "2022-23", "rose by £1,200, from £3,000 to £4,200"),
    ],
)
def test_a_change_says_its_direction_its_size_and_both_ends(plans, column, until, words):
    assert numbers.change(plans, column, since="2021-22", until=until).text == words


@pytest.mark.parametrize(
    ("between", "says", "words"),
    [
        ("4", "", "stayed at 4"),
        ("7", "", "showed no change overall, at 4"),
        ("c", "", "showed no change overall, at 4"),
        ("7", "direction", "showed no change overall"),
        ("4", "direction", "did not change"),
    ],
)
def test_a_value_stayed_only_where_it_was_never_another(table, between, says, words):
    found = small(table, f"time_period,visits_count\n2023,4\n2024,{between}\n2025,4\n")
    assert numbers.change(found, "visits_count", since="2023", until="2025", says=says).text == words


def test_a_change_of_one_is_singular():
    one, two = (numbers.Value(Decimal(number), "percent") for number in (1, 2))
    assert change_words(one, two) == "rose by 1 percentage point, from 1% to 2%"


def test_a_change_may_say_when(plans):
    assert numbers.change(plans, "plans_count", since="2021-22", until="2022-23", when=True).text == (
        "fell by 55, from 394 in the year ending 31 March 2022 to 339 in the year ending 31 March 2023"
    )


def test_a_change_is_up_to_the_latest_period_if_no_other_is_named(plans):
    assert numbers.change(plans, "cost_gbp", since="2021-22").text == "rose by £1,200, from £3,000 to £4,200"


def test_a_change_may_be_from_one_row_to_another(table):
    audits = small(table, "area,stage,audits_count\nSandwell,Before,20\nSandwell,After,35\n")
    found = numbers.change(audits, "audits_count", from_={"stage": "Before"}, to={"stage": "After"})
    assert found.text == "rose by 15, from 20 to 35"


FALSE = [
    (numbers.change, "plans_rate", {"from_": {"area": "England"}, "to": {"area": "Sandwell"}, "source": "All"}, "A change is of one area"),
    (numbers.change, "plans_rate", {"from_": {"source": "Police"}, "to": {"source": "All", "time_period": "2022-23"}}, "differ in `time_period` and `source`"),
    (numbers.change, ["plans_rate", "plans_rate"], {"source": "All"}, "from `plans_rate` to itself"),
    (numbers.share, "plans_count", {"source": "Police", "of": {"source": "All", "time_period": "2022-23"}}, "are different periods"),
    (numbers.share, "plans_count", {"source": ["Police", "Schools"], "of": {"source": "All", "time_period": "2022-23"}}, "are different periods"),
    (numbers.number, "late_percent", {"source": "All", "dp": 0}, "99.96% would be 100%, which says that it is all"),
    (numbers.number, "late_percent", {"source": "Police", "dp": 0}, "0.4% would be 0%, which says that it is none"),
    (numbers.change, "plans_count", {"since": "2021-22", "source": "Schools"}, "so no change can be said"),
]  # fmt: skip
"""Macros whose sentence would be false: which, of what, with what, and what is said instead."""


@pytest.mark.parametrize(("macro", "column", "asked", "what"), FALSE)
def test_a_macro_never_says_what_is_false(table, macro, column, asked, what):
    csv = """
        time_period,area,source,plans_count,plans_rate,late_percent
        2021-22,Sandwell,Police,100,10,0.4
        2021-22,Sandwell,Schools,50,5,20
        2021-22,Sandwell,All,150,15,99.96
        2022-23,Sandwell,Police,196,19.6,30
        2022-23,Sandwell,Schools,c,c,c
        2022-23,Sandwell,All,400,40,20
        2021-22,England,All,9000,44.9,41.2
    """
    when = {} if "since" in asked else {"time_period": "2021-22"}
    assert what in fault(macro, small(table, csv), column, **{"area": "Sandwell", **when, **asked})


def test_what_is_no_area_has_no_rank_and_no_area_is_compared_twice(plans):
    for area in ("England", "Statistical neighbours"):
        assert "has no rank" in fault(numbers.rank, plans, "plans_rate", AROUND, area=area, time_period="2022-23")
    assert "names Luton twice" in fault(
        numbers.compare, plans, "wait_days", AROUND, with_=["Luton", "Luton"], area="Sandwell", time_period="2022-23"
    )


def test_a_change_may_be_from_one_column_to_another_of_one_row(table):
    scores = small(table, "area,before_percent,after_percent\nSandwell,23.91,97.83\n")
    assert numbers.change(scores, ["before_percent", "after_percent"]).text == (
        "rose by 73.92 percentage points, from 23.91% to 97.83%"
    )


def test_a_change_is_linked_to_its_table_and_says_what_it_was_made_from(plans):
    found = numbers.change(plans, "plans_count", since="2021-22", until="2022-23")
    assert (found.href, found.title) == (
        "@/data/example/",
        "Plans, year ending 31 March 2022 and year ending 31 March 2023, Sandwell",
    )


def test_a_rounded_change_agrees_with_its_rounded_ends(plans):
    found = numbers.change(plans, "on_time_percent", since="2021-22", until="2022-23", dp=0)
    assert found.text == "rose by 3 percentage points, from 20% to 23%"


def test_a_change_that_rounding_would_contradict_is_a_fault():
    before, after = numbers.Value(Decimal("20.4"), "percent"), numbers.Value(Decimal("23.6"), "percent")
    assert fault(change_words, before, after, 0) == (
        "With `dp=0` the change is 3, and its ends are 20% and 24%: they do not agree. "
        "Leave out `dp`, or keep one decimal more."
    )


@given(st.decimals(0, 1000, places=2), st.decimals(0, 1000, places=2))
def test_a_change_is_exactly_the_difference_of_what_is_published(first, last):
    text = change_words(numbers.Value(first, "number"), numbers.Value(last, "number"))
    if first == last:
        assert text == f"stayed at {numbers.Value(first, 'number').bare}"
        return
    way, size, start, end = re.fullmatch(r"(rose|fell) by (.+), from (.+) to (.+)", text).groups()
    assert (Decimal(start.replace(",", "")), Decimal(end.replace(",", ""))) == (first, last)
    assert Decimal(size.replace(",", "")) == abs(last - first)
    assert (way == "rose") == (last > first)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            {"since": "2020-21"},
            "The table `example` has no period `2020-21`. It has `2021-22`, `2022-23` and `2023-24`.",
        ),
        (
            {"since": "2022-23", "until": "2021-22"},
            "`2022-23` is later than `2021-22`. Name the earlier period first.",
        ),
        (
            {"since": "2022-23", "until": "2022-23"},
            "The change is from `2022-23` to itself. Name two of `2021-22`, `2022-23` and `2023-24`.",
        ),
        (
            {},
            "The change does not say since when. Add since= with a period; there are `2021-22`, `2022-23` and `2023-24`.",
        ),
    ],
)
def test_a_change_without_two_periods_in_order_is_a_fault(plans, words, said):
    assert fault(numbers.change, plans, "plans_count", **words) == said


def test_a_day_is_not_set_against_a_year(table):
    mixed = small(table, "time_period,area,plans_count\n2021-22,Sandwell,9\n2023-03-31,Sandwell,8\n")
    assert fault(numbers.change, mixed, "plans_count", since="2021-22", until="2023-03-31") == (
        "`2021-22` and `2023-03-31` are not periods of one kind, and what they count cannot be set side by side. "
        "Name two years, two months or two days."
    )


def test_a_change_from_a_hidden_value_is_a_fault(table):
    hidden = small(table, "time_period,area,plans_count\n2021-22,Sandwell,c\n2022-23,Sandwell,8\n")
    assert fault(numbers.change, hidden, "plans_count", since="2021-22", until="2022-23") == (
        "Plans (year ending 31 March 2022, Sandwell) is hidden so that no child can be identified, "
        "so no change can be said. Write the sentence without it."
    )


@pytest.mark.parametrize(
    ("column", "with_", "words"),
    [
        ("plans_rate", "England", "below the England average of 42.1 per 10,000"),
        (
            "plans_rate",
            ["England", "Statistical neighbours"],
            "below the England average of 42.1 and the statistical neighbour average of 52.6 per 10,000",
        ),
        ("on_time_percent", "West Midlands", "above the West Midlands average of 21.0%"),
        ("on_time_percent", "England", "the same as the England average of 23.1%"),
        (
            "on_time_percent",
            ["Luton", "Oldham", "West Midlands"],
            "above Luton's 19.5% and the West Midlands average of 21.0% and below Oldham's 24.0%",
        ),
        ("wait_days", "England", "below the England average of 90 days"),
        ("plans_rate", "West Midlands", "about the same as the West Midlands average of 39.4 per 10,000"),
    ],
)
def test_a_comparison_says_where_the_area_stands_beside_others(plans, column, with_, words):
    found = numbers.compare(plans, column, AROUND, with_=with_, time_period="2022-23")
    assert found.text == words


def test_values_that_rounding_may_hide_the_order_of_are_about_the_same(plans):
    found = numbers.compare(plans, "plans_rate", AROUND, with_="Walsall", time_period="2022-23")
    assert found.text == "about the same as Walsall's 38.6 per 10,000"


def test_a_comparison_of_different_periods_is_a_fault(plans):
    assert fault(numbers.compare, plans, "plans_rate", AROUND, with_="Walsall", time_period="2021-22") == (
        "The table `example` has no row of Walsall with time_period year ending 31 March 2022. "
        "Different periods are not compared: Walsall has `2022-23`. Name a period that both have."
    )


def test_a_count_is_not_compared_with_that_of_a_whole_country(plans):
    assert fault(numbers.compare, plans, "plans_count", AROUND, with_="England", time_period="2022-23") == (
        "Plans of England are those of a whole, and always more than those of a part. Compare a rate or a percentage."
    )


def test_a_comparison_with_a_hidden_value_is_a_fault(plans):
    assert fault(numbers.compare, plans, "plans_rate", AROUND, with_="Luton", time_period="2022-23") == (
        "Plans per 10,000 children (year ending 31 March 2023, Luton) is hidden so that no child can be identified, "
        "so it cannot be compared. Write the sentence without it."
    )


def test_a_misspelt_area_is_a_fault_with_a_suggestion(plans):
    assert fault(numbers.compare, plans, "plans_rate", AROUND, with_="Engand", time_period="2022-23") == (
        "`area` in the table `example` is never `Engand`. Did you mean `England`?"
    )


def test_a_share_is_worked_out_from_counts(sources):
    found = numbers.share(sources, "contacts_count", source="Police", of={"source": "All sources"})
    assert found.text == "36%"


def test_a_share_may_have_decimals(sources):
    found = numbers.share(sources, "contacts_count", source="Police", of={"source": "All sources"}, dp=1)
    assert found.text == "35.8%"


def test_several_parts_are_added_up(sources):
    found = numbers.share(sources, "contacts_count", source=["Police", "Education"], of={"source": "All sources"})
    assert found.text == "51%"


def test_a_share_may_be_of_another_column_of_the_row(table):
    checks = small(table, "area,done_count,due_count\nSandwell,20,66\n")
    assert numbers.share(checks, "done_count", of="due_count").text == "30%"


def test_a_share_of_a_hidden_part_is_a_fault(sources):
    assert fault(numbers.share, sources, "contacts_count", source="Health", of={"source": "All sources"}) == (
        "Contacts (year ending 31 March 2023, Sandwell, Health) is hidden so that no child can be identified, "
        "so no share can be worked out. Write the sentence without it."
    )


def test_a_share_of_percentages_is_a_fault(sources):
    assert fault(numbers.share, sources, "contacts_percent", source="Police", of={"source": "All sources"}) == (
        "A share is worked out from counts, and 35.8% is not one. Use number() for what is a share."
    )


def test_a_whole_and_its_part_the_wrong_way_round_is_a_fault(sources):
    assert fault(numbers.share, sources, "contacts_count", source="All sources", of={"source": "Police"}) == (
        "The share is 279%: 29,563 of 10,581. Name the parts first, and the whole as `of`."
    )


@pytest.mark.parametrize(
    ("part", "whole", "dp", "words"),
    [
        (1, 1000, 0, "less than 1%"),
        (999, 1000, 0, "more than 99%"),
        (9999, 10000, 1, "more than 99.9%"),
        (0, 7, 0, "0%"),
        (7, 7, 0, "100%"),
        (1, 8, 0, "13%"),
        (1, 8, 1, "12.5%"),
    ],
)
def test_what_is_not_quite_nothing_or_everything_never_rounds_to_it(part, whole, dp, words):
    assert percent(Fraction(part, whole), dp) == words


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [(1, 3, "a third"), (35, 100, "just over a third"), (49, 100, "just under half"), (37, 100, ""), (2, 4, "half")],
)
def test_a_share_is_a_fraction_in_words_only_where_that_is_true(part, whole, words):
    assert fraction(Fraction(part, whole)) == words


@given(st.fractions(0, 1))
def test_a_fraction_in_words_is_within_two_points_and_on_the_side_that_it_says(exact):
    words = fraction(exact)
    named = {name: value for value, name in NAMED.items()}
    if words:
        value = named[re.sub("^just (over|under) ", "", words)]
        assert abs(exact - value) <= NEAR
        assert ("over" in words) == (exact > value)
        assert ("under" in words) == (exact < value)


def test_a_rank_says_the_place_among_the_neighbours(plans):
    assert numbers.rank(plans, "cost_gbp", AROUND, time_period="2022-23").text == "2nd highest of 4 areas"


def test_a_rank_is_counted_from_the_nearer_end_unless_the_page_says_which(plans):
    assert numbers.rank(plans, "plans_count", AROUND, time_period="2022-23").text == "2nd highest of 4 areas"
    found = numbers.rank(plans, "plans_count", AROUND, end="lowest", time_period="2022-23")
    assert found.text == "3rd lowest of 4 areas"


def test_a_rank_says_that_it_is_shared(plans):
    assert numbers.rank(plans, "on_time_percent", AROUND, time_period="2022-23").text == (
        "joint 2nd highest of 4 areas"
    )


def test_an_area_without_a_number_is_left_out_of_a_rank_and_counted(plans):
    assert numbers.rank(plans, "plans_rate", AROUND, time_period="2022-23").text == (
        "2nd highest of 3 areas (1 has no number)"
    )


def test_a_title_has_no_room_for_the_areas_without_a_number(plans):
    short = numbers.rank(plans, "plans_rate", AROUND, time_period="2022-23", short=True).text
    assert short == "2nd highest of 3 areas"


def test_two_areas_are_too_few_to_rank(plans):
    few = numbers.Around(("West Midlands", "England"), ("Walsall",))
    assert fault(numbers.rank, plans, "plans_count", few, time_period="2022-23") == (
        "The table `example` has numbers of 2 areas here, too few to rank. Use compare() with the other area."
    )


@given(st.integers(0, 20), st.lists(st.integers(0, 20), min_size=2, max_size=12))
def test_a_place_from_the_highest_and_one_from_the_lowest_leave_no_area_out(own, others):
    found = numbers.Standing(Fraction(own), tuple(map(Fraction, others)))
    assert found.highest + found.lowest + others.count(own) == found.of + 1
    assert found.tied == (own in others)


def test_the_quarter_of_eleven_areas_is_that_of_a_spreadsheet():
    values = [Fraction(value) for value in range(1, 12)]
    found = [numbers.Standing(own, tuple(value for value in values if value != own)).quarter("low") for own in values]
    assert found == [1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 4]


def test_a_high_value_is_in_the_best_quarter_where_high_is_better():
    assert numbers.Standing(Fraction(9), tuple(map(Fraction, range(1, 9)))).quarter("high") == 1


def test_three_areas_have_no_quarters():
    assert numbers.Standing(Fraction(1), (Fraction(2), Fraction(3))).quarter("low") is None


@pytest.mark.parametrize(
    ("number", "said"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (21, "21st")]
)
def test_an_ordinal_ends_as_it_is_spoken(number, said):
    assert ordinal(number) == said


def test_a_number_is_a_link_with_its_text_escaped():
    html = render("number", number=numbers.Number("fell by <b>", "@/data/a/", 'of "it"'))
    assert html == '<a class="number" href="@/data/a/" title="of &#34;it&#34;">fell by &lt;b&gt;</a>'


def test_the_period_of_a_table_is_that_of_the_number_beside_it(table):
    """Where the home area is not in the newest release, its number is of the year before, and so is the year."""
    late = small(
        table, "time_period,area,plans_count\n2023,Walsall,90\n2024,Sandwell,80\n2024,Walsall,90\n2025,Walsall,70"
    )
    assert numbers.number(late, "plans_count").text == "80"
    assert numbers.time_period(late).text == numbers.time_period(late, "first").text == "the year ending 31 March 2024"
    assert numbers.time_period(late, area="Walsall").text == "the year ending 31 March 2025"
    assert numbers.time_period(late, area=["Sandwell", "Walsall"]).text == "the year ending 31 March 2025"


def test_a_word_of_a_page_that_asks_for_a_wrong_period_is_told_at_its_line(tmp_path):
    site = copy(tmp_path)
    page = site / "docs/about/index.md"
    page.write_text(
        page.read_text(encoding="utf-8")
        + '\nContacts {{ change("contacts-by-source", "contacts_count", contact_source="Police", since="2023-24") }}.\n',
        encoding="utf-8",
    )
    assert told(site) == [
        "docs/about/index.md:12: The table `contacts-by-source` has no period `2023-24`. It has `2024-25`."
    ]


def test_every_word_of_numbers_can_stand_in_a_page():
    assert set(numbers.MACROS) <= set(MACROS.named)
