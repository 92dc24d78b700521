"""A row speaks of a child as its ages allow, is at the level that they ask for, and says what can be seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from thresholds.test_reading import GOOD, LEVELS, THEMES, guidance

from macros.thresholds import read

AGES = LEVELS + "  5-12: {name: 5 to 12, first: 5, last: 12}\n  13-17: {name: 13 to 17, first: 13, last: 17}\n"
BEFORE_BIRTH = "Write about the family or the baby, or remove `unborn` from `ages`."
BABY = "Add `if old enough` to the sentence, write about the parents, or remove `under-1` from `ages`."


def faults(root: Path, ages: str, text: str, next_step: str, level: int = 1) -> list[str]:
    """The faults of one row below a good one, each without the file's name."""
    row = f'late,{level},child,{ages},missing,"{text}","{next_step}"'
    told = guidance(root, GOOD, row, levels=AGES)[1]
    return [one.removeprefix("data/thresholds/indicators.csv:") for one in told]


def test_a_row_for_unborn_babies_does_not_speak_of_the_child(tmp_path):
    assert faults(tmp_path, "unborn;5-12", "Parents argue, and the child hears it.", "Ask each child about it.") == [
        f"3: `text` says `the child`, and the row is for `unborn` too. {BEFORE_BIRTH}",
        f"3: `next_step` says `Ask each child`, and the row is for `unborn` too. {BEFORE_BIRTH}",
    ]


@pytest.mark.parametrize(
    "step",
    ["Ask what the family needs.", "See the mother alone.", "Think of every child at home, and any expected baby."],
)
def test_a_row_for_unborn_babies_may_speak_of_parents_and_other_children(tmp_path, step):
    assert faults(tmp_path, "unborn", "Parents argue.", step) == []


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("Ask the child.", "Ask the child"),
        ("Meet the parents, and listen to the baby.", "listen to the baby"),
        ("Talk with each child alone.", "Talk with each child"),
        ("Name an adult whom the child can call.", "child can call"),
        ("Tell the child what happens next.", "Tell the child"),
        ("Note what the child says.", "child says"),
        ("Note that the child has told a teacher.", "child has told"),
        ("Explain to the child what happens next.", "Explain to the child"),
        ("Ask children at home.", "Ask children"),
    ],
)
def test_a_row_for_babies_asks_and_tells_nothing_of_a_child_who_cannot_talk(tmp_path, step, said):
    assert faults(tmp_path, "under-1;5-12", "Parents argue.", step) == [
        f"3: `next_step` says `{said}`, and the row is for `under-1` too. {BABY}"
    ]


def test_a_baby_does_not_feel_ashamed(tmp_path):
    assert faults(tmp_path, "under-1;5-12", "Someone is in prison, and feels ashamed.", "Meet.") == [
        f"3: `text` says `feels ashamed`, and the row is for `under-1` too. {BABY}"
    ]


@pytest.mark.parametrize(
    "step",
    [
        "Talk with the child alone, if old enough.",
        "Ask the child's doctor.",
        "Ask a parent who feels ashamed what would help.",
    ],
)
def test_a_row_for_babies_may_ask_those_who_can_answer(tmp_path, step):
    assert faults(tmp_path, "under-1;5-12", "Parents argue.", step) == []


def test_if_old_enough_holds_for_its_own_sentence_alone(tmp_path):
    step = "Tell the family, if old enough. Ask the child."
    assert faults(tmp_path, "under-1", "Parents argue.", step) == [
        f"3: `next_step` says `Ask the child`, and the row is for `under-1` too. {BABY}"
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Has shared a nude image with a friend.", "nude"),
        ("Gets gifts from an online friend.", "gifts"),
        ("Is in a sexual relationship.", "sexual relationship"),
        ("Is sexually active.", "sexually active"),
        ("Sends sexual pictures.", "sexual pictures"),
        ("Was sent an intimate image.", "intimate image"),
        ("Explicit pictures were sent.", "Explicit pictures"),
        ("Shares images of friends undressed.", "images of friends undressed"),
        ("Has a sexually transmitted infection.", "sexually transmitted"),
        ("The child is pregnant.", "child is pregnant"),
    ],
)
def test_images_gifts_and_sexual_activity_below_13_are_at_the_highest_level(tmp_path, text, said):
    assert faults(tmp_path, "5-12;13-17", text, "Ask.") == [
        f"3: `{said}` is at level 1 for `5-12`, and a child under 13 cannot consent. "
        "Make it level 2, or remove the ages under 13."
    ]
    assert faults(tmp_path, "5-12;13-17", text, "Ask.", level=2) == []
    assert faults(tmp_path, "13-17", text, "Ask.") == []


def test_an_age_band_that_begins_below_13_is_below_13(tmp_path):
    levels = LEVELS + "  11-15: {name: 11 to 15, first: 11, last: 15}\n"
    told = guidance(tmp_path, GOOD, "late,1,child,11-15,missing,Shares nudes.,Ask.", levels=levels)[1]
    assert len(told) == 1
    assert "`nudes` is at level 1 for `11-15`" in told[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Needs a social worker.", "Needs a social worker"),
        ("Needs social work help to be safe.", "Needs social work"),
        ("Will not be safe without a social worker's help.", "without a social worker"),
        ("The threshold is met.", "threshold is met"),
        ("Meets the criteria for help.", "Meets the criteria"),
        ("Is disabled and needs level 4 services.", "needs level 4"),
    ],
)
def test_an_indicator_says_what_is_seen_and_not_which_help_it_calls_for(tmp_path, text, said):
    assert [one.split(",")[0] for one in faults(tmp_path, "5-12", text, "Ask.")] == [f"3: `text` says `{said}`"]


@pytest.mark.parametrize(
    ("step", "level", "timeless"),
    [
        ("Call the front door.", 2, True),
        ("Know the child. Call the Front Door to tell the council.", 2, True),
        ("Call the hub.", 2, True),
        ("Ask the front door for advice.", 2, True),
        ("Call the front door.", 1, False),
        ("Offer food.", 2, False),
        ("Call the front door today.", 2, False),
        ("Call the front door NOW.", 2, False),
        ("Call 999. Then call the front door.", 2, False),
        ("With the family's agreement, ask the front door for an assessment.", 2, False),
    ],
)
def test_a_call_at_the_highest_level_says_when(tmp_path, step, level, timeless):
    told = (
        "3: `next_step` is at the highest level, and does not say when to call. "
        "Add `now` or `today`, or say that the family must agree first."
    )
    assert faults(tmp_path, "5-12", "Is hurt.", step, level=level) == [told] * timeless


@pytest.mark.parametrize("ages", ["", ";", "5-99", "13"])
def test_ages_that_are_none_are_told_once_and_by_their_own_rule(tmp_path, ages):
    told = faults(tmp_path, ages, "Shares nudes.", "Ask the child.")
    assert len(told) == 1
    assert "`ages` is empty" in told[0] or "is not an age band" in told[0]


def test_the_table_for_download_can_be_taken_back_as_the_table(tmp_path):
    head = "id,level,domain,ages,themes,text,next_step,status"
    rows = f"{GOOD},illustrative"
    found, told = guidance(tmp_path, rows, head=head)
    assert (told, [one.id for one in found.indicators]) == ([], ["often-hungry"])


def test_a_fault_of_age_has_its_line_in_a_file_as_windows_saves_it(tmp_path):
    guidance(tmp_path, GOOD, "late,1,child,under-1,missing,Is late.,Ask the child.", levels=AGES)
    path = tmp_path / "data" / "thresholds" / "indicators.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    stopping = [str(one) for one in read(tmp_path / "data", tmp_path, THEMES)[1] if one.stops]
    assert stopping == [
        f"data/thresholds/indicators.csv:3: `next_step` says `Ask the child`, and the row is for `under-1` too. {BABY}"
    ]
