"""Areas are named in sentences as people name them: all 153 authorities with children's services, and the regions."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from macros.facts.area_names import (
    first_in_a_sentence,
    in_a_sentence,
    listed_areas,
    owner,
    plain_name,
    with_articles,
    with_names,
)

with (Path(__file__).parent / "area_names.csv").open(encoding="utf-8") as file:
    NAMES = list(csv.DictReader(file))
SCILLY = {"area": "Isles of Scilly", "region": "South West", "country": "England"}


REGIONS = {one["published"] for one in NAMES[153:]}


def test_every_authority_is_there_once():
    assert len({one["published"] for one in NAMES if one["published"] not in REGIONS}) == 153


@pytest.mark.parametrize("name", NAMES, ids=[one["published"] for one in NAMES])
def test_an_area_is_named_as_people_name_it(name):
    assert in_a_sentence(name["published"]) == name["in_a_sentence"]
    assert owner(name["published"]) == name["owner"]
    assert plain_name(plain_name(name["published"])) == plain_name(name["published"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{area}", "Isles of Scilly"),
        ("How many children live in {area}?", "How many children live in the Isles of Scilly?"),
        ("{area}'s children", "The Isles of Scilly's children"),
        ("Plans: {area} and {country}", "Plans: the Isles of Scilly and England"),
        ("It rose. {area} had more.", "It rose. The Isles of Scilly had more."),
        ("- {area} has islands", "- The Isles of Scilly has islands"),
        ("above the {region} average", "above the South West average"),
        ("The {region}'s rate", "The South West's rate"),
        ('compare(with_="{region}")', 'compare(with_="South West")'),
        ("{region} is a region", "The South West is a region"),
        ("{other} and {area}", "{other} and the Isles of Scilly"),
    ],
)
def test_a_name_is_put_in_as_its_place_needs_it(text, said):
    assert with_names(text, SCILLY) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Isles of Scilly is below England.", "The Isles of Scilly is below England."),
        ("Not shown: Isles of Scilly.", "Not shown: the Isles of Scilly."),
        ("England 3%, Statistical neighbours 4%", "England 3%, statistical neighbours 4%"),
        ("It rose. Statistical neighbours 4%", "It rose. Statistical neighbours 4%"),
        ("England fell; Median of ten neighbours rose.", "England fell; the median of ten neighbours rose."),
        ("It is below England and Median of ten neighbours.", "It is below England and the median of ten neighbours."),
        ("the Isles of Scilly and the Isle", "the Isles of Scilly and the Isle"),
    ],
)
def test_a_name_of_a_picture_is_said_as_its_place_in_a_sentence_needs_it(text, said):
    names = ["Isles of Scilly", "England", "Statistical neighbours", "Median of ten neighbours"]
    assert with_articles(text, names) == said


def test_an_area_whose_name_has_a_comma_can_be_told_from_the_others():
    poole = "Bournemouth, Christchurch and Poole"
    assert listed_areas(["Leeds", poole, "Kirklees"]) == f"Leeds; {poole}; and Kirklees"
    assert listed_areas([poole, "England"]) == f"{poole}; and England"
    assert listed_areas(["Leeds", "Brighton and Hove", "Kirklees"]) == "Leeds, Brighton and Hove, and Kirklees"
    assert listed_areas([poole]) == poole


def test_people_live_on_an_island_and_in_a_group_of_islands():
    wight = {"area": "Isle of Wight"}
    assert with_names("Children in {area}, 2025", wight) == "Children on the Isle of Wight, 2025"
    assert with_names("In {area} it rose", wight) == "On the Isle of Wight it rose"
    assert with_names("Within {area}", wight) == "Within the Isle of Wight"
    assert with_articles("Plans in Isle of Wight", ["Isle of Wight"]) == "Plans on the Isle of Wight"


def test_a_name_that_ends_in_s_has_the_apostrophe_alone():
    assert with_names("{area}’s rate", {"area": "St. Helens"}) == "St Helens' rate"
    assert first_in_a_sentence("Bristol, City of") == "Bristol"
