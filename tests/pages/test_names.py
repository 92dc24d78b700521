"""The names of a page's parts are each its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from editing import site_with

from macros.pages import check_names
from macros.pages.names import OF_A_KIND, OF_EVERY_PAGE

OVERRIDES = Path(__file__).parent.parent.parent / "overrides"
PAGE = """---
kind: about
template: about.html
title: A page
summary: A page to be looked at.
owner: Business unit
date: 2026-11-20
review_by: 2099-11-20
audience: public
---

{body}
"""


def names(*files: Path) -> set[str]:
    """The names that templates give as they are."""
    return {name for file in files for name in re.findall(r'\bid="([^"{]+)"', file.read_text(encoding="utf-8"))}


def test_every_name_that_a_template_gives_is_known():
    given = {path.stem: names(path) - {"content"} for path in OVERRIDES.glob("*.html")}
    every = names(OVERRIDES / "main.html", *(OVERRIDES / "partials").glob("*.html"))
    assert every == OF_EVERY_PAGE
    assert {kind: found for kind, found in given.items() if found and kind != "main"} == OF_A_KIND


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("## Opening times", []),
        (
            "## Search",
            [
                "docs/about/one.md:12: The name of this heading, `#search`, is that of another part of the page. "
                "Give it other words, or a name of its own: {: #another-name }."
            ],
        ),
        ("## How to find it {: #worried }\n\nSo.", ["`#worried`"]),
        (
            "## One {: #same }\n\n## Two {: #same }",
            ["docs/about/one.md:14: Two headings of this page have the name `#same`. Give one of them another name."],
        ),
        ("## Twice\n\n## Twice", []),
    ],
)
def test_a_heading_has_a_name_of_its_own(tmp_path, body, told):
    site = site_with(tmp_path, about__one=PAGE.format(body=body))
    found = [str(problem) for problem in check_names(site.documents)]
    assert len(found) == len(told)
    assert [words for words, problem in zip(told, found, strict=True) if words not in problem] == []
