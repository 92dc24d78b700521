"""The register of reviews and audits: what an entry must say, and what it may not."""

from __future__ import annotations

from pathlib import Path

import pytest
from example_sites import TODAY, change, whole
from page_checks import check_pages

from macros.content import Site
from macros.pages import Review, read

REVIEW = """---
kind: review
template: review.html
title: An audit
summary: An audit across agencies.
owner: Business unit
date: 2026-11-20
review_by: 2027-11-20
audience: practitioner
themes: [neglect]
review_kind: Multi-agency audit
year: 2018-19
status: Published
learning: [Look twice]
source: The metadata of a board
{more}---

Words.
"""


def told(folder: Path, more: str) -> list[str]:
    docs = folder / "docs"
    docs.mkdir()
    (docs / "one.md").write_text(REVIEW.format(more=more), encoding="utf-8")
    documents, problems = read(docs, folder)
    return [str(problem) for problem in [*problems, *check_pages(documents, docs)]]


def test_an_entry_that_says_what_it_must_has_no_fault(tmp_path):
    assert told(tmp_path, "published: 2018-10\nkeep_until: 2019-10\n") == []


def test_an_entry_without_what_was_learnt_is_no_page(tmp_path):
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "one.md").write_text(REVIEW.replace("learning: [Look twice]\n", "").format(more=""), encoding="utf-8")
    _, [fault] = read(docs, tmp_path)
    assert "`learning`" in str(fault)


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        (
            "published: 2018-10-25\nkeep_until: 2019-10-24\n",
            "docs/one.md:17: `keep_until`: 2019-10-24 is less than a year after 2018-10-25. Keep it for a year at least.",
        ),
        (
            "keep_until: 2019-10\n",
            "docs/one.md:16: `keep_until`: the review has no date of publication to count from. "
            "Write `published:`, or leave it out.",
        ),
        (
            "briefing: neglekt\n",
            "docs/one.md:16: There is no briefing `neglekt` in docs/briefings/. Write the name of its file without `.md`, or remove the line.",
        ),
    ],
)
def test_a_review_taken_down_too_soon_or_without_its_briefing_is_told(tmp_path, more, fault):
    assert told(tmp_path, more) == [fault]


def test_the_register_lists_every_review_once_the_latest_year_first(tmp_path):
    root = whole(tmp_path)
    change(root / "docs/reviews/front-door-2024.md", "year: 2024-25", "year: 2023-24")
    site = Site(root, TODAY)
    register = site.arrangements.reviews()
    years = [year for year, _ in register]
    listed = [page["url"] for _, found in register for _, page in found]
    assert years == sorted(years, reverse=True)
    assert len(years) > 1
    assert sorted(listed) == sorted(f"@/{one.url}" for one in site.documents if isinstance(one.meta, Review))
