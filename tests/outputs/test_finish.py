"""The last pass over a built site: addresses, table regions and the policy, on every page."""

from __future__ import annotations

import re

import pytest
from example_sites import EXAMPLES, TODAY

from macros.content import Site
from macros.outputs import Making, pages
from macros.outputs.downloads import size_in_words
from macros.outputs.finish import base_path, finished, root_from
from macros.system.cache import Cache

PAGE = '<!doctype html><html><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


def page(name: str, body: str, head: str = "", published: bool = True) -> str:
    """One page without figures and pictures, finished."""
    text = PAGE.format(head=head, body=body)
    none = {}.__getitem__
    return finished(
        text, name, root_from(name), none, lambda _: None, lambda _: "", {"DA": "domestic abuse"}, published
    )


@pytest.mark.parametrize(
    ("name", "href"),
    [
        ("index.html", "./worried/"),
        ("worried/index.html", "../worried/"),
        ("about/privacy/index.html", "../../worried/"),
    ],
)
def test_an_address_of_the_site_is_right_on_every_page(name, href):
    assert f'<a href="{href}">' in page(name, '<a href="@/worried/">Worried?</a>')


class NotFound:
    """A design that has no page but the one for addresses where there is none."""

    def template(self, name: str) -> str:
        assert name == "404.html"
        return PAGE.format(head="", body='<a href="@/worried/">Worried?</a>')


def test_an_address_is_whole_on_the_page_that_is_shown_at_any_depth():
    making = Making(Site(EXAMPLES / "site", TODAY), "https://example.org/website/", Cache(), NotFound())
    [(name, content)] = pages.not_found(making).files.items()
    assert name == "404.html"
    assert '<a href="/website/worried/">' in content.decode()


def test_a_table_gets_a_region_that_a_keyboard_can_scroll_and_scopes():
    html = page("index.html", '<table><thead><tr><th>Level</th><th style="text-align: right;">Who</th>')
    assert "role=" not in html
    html = page(
        "index.html",
        '<table><thead><tr><th>Level</th><th style="text-align: right;">Who</th></tr></thead></table>',
    )
    assert '<div class="table-region" role="region" aria-label="Table: Level" tabindex="0"><table>' in html
    assert '<th scope="col">Level</th><th scope="col" class="align-right">Who</th>' in html
    assert "style=" not in html


@pytest.mark.parametrize(
    ("head", "label"),
    [
        ("<th>A &amp; B</th>", "A &amp; B"),
        ("<th><strong>A</strong> B</th>", "A B"),
        ("<th>DA</th>", "DA"),
        ('<th>"A" &lt; B</th>', "&#34;A&#34; &lt; B"),
        ("<td>A</td>", None),
    ],
)
def test_the_region_of_a_table_is_called_by_its_first_head(head, label):
    html = page("index.html", f"<table><tr>{head}</tr></table>")
    assert f'aria-label="{f"Table: {label}" if label else "Table"}"' in html


def test_tables_that_begin_alike_are_told_apart_by_the_heading_above():
    table = "<table><tr><th>By when</th></tr></table>"
    html = page("index.html", f'<h2 id="a">At <em>home</em></h2>{table}<h2 id="b">A &amp; B</h2>{table}')
    assert re.findall('aria-label="([^"]*)"', html) == [
        "Table: By when, under At home",
        "Table: By when, under A &amp; B",
    ]


def test_a_table_in_a_region_is_left_alone():
    region = '<div class="table-region" role="region"><table><tbody><tr><th>A</th></tr></tbody></table></div>'
    assert region in page("index.html", region)


def test_the_policy_allows_the_sites_own_files_and_nothing_inside_a_page():
    html = page("index.html", "<script>document.title</script>", head='<script src="a.js"></script>')
    assert "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:" in html
    assert html.index("Content-Security-Policy") < html.index("<script")
    assert "sha256" not in html
    assert "unsafe" not in html


def test_a_live_preview_has_no_policy_so_that_it_can_reload():
    assert "Content-Security-Policy" not in page("index.html", "", published=False)


@pytest.mark.parametrize(
    ("size", "words"), [(999, "999 bytes"), (1000, "1 kB"), (12_345, "12 kB"), (1_500_000, "1.5 MB")]
)
def test_a_files_size_is_said_as_readers_know_it(size, words):
    assert size_in_words(size) == words


@pytest.mark.parametrize(
    ("site_url", "path"),
    [
        ("https://example.org/website/", "/website/"),
        ("https://example.org/website", "/website/"),
        ("https://example.org", "/"),
        ("", "/"),
    ],
)
def test_the_sites_own_path_comes_from_its_address(site_url, path):
    assert base_path(site_url) == path
