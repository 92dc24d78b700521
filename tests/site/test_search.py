"""The search finds what people mean, by the words that they use, and says whom to ring when it finds nothing."""

from __future__ import annotations

import gzip

import pytest
from playwright.sync_api import Page, expect

EXPECTED = {
    # a worried person, a child, a neighbour, a parent
    "hit": "worried/",
    "my dad hits me": "worried/children/",
    "scared": "worried/children/",
    "bruise": "worried/",
    "hungry": "worried/#when-to-ring",
    "drunk": "worried/",
    "my friend": "worried/children/",
    "neighbours shouting at kids": "worried/#when-to-ring",
    "report": "worried/",
    "how do I report child abuse": "worried/",
    "social services": "worried/",
    "can I stay anonymous": "worried/#do-i-have-to-give-my-name",
    "sexting": "worried/children/#what-can-i-talk-about",
    "suicide": "worried/children/",
    "will they take my children away": "parents/#if-someone-is-worried-about-your-child",
    "clear my history": "about/staying-safe-online/",
    # a teacher, a nurse, a youth worker, a police officer
    "MARF": "worried/before-you-request/",
    "SPOC": "worried/practitioners/",
    "section 47": "thresholds/level-4/",
    "six-month-old with a bruise": "thresholds/",
    "13-year-old, new phone, missing twice": "thresholds/missing/",
    "which level": "thresholds/",
    "level 2": "thresholds/level-2/",
    "kinship care": "briefings/connected-carers/",
    "grooming": "briefings/missing-and-exploitation/",
    "runaway": "briefings/missing-and-exploitation/",
    "county lines": "thresholds/criminal-exploitation/",
    "do I need consent to refer": "worried/practitioners/#consent-and-sharing-information",
    "escalation": "arrangements/disagreements/",
    "early help assessment": "briefings/early-help-lead-practitioner/",
    "domestic abuse": "briefings/domestic-abuse/",
    "was not brought": "briefings/was-not-brought/",
    "what is a lead practitioner": "briefings/early-help-lead-practitioner/",
    # a board member, an inspector, a journalist
    "re-referral": "figures/front-door/#how-many-children-come-back",
    "how do we compare with England": "figures/how-we-compare/",
    "foster": "figures/children-looked-after/",
    "ofsted": "figures/inspection-history/",
    "child deaths": "figures/child-deaths/",
    "number of contacts": "figures/front-door/",
    "independent scrutiny": "arrangements/scrutiny/",
    "serious case review": "reviews/",
    "annual report": "yearly-report/",
    "funding": "arrangements/funding/",
    "csv": "data/",
}
"""What people type, and the page that has to be among the first three found."""


@pytest.fixture(scope="module")
def searching(site):
    """A window in which the search is open and its index has come."""
    page = site.reader()
    page.goto(site.url("about/index.html"))
    with page.expect_response("**/search_index.json"):
        page.get_by_role("button", name="Search", exact=True).click()
    look(page, "accessibility")
    yield page
    page.context.close()


def look(page: Page, query: str) -> list[str]:
    """Types the query, and gives the addresses found once the count has been told."""
    page.get_by_role("searchbox").fill("")
    expect(page.locator(".search-count")).to_have_text("")
    page.get_by_role("searchbox").fill(query)
    expect(page.locator(".search-count")).not_to_have_text("")
    found: list[str] = page.locator(".search-results a").evaluate_all("all => all.map(one => one.href)")
    return found


@pytest.mark.parametrize("query", EXPECTED)
def test_what_people_type_finds_the_page_they_need_among_the_first_three(site, searching, query):
    found = [address.removeprefix(site.origin + site.base) for address in look(searching, query)[:3]]
    assert EXPECTED[query] in found


@pytest.mark.parametrize("query", ["hit", "suicide", "he wants to kill me", "touching"])
def test_words_of_danger_show_whom_to_ring_above_what_is_found(searching, query):
    look(searching, query)
    urgent = searching.locator(".search-urgent")
    expect(urgent).to_be_visible()
    assert urgent.locator("a[href^='tel:']").evaluate_all("all => all.map(one => one.getAttribute('href'))") == [
        "tel:999",
        "tel:01215693100",
        "tel:08001111",
    ]
    assert urgent.bounding_box()["y"] < searching.locator(".search-results a").first.bounding_box()["y"]


def test_a_search_that_finds_nothing_shows_whom_to_ring(searching):
    assert look(searching, "xylophone") == []
    expect(searching.locator(".search-urgent")).to_be_visible()


def test_an_ordinary_search_shows_no_numbers(searching):
    assert look(searching, "independent scrutiny")
    expect(searching.locator(".search-urgent")).to_be_hidden()


def test_axe_finds_nothing_while_numbers_are_shown(site, searching):
    look(searching, "hit")
    assert site.axe(searching) == []


def test_the_script_of_the_search_is_small(site):
    assert len(gzip.compress((site.folder / "assets" / "search.js").read_bytes(), 9)) <= 2000
