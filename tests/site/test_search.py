"""The search says who to call where a child may be in danger and where it finds nothing. It is asked on the example."""

from __future__ import annotations

import gzip

import pytest
from playwright.sync_api import expect
from searching import look, opened


@pytest.fixture(scope="module")
def searching(example):
    """A window in which the search of the example is open."""
    page = opened(example)
    yield page
    page.context.close()


@pytest.mark.parametrize("query", ["bruise", "marks", "a mark on her arm"])
def test_words_of_danger_show_whom_to_ring_above_what_is_found(searching, query):
    look(searching, query)
    urgent = searching.locator(".search-urgent")
    expect(urgent).to_be_visible()
    assert urgent.locator("a[href^='tel:']").evaluate_all("all => all.map(one => one.getAttribute('href'))") == [
        "tel:999"
    ]
    assert urgent.bounding_box()["y"] < searching.locator(".search-results a").first.bounding_box()["y"]


def test_a_search_that_finds_nothing_shows_whom_to_ring(searching):
    assert look(searching, "xylophone") == []
    expect(searching.locator(".search-urgent")).to_be_visible()


def test_an_ordinary_search_shows_no_numbers(searching):
    assert look(searching, "accessibility")
    expect(searching.locator(".search-urgent")).to_be_hidden()


@pytest.mark.parametrize("query", ["acessibility", "accesibility", "accessiblity", "accessibilty", "accessability"])
def test_a_misspelt_word_finds_what_it_means_and_says_so(searching, query):
    right = look(searching, "accessibility")
    assert look(searching, query) == right
    expect(searching.locator(".search-count")).to_contain_text("for “accessibility”")


def test_a_word_that_the_site_has_is_never_another(searching):
    look(searching, "child")
    expect(searching.locator(".search-count")).not_to_contain_text("for “")


def test_a_result_says_what_kind_of_page_it_is_and_what_the_page_says_of_itself(searching):
    look(searching, "speaking up")
    item = searching.locator(".search-results li").filter(has_text="Seven-minute briefing").first
    expect(item).to_be_visible()
    address = item.locator("a").get_attribute("href")
    summary = item.locator("p").last.inner_text()
    page = searching.context.new_page()
    page.goto(address)
    assert page.locator("meta[name=description]").get_attribute("content") == summary
    page.close()


def test_the_scripts_of_the_search_are_small(example):
    for name, most in (("search.js", 1300), ("finding.js", 1800), ("spelling.js", 1100)):
        assert len(gzip.compress((example.folder / "assets" / name).read_bytes(), 9)) <= most


def test_opening_the_search_costs_little(site):
    files = ("search/search_index.json", "assets/search.js", "assets/finding.js", "assets/spelling.js")
    assert sum(len(gzip.compress((site.folder / name).read_bytes(), 9)) for name in files) <= 120_000
