"""A yearly report has all its blocks, and none of them is empty."""

from __future__ import annotations

from pathlib import Path

from page_checks import REPORT_BLOCKS, check_pages

from macros.pages import read

CHAPTER = """---
kind: {kind}
template: report.html
title: A chapter
summary: A chapter of the annual report.
owner: Business unit
date: 2026-11-20
review_by: 2027-11-20
audience: board
report: 2022-23
{more}---
"""
WORDS = "word " * 30


def chapter(number: int, blocks: list[str], body: str | None = None) -> str:
    """A chapter whose front matter names these blocks, with each of them below its heading."""
    names = "".join(f"  - {block}\n" for block in blocks)
    more = f"chapter: {number}\n" + (f"blocks:\n{names}" if blocks else "")
    written = "".join(f"\n## {block}\n\n{WORDS}\n" for block in blocks)
    return CHAPTER.format(kind="report", more=more) + (written if body is None else body)


def told(folder: Path, *texts: str) -> list[str]:
    docs = folder / "docs"
    docs.mkdir()
    for number, text in enumerate(texts, start=1):
        (docs / f"{number}.md").write_text(text, encoding="utf-8")
    documents, problems = read(docs, folder)
    return [str(problem) for problem in [*problems, *check_pages(documents, docs)]]


def test_a_report_with_all_its_blocks_has_no_fault(tmp_path):
    assert told(tmp_path, chapter(1, REPORT_BLOCKS[:3]), chapter(2, REPORT_BLOCKS[3:])) == []


def test_a_report_without_a_block_on_what_families_said_is_told(tmp_path):
    kept = [block for block in REPORT_BLOCKS if block != "What children and families told us"]
    assert told(tmp_path, chapter(1, kept)) == [
        "docs/1.md:10: The annual report for 2022-23 has no block `What children and families told us`. Write it below "
        "a heading `## What children and families told us`, and name it in `blocks:` of that chapter."
    ]


def test_a_renamed_heading_is_told_at_its_line(tmp_path):
    text = chapter(1, REPORT_BLOCKS).replace("## Little or no progress", "## Where progress was slow")
    line = text.splitlines().index("## Where progress was slow") + 1
    assert told(tmp_path, text) == [
        f"docs/1.md:{line}: The block `Little or no progress` of the annual report has no heading. "
        "Call this heading `## Little or no progress` again."
    ]


def test_a_heading_that_was_taken_out_is_told_at_its_name_in_the_front_matter(tmp_path):
    text = chapter(1, REPORT_BLOCKS).replace("\n## Little or no progress\n", "\n")
    line = text.splitlines().index("  - Little or no progress") + 1
    assert told(tmp_path, text) == [
        f"docs/1.md:{line}: The block `Little or no progress` of the annual report has no heading. "
        "Add a heading `## Little or no progress` and its words."
    ]


def test_an_emptied_block_is_told_at_its_heading(tmp_path):
    whole = f"## What difference it made\n\n{WORDS}\n"
    text = chapter(1, REPORT_BLOCKS).replace(
        whole, '## What difference it made\n\n### Early help\n\n{{ figure("a") }}\n'
    )
    line = text.splitlines().index("## What difference it made") + 1
    assert told(tmp_path, text) == [
        f"docs/1.md:{line}: The block `What difference it made` of the annual report is empty. "
        "Write at least 25 words: what happened, or that nothing did and why."
    ]


def test_a_block_of_a_few_words_is_told_with_their_number(tmp_path):
    text = chapter(1, REPORT_BLOCKS).replace(
        f"## Priorities ahead\n\n{WORDS}", '## Priorities ahead\n\nTo be {{ number("x") }} said'
    )
    line = text.splitlines().index("## Priorities ahead") + 1
    assert told(tmp_path, text) == [
        f"docs/1.md:{line}: The block `Priorities ahead` has 4 words. "
        "Write at least 25 words: what happened, or that nothing did and why."
    ]


def test_a_block_in_two_chapters_and_a_chapter_number_used_twice_are_told(tmp_path):
    again = f"\n## What was done\n\n{WORDS}\n"
    assert told(tmp_path, chapter(1, REPORT_BLOCKS), chapter(1, ["What was done"], again)) == [
        "docs/2.md:11: This is chapter 1, and 2 is the next number that is free. Write `chapter: 2`.",
        "docs/2.md:12: The block `What was done` is also in docs/1.md. Keep one of them.",
    ]


def test_a_misspelt_block_is_told_with_a_suggestion(tmp_path):
    assert told(tmp_path, chapter(1, ["What was doen"])) == [
        "docs/1.md:13: `blocks`: `What was doen` is not a block of an annual report. Did you mean `What was done`?"
    ]


def test_a_whole_report_without_chapters_is_told(tmp_path):
    assert told(tmp_path, CHAPTER.format(kind="whole", more="").replace("report.html", "whole.html")) == [
        "docs/1.md:10: There is no chapter of an annual report for `2022-23`. There are none yet."
    ]
