"""A newsletter has its frame: the same parts in the same order, and none that asks for what is past."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from editing import INDEX, NEWSLETTER, site_with
from example_sites import told

from macros.pages import read
from macros.pages.newsletter import Newsletter

LOOK_BACK = (
    NEWSLETTER.partition("## Decisions")[0].replace("issue: 4", "looks_back: spring 2025") + "## Learning\n\nWords.\n"
)


def faults(folder: Path, text: str) -> list[str]:
    return told(site_with(folder, newsletters__index=INDEX, newsletters__one=text).root)


def newsletter(folder: Path, text: str):
    site = site_with(folder, newsletters__index=INDEX, newsletters__one=text)
    documents, problems = read(site.root / "docs", site.root)
    assert problems == []
    return next(one.meta for one in documents if one.src == "newsletters/one.md")


def test_a_whole_issue_has_no_fault(tmp_path):
    assert faults(tmp_path, NEWSLETTER) == []


def test_an_issue_may_have_windows_line_ends(tmp_path):
    site = site_with(tmp_path, newsletters__index=INDEX, newsletters__one=NEWSLETTER)
    path = site.root / "docs/newsletters/one.md"
    path.write_bytes(b"\xef\xbb\xbf" + NEWSLETTER.replace("\n", "\r\n").encode())
    assert told(site.root) == []


def test_an_issue_without_a_number_is_a_newsletter_all_the_same(tmp_path):
    assert newsletter(tmp_path, NEWSLETTER.replace("issue: 4\n", "")).label == "Newsletter"


@pytest.mark.parametrize("written", ["spring 2025", "2025"])
def test_a_look_back_says_when_it_looks_back_at(tmp_path, written):
    text = LOOK_BACK.replace("looks_back: spring 2025", f"looks_back: {written}")
    assert newsletter(tmp_path, text).label == f"Looking back: {written}"
    assert faults(tmp_path / "again", text) == []


@pytest.mark.parametrize(
    "part",
    [
        "Three things to do",
        "What was decided",
        "What was learnt",
        "New guidance",
        "Dates",
        "Who to ask",
    ],
)
def test_a_missing_part_is_named(tmp_path, part):
    before, _, after = NEWSLETTER.partition(f"## {part}\n")
    rest = after.partition("\n## ")[2]
    assert faults(tmp_path, before + (f"## {rest}" if rest else "")) == [
        f"docs/newsletters/one.md:15: advice: The part `{part}` of a newsletter is missing. Add a heading `## {part}` and its words."
    ]


def test_a_part_whose_capitals_differ_is_told_with_the_heading_to_change(tmp_path):
    assert faults(tmp_path, NEWSLETTER.replace("## Who to ask", "## Who To Ask")) == [
        "docs/newsletters/one.md:15: advice: The part `Who to ask` of a newsletter is missing. "
        "Write the heading `## Who To Ask` as `## Who to ask`."
    ]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("3. Act.\n", "", "has 2 items, and should have 3"),
        ("3. Act.\n", "3. Act.\n4. Rest.\n", "has 4 items, and should have 3"),
        ("1. Look.\n2. Listen.\n3. Act.\n", "Look, listen, act.\n", "has 0 items, and should have 3"),
        ("1. Look.\n2. Listen.\n3. Act.\n\n", "", "The part `Three things to do` is empty."),
        ('{{ contacts("practitioner") }}', "Your lead.", "The part `Who to ask` names no one from data/contacts.yml."),
        ('{{ contacts("practitioner") }}', "", "The part `Who to ask` is empty."),
        ("Two things.\n", "Words. " * 201 + "\n", "has 201 words, and takes longer than a minute. Remove 1"),
        ("## Dates", "## Dates\n\nNone.\n\n## Dates", "The part `Dates` appears twice. Keep one."),
        ("## New guidance\n\nNone.\n\n## Dates", "## Dates\n\nNone.\n\n## New guidance", "Put it before `Dates`."),
        ("## In a minute", "## First\n\nWords.\n\n## In a minute", "`First` comes before `In a minute`."),
        ("month: 2025-06", "month: 2025-13", "`month`: `2025-13` is not a month. Write it such as 2018-10."),
        ("month: 2025-06", "month: 2025-06-30", "`month`"),
        ("month: 2025-06", "month: [2025-06]", "`month`"),
        ("month: 2025-06", "month: ٢٠٢٥-٠٦", "is not a month"),
        ("issue: 4", "looks_back:", "`looks_back` is empty"),
        ("issue: 4", 'looks_back: ""', "`looks_back` is empty"),
        ("issue: 4", "looks_back: true", "`looks_back`"),
        ("issue: 4", "looks_back: <script>alert(1)</script>", "`looks_back` has `<script>` in it"),
        ("issue: 4", "looks_back: spring\nissue: 4", "a look-back is not an issue of a series"),
    ],
)
def test_a_fault_of_the_frame_is_told(tmp_path, old, new, fault):
    assert old in NEWSLETTER
    assert [one for one in faults(tmp_path, NEWSLETTER.replace(old, new, 1)) if fault in one] != []


@pytest.mark.parametrize("part", ["Three things to do", "Dates"])
def test_a_look_back_asks_nothing_of_its_readers(tmp_path, part):
    assert faults(tmp_path, f"{LOOK_BACK}\n## {part}\n\n1. Book.\n2. Come.\n3. Tell.\n") == [
        f"docs/newsletters/one.md:26: A look-back has a part `{part}`, but its readers can no longer do or attend "
        "anything. Remove the part, or remove `looks_back:` from the front matter."
    ]


def test_a_look_back_begins_with_its_minute(tmp_path):
    assert faults(tmp_path, LOOK_BACK.replace("## In a minute\n\nTwo things.\n\n", "")) == [
        "docs/newsletters/one.md:15: advice: The part `In a minute` of a newsletter is missing. Add a heading `## In a minute` and its words."
    ]


def test_an_issue_that_names_no_month_is_listed_by_that_of_its_date(tmp_path):
    text = NEWSLETTER.replace("month: 2025-06\n", "")
    assert faults(tmp_path, text) == []
    assert Newsletter.model_construct(date=date(2026, 3, 4)).last_month == "2026-03"
