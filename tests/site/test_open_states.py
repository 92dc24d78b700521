"""What a reader has opened, chosen or typed, on the example: narrow and wide, dark, and in forced colours."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect
from scripts_of_modes import CUT_OFF, LOST_WITH_FORCED_COLOURS
from scripts_of_visits import SETTLE, TOO_WIDE


def press(page: Any, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).press("Enter")


def menu(page: Any) -> None:
    press(page, "Menu")
    expect(page.locator("#menu")).to_be_visible()


def search(page: Any, words: str = "child") -> None:
    press(page, "Search")
    page.keyboard.type(words)
    expect(page.get_by_role("dialog", name="Search this site").locator("ol a").first).to_be_visible()


def words_of_worry(page: Any) -> None:
    search(page, "bruise")
    expect(page.locator(".search-urgent")).to_be_visible()


def nothing_found(page: Any) -> None:
    press(page, "Search")
    page.keyboard.type("xylophone")
    expect(page.locator(".search-count")).not_to_have_text("")


def filtered(page: Any) -> None:
    page.locator(".filter select").first.select_option(index=1)
    expect(page.locator(".filter [role=status]")).not_to_have_text("")


def indicators(page: Any) -> None:
    page.locator("#find input[type=search]").fill("bruise")
    page.locator("#find").get_by_role("button", name="Find").press("Enter")
    expect(page.locator("#found")).to_contain_text("indicators fit")
    page.evaluate(SETTLE)


def exit_announced(page: Any) -> None:
    page.keyboard.press("Shift")
    expect(page.locator(".exit-said")).not_to_have_text("")


def table_sorted(page: Any) -> None:
    page.evaluate(SETTLE)
    page.locator("thead button:visible").first.press("Enter")
    expect(page.locator("[aria-sort]").first).to_be_visible()


def read_point_by_point(page: Any) -> None:
    page.evaluate(SETTLE)
    page.locator(".reader input:visible").first.focus()
    expect(page.locator(".reading:visible")).to_have_count(1)


def compared(page: Any) -> None:
    page.locator("summary:visible", has_text="Years and areas").click()
    page.get_by_label("Measure", exact=True).select_option(index=1)
    page.get_by_label("Dots", exact=True).check()
    expect(page.locator(".explored-said")).to_contain_text("Dots")


STATES = {
    menu: "index.html",
    search: "index.html",
    words_of_worry: "index.html",
    nothing_found: "index.html",
    filtered: "reviews/index.html",
    indicators: "thresholds/index.html",
    exit_announced: "worried/index.html",
    table_sorted: "figures/front-door/index.html",
    read_point_by_point: "figures/front-door/index.html",
    compared: "figures/compare-for-yourself/index.html",
}


@pytest.fixture
def opened(example, page):
    """A page in which something has been opened, on a narrow screen, in dark colours."""

    def opened(act: Any) -> Any:
        page.emulate_media(color_scheme="dark")
        page.goto(example.url(STATES[act]))
        act(page)
        return page

    return opened


@pytest.mark.parametrize("act", STATES, ids=lambda one: one.__name__)
def test_what_is_opened_is_without_a_finding_and_within_the_screen(example, opened, act):
    page = opened(act)
    found = example.axe(page)
    for scheme, colours in (("dark", "none"), ("light", "active")):
        page.emulate_media(color_scheme=scheme, forced_colors=colours)
        for width in (320, 1280):
            # The menu that is opened on a phone is a row of links on a wide screen.
            page.set_viewport_size({"width": width, "height": 640})
            found += page.evaluate(TOO_WIDE) + page.evaluate(CUT_OFF)
            found += page.evaluate(LOST_WITH_FORCED_COLOURS) if colours == "active" else []
    assert found == []
