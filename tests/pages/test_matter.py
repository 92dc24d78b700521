"""Front matter is taken from a page as MkDocs takes it, and what MkDocs would read otherwise is told."""

from __future__ import annotations

import pytest
from example_sites import copy, told
from mkdocs.utils.meta import get_data

from macros.pages.matter import split

ABOUT = "docs/about/contact.md"


PAGE = """---
title: Contact
summary: What this site says about itself.
owner: Business unit
date: 2026-11-20
review_by: 2099-11-20
audience: public
---

See [the figures](../figures/index.md).
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("---\ntitle", " ---\ntitle", 1, "`---` does not begin front matter, which would be published"),
        ("---\ntitle", "\t---\ntitle", 1, "`---` does not begin front matter"),
        ("---\ntitle", "----\ntitle", 1, "`----` does not begin front matter"),
        ("---\ntitle", "—\ntitle", 1, "`—` does not begin front matter"),
        ("---\ntitle", "---\u00a0\ntitle", 1, "`---` does not begin front matter"),
        ("---\ntitle", "\n---\ntitle", 1, "A line is above the front matter"),
        ("public\n---", "public\n  ---", 8, "`---` does not end front matter, which would be published"),
        ("public\n---", "public\n----", 8, "`----` does not end front matter"),
        ("public\n---", "public\n - - -", 8, "`- - -` does not end front matter"),
        ("public\n---\n", "public\n", 1, "The front matter that begins here has no end"),
        (
            "public\n---\n",
            "public\nthemes: [a]\nquestions:\n- Why?\n",
            1,
            "The front matter that begins here has no end",
        ),
        ("public\n---\n\nSee [the figures](../figures/index.md).\n", "public\n---", 8, "The file ends with the line"),
        ("public\n---\n", "public\n---\n---\ntitle: A\n---\n", 9, "A second front matter begins here"),
        ("owner:", "themes: [a, a]\nowner:", 4, "`a` appears twice in `themes`"),
        ("owner:", "themes: [../a]\nowner:", 4, "`themes` is `../a`, which cannot be part of an address"),
        ("owner:", "colour: red\nowner:", 4, "`colour` is not a field that belongs here. Remove the line"),
        ("title: Contact", "title: - Contact", 2, "The value begins with `- `, which begins an entry of a list"),
        ("title: Contact", 'title: "\\ud800 Contact"', 2, "A `\\` in this value begins a code"),
        ("title: Contact", "title:\u00a0Contact", 2, "A hard space"),
        ("owner:", "\u00a0owner:", 4, "A hard space"),
        ("Contact", "Con\u0085tact", 2, "An unusual line break (U+0085)"),
    ],
)
def test_front_matter_that_mkdocs_reads_otherwise_is_told_once_at_its_line(tmp_path, old, new, line, what):
    site = copy(tmp_path)
    assert old in PAGE
    (site / ABOUT).write_bytes(PAGE.replace(old, new, 1).encode())
    [fault] = told(site)
    assert fault.startswith(f"{ABOUT}:{line}: {what}")


@pytest.mark.parametrize(("old", "new"), [("---\n", "--- \t\n"), ("\n---\n", "\n...\n"), ("\n", "\r\n")])
def test_front_matter_that_mkdocs_reads_is_left_alone(tmp_path, old, new):
    site = copy(tmp_path)
    (site / ABOUT).write_bytes(PAGE.replace(old, new).encode())
    assert told(site) == []


@pytest.mark.parametrize(
    "text", [PAGE, PAGE.replace("---", "---  "), f" {PAGE}", PAGE.replace("c\n---", "c\n ---"), "---\n---\n"]
)
def test_front_matter_is_taken_from_a_page_as_mkdocs_takes_it(text):
    body, data = get_data(text)
    matter = split(text)
    assert bool(data) == bool(matter.front)
    if data:
        assert matter.body.lstrip("\n") == body
