"""The guidance says ages in few words, knows which words find an indicator, and holds what the partnership needs."""

from __future__ import annotations

import datetime
import itertools
from pathlib import Path

import pytest

from macros.facts import Guidance as InForce
from macros.site import Site
from macros.thresholds import Age, Basis, Guidance, Indicator
from macros.thresholds.guidance import found_by

ROOT = Path(__file__).parent.parent.parent
AGES = {
    "unborn": Age(name="Before birth"),
    "under-1": Age(name="Under 1", first=0, last=0),
    "1-4": Age(name="1 to 4", first=1, last=4),
    "5-10": Age(name="5 to 10", first=5, last=10),
    "16-17": Age(name="16 and 17", first=16, last=17),
}
WHERE_IT_MAKES_SENSE = {
    "neglect": {1, 2, 3, 4},
    "sexual-exploitation": {1, 2, 3, 4},
    "criminal-exploitation": {1, 2, 3, 4},
    "domestic-abuse": {1, 2, 3, 4},
    "non-mobile-babies": {4},
    "emotional-wellbeing": {1, 2, 3, 4},
    "disability": {1, 2, 3, 4},
    "online-harm": {1, 2, 3, 4},
    "missing": {1, 2, 3, 4},
    "radicalisation": {1, 2, 3, 4},
    "young-carers": {1, 2, 3, 4},
    "private-fostering": {1, 2, 3, 4},
    "unborn-babies": {1, 2, 3, 4},
    "harm-outside-the-home": {1, 2, 3, 4},
}


@pytest.fixture(scope="module")
def real() -> Guidance:
    return Site(ROOT, datetime.date(2026, 11, 21)).guidance()


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


def test_there_are_at_least_150_indicators_and_ten_for_each_level_and_side(real):
    assert len(real.indicators) >= 150
    few = [
        (level.number, domain)
        for level, domain in itertools.product(real.levels, real.domains)
        if len(real.of(level.number, domain)) < 10
    ]
    assert few == []


def test_each_theme_has_indicators_at_every_level_where_that_makes_sense(real):
    assert {name: {one.level for one in real.of(theme=name)} for name in WHERE_IT_MAKES_SENSE} == WHERE_IT_MAKES_SENSE


def test_each_level_says_who_leads_which_plan_whether_the_family_agrees_and_what_comes_next(real):
    assert [level.number for level in real.levels] == [1, 2, 3, 4]
    assert [section.section for section in real.levels[3].sections] == [
        "Section 17",
        "Section 47",
        "Section 20",
        "Section 31",
    ]
    assert all(section.limits for section in real.levels[3].sections)


def test_a_bruise_on_a_baby_is_level_4_alone(real):
    bruises = [one for one in real.indicators if "under-1" in one.ages and "bruise" in one.text.lower()]
    assert bruises
    assert {one.level for one in bruises} == {4}


def test_every_indicator_is_a_sentence_and_names_nobody(real):
    ends = [one.id for one in real.indicators if not one.text.endswith(".") or not one.next_step.endswith((".", "?"))]
    assert ends == []
