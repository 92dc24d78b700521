"""The notice of today is on every page of the site, in words for whoever reads it, and in no list."""

from __future__ import annotations

import pytest
from example_sites import change, whole
from making_sites import made
from selectolax.lexbor import LexborHTMLParser


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = whole(tmp_path_factory.mktemp("notices"))
    none = made(folder)
    change(folder / "data/notices.yml", "2099-11-01", "2000-01-01")
    return none, made(folder)


def pages(files):
    return {name: LexborHTMLParser(raw) for name, raw in files.items() if name.endswith(".html") and b"masthead" in raw}


def notice(page):
    found = page.css_first('section.notices[aria-label="Notices"] .notice-urgent')
    return " ".join(found.text().split()) if found else ""


def test_every_page_has_the_notice_of_today_the_page_of_an_unknown_address_too(files):
    all_pages = pages(files[1].files)
    assert {"404.html", "index.html", "data/referrals/index.html"} <= all_pages.keys()
    assert [name for name, page in all_pages.items() if not notice(page).startswith("Urgent:")] == []


def test_a_page_for_young_people_says_it_in_their_words(files):
    page = pages(files[1].files)
    young = [name for name, one in page.items() if one.css_first("body.for-young")]
    assert young
    assert {notice(page[name])[:41] for name in young} == {"Urgent: We are closed because of snow. Cal"[:41]}
    assert "The example is closed because of snow. Call 999" in notice(page["index.html"])


def test_a_notice_leads_to_its_page_from_wherever_it_is(files):
    links = {
        name: page.css_first(".notice a[href$='worried/'], .notice a[href='./']")
        for name, page in pages(files[1].files).items()
    }
    assert links["index.html"].attributes["href"] == "./worried/"
    assert links["briefings/speaking-up/index.html"].attributes["href"] == "../../worried/"


def test_no_search_and_no_feed_has_a_notice_and_no_page_once_it_is_over(files):
    before, after = files
    with_it = {name for name, raw in after.files.items() if b"closed because of snow" in raw}
    assert {name for name in with_it if not name.endswith(".html")} == set()
    assert {name for name, raw in before.files.items() if b"closed because of snow" in raw} == set()
