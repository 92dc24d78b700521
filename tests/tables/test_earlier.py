"""Which period comes before another, and what ends in one."""

from __future__ import annotations

import pytest

from macros.tables.earlier import earlier, within


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("2025", "2024"),
        ("2022-23", "2021-22"),
        ("2000-01", "1999-00"),
        ("2024/25", "2023/24"),
        ("cy2018", "cy2017"),
        ("2018-12", "2018-11"),
        ("2018-01", "2017-12"),
        ("2018-Q4", "2018-Q3"),
        ("2018-Q1", "2017-Q4"),
        ("2018-19-Q3", "2018-19-Q2"),
        ("2018-19-Q1", "2017-18-Q4"),
        ("2018-12-31", ""),
        ("undated", ""),
        ("next year", ""),
    ],
)
def test_the_period_before_has_the_same_form(text, before):
    assert earlier(text) == before


@pytest.mark.parametrize(
    ("text", "whole", "ends_in_it"),
    [
        ("2025", "cy2025", True),
        ("2024/25", "cy2025", True),
        ("2025-09-30", "cy2025", True),
        ("2024-09-30", "2025", True),
        ("2018-12", "2018-19-Q3", True),
        ("2018-12-31", "2018-Q4", True),
        ("2018-09", "2018-Q4", False),
        ("2025-09-30", "2025", False),
        ("2023-24", "cy2025", False),
        ("2025", "2025-03-31", False),
    ],
)
def test_a_period_ends_in_another_by_its_last_month(text, whole, ends_in_it):
    assert within(text, whole) is ends_in_it
