"""The search of a built site, opened and asked."""

from __future__ import annotations

from playwright.sync_api import Page, expect
from visits import Site


def opened(site: Site) -> Page:
    """A window in which the search is open and its index has come."""
    page = site.reader()
    page.goto(site.url("about/index.html"))
    with page.expect_response("**/search_index.json"), page.expect_response("**/spelling.js"):
        page.get_by_role("button", name="Search", exact=True).click()
    look(page, "accessibility")
    return page


def look(page: Page, query: str) -> list[str]:
    """Types the query, and gives the addresses found once the count has been told."""
    page.get_by_role("searchbox").fill("")
    expect(page.locator(".search-count")).to_have_text("")
    page.get_by_role("searchbox").fill(query)
    expect(page.locator(".search-count")).not_to_have_text("")
    found: list[str] = page.locator(".search-results a").evaluate_all("all => all.map(one => one.href)")
    return found
