"""Leaving at once: on pages for the public, for families and for young people, and on no other."""

from __future__ import annotations

import gzip
import re

import pytest
from changed import HOME
from playwright.sync_api import expect

from macros.facts import Known

DOCS = HOME / "docs"
LANGUAGES = Known(HOME).languages
LEADS_TO = Known(HOME).partnership.exit_to
WEATHER = "https://www.bbc.co.uk/weather"
FRIGHTENED = ("index.html", "worried/index.html", "worried/children/index.html")
CALM = ("worried/practitioners/index.html", "practitioners/index.html", "arrangements/index.html", "data/index.html")
"""Pages of the example."""


def exits(document):
    return document.xpath("//a[contains(concat(' ', @class, ' '), ' exit ')]")


def audience(address: str) -> str:
    """Whom the page is written for, as its Markdown file says; a version in another language is written beside its original."""
    stem = address.removesuffix("index.html").rstrip("/")
    original, _, code = stem.rpartition("/")
    paths = [DOCS / f"{stem}.md", DOCS / stem / "index.md"]
    if code in LANGUAGES:
        paths += [DOCS / f"{original}.{code}.md", DOCS / original / f"index.{code}.md"]
    files = [path for path in paths if path.is_file()]
    return re.findall(r"^audience: *(\w+)", files[0].read_text(encoding="utf-8"), re.MULTILINE)[0] if files else ""


def opened(site, page, address, **size):
    """The page, with the weather standing for the whole of the outside world."""
    page.context.route(
        f"{WEATHER}**", lambda route: route.fulfill(body="<title>Weather</title>", content_type="text/html")
    )
    page.goto(site.url("about/index.html"))
    page.goto(site.url(address))


def test_pages_for_the_public_and_for_the_young_can_be_left_at_once_and_no_others(site):
    def check(document, address):
        expected = audience(address) in ("public", "young") and not address.startswith("data/")
        links = [(link.get("href"), link.get("rel")) for link in exits(document)]
        places = 3 + len(document.xpath("//nav[@id='menu']"))
        if links != [(LEADS_TO, "nofollow noreferrer")] * (places if expected else 0):
            yield f"has {links}"
        if bool(document.xpath("//script[contains(@src, 'exit.js')]")) != expected:
            yield "loads the script of the exit without need, or does not load it"

    assert site.faults(check) == []


def test_pages_of_the_frightened_have_the_exit_and_pages_for_work_have_none(example):
    assert [one for one in FRIGHTENED if not exits(example.document(one))] == []
    assert [one for one in CALM if exits(example.document(one))] == []


def test_the_exit_says_that_history_is_not_cleared_and_leads_to_the_page_on_safety(site):
    def check(document, address):
        if exits(document):
            said = document.xpath("string(//*[@class='exit-note'])")
            leads = document.xpath("//*[@class='exit-note']/a/@href")
            labels = (LANGUAGES.get(document.get("lang")) or LANGUAGES["en"]).labels
            known = site.folder / "about/staying-safe-online/index.html"
            if (
                labels.leaving not in said
                or [one.rpartition("about/")[2] for one in leads] != ["staying-safe-online/"] * known.is_file()
            ):
                yield f"says {said!r} and leads to {leads}"

    assert site.faults(check) == []


def test_the_exit_replaces_the_page_so_that_back_does_not_return_to_it(example, page):
    opened(example, page, "worried/index.html")
    page.get_by_role("link", name="Emergency: Exit this page").click()
    page.wait_for_url(f"{WEATHER}**")
    page.go_back()
    assert page.url == example.url("about/index.html")


def test_the_page_is_covered_before_the_next_one_is_asked_for(example, page):
    opened(example, page, "worried/index.html")
    page.evaluate(
        "() => addEventListener('click', () => sessionStorage.setItem('seen', document.body.childNodes.length + document.title))"
    )
    page.get_by_role("link", name="Emergency: Exit this page").click()
    page.wait_for_url(f"{WEATHER}**")
    page.goto(example.url("about/index.html"))
    assert page.evaluate("() => sessionStorage.getItem('seen')") == "0Loading"


def test_shift_pressed_three_times_leaves_and_each_press_is_said(example, page):
    opened(example, page, "worried/children/index.html")
    said = page.locator(".exit-said")
    page.keyboard.press("Shift")
    expect(said).to_have_text("Press Shift 2 more times to exit.")
    page.keyboard.press("Shift")
    expect(said).to_have_text("Press Shift 1 more time to exit.")
    page.keyboard.press("Shift")
    page.wait_for_url(f"{WEATHER}**")


def test_shift_pressed_and_forgotten_is_called_off_after_five_seconds(example, page):
    page.clock.install()
    opened(example, page, "worried/index.html")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.clock.run_for(5100)
    expect(page.locator(".exit-said")).to_have_text("Exit cancelled.")
    page.keyboard.press("Shift")
    expect(page.locator(".exit-said")).to_have_text("Press Shift 2 more times to exit.")
    assert page.url == example.url("worried/index.html")


def test_typing_capitals_does_not_leave_the_page(example, page):
    opened(example, page, "worried/index.html")
    page.get_by_role("button", name="Search", exact=True).click()
    for letter in "MARF":
        page.keyboard.press(f"Shift+{letter}")
    assert page.get_by_role("searchbox").input_value() == "MARF"
    assert page.url == example.url("worried/index.html")
    expect(page.locator(".exit-said")).to_have_text("")


def test_shift_leaves_while_the_search_is_open(example, page):
    opened(example, page, "worried/index.html")
    page.get_by_role("button", name="Search", exact=True).click()
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(f"{WEATHER}**")


@pytest.mark.parametrize("opener", ["Search", "Menu"])
def test_what_opens_over_the_page_has_an_exit_of_its_own(example, page, opener):
    opened(example, page, "worried/index.html")
    page.get_by_role("button", name=opener, exact=True).click()
    page.locator("dialog .exit, #menu .exit").locator("visible=true").click()
    page.wait_for_url(f"{WEATHER}**")


def test_the_second_stop_by_keyboard_is_a_hidden_exit(example, page):
    opened(example, page, "worried/children/index.html")
    link = page.locator(".skip.exit")
    assert link.bounding_box()["y"] < 0
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    assert link.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    page.wait_for_url(f"{WEATHER}**")


@pytest.mark.parametrize("width", [320, 1280])
def test_the_exit_stays_in_view_and_covers_nothing_at_the_end_of_the_page(example, page, width):
    page.set_viewport_size({"width": width, "height": 700})
    opened(example, page, "worried/index.html")
    page.evaluate("() => scrollTo(0, document.body.scrollHeight)")
    link = page.get_by_role("link", name="Emergency: Exit this page")
    box = link.bounding_box()
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 700
    last = page.locator(".imprint > p").last.bounding_box()
    assert last["y"] + last["height"] <= box["y"] or box["y"] + box["height"] <= last["y"]


def test_the_exit_is_an_ordinary_link_without_scripts(example):
    page = example.window_without_scripts
    page.goto(example.url("worried/index.html"))
    link = page.get_by_role("link", name="Emergency: Exit this page")
    assert link.is_visible()
    assert link.get_attribute("href") == WEATHER


def test_the_exit_is_not_printed(example, page):
    opened(example, page, "worried/index.html")
    page.emulate_media(media="print")
    assert not page.get_by_role("link", name="Emergency: Exit this page").is_visible()


def test_the_script_of_the_exit_is_small(example):
    assert len(gzip.compress((example.folder / "assets" / "exit.js").read_bytes(), 9)) <= 600
