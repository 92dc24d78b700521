"""The site by keyboard alone, on a phone-sized screen."""

from __future__ import annotations

import yaml
from index_of import Index
from playwright.sync_api import expect

from macros.system.package import GIVEN

SKIP = {one["labels"]["skip"] for one in yaml.safe_load((GIVEN / "languages.yml").read_text("utf-8")).values()}
"""What the way past the menu is called, in each language that pages can be in."""


def press_until(page, key, is_there, most=40):
    """Presses a key until the reader is there, as often as a patient reader would."""
    for _ in range(most):
        page.keyboard.press(key)
        if is_there():
            return
    raise AssertionError(f"Not reached by pressing {key} {most} times")


def focused(page, locator):
    return lambda: locator.evaluate("one => one === document.activeElement")


def test_the_first_stop_of_every_page_leads_past_the_menu(site, address):
    seen = site.visit(address)
    assert seen.first_stop["words"] in SKIP
    assert seen.first_stop == {"words": seen.first_stop["words"], "to": "#content", "shown": True}
    assert seen.after_skipping == "main"


def test_every_stop_of_every_page_can_be_seen(site, address):
    assert site.visit(address).unseen == []


def test_the_menu_opens_by_keyboard_and_closes_by_escape(example, page):
    page.goto(example.url("index.html"))
    opener, menu = page.get_by_role("button", name="Menu", exact=True), page.locator("#menu")
    expect(menu).to_be_hidden()
    press_until(page, "Tab", focused(page, opener))
    expect(opener).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    expect(opener).to_have_attribute("aria-expanded", "true")
    first = menu.get_by_role("link").first
    press_until(page, "Tab", focused(page, first), most=5)
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    assert focused(page, opener)()


def test_the_menu_leads_to_each_section(example, page):
    page.goto(example.url("index.html"))
    names = page.locator("#menu a").all_inner_texts()
    assert len(names) >= 4
    page.get_by_role("button", name="Menu", exact=True).press("Enter")
    page.locator("#menu a").last.press("Enter")
    page.wait_for_load_state()
    assert page.url != example.url("index.html")
    assert page.locator("#menu [aria-current]").count() == 1


def test_the_search_opens_by_keyboard_finds_a_page_and_closes_by_escape(example, page):
    page.goto(example.url("index.html"))
    opener, search = (
        page.get_by_role("button", name="Search", exact=True),
        page.get_by_role("dialog", name="Search this site"),
    )
    press_until(page, "Tab", focused(page, opener))
    page.keyboard.press("Enter")
    expect(search).to_be_visible()
    box = search.get_by_role("searchbox")
    if not focused(page, box)():
        press_until(page, "Tab", focused(page, box), most=3)
    page.keyboard.type("accessibility")
    expect(search.get_by_role("link", name="ccessibility").first).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(search).to_be_hidden()
    assert focused(page, opener)()


def test_a_found_page_opens_under_the_address_that_the_site_is_published_at(example, page):
    page.goto(example.url("about/privacy/index.html"))
    page.get_by_role("button", name="Search", exact=True).press("Enter")
    page.keyboard.type("front door")
    found = page.get_by_role("dialog", name="Search this site").locator("ol a").first
    expect(found).to_be_visible()
    found.press("Enter")
    page.wait_for_load_state()
    assert page.url.startswith(example.origin + example.base)
    assert page.locator("h1").inner_text() != "Page not found"


def test_the_search_holds_every_page(site):
    held = set(Index.of(site.folder).pages)
    assert sorted({one.removesuffix("index.html") for one in site.addresses if one != "404.html"} - held) == []


def test_a_chosen_colour_holds_on_the_next_page(example, page):
    page.goto(example.url("index.html"))
    before = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    page.get_by_role("radio", name="Dark").press("Space")
    chosen = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    page.goto(example.url("about/index.html"))
    assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == chosen != before
