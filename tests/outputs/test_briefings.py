"""The index of the briefings stands by subject, each with its files and themes; a briefing has its files at the top."""

from __future__ import annotations

import pytest
from example_sites import change, whole
from making_sites import making_of

from macros.outputs import briefings, pages
from macros.outputs.reading import fragment

INDEX, SRC = "briefings/index.md", "briefings/speaking-up.md"


@pytest.fixture(scope="module")
def making(tmp_path_factory):
    return making_of(whole(tmp_path_factory.mktemp("briefings")))


def page(making, src):
    return fragment(pages.of_document(making, src).files[f"{making.document(src).url}index.html"].decode())


def test_every_briefing_stands_in_the_index_below_the_group_of_its_first_theme(making):
    index = fragment(briefings.by_group(making))
    [group] = index.css("section.filter-group")
    assert group.css_first("h3").text() == "Help for families"
    titles = [one.text() for one in group.css("a.listing-title")]
    assert titles == sorted(titles)
    assert len(titles) == sum(one.meta.kind == "briefing" for one in making.site.documents) == 2


def test_a_briefing_whose_theme_is_in_no_group_stands_last_under_other_subjects(tmp_path):
    folder = whole(tmp_path)
    change(folder / "docs" / SRC, "themes: [early-help]", "themes: [front-door]")
    index = fragment(briefings.by_group(making_of(folder)))
    assert [one.text() for one in index.css("h3")] == ["Help for families", briefings.OTHER]


def test_an_entry_of_the_index_links_each_file_with_its_size_and_the_page_of_each_theme(making):
    entry = next(
        one
        for one in page(making, INDEX).css("#briefings li")
        if "speaking-up" in one.css_first("a").attributes["href"]
    )
    files = entry.css("a[download]")
    assert [one.text().partition(" of ")[0] for one in files] == ["Handout, PDF", "Record sheet, PDF", "Text"]
    assert all(one.text().endswith(" kB)") for one in files[:2])
    assert all(one.css_first(".unseen").text() == f" of {entry.css_first('a').text()}" for one in files)
    assert [one.attributes["href"] for one in entry.css("a[href*='learning/']")] == ["../learning/early-help/"]


def test_a_briefing_has_its_files_and_its_themes_above_its_words(making):
    lead = page(making, SRC).css_first("header.lead")
    assert len(lead.css("#take-away a[download]")) == 3
    assert [one.attributes["href"] for one in lead.css("#themes a")] == ["../../learning/early-help/"]


def test_a_briefing_says_how_its_seven_minutes_are_spent(making):
    facts = {one.css_first("dt").text(): one.css_first("dd").text() for one in page(making, SRC).css(".facts > div")}
    minutes = making.document(SRC).reading_minutes
    assert facts["Time"] == f"{minutes} minutes to read, {7 - minutes} to talk"


@pytest.mark.parametrize("src", [SRC, "reviews/early-help-2024.md", "thresholds/index.md", "training/index.md"])
def test_a_page_ends_with_what_to_read_next(making, src):
    body = page(making, src).css_first("div.body")
    children = [one for one in body.iter() if one.tag in ("nav", "footer")]
    assert [one.attributes["class"] for one in children[-2:]] == ["next", "foot"]
    kinds = [one.text() for one in children[-2].css(".next-kind")]
    assert 1 <= len(kinds) == len(set(kinds)) <= 5


@pytest.mark.parametrize("src", ["about/index.md", "newsletters/2026-spring.md", "figures/front-door.md"])
def test_a_page_of_another_kind_or_without_a_theme_has_no_such_list(making, src):
    assert page(making, src).css("nav.next") == []


def test_a_page_that_is_made_of_signs_leads_on_by_its_theme_and_that_of_a_level_does_not(making):
    made = {url: work for url, _, work in pages.from_data(making)}
    shown = {url: fragment(made[url]().files[f"{url}index.html"].decode()) for url in made if "thresholds" in url}
    assert len(shown["thresholds/early-help/"].css("nav.next a")) >= 1
    assert shown["thresholds/level-2/"].css("nav.next") == []
