"""A page with JavaScript off does its whole job, on a phone-sized screen: every page of the cover."""

from __future__ import annotations

import functools

from changed import HOME

from macros.facts import Known

NUMBERS = [one for one in Known(HOME).contacts if one.number]
MENU = "//nav[@id='menu']"
"""The menu, which a site with one page has not."""

SEEN = """() => {
    const shown = one => Boolean(one) && one.checkVisibility() && one.getBoundingClientRect().height > 0;
    return {
        heading: shown(document.querySelector("h1")),
        words: document.querySelector("main").innerText.length,
        numbers: [...document.querySelectorAll("#worried a[href^='tel:']")].map(shown),
        menu: shown(document.querySelector(".opener-menu")),
        idle: [...document.querySelectorAll(".with-js")].filter(shown).map(one => one.textContent.trim()),
        figures: [...document.querySelectorAll("main figure")].map(figure => {
            const pictures = [...figure.querySelectorAll("svg[role=img]")].filter(shown).length;
            const table = figure.querySelector("table");
            table?.closest("details")?.querySelector("summary").click();
            const numbers = [...figure.querySelectorAll("dd b")];
            return {pictures: numbers.length ? Number(numbers.every(shown)) : pictures, table: shown(table)};
        }),
    };
}"""


@functools.lru_cache(maxsize=4)
def seen(site, address):
    """What a reader without scripts sees of a page, with every table of a figure opened."""
    page = site.window_without_scripts
    page.goto(site.url(address))
    return page.evaluate(SEEN)


def test_a_page_without_scripts_shows_its_words_and_whom_to_ring(site, covered):
    shown = seen(site, covered)
    assert shown["heading"]
    assert shown["words"] > 100
    assert len(shown["numbers"]) >= min(2, len(NUMBERS))
    assert all(shown["numbers"])


def test_a_page_without_scripts_offers_its_menu_and_nothing_that_needs_scripts(site, covered):
    shown = seen(site, covered)
    assert shown["menu"] == bool(site.document(covered).xpath(MENU))
    assert shown["idle"] == []


def test_a_page_without_scripts_shows_each_picture_and_its_numbers(site, covered):
    figures = seen(site, covered)["figures"]
    assert figures == [{"pictures": 1, "table": True}] * len(site.document(covered).xpath("//main//figure"))


def test_the_menu_opens_without_scripts(site):
    page = site.window_without_scripts
    page.goto(site.url("index.html"))
    for _ in site.document("index.html").xpath(MENU):
        page.get_by_role("button", name="Menu", exact=True).press("Enter")
        assert page.get_by_role("navigation", name="Main").get_by_role("link").first.is_visible()
