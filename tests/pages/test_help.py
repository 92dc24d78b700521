"""Pages of help: the numbers to ring come early, and telephone numbers stand in one place alone."""

from __future__ import annotations

from pathlib import Path

from page_checks import check_pages

from macros.pages import read

FRONT = """---
kind: {kind}
template: {kind}.html
title: A page
summary: A page to be looked at.
owner: Business unit
date: 2026-11-20
review_by: 2027-11-20
audience: public
---
"""
RING = '\n{{ contacts("public") }}\n'


def told(folder: Path, body: str, kind: str = "help") -> list[str]:
    """The faults of a page of this kind with this body."""
    docs = folder / "docs"
    docs.mkdir()
    (docs / "index.md").write_text(FRONT.format(kind=kind) + body, encoding="utf-8")
    documents, problems = read(docs, folder)
    return [str(problem) for problem in [*problems, *check_pages(documents, docs)]]


def test_five_sentences_after_the_summary_may_come_before_the_numbers(tmp_path):
    assert told(tmp_path, '\nIn danger now, {{ call("police") }}. Two.\nThree. Is this four? Five.\n' + RING) == []


def test_a_seventh_sentence_before_the_numbers_is_told(tmp_path):
    assert told(tmp_path, "\nOne. Two.\nThree. Four!\n\nFive. Six\n" + RING) == [
        "docs/index.md:17: 7 sentences come before the phone numbers, including the summary. "
        "Leave 6 at most, and put the others below the numbers."
    ]


def test_a_heading_and_an_item_of_a_list_count_as_sentences(tmp_path):
    assert len(told(tmp_path, "\n## A heading\n\nOne. Two. Three.\n\n- an item\n- another\n" + RING)) == 1


def test_what_comes_after_the_numbers_does_not_count(tmp_path):
    assert told(tmp_path, "\nOne.\n" + RING + "\nTwo. Three. Four. Five. Six. Seven. Eight.\n") == []


def test_a_page_of_help_without_numbers_is_told(tmp_path):
    assert told(tmp_path, "\nOne.\n") == [
        'docs/index.md:11: This help page lists no phone numbers. Add a line {{ contacts("public") }} near the top.'
    ]


def test_a_page_of_another_kind_needs_no_numbers(tmp_path):
    assert told(tmp_path, "\nOne. Two. Three. Four. Five. Six. Seven.\n", kind="about") == []
