"""The form of a period says what it is, how it is said, and where it stands in time."""

from __future__ import annotations

import pytest

from macros.tables import order, period


@pytest.mark.parametrize(
    ("text", "words", "short", "identifier", "published"),
    [
        ("2022-23", "year ending 31 March 2023", "2022-23", "Financial year", "202223"),
        ("1999-00", "year ending 31 March 2000", "1999-00", "Financial year", "199900"),
        ("2023-03-31", "31 March 2023", "31 Mar 2023", "March", "2023-03-31"),
        ("2024-02-29", "29 February 2024", "29 Feb 2024", "February", "2024-02-29"),
        ("2018-12", "December 2018", "Dec 2018", "December", "2018"),
        ("2018-Q3", "July to September 2018", "Jul to Sep 2018", "Calendar year Q3", "2018"),
        ("2018-19-Q3", "quarter 3 of 2018-19", "Q3 2018-19", "Financial year Q3", "201819"),
        ("2025", "year ending 31 March 2025", "2025", "Reporting year", "2025"),
        ("2024/25", "academic year 2024 to 2025", "2024/25", "Academic year", "202425"),
        ("cy2018", "2018", "2018", "Calendar year", "2018"),
    ],
)
def test_a_period_is_said_in_words_and_in_the_departments_form(text, words, short, identifier, published):
    found = period(text)
    assert found is not None
    assert (found.words, found.identifier, found.published) == (words, identifier, published)
    assert found.short in (short, words)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "2022-24",
        "2023-02-29",
        "2023-04-31",
        "2023-00-10",
        "2018-Q5",
        "2018-20-Q1",
        "2024/26",
        "cy18",
        "２０２３",
        "2012-00",
    ],
)
def test_what_is_no_period_is_none(text):
    assert period(text) is None


def test_december_of_a_month_and_a_financial_year_are_told_apart():
    assert period("2011-12").identifier == "Financial year"
    assert period("2010-12").identifier == "December"


def test_periods_of_every_form_stand_in_the_order_of_their_ends():
    texts = [
        "2018-01",
        "2018-Q1",
        "2018-06-30",
        "2018-19-Q3",
        "2018",
        "2017-18",
        "2018-12",
        "cy2018",
        "2018/19",
        "soon",
    ]
    assert sorted(texts, key=order) == [
        "soon",
        "2018-01",
        "2018-Q1",
        "2017-18",
        "2018",
        "2018-06-30",
        "2018-19-Q3",
        "2018-12",
        "cy2018",
        "2018/19",
    ]
