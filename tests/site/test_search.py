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


def test_axe_finds_nothing_while_numbers_are_shown(example, searching):
    look(searching, "bruise")
    assert example.axe(searching) == []


def test_the_script_of_the_search_is_small(example):
    assert len(gzip.compress((example.folder / "assets" / "search.js").read_bytes(), 9)) <= 2000
