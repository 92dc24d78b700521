"""A page in one edition: cut at its headings, with links that lead on from anywhere."""

from __future__ import annotations

import pytest
from editing import BRIEFING, HOME, site_with

from macros.outputs.articles import Article, article
from macros.page_macros import PageMacros
from macros.system.cache import Cache

ADDED = """
## Added: a heading

See <a href='../about/contact.md'>us</a>, [a part](#added), <https://www.gov.uk/>, [figures](../figures/index.md#one)
and *one* **two**.

<details><summary>More</summary><p>Inside &amp; out</p></details>
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Article:
    root = tmp_path_factory.mktemp("articles")
    site = site_with(root, briefings__seen=BRIEFING + ADDED)
    document = next(one for one in site.documents if one.src == "briefings/seen.md")
    return article(PageMacros(site), document, "text", HOME, Cache())


def test_a_part_has_its_name_its_heading_and_its_anchor(page):
    last = page.parts[-1]
    assert (last.name, last.heading, last.anchor, last.title) == (
        "Added",
        "a heading",
        "added-a-heading",
        "Added: a heading",
    )


def test_every_link_of_an_article_is_absolute(page):
    html = page.parts[-1].html
    assert f'<a href="{HOME}about/contact/">us</a>' in html
    assert f'<a href="{HOME}briefings/seen/#added">a part</a>' in html
    assert '<a href="https://www.gov.uk/">' in html
    assert f'<a href="{HOME}figures/#one">figures</a>' in html


def test_what_stands_in_a_part_stays_as_it_is(page):
    html = page.parts[-1].html
    assert "<em>one</em>&#32;<strong>two</strong>" in html
    assert "<details><summary>More</summary><p>Inside &amp; out</p></details>" in html


def test_an_article_has_all_its_headings_and_nothing_before_the_first(page):
    assert [part.title for part in page.parts] == [one.text for one in page.document.reading.headings if one.level == 2]
    assert page.opening.strip() == ""
