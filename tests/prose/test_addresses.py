"""An address says no small count of children either: the name of a file, an earlier address, the id of a heading."""

from __future__ import annotations

import pytest

from macros.prose import small_counts_in_names
from macros.prose.addresses import small_counts_in_address


@pytest.mark.parametrize(
    "address",
    [
        "about/three-children-died/",
        "three_girls.csv",
        "2024/4-babies-hurt",
        "#two-siblings",
        "Two%20boys.pdf",
        "a/3-deaths",
        "reviews/child-a.md",
        "baby-b-review-2024.pdf",
        "docs/yp1.md",
        "young-person-2",
        "child-1.jpg",
        "child-a-upper-example.md",
        "child-d-died.md",
        "boy-b-upper-example.md",
        "child-a-upper-example-2025.jpg",
        "reviews/child-a-died-2025/",
        "#child-a-died",
    ],
)
def test_a_small_count_in_an_address_is_found(address):
    assert small_counts_in_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "thresholds/level-4-children/",
        "childrens-homes-2024.csv",
        "three-questions/",
        "under-5s/",
        "year-5-pupils",
        "one-in-five-children",
        "is-a-child-a-young-carer.md",
        "top-3-questions.md",
        "2025-q3",
        "7-minute-briefings",
        "child-1-to-5",
        "child-a-to-z.md",
        "child-e-safety.pdf",
        "giving-a-child-a-voice.md",
        "how-a-child-s-day-begins.md",
        "is-your-child-a-carer",
        "baby-2-years.pdf",
        "child-2024.pdf",
    ],
)
def test_what_only_sounds_like_one_passes(address):
    assert small_counts_in_address(address) == []


def test_a_file_and_a_folder_are_told_once_each():
    told = [
        str(one) for one in small_counts_in_names(["docs/four-girls", "docs/four-girls/index.md", "docs/a/two-boys.md"])
    ]
    assert told == [
        "docs/four-girls:1: “four girls” says a small number of children, which could identify a child. Give it another name.",
        "docs/a/two-boys.md:1: “two boys” says a small number of children, which could identify a child. Give it another name.",
    ]
