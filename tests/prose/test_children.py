"""No sentence says a small count of children of this area, their age with a place, or a name of one; others pass."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from macros.prose.cells import small_cells_in
from macros.prose.children import small_counts_in
from macros.prose.people import has_a_small_number
from macros.prose.sentences import sentences

HERE = Path(__file__).parent
PLACES = ("Sandwell", "Walsall", "Tipton", "Smethwick")


def sentences_of(file: str) -> list[str]:
    """The lines of a file beside this one, each a sentence."""
    return (HERE / file).read_text(encoding="utf-8").strip().split("\n")


UNSAFE = sentences_of("small_counts.txt")

SAFE = sentences_of("no_small_counts.txt")


def found(text):
    """What is found in a line of Markdown as it is read."""
    return [
        one.text
        for sentence in sentences(iter([(1, text)]), code=True)
        for one in small_counts_in(sentence.read.text, PLACES)
    ]


@pytest.mark.parametrize("sentence", UNSAFE)
def test_a_small_count_of_local_children_is_found(sentence):
    assert found(sentence)


@pytest.mark.parametrize("sentence", SAFE)
def test_what_only_sounds_like_one_passes(sentence):
    assert found(sentence) == []


def test_the_words_of_metadata_are_local_without_naming_a_place():
    assert small_counts_in("The rest are two children of one school.", PLACES, local=True)
    assert not small_counts_in("The rest are two children of one school.", PLACES)
    assert not small_counts_in("One child may be counted twice.", PLACES, local=True)


def test_bare_small_numbers_in_a_column_of_children_are_found():
    rows = [["Age", "Number of children", "Level"], ["Under 5", "12", "4"], ["5 to 9", "**3**", "4"], ["10", "0", "4"]]
    assert small_cells_in(rows) == [(2, "Number of children: 3")]
    assert small_cells_in([["Level", "Children's needs"], ["4", "4"]]) == []
    assert small_cells_in([]) == []


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([["What", "2024"], ["Deaths", "4"]], ["Deaths: 4"]),
        ([["What", "2023", "2024"], ["Child deaths", "4", "**7**"]], ["Child deaths: 4", "Child deaths: 7"]),
        ([["Year", "Suicides"], ["2024", "two"]], ["Suicides: two"]),
        ([["Town", "Girls", "Boys"], ["Tipton", "3", "12"]], ["Girls: 3"]),
        ([["Town", "Deaths"], ["Tipton", "3 (9%)"]], ["Deaths: 3 (9%)"]),
        (
            [["Deaths by cause", "2021-22", "2022-23"], ["Bath", "3", "4"], ["Sleep", "12", "0"]],
            ["Deaths by cause: 3", "Deaths by cause: 4"],
        ),
        ([["Children", "2024"], ["Tipton", "5"]], ["Children: 5"]),
        ([["Suicides", "2024 Q1", "Total"], ["Boys of all ages", "4", "14"]], ["Suicides: 4"]),
        ([["Children", "Tipton", "Dudley"], ["On a plan", "4", "12"]], ["Children: 4"]),
        ([["Year", "Died"], ["2024", "4"]], ["Died: 4"]),
        ([["Question", "Score"], ["Were siblings thought of?", "3"]], []),
        ([["Age", "What a child can do"], ["5", "Children can say their name"]], []),
        ([["Children", "Level"], ["Tipton", "5"]], []),
        ([["Training days", "2021-22", "2022-23"], ["Neglect", "3", "4"]], []),
        ([["Level", "Children"], ["1", "most"]], []),
        ([["Age", "Deaths per 1,000"], ["1", "4"]], []),
        ([["Question", "Answer"], ["How many partners?", "3"]], []),
        ([["Children's age", "Doses"], ["2", "3"]], []),
    ],
)
def test_a_bare_small_number_beside_or_below_children_is_found_with_its_words(rows, words):
    assert [said for _, said in small_cells_in(rows, PLACES)] == words


def test_each_find_is_quoted_in_order():
    text = "In Tipton 3 boys and two girls died; Child A, aged 4, lived in Tipton."
    assert found(text) == ["3 boys", "two girls", "Child A"]


def test_a_find_is_told_at_the_line_of_its_words():
    lines = iter([(7, "In Tipton there were **many**"), (8, "meetings, and"), (9, "three children died.")])
    [sentence] = sentences(lines)
    [one] = small_counts_in(sentence.read.text, PLACES)
    assert (one.text, sentence.read.line_at(one.start)) == ("three children", 9)


@pytest.mark.parametrize(
    "text",
    [
        "In Tipton 3 children died, " * 3_000,
        "3 " * 40_000,
        "a" * 100_000,
        "one of the " * 9_000,
        "{{ " * 30_000,
        "<a" * 40_000,
        "](" * 40_000,
        "<!--" * 20_000,
        "{% " * 30_000,
        "`" * 80_000,
        "Deaths " * 14_000,
        "the number of children was " * 3_500,
        "*_" * 40_000,
        "&nbsp;" * 15_000,
        "a boy, " * 14_000,
        "Child " * 16_000,
        "\n" * 80_000,
        "2 of the 2 of the children were " * 3_000,
        "number of " * 10_000,
        "Aaaa " * 20_000,
    ],
)
def test_a_very_long_line_takes_a_time_that_grows_with_it_and_no_faster(text):
    start = time.process_time()
    found(text)
    assert time.process_time() - start < 4


@pytest.mark.parametrize(
    ("text", "has_one"),
    [
        ("Deaths: 3", True),
        ("n=4", True),
        ("2-3 children", True),
        ("1,234 and 5", True),
        ("Three, he said", True),
        ("the 4th death", True),
        ("a boy of sixteen", True),
        ("born in 2019", True),
        ("ſix children", True),
        ("", False),
        ("39.5% of 234 in 2022-23", False),
        ("Children in Sandwell", False),
        ("weight and height of someone", False),
    ],
)
def test_only_a_sentence_with_a_small_number_is_looked_at_for_counts_and_ages(text, has_one):
    assert has_a_small_number(text) == has_one
