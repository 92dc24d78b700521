"""The time that a page describes is written in one form, so that “As in 2022-23” reads well on every page."""

from __future__ import annotations

import re

import pytest

from macros.pages.moments import time_in_words


@pytest.mark.parametrize(
    "text",
    ["", "2022-23", "2018", "2018 and 2019", "2010 to 2013", "October to December 2018", "18 March 2019",
     "November 2018 to January 2019", "autumn 2026", "27 January to 19 February 2015", "2017-18 and 2018-19", "March, April and May 2020"],
)  # fmt: skip
def test_a_time_in_plain_words_is_kept(text):
    assert time_in_words(text) == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("the year 2022-23", "is `the year 2022-23`, which is not a time in the form that the page shows"),
        ("2022-24", "is not a financial or academic year"),
        ("2022/23", "which is not a time in the form"),
        ("last year", "which is not a time in the form"),
        ("October", "which is not a time in the form"),
        ("32 March 2019", "which is not a time in the form"),
        ("2019 and 2018", "which goes back in time"),
        ("<script>2019", "which is not a time in the form"),
        (" 2019", "which is not a time in the form"),
        ("2019\n", "which is not a time in the form"),
        ("٢٠١٩", "which is not a time in the form"),
    ],
)
def test_any_other_form_is_told(text, told):
    with pytest.raises(ValueError, match=re.escape(told)):
        time_in_words(text)
