"""A name of an area that is nearly one that the site knows is refused with that name, and no other name is."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from macros.facts.misspelt_areas import areas_of_england, misspelt

KNOWN = ["Shropshire", "Rotherham", "West Midlands", "England", "St Helens"]
with (Path(__file__).parent / "area_names.csv").open(encoding="utf-8") as file:
    PUBLISHED = [one["published"] for one in csv.DictReader(file)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Shropshir", "Shropshire"),
        ("shropshire", "Shropshire"),
        ("Shropshire Council", "Shropshire"),
        ("Rotheram", "Rotherham"),
        ("West Midland", "West Midlands"),
        ("Engalnd", "England"),
        ("St.Helens", "St Helens"),
    ],
)
def test_a_misspelt_area_is_offered_as_it_is_spelt(typed, meant):
    assert misspelt(typed, KNOWN) == f"Did you mean `{meant}`?"


@pytest.mark.parametrize("name", ["Shropshire", "Stafford", "Boston", "Bridgnorth", "Oswestry South", "", "Kent"])
def test_an_area_that_is_known_and_a_district_that_is_like_none_pass(name):
    assert misspelt(name, KNOWN) == ""


def test_no_area_of_england_is_taken_for_another():
    assert [one for one in PUBLISHED if misspelt(one, areas_of_england())] == []
