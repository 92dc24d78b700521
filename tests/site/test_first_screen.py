"""The frame of a page is small: its heading is on the first screen, what closes it is short, and larger text stays within it."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any

from changed import HOME
from scripts_of_visits import SETTLE, TOO_WIDE

from macros.facts import Known

NUMBERS = [one for one in Known(HOME).contacts if one.number]

PHONE = {"width": 390, "height": 664}
TABLET = {"width": 640, "height": 900}
DESKTOP = {"width": 1280, "height": 900}
TOP = "one => one.getBoundingClientRect().top + scrollY"
AFTER = "one => document.documentElement.scrollHeight - one.getBoundingClientRect().bottom - scrollY"
TWICE = "() => { document.documentElement.style.fontSize = '200%' }"


@dataclass(frozen=True)
class Frame:
    """Where the heading of a page begins and how much follows its words, in pixels; what is too wide in letters of twice the size."""

    heading_on_phone: float
    heading_on_desktop: float
    after_on_phone: float
    too_wide: list[str]


@functools.lru_cache(maxsize=4)
def frame(site: Any, address: str) -> Frame:
    page = site.window
    page.set_viewport_size(PHONE)
    page.emulate_media(media="screen", color_scheme="light")
    page.goto(site.url(address))
    on_phone, after = page.locator("h1").evaluate(TOP), page.locator("main").evaluate(AFTER)
    page.set_viewport_size(DESKTOP)
    on_desktop = page.locator("h1").evaluate(TOP)
    page.evaluate(TWICE)
    page.evaluate(SETTLE)
    too_wide = []
    for size in (DESKTOP, TABLET, PHONE):
        page.set_viewport_size(size)
        too_wide += [f"{size['width']} px: {fault}" for fault in page.evaluate(TOO_WIDE)]
    return Frame(on_phone, on_desktop, after, too_wide)


def test_the_heading_is_in_the_first_third_of_a_phones_screen(site, covered):
    assert frame(site, covered).heading_on_phone <= 230


def test_the_heading_is_near_the_top_of_a_wide_screen(site, covered):
    assert frame(site, covered).heading_on_desktop <= 260


def test_what_closes_a_page_is_about_one_screen_of_a_phone(site, covered):
    assert frame(site, covered).after_on_phone <= PHONE["height"]


def test_letters_of_twice_the_size_stay_within_the_screen(site, covered):
    assert frame(site, covered).too_wide == []


def test_a_page_that_lists_numbers_has_no_second_panel_of_them(site):
    def check(document, address):
        panels = len(document.xpath("//main//*[@class='contacts'] | //aside[@id='worried']"))
        if panels != bool(NUMBERS):
            yield f"has {panels} panels of numbers"

    assert site.faults(check) == []


def test_the_first_screen_of_the_home_page_has_the_emergency_and_the_local_number(site, page):
    page.set_viewport_size(PHONE)
    page.goto(site.url("index.html"))
    calls = page.locator("a[href^='tel:']")
    clear = "one => one.contains(document.elementFromPoint(...(({x, y, width, height}) => [x + width / 2, y + height / 2])(one.getBoundingClientRect())))"
    first = [call.get_attribute("href") for call in calls.all()[:2] if call.evaluate(clear)]
    assert len(set(first)) == min(2, len(NUMBERS))


def test_the_band_of_numbers_is_one_line_of_a_phone(site, page):
    page.set_viewport_size(PHONE)
    page.goto(site.url("index.html"))
    assert len({call.bounding_box()["y"] for call in page.locator(".urgent .call").all()}) == bool(NUMBERS)


def test_the_way_to_all_sections_unfolds_them_on_a_phone_without_scripts(site):
    page = site.window_without_scripts
    page.goto(site.url("404.html"))
    sections = page.get_by_role("navigation", name="All sections").get_by_role("link")
    assert sections.count() == 0
    for _ in site.document("404.html").xpath("//nav[@id='menu']"):
        page.get_by_role("link", name="Browse all sections").click()
        assert sections.count() >= 2
        assert sections.first.is_visible()
