"""The partnership in the open: the picture and its list say the same, the whole report holds every chapter."""

from __future__ import annotations

import collections

from macros.pages.kinds import BLOCKS

STRUCTURE = "arrangements/how-we-work/index.html"
WHOLE = "yearly-report/2022-23/whole/index.html"


def words(element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_every_group_of_the_picture_is_a_link_in_the_list_below_it(site):
    document = site.document(STRUCTURE)
    drawn = words(document.xpath("//div[@class='structure']//*[local-name()='svg'][1]//*[local-name()='desc']")[0])
    listed = [words(link) for link in document.xpath("//ul[@class='groups']//a")]
    assert len(listed) == 17
    assert [name for name in listed if f"{name} " not in drawn] == []


def test_the_whole_report_has_every_block_once(site):
    headings = [words(one) for one in site.document(WHOLE).xpath("//section[@class='chapter']/h3")]
    assert {block: headings.count(block) for block in BLOCKS} == dict.fromkeys(BLOCKS, 1)


def test_the_whole_report_has_every_figure_of_its_chapters_and_no_anchor_twice(site):
    chapters = [one for one in site.addresses if one.startswith("yearly-report/2022-23/") and one != WHOLE]
    figures = sum(len(site.document(one).xpath("//figure[@class='figure']")) for one in chapters)
    whole = site.document(WHOLE)
    assert figures
    assert len(whole.xpath("//figure[@class='figure']")) == figures
    assert [name for name, count in collections.Counter(whole.xpath("//@id")).items() if count > 1] == []


def test_thresholds_yearly_report_reviews_and_scrutiny_are_two_clicks_from_home(site):
    def leads_to(address: str) -> set[str]:
        return {
            link.lstrip("./").removesuffix("index.html").strip("/")
            for link in site.document(address).xpath("//a/@href")
            if not link.startswith("http")
        }

    first = leads_to("index.html")
    assert "arrangements" in first
    second = leads_to("arrangements/index.html")
    wanted = {"thresholds", "yearly-report", "reviews"}
    assert wanted - first - second == set()
    assert "scrutiny" in {link.removeprefix("arrangements/") for link in second}


def test_the_register_is_filtered_by_kind_and_theme_and_the_view_can_be_sent(site, page):
    page.goto(site.url("reviews/index.html"))
    entries = page.locator(".register li")
    every = entries.count()
    page.get_by_label("Theme", exact=True).select_option("neglect")
    shown = page.locator(".register li:visible")
    themes = shown.evaluate_all("all => all.map(one => one.dataset.themes.split(' '))")
    assert 0 < len(themes) < every
    assert all("neglect" in one for one in themes)
    assert page.get_by_role("status").inner_text() == f"{len(themes)} of {every} shown"
    assert page.url.endswith("?theme=neglect")
    page.reload()
    assert page.locator(".register li:visible").count() == len(themes)
    page.get_by_label("Theme", exact=True).select_option("")
    assert page.locator(".register li:visible").count() == every
    assert "?" not in page.url


def test_without_scripts_the_register_is_whole_and_leads_to_each_theme(site):
    page = site.window_without_scripts
    page.goto(site.url("reviews/index.html"))
    assert page.locator(".register li:visible").count() == page.locator(".register li").count() >= 20
    assert page.locator("#register-filter:visible").count() == 0
    assert page.locator("main a[href*='learning/neglect']").count() >= 1
