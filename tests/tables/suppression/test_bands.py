"""An age band inside another is a part of it: what is left between the two is no small count."""

from __future__ import annotations

import pytest
from making import faults, metadata, rows

NAME = "data/tables/example"


@pytest.mark.parametrize(
    ("outer", "inner"),
    [("0 to 17", "0 to 15"), ("Under 18", "Under 16"), ("Aged 0 to 17", "5 to 17 years"), ("0+", "Under 5s")],
)
def test_an_age_band_inside_another_leaves_no_small_count_of_the_ages_between(outer, inner, tmp_path):
    [told] = faults(tmp_path, rows(f"{outer},40", f"{inner},38", "Unborn,21"), metadata())
    assert told.startswith(f"{NAME}.csv:2: `children_count` of 2023, Sandwell, {outer} is shown, and the total less")
    assert faults(tmp_path, rows(f"{outer},40", f"{inner},34", "Unborn,21"), metadata()) == []


@pytest.mark.parametrize("inner", ["16 to 18", "Under 20", "0 to 17", "Year 5"])
def test_an_age_band_that_is_not_inside_another_is_no_part_of_it(inner, tmp_path):
    assert faults(tmp_path, rows("0 to 17 years,40", f"{inner},38", "Unborn,21"), metadata()) == []
