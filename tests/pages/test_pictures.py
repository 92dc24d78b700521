"""Every picture of a page is one of the site's own, with words for those who do not see it."""

from __future__ import annotations

from pathlib import Path

import pytest
from editing import jpeg

from macros.files import Files, look
from macros.pages import files_that_no_page_names, read, wrong_pictures

FRONT = """---
kind: about
template: about.html
title: A page
summary: A page to be looked at.
owner: Business unit
date: 2026-11-20
review_by: 2027-11-20
audience: public
---
"""


def told(folder: Path, body: str, *more: str) -> list[str]:
    """The faults of the pictures of one page, beside which lies `bench.jpg`."""
    docs = folder / "docs"
    docs.mkdir(exist_ok=True)
    (docs / "bench.jpg").write_bytes(jpeg())
    (docs / "index.md").write_text(FRONT + body, encoding="utf-8")
    for name in more:
        (docs / name).write_bytes(jpeg())
    [document], problems = read(docs, folder)
    assert problems == []
    return [str(one) for one in wrong_pictures(document, docs, 250)]


@pytest.mark.parametrize(
    "body",
    [
        "![Two children on a bench](bench.jpg)",
        '![Two children on a bench](bench.jpg "A title")',
        "![Two children on a bench][one]\n\n[one]: bench.jpg",
        "[![Two children on a bench](bench.jpg)](../index.md)",
        "`![](gone.jpg)`",
        "```\n![](gone.jpg)\n```",
        "    ![](gone.jpg)",
        "\\![](gone.jpg)",
    ],
)
def test_a_picture_with_words_is_right_and_what_only_looks_like_one_is_left(tmp_path, body):
    assert told(tmp_path, f"\nWords.\n\n{body}\n") == []


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("![](bench.jpg)", "has no alternative text"),
        ("![ ](bench.jpg)", "has no alternative text"),
        ("![…](bench.jpg)", "has no alternative text"),
        ("![][one]\n\n[one]: bench.jpg", "has no alternative text"),
        ("![IMG_2034.jpg](bench.jpg)", "does not say what it shows"),
        ("![IMG 2034](bench.jpg)", "does not say what it shows"),
        ("![image](bench.jpg)", "does not say what it shows"),
        ("![Photo 1](bench.jpg)", "does not say what it shows"),
        ("![A picture](bench.jpg)", "does not say what it shows"),
        ("![Bench](bench.jpg)", "does not say what it shows"),
        (f"![{'word ' * 60}](bench.jpg)", "at most 250"),
        ("![A bench in a park](sofa.jpg)", "There is no picture `sofa.jpg`. Put the file into docs/"),
        ("![A bench in a park](bensh.jpg)", "There is no picture `bensh.jpg`. Did you mean `bench.jpg`?"),
        ("![A bench in a park](index.md)", "is not a picture format that a page can show"),
        ("![A bench in a park](../../secret.jpg)", "is not a picture format that a page can show"),
        ("![A bench in a park](/bench.jpg)", "is not a picture format that a page can show"),
        ("![A bench in a park](@/bench.jpg)", "There is no picture `@/bench.jpg`"),
        ('<img src="bench.jpg" alt="A bench in a park">', "typed as HTML"),
        ('Words <img src="bench.jpg"> and words', "typed as HTML"),
    ],
)
def test_a_picture_without_words_or_file_is_told_once_at_its_line(tmp_path, body, words):
    [one] = told(tmp_path, f"\nWords.\n\n{body}\n")
    line = 16 if "[one]:" in body else 14
    assert one.startswith(f"docs/index.md:{line}: ")
    assert words in one


def test_the_same_picture_twice_is_told_at_both_lines(tmp_path):
    found = told(tmp_path, "\n![](bench.jpg)\n\n![](bench.jpg)\n")
    assert [one.split(":")[1] for one in found] == ["12", "14"]


def test_a_file_that_no_page_names_gets_advice(tmp_path):
    told(tmp_path, "\n![Two children on a bench](bench.jpg)\n", "other.jpg")
    docs = tmp_path / "docs"
    (docs / "spoilt.jpg").write_bytes(b"told already")
    folder = look(docs, tmp_path, Files())
    documents, _ = read(docs, tmp_path, folder.pages)
    [one] = files_that_no_page_names(documents, folder, tmp_path)
    assert (
        str(one) == "docs/other.jpg:1: advice: No page shows this file or links to it. Name it on a page, or delete it."
    )
