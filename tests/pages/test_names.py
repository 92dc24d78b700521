"""The names of a page's parts are each its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from editing import site_with

from macros.markdown.settings import ids_of_templates
from macros.pages import KINDS, check_names
from macros.system.package import OVERRIDES

PAGE = """---
kind: briefing
template: briefing.html
title: A page
summary: A page to be looked at.
owner: Business unit
date: 2026-11-20
review_by: 2099-11-20
audience: public
themes: [early-help]
source: An audit of 2024-25
questions: [What did we see?, Whom did we tell?]
---

{body}
"""


def names(*files: Path) -> set[str]:
    """The names that templates give as they are."""
    return {name for file in files for name in re.findall(r'\bid="([^"{]+)"', file.read_text(encoding="utf-8"))}


def test_every_name_that_a_template_gives_is_known():
    given = {path.stem: names(path) - {"content"} for path in OVERRIDES.glob("*.html")}
    every = names(OVERRIDES / "main.html", *(OVERRIDES / "partials").glob("*.html"))
    assert every == ids_of_templates()
    reserved = {kind: set(model.traits.reserved_ids) for kind, model in KINDS.items()}
    assert {kind: found for kind, found in given.items() if found and kind != "main"} == {
        kind: found for kind, found in reserved.items() if found
    }


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("## Opening times", []),
        (
            "## Questions",
            [
                "docs/briefings/one.md:15: The name of this heading, `#questions`, is already used by another part of the page. "
                "Give it other words, or its own name: {: #another-name }."
            ],
        ),
        ("## How to find it {: #take-away }\n\nSo.", ["`#take-away`"]),
        ("## Search", []),
        ("## Twice\n\n## Twice", []),
    ],
)
def test_a_heading_has_a_name_of_its_own(tmp_path, body, told):
    site = site_with(tmp_path, briefings__one=PAGE.format(body=body))
    found = [
        str(problem)
        for document in site.documents
        for problem in check_names(document)
        if problem.path == "docs/briefings/one.md"
    ]
    assert len(found) == len(told)
    assert [words for words, problem in zip(told, found, strict=True) if words not in problem] == []
