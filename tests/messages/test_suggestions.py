"""A suggestion is of the same kind and near, or there is none."""

from __future__ import annotations

import time

import pytest

from macros.messages import Problem, choice, nearest

NEAR = [
    ("titel", "title"),
    ("sumary", "summary"),
    ("Title", "title"),
    ("ttile", "title"),
    ("owner_", "owner"),
    ("reveiw_by", "review_by"),
    ("review-by", "review_by"),
    ("review by", "review_by"),
    ("reviewby", "review_by"),
    ("front-dor-contacts", "front-door-contacts"),
    ("front_door_contacts", "front-door-contacts"),
    ("front-door-contact", "front-door-contacts"),
    ("contacts-front-door", "front-door-contacts"),
    ("contacts-by-sauce", "contacts-by-source"),
    ("Al sources", "All sources"),
    ("polcie", "Police"),
    ("Pol\u200bice", "Police"),
    ("Ｐolice", "Police"),
    ("categories", "category"),
    ("famlies", "families"),
    ("Sandwel", "Sandwell"),
    ("neglekt", "neglect"),
    ("domestic-abuse-2025", "domestic-abuse_2025"),
    ("briefings/neglect.md", "../briefings/neglect.md"),
    ("../figure/index.md", "../figures/index.md"),
    ("../about/neglect.md", "../briefings/neglect.md"),
    ("neglect.html", "neglect.md"),
    ("cot.jpg", "Cot.JPG"),
    ("img/cot.jpg", "img/cott.jpg"),
]
FAR = [
    ("private-fostering", "ofsted-2015-private-fostering"),
    ("private-fostering", "private-fostering-arrangements"),
    ("neglect", "neglect-2022"),
    ("children", "children-not-in-care"),
    ("children-in-care", "children-not-in-care"),
    ("boys-in-care", "girls-in-care"),
    ("male", "female"),
    ("males", "females"),
    ("male-rate", "female-rate"),
    ("with", "without"),
    ("high", "low"),
    ("include", "exclude"),
    ("inclusion", "exclusion"),
    ("internal", "external"),
    ("increase", "decrease"),
    ("authorised", "unauthorised"),
    ("accompanied", "unaccompanied"),
    ("minimum", "maximum"),
    ("minor", "major"),
    ("paternal", "maternal"),
    ("published", "unpublished"),
    ("referrals", "re-referrals"),
    ("Walsall", "Sandwell"),
    ("Dudley", "Durham"),
    ("Kingston upon Thames", "Kingston upon Hull"),
    ("2024", "2025"),
    ("2023-24", "2024-25"),
    ("2026-11-20", "2026-11-21"),
    ("31 March 2024", "31 March 2025"),
    ("0", "1"),
    ("gone.md", "index.md"),
    ("gone/index.md", "index.md"),
    ("../briefings/gone.md", "../briefings/domestic-abuse.md"),
    ("worried/index.md", "index.md"),
    ("cot.png", "neglect.md"),
    ("ab", "ac"),
    ("x", "y"),
    ("", "a"),
    ("a", ""),
    ("-", "--"),
    ("Good", "Inadequate"),
    ("A", "All"),
    ("MOSH", "police"),
    ("😀", "😃"),
]


@pytest.mark.parametrize(("word", "option"), NEAR)
def test_a_slip_of_the_fingers_is_answered_with_what_was_meant(word, option):
    assert nearest(word, [option, "quite another thing"], "Look there") == f"Did you mean `{option}`?"


@pytest.mark.parametrize(("word", "option"), FAR)
def test_what_is_another_thing_is_no_suggestion(word, option):
    assert "Did you mean" not in nearest(word, [option], "Look there")
    assert nearest(word, [option], "Look there").endswith("Look there.")


def test_what_has_another_year_is_said_to_have_it():
    assert nearest("attendance-2024", ["attendance-2025", "other"], "Look there") == (
        "With another number there is `attendance-2025`. Look there."
    )
    assert nearest("attendance-2024", ["attendance-2025", "attendance-2026"], "Look there") == "Look there."


def test_two_that_are_as_near_are_both_named_and_of_more_none():
    assert nearest("contat", ["contact", "contract", "context"]) == "Did you mean `contact`?"
    assert nearest("care", ["cared", "carer"]) == "Did you mean `cared` or `carer`?"
    assert nearest("care", ["cared", "carer", "cares2", "carey"], "Look there") == "Look there."


def test_a_short_list_is_told_whole_and_a_long_one_is_not():
    assert choice("pie", ["bar", "line"]) == "The choices are `bar` and `line`."
    assert choice("pie", ["bar"]) == "There is only `bar`."
    assert choice("pie", []) == "There are none yet."
    assert choice("bra", ["bar", "line"]) == "Did you mean `bar`?"
    assert choice("pie", [f"kind-{letter}" for letter in "abcdefghi"], "Look there") == "Look there."
    assert choice("pie", [f"kind-{letter}" for letter in "abcdefghi"]) == ""
    assert choice("pie", ["x" * 200], "Look there") == "Look there."


def test_what_is_very_long_or_very_many_is_compared_in_no_time():
    start = time.process_time()
    nearest("a" * 10_000_000, ["a" * 10_000_000, "b"])
    nearest("some-table-that-is-not-there", [f"some-table-thatt-is-{word:06}-there" for word in range(20_000)])
    nearest("wordy", [f"{'wordx' * 10_000}{number}" for number in range(50)])
    assert time.process_time() - start < 5


def test_faults_of_one_line_are_in_the_order_of_its_words():
    late, early = Problem("a.md", 1, "a", "", column=9), Problem("a.md", 1, "b", "", column=2)
    assert sorted([late, early]) == [early, late]
    assert str(late) == "a.md:1: a."
