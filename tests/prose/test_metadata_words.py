"""The text of metadata states no small count, nothing of a hidden cell, and no number that the table does not have."""

from __future__ import annotations

import pytest
from making import RULE, line_of, metadata, read, rows, write

from macros.prose.metadata import check_metadata

NAME = "data/tables/example.yml"
LINES = rows("High,c", "Low,c", "Medium,39", "All levels,50")
REMARK = {
    "kind": "corrected",
    "where": {"kind": "High"},
    "column": "children_count",
    "printed": "x",
    "shown": "c",
    "reason": "The report prints another number.",
    "published": "2026-11-21",
    "rule": "misprint",
}


def told(tmp_path, **words: object) -> list[str]:
    text = metadata(**words)
    write(tmp_path, "example", LINES, text)
    table, problems, record = read(tmp_path)
    assert table is not None, problems
    assert record is not None
    return [str(one) for one in check_metadata(table, record, {"Sandwell"})]


def test_metadata_that_say_nothing_of_it_pass(tmp_path):
    assert told(tmp_path, notes=["The levels do not add up to the total, because two are hidden."]) == []


@pytest.mark.parametrize(
    ("words", "at", "quoted"),
    [
        ({"title": "Three children were at high risk"}, "title:", "Three children"),
        ({"description": "In 2023 three children in Sandwell were at high risk."}, "description:", "three children"),
        ({"notes": ["One note.", "The rest are two children of one school."]}, "- The rest", "two children"),
        ({"figures": {"default": {"title": "Two children were at high risk"}}}, "Two children", "Two children"),
        ({"figures": {"default": {"alt": "Medium risk; and two children at high risk."}}}, "alt:", "two children"),
        (
            {"figures": {"default": {"annotations": [{"time_period": "2023", "text": "Two children died"}]}}},
            "Two children died",
            "Two children",
        ),
        ({"figures": {"default": {"kind": "shares", "rest": "Two children of no school"}}}, "rest:", "Two children"),
        ({"figures": {"default": {"band": "Two children beside them"}}}, "band:", "Two children"),
        ({"figures": {"default": {"counts": {"children_count": "Two children"}}}}, "Two children", "Two children"),
        (
            {"remarks": [{**REMARK, "reason": "There were two children at high risk."}]},
            "reason:",
            "two children",
        ),
    ],
)
def test_a_small_count_in_the_words_of_metadata_is_told(words, at, quoted, tmp_path):
    text = metadata(**words)
    assert told(tmp_path, **words) == [
        f"{NAME}:{line_of(text, at)}: “{quoted}” says a small number of children, which could identify a child. "
        "Say it without the number; or, if it is already public in this form, set `rule: published` "
        "with the document and the reason."
    ]


def test_a_count_above_the_limit_of_the_tables_own_rule_may_be_said(tmp_path):
    assert told(tmp_path, notes=["Six children were moved in 2023."]) == []
    assert len(told(tmp_path, notes=["Six children were moved in 2023."], disclosure={**RULE, "threshold": 6})) == 1


@pytest.mark.parametrize(
    "definition",
    [
        "Children at risk. Two children of one family are counted twice.",
        "Two children referred on one day are two children.",
        "If two children were referred, both are counted.",
    ],
)
def test_a_definition_may_speak_of_children_in_general(tmp_path, definition):
    assert told(tmp_path, definition=definition) == []


@pytest.mark.parametrize("sentence", ["3 children made contacts.", "Two children were at risk.", "Four babies died."])
def test_a_definition_does_not_say_what_happened_to_few_children(tmp_path, sentence):
    [one] = told(tmp_path, definition=sentence)
    assert "says a small number of children" in one


@pytest.mark.parametrize("word", ["description", "definition"])
@pytest.mark.parametrize(("text", "wrong"), [("51 children by their risk.", "51"), ("Of 50 children, 39 children by risk.", ""), ("60% of them.", "")])  # fmt: skip
def test_the_words_on_a_table_have_its_own_numbers(tmp_path, word, text, wrong):
    """A percentage is not looked up where the table has none: it may be a target, or of another table."""
    found = told(tmp_path, **{word: text})
    assert [one.partition(": ")[2][:40] for one in found] == (
        [f"`{wrong}` is typed here, but no cell of the t"[:40]] if wrong else []
    )


@pytest.mark.parametrize(
    "words",
    [
        {"notes": ["At high risk: High was 9 before."]},
        {"notes": ["The report prints 9 for High."]},
        {"figures": {"default": {"alt": "Medium 39; High 9; Low hidden."}}},
        {"title": "High, 9"},
    ],
)
def test_a_number_beside_the_name_of_a_hidden_row_is_told(words, tmp_path):
    [one] = told(tmp_path, **words)
    assert "A number is here beside `High`, whose count is hidden in the table." in one


@pytest.mark.parametrize(
    "words",
    [
        {"notes": ["High and Low are hidden; Medium is 39 of 50."]},
        {"notes": ["High is as in 2022 and 2023."]},
    ],
)
def test_other_numbers_may_stand_in_notes(words, tmp_path):
    assert told(tmp_path, **words) == []


def test_a_remark_does_not_say_what_is_printed_in_a_hidden_cell(tmp_path):
    text = metadata(remarks=[{**REMARK, "printed": "9"}])
    assert told(tmp_path, remarks=[{**REMARK, "printed": "9"}]) == [
        f"{NAME}:{line_of(text, 'printed:')}: The remark says what is printed for `children_count`, which the table "
        "hides. Remove the remark, or say in a note, without the number, that the source prints another one."
    ]


def test_what_is_public_already_may_be_said(tmp_path):
    disclosure = {"rule": "published", "document": "one", "reason": "The department publishes it so."}
    assert told(tmp_path, disclosure=disclosure, title="Three children were at high risk") == []


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ({"title": "Of 51 children most were at medium risk"}, "51"),
        ({"figures": {"default": {"alt": "Medium risk: 78% of all."}}}, "78%"),
        ({"figures": {"default": {"subtitle": "Of 1,050 children"}}}, "1,050"),
    ],
)
def test_a_number_in_a_title_or_alternative_is_one_of_the_table(words, number, tmp_path):
    [one] = told(tmp_path, **words)
    assert one.endswith(
        f"`{number}` is typed here, but no cell of the table has this value. Correct it to what the table has, or leave it out."
    )


@pytest.mark.parametrize(
    "words",
    [
        {"title": "Of 50 children most were at medium risk"},
        {"title": "Risk fell by 12%"},
        {"title": "Children aged 10 to 17 in 2023"},
        {"disclosure": {**RULE, "overlapping": ["kind"]}},
    ],
)
def test_numbers_of_the_table_changes_and_ages_pass(words, tmp_path):
    assert told(tmp_path, **words) == []
