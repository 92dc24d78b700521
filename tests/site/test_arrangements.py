"""The partnership in the open: the picture and its list say the same, the whole report holds every chapter."""

from __future__ import annotations

import collections

from page_checks import REPORT_BLOCKS

STRUCTURE = "arrangements/index.html"
WHOLE = "yearly-report/2024-25/whole/index.html"


def words(element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_every_group_of_the_picture_is_a_link_in_the_list_below_it(example):
    document = example.document(STRUCTURE)
    drawn = words(document.xpath("//div[@class='structure']//*[local-name()='svg'][1]//*[local-name()='desc']")[0])
    listed = [words(link) for link in document.xpath("//ul[@class='groups']//a")]
    assert listed
    assert [name for name in listed if f"{name}: " not in drawn] == []


def test_the_whole_report_has_every_block_once(example):
    headings = [words(one) for one in example.document(WHOLE).xpath("//section[@class='chapter']/h3")]
    assert {block: headings.count(block) for block in REPORT_BLOCKS} == dict.fromkeys(REPORT_BLOCKS, 1)


def test_the_whole_report_has_every_figure_of_its_chapters_and_no_anchor_twice(example):
    chapters = [one for one in example.addresses if one.startswith("yearly-report/2024-25/") and one != WHOLE]
    figures = sum(len(example.document(one).xpath("//figure[@class='figure']")) for one in chapters)
    whole = example.document(WHOLE)
    assert figures
    assert len(whole.xpath("//figure[@class='figure']")) == figures
    assert [name for name, count in collections.Counter(whole.xpath("//@id")).items() if count > 1] == []


def test_the_register_is_filtered_by_kind_and_theme_and_the_view_can_be_sent(example, page):
    page.goto(example.url("reviews/index.html"))
    entries = page.locator("#register li")
    every = entries.count()
    page.get_by_label("Theme", exact=True).select_option("early-help")
    shown = page.locator("#register li:visible")
    themes = shown.evaluate_all("all => all.map(one => one.dataset.theme.split(' '))")
    assert 0 < len(themes) < every
    assert all("early-help" in one for one in themes)
    assert page.get_by_role("status").inner_text() == f"{len(themes)} of {every} shown"
    assert page.url.endswith("?theme=early-help")
    page.reload()
    assert page.locator("#register li:visible").count() == len(themes)
    page.get_by_label("Theme", exact=True).select_option("")
    assert page.locator("#register li:visible").count() == every
    assert "?" not in page.url


def test_without_scripts_the_register_is_whole_and_leads_to_the_themes(example):
    page = example.window_without_scripts
    page.goto(example.url("reviews/index.html"))
    assert page.locator("#register li:visible").count() == page.locator("#register li").count() == 2
    assert page.locator(".filter:visible").count() == 0
    assert page.locator("main a[href*='learning/']").count() >= 1


def test_the_briefings_are_filtered_by_theme_and_a_subject_without_one_that_fits_is_gone(example, page):
    page.goto(example.url("briefings/index.html?theme=early-help"))
    assert page.get_by_label("Theme", exact=True).input_value() == "early-help"
    assert page.get_by_role("status").inner_text() == "2 of 2 shown"
    assert page.locator("#briefings .filter-group:visible").count() == 1


def test_without_scripts_the_briefings_stand_by_subject_and_lead_to_each_theme(example):
    page = example.window_without_scripts
    page.goto(example.url("briefings/index.html"))
    assert page.locator("#briefings li:visible").count() == 2
    assert page.locator(".filter:visible").count() == 0
    assert page.locator("#briefings a[href*='learning/early-help']").count() == 2
