"""Every page in a browser that reaches nothing but the site; those of the cover light and dark, 1280 and 320 pixels wide."""

from __future__ import annotations

import pytest


def test_axe_finds_nothing(site, address):
    assert site.visit(address).axe == []


def test_the_browser_reports_no_fault_and_refuses_nothing(site, address):
    assert site.visit(address).errors == []


def test_everything_comes_from_the_site_itself(site, address):
    requests = site.visit(address).requests
    assert requests
    assert [url for url in requests if not url.startswith(site.origin + site.base)] == []


def test_nothing_is_wider_than_a_phone(site, address):
    assert site.visit(address).too_wide == []


def test_the_words_in_pictures_stand_out(site, address):
    assert site.visit(address).faint == []


def test_dark_is_dark(site, covered):
    seen = site.visit(covered).backgrounds
    bright = {state: sum(map(int, colour[4:-1].split(","))) for state, colour in seen.items()}
    assert bright["dark, 1280 px"] < 200 < 600 < bright["light, 1280 px"]
    assert bright["dark, 320 px"] < 200 < 600 < bright["light, 320 px"]


def test_every_number_to_ring_is_on_paper(site, address):
    assert site.visit(address).printed == site.document(address).xpath(
        "//*[@id='worried']//a/@href[starts-with(., 'tel:')]"
    )


def brightness(colour: str) -> float:
    """The relative luminance of a colour such as `#12436d`, as WCAG 2.2 defines it."""
    parts = [int(colour.strip()[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((brightness(one), brightness(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_wcag_does():
    assert contrast("#000000", "#ffffff") == 21
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_colour_of_the_charts_stands_out_from_the_page(site, page, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto(site.url("index.html"))
    names = ["--chart-1", "--chart-2", "--chart-3", "--chart-4", "--chart-ink", "--chart-paper"]
    *marks, ink, paper = page.evaluate(
        "names => names.map(one => getComputedStyle(document.body).getPropertyValue(one))", names
    )
    assert contrast(ink, paper) >= 7
    assert [mark for mark in marks if contrast(mark, paper) < 3] == []
    assert len(set(marks)) == 4
