"""The guidance says ages in few words, and knows which words find an indicator."""

from __future__ import annotations

import datetime

import pytest

from macros.facts import Guidance as InForce
from macros.thresholds import Age, Basis, Guidance, Indicator
from macros.thresholds.guidance import found_by

AGES = {
    "unborn": Age(name="Before birth"),
    "under-1": Age(name="Under 1", first=0, last=0),
    "1-4": Age(name="1 to 4", first=1, last=4),
    "5-10": Age(name="5 to 10", first=5, last=10),
    "16-17": Age(name="16 and 17", first=16, last=17),
}


def aged(*ages: str) -> Indicator:
    return Indicator("one", 1, "child", ages, ("neglect",), "Text.", "Next.")


@pytest.mark.parametrize(
    ("ages", "words"),
    [
        (["unborn"], "Before birth"),
        (["under-1"], "Under 1"),
        (["1-4"], "Ages 1 to 4"),
        (["under-1", "1-4"], "Under 5"),
        (["1-4", "5-10"], "Ages 1 to 10"),
        (["under-1", "1-4", "5-10", "16-17"], "All ages"),
        (["unborn", "under-1", "1-4", "5-10", "16-17"], "Before birth, all ages"),
        (["unborn", "under-1", "1-4"], "Before birth, under 5"),
        (["under-1", "5-10"], "Under 1, ages 5 to 10"),
    ],
)
def test_ages_are_said_in_few_words(ages, words):
    assert Guidance(ages=AGES).ages_in_words(aged(*ages)) == words


def test_an_indicator_is_found_by_the_words_that_people_type_and_it_does_not_say():
    others = {"more than once": ["twice", "several times"], "missing": ["ran away", "missing"], "miss": ["x"]}
    assert found_by("Goes missing more than once.", others) == ("twice", "several", "times", "ran", "away")


def test_a_basis_that_quotes_another_edition_than_the_one_in_force_is_told_as_such():
    whole = Guidance(in_force=InForce(title="The guidance", edition="2026", date_checked=datetime.date(2026, 11, 20)))
    assert whole.superseded(Basis(title="The guidance", edition="2018")) == "2026"
    assert whole.superseded(Basis(title="The guidance", edition="2026")) == ""
    assert whole.superseded(Basis(title="An Act", edition="1989")) == ""
