"""The threshold guidance of the example leads from what a practitioner sees to the level: by filter, by link, on paper, without scripts."""

from __future__ import annotations

import gzip
import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

ADDRESS = "thresholds/index.html"
ROWS = "#matrix tbody tr"
SHOWN = f"() => [...document.querySelectorAll('{ROWS}')].filter(row => row.checkVisibility()).map(row => row.id)"
INDEX = "**/search/indicators.json"
LOADED = f"() => document.querySelector('{ROWS}').words"
"""What the search box asks for once someone uses it is there."""
CHOICES = "Choose a level, age, theme or area of need"
FIRST_SCREEN = {"width": 390, "height": 664}
SCRIPT = 1_500
"""The most bytes of the filter's script, compressed."""


@pytest.fixture
def matrix(example, page):
    page.goto(example.url(ADDRESS))
    page.get_by_text(CHOICES).click()
    page.wait_for_function(LOADED)
    return page


def level_of(page, row: str) -> str:
    level = page.locator(f".need:has(#{row}) h3").get_attribute("id")
    return str(level).removeprefix("level-")


def shown(page) -> list[str]:
    found: list[str] = page.evaluate(SHOWN)
    return found


def asked(page) -> dict[str, list[str]]:
    """What the address asks for."""
    return parse_qs(urlsplit(page.url).query)


def test_each_filter_narrows_the_matrix_and_the_count_is_announced(matrix):
    status = matrix.get_by_role("status").filter(has_text="indicators fit")
    whole = matrix.locator(ROWS).count()
    before = whole
    for label, value in (("Theme", "front-door"), ("Level", "2"), ("Age", "under-1"), ("Area of need", "child")):
        matrix.get_by_label(label, exact=True).select_option(value)
        rows = shown(matrix)
        assert 0 < len(rows) < before
        before = len(rows)
        expect(status).to_contain_text(f"{before} of {whole} indicators fit.")
    assert rows == ["bruise-on-baby"]


def test_the_filter_stands_in_the_address_and_the_back_button_undoes_it(example, page):
    page.goto(example.url(ADDRESS))
    page.get_by_text(CHOICES).click()
    page.wait_for_function(LOADED)
    page.get_by_label("Level", exact=True).select_option("2")
    page.get_by_label("Theme", exact=True).select_option("front-door")
    page.get_by_label("What do you see or hear?").press_sequentially("more than")
    expect(page).to_have_url(re.compile(r"q=more\+than"))  # the browser tells of the last letter a moment later
    assert asked(page) == {"level": ["2"], "theme": ["front-door"], "q": ["more than"]}
    sent, rows = page.url, shown(page)
    assert rows == ["left-alone"]
    page.go_back()
    expect(page).not_to_have_url(re.compile("q="))
    assert asked(page) == {"level": ["2"], "theme": ["front-door"]}
    expect(page.get_by_label("What do you see or hear?")).to_have_value("")
    page.go_back()
    expect(page.get_by_label("Theme", exact=True)).to_have_value("")
    assert {level_of(page, row) for row in shown(page)} == {"2"}
    page.goto(sent)
    page.wait_for_function(LOADED)
    assert shown(page) == rows
    expect(page.get_by_label("Theme", exact=True)).to_have_value("front-door")


def test_an_address_that_asks_for_what_there_is_not_chooses_nothing(example, page):
    page.goto(f"{example.url(ADDRESS)}?level=9&theme=nothing")
    expect(page.locator("#found + #matrix")).to_have_count(0)
    expect(page.get_by_label("Level", exact=True)).to_have_value("")


def test_before_anything_is_chosen_no_count_is_told_and_the_signs_are_folded(matrix):
    expect(matrix.locator("#found p").first).to_have_text("")
    assert shown(matrix) == []
    matrix.get_by_role("heading", name="What parents and carers can do", level=4).first.click()
    assert shown(matrix) == ["tired", "left-alone"]


def test_clear_all_folds_the_signs_again(matrix):
    matrix.get_by_label("What do you see or hear?").fill("bruise")
    assert shown(matrix) == ["bruise-on-baby", "bruise-on-leg"]
    matrix.get_by_role("button", name="Clear all").click()
    expect(matrix.locator("#found p").first).to_have_text("")
    assert shown(matrix) == []
    assert asked(matrix) == {}


def test_on_the_first_screen_of_a_phone_are_the_box_and_the_first_sign_that_fits(example, page):
    page.set_viewport_size(FIRST_SCREEN)
    page.goto(example.url(ADDRESS))
    page.get_by_label("What do you see or hear?").fill("baby with a bruise")
    page.wait_for_function(LOADED)
    row = page.locator("#bruise-on-baby").bounding_box()
    text = page.locator("#bruise-on-baby th").bounding_box()
    assert row["y"] > page.locator("#find").bounding_box()["y"]
    assert text["y"] + text["height"] <= FIRST_SCREEN["height"]


def test_a_sign_of_the_highest_level_brings_the_numbers_to_ring(matrix):
    numbers = matrix.locator("#found a[href^='tel:']")
    matrix.get_by_label("What do you see or hear?").fill("healthy")
    assert shown(matrix) == ["healthy"]
    assert not any(one.is_visible() for one in numbers.all())
    matrix.get_by_label("What do you see or hear?").fill("bruise on a baby")
    assert numbers.first.get_attribute("href") == "tel:999"
    assert all(one.is_visible() for one in numbers.all())


def test_what_fits_is_told_from_the_highest_level_down(matrix):
    matrix.get_by_label("Theme", exact=True).select_option("early-help")
    levels = [level_of(matrix, row) for row in shown(matrix)]
    assert levels == sorted(levels, reverse=True)
    assert len(set(levels)) == 2


def test_the_levels_are_a_picture_whose_steps_lead_to_their_pages(example):
    document = example.document(ADDRESS)
    stair = document.find_class("stair")[0]
    assert [len(step.findall("path")) for step in stair.findall("svg/g")] == [3, 4]
    assert [link.get("href") for link in stair.xpath(".//li/a")] == ["../thresholds/level-1/", "../thresholds/level-2/"]


def test_the_picture_on_a_levels_page_marks_that_level(example):
    stair = example.document("thresholds/level-2/index.html").find_class("stair")[0]
    assert [step.get("class") for step in stair.findall("svg/g")] == ["stair-other", None]
    assert [" ".join(one.text_content().split()) for one in stair.xpath(".//li[@aria-current]")] == [
        "Level 2: Early help"
    ]


def test_what_fits_stands_below_the_filter_and_the_button_leads_there_by_keyboard(matrix):
    matrix.get_by_label("What do you see or hear?").fill("bruise")
    matrix.keyboard.press("Enter")
    assert matrix.evaluate("() => document.activeElement.id") == "found"
    assert matrix.evaluate("() => document.getElementById('found').nextElementSibling.id") == "matrix"
    expect(matrix.locator("#matrix h3").locator("visible=true").first).to_be_in_viewport()


def test_words_that_nothing_fits_lead_to_a_person(matrix):
    matrix.get_by_label("What do you see or hear?").fill("zzzz")
    assert shown(matrix) == []
    help_ = matrix.get_by_text("Nothing found does not mean nothing is wrong")
    expect(help_).to_be_visible()
    expect(help_.get_by_role("link")).to_be_visible()


def test_each_indicator_has_a_link_that_leads_to_it(example, page):
    page.goto(example.url(ADDRESS))
    page.locator("#matrix summary").first.click()
    page.locator("#bruise-on-leg th").get_by_role("link").click()
    assert page.url.endswith("/thresholds/#bruise-on-leg")
    page.goto(example.url("index.html"))
    page.goto(f"{example.url(ADDRESS)}#bruise-on-leg")
    expect(page.locator("#bruise-on-leg")).to_be_in_viewport()


def test_what_finds_indicators_is_asked_for_when_someone_uses_the_box(example, page):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(example.url(ADDRESS), wait_until="networkidle")
    assert "indicators.json" not in asked
    page.get_by_label("What do you see or hear?").focus()
    page.wait_for_function(LOADED)
    assert asked.count("indicators.json") == 1


def test_words_that_are_typed_before_it_has_come_find_what_fits_and_a_failure_is_said(example, page):
    page.route(INDEX, lambda route: route.abort())
    page.goto(example.url(ADDRESS))
    box = page.get_by_label("What do you see or hear?")
    box.fill("bruise on a baby")
    expect(page.locator("#found")).to_contain_text("The search did not load. Try again.")
    expect(page.locator("#found + #matrix")).to_have_count(0)
    page.unroute(INDEX)
    box.fill("bruise on a leg")
    expect(page.locator("#found")).to_contain_text("indicators fit")
    assert "bruise-on-leg" in shown(page)


def test_without_scripts_every_indicator_can_be_read_and_no_filter_is_offered(example):
    page = example.window_without_scripts
    page.goto(example.url(ADDRESS))
    for heading in page.locator("#matrix summary").all():
        heading.click()
    assert len(shown(page)) == 8
    expect(page.locator("#find")).to_be_hidden()
    expect(page.get_by_text("are below the search box")).to_be_hidden()


def test_while_a_filter_holds_axe_finds_nothing_and_nothing_is_wider_than_a_phone(example, matrix):
    matrix.get_by_label("What do you see or hear?").fill("2-year-old, bruise, alone")
    assert example.axe(matrix) == []
    assert matrix.evaluate("() => document.documentElement.scrollWidth") == 320
    regions = "() => [...document.querySelectorAll('main .table-region')].filter(one => one.scrollWidth > one.clientWidth + 1).length"
    assert matrix.evaluate(regions) == 0


def test_the_matrix_prints_what_fits_and_no_filter(matrix):
    matrix.get_by_label("What do you see or hear?").fill("bruise on a baby")
    rows = shown(matrix)
    matrix.emulate_media(media="print")
    assert shown(matrix) == rows
    expect(matrix.locator("#find")).to_be_hidden()


def test_every_level_side_and_theme_has_a_page_with_its_own_indicators(example, page):
    whole = json.loads((example.folder / "thresholds" / "indicators.json").read_text(encoding="utf-8"))
    levels = {f"level-{level['number']}" for level in whole["levels"]}
    for name in (*levels, *whole["domains"], *whole["themes"]):
        rows = example.document(f"thresholds/{name}/index.html").xpath("//tr/@id")
        wanted = [
            one["id"] for one in whole["indicators"] if name in (f"level-{one['level']}", one["domain"], *one["themes"])
        ]
        assert sorted(rows) == sorted(wanted)


def test_the_filter_loads_on_its_page_alone_and_is_small(example):
    loading = [
        address
        for address in example.addresses
        if any("thresholds.js" in source for source in example.document(address).xpath("//script/@src"))
    ]
    assert loading == [ADDRESS]
    assert len(gzip.compress((example.folder / "assets" / "thresholds.js").read_bytes(), 9)) <= SCRIPT
