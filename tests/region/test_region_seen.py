"""The page of many areas in a browser: it is sorted and narrowed down by keyboard, and fits a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page
from scripts_of_modes import LARGE_LETTERS
from scripts_of_visits import RUN_AXE, TOO_WIDE
from visits import AXE, reader

NAMES = "() => [...document.querySelectorAll('#areas tbody tr:not([hidden]) th')].map(one => one.textContent)"
PAGES = ("index.html", "re-referrals-percent.html", "plans-per-10-000-children.html")


@pytest.fixture
def built(three, typed, tmp_path) -> Path:
    typed(*three)
    return Path(tmp_path / "region")


@pytest.fixture
def page(browser, built) -> Iterator[Page]:
    """The page of all areas, opened from its folder."""
    page = reader(browser)
    page.goto((built / "index.html").as_uri())
    yield page
    page.context.close()


def test_a_column_is_sorted_by_keyboard_and_says_so(page):
    button = page.get_by_role("button", name="Sort by Re-referrals")
    button.focus()
    page.keyboard.press("Enter")
    assert page.evaluate(NAMES) == ["Awayton", "Homeham", "St Mary’s, City of"]
    assert page.locator("th:has(> [aria-label='Sort by Re-referrals'])").get_attribute("aria-sort") == "descending"
    assert page.get_by_role("status").inner_text() == "Sorted by Re-referrals, highest first."
    page.keyboard.press("Enter")
    assert page.evaluate(NAMES) == ["Homeham", "St Mary’s, City of", "Awayton"]
    assert page.locator("#areas [aria-sort]").count() == 1


def test_an_area_of_another_period_is_last_whichever_way_the_column_is_sorted(page):
    for _ in range(2):
        page.get_by_role("button", name="Sort by Plans").click()
        assert page.evaluate(NAMES)[0] == "Homeham"


def test_the_areas_of_one_region_are_shown(page):
    page.get_by_label("Region").select_option("Northshire")
    assert page.evaluate(NAMES) == ["Awayton"]
    assert page.get_by_role("status").inner_text() == "1 of 3 areas shown."
    page.get_by_label("Region").select_option("All regions")
    assert len(page.evaluate(NAMES)) == 3


def test_without_scripts_everything_is_there_but_what_needs_one(browser, built):
    page = reader(browser, java_script_enabled=False)
    page.goto((built / "index.html").as_uri())
    assert page.locator("#areas tbody tr").count() == 3
    assert page.get_by_role("button").count() == 0
    assert page.get_by_role("combobox").count() == 0
    page.context.close()


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_a_region_is_accessible_and_fits_a_phone(browser, built, name, colours):
    page = reader(browser, color_scheme=colours)
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text))
    page.goto((built / name).as_uri())
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate(RUN_AXE) == []
    assert page.evaluate(TOO_WIDE) == []
    page.set_viewport_size({"width": 320, "height": 900})
    page.evaluate(LARGE_LETTERS)
    assert page.evaluate(TOO_WIDE) == []
    assert refused == []
    page.context.close()
