"""Two periods said as one."""

from __future__ import annotations

import pytest

from macros.tables import span


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2022-23", "2022-23", "year ending 31 March 2023"),
        ("2022-23", "2023-03-31", "year ending 31 March 2023"),
        ("2021-22", "2022-23", "years ending 31 March 2022 to 2023"),
        ("2013", "2025", "years ending 31 March 2013 to 2025"),
        ("2018-01", "2018-12", "January 2018 to December 2018"),
        ("2022-03-31", "2023-03-31", "31 March 2022 to 31 March 2023"),
    ],
)
def test_two_periods_are_said_as_one(first, last, words):
    assert span(first, last) == words
