"""The index of the briefings stands by subject, each with its files and themes; a briefing has its files at the top."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest
from example_sites import change, whole
from making_sites import making_of
from paper import tags

from macros.outputs import briefings, handouts, pages
from macros.outputs.walk import fragment
from macros.pages.briefings import MINUTES

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


def facts(making, src=SRC):
    return {one.css_first("dt").text(): one.css_first("dd").text() for one in page(making, src).css(".facts > div")}


def test_a_briefing_has_one_reading_time_wherever_it_is_said(making):
    """From one count: on its page, in lists, and by the check that asks for seven minutes."""
    minutes = making.document(SRC).reading_minutes
    assert minutes == MINUTES == 7
    assert facts(making)["Time"] == "About 7 minutes to read aloud, questions included"
    assert "minute" not in page(making, INDEX).css_first("#briefings").text()
    made = pages.of_document(making, INDEX).files["briefings/index.html"].decode()
    assert set(re.findall(r"\d+ minutes?", made)) == {"7 minutes"}


def test_a_briefing_says_how_old_its_local_evidence_is_by_its_tables_and_documents(making):
    assert facts(making)["How old the local evidence is"].startswith("Figures to March 2025.")


def test_evidence_that_is_old_is_told_and_that_of_no_document_is_none(tmp_path):
    folder = whole(tmp_path)
    (folder / "data/sources.yml").write_text(
        (folder / "data/sources.yml").read_text()
        + "old-audit:\n  title: An audit\n  publisher: The board\n  period: October to December 2018\n"
    )
    change(folder / "docs" / SRC, "themes: [early-help]", "themes: [early-help]\nevidence: [old-audit]")
    said = facts(making_of(folder))["How old the local evidence is"]
    assert "Report: An audit (October to December 2018)." in said
    assert said.endswith("These reports are old: none covers a time after 2018.")


def test_a_briefing_ends_with_where_to_go_by_its_themes_in_every_edition(making):
    made = pages.of_document(making, SRC).files[f"{making.document(SRC).url}index.html"].decode()
    assert made.index('id="where-to-go"') < made.index('class="next"')
    [first, second, third] = fragment(made).css(".where-to-go > div")
    assert first.css_first("a").attributes["href"] == "../../reviews/"
    assert second.css_first("a").attributes["href"] == "https://example.org/tool"
    assert "(example.org)" in second.text()
    assert "This site does not have it. Ask your manager." in third.text()
    files = handouts.files(making, SRC).files
    text = " ".join(files["briefings/speaking-up/speaking-up.txt"].decode().split())
    assert "WHERE TO GO Procedure: Register of reviews." in text
    assert "This site does not have it. Ask your manager." in text
    paper = pikepdf.open(io.BytesIO(files["briefings/speaking-up/speaking-up-handout.pdf"]))
    assert [tag for tag, _ in tags(paper)].count("/H2") == 1 + 7 + 1 + 1  # questions, parts, where to go, who to call


def test_every_edition_of_a_demonstration_says_that_its_advice_is_illustrative(tmp_path):
    folder = whole(tmp_path)
    change(folder / "data/partnership.yml", "status: live", "status: demonstration")
    making = making_of(folder)
    words = "made up for a test."
    assert f"Illustrative: {words}" in page(making, SRC).css_first(".illustrative").text()
    assert (
        f"Illustrative: {words}" in handouts.files(making, SRC).files["briefings/speaking-up/speaking-up.txt"].decode()
    )


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
