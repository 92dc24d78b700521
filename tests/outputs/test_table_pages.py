"""Every table has a page of its own, and the catalogue and the log of corrections are made from the metadata."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest
from example_sites import change, run_build
from index_of import Index
from site_of_tables import EVIL, PARTS, TITLE, document, part, site_of_tables, words

from macros.outputs.downloads import size_in_words
from macros.outputs.open_data import archive

ADDRESS = "https://example.org/exampleshire/"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site_of_tables(tmp_path_factory.mktemp("tables"))


def test_the_page_of_a_table_has_all_its_parts_in_order(built):
    page = document(built, "data/contacts-by-source")
    assert [words(one) for one in page.xpath("//main//h2")] == PARTS
    assert [words(one) for one in page.iter("h1")] == ["Contacts by who made them"]
    assert page.findtext(".//title") == "Contacts by who made them - Exampleshire Children's Safeguarding Partnership"
    assert page.xpath("string(//link[@rel='canonical']/@href)") == f"{ADDRESS}data/contacts-by-source/"


def test_the_page_says_what_the_metadata_say(built):
    page = document(built, "data/contacts-by-source")
    said = words(page.find(".//main"))
    for fact in (
        "It does not mean that a child was harmed.",
        "Schools are all schools.",
        "A dash was read as zero.",
        "Counts from 1 to 5 are hidden, so that no child can be identified. This holds for Contacts.",
        "In “Contacts”, the other rows of “Who made contact” add up to “All sources”.",
        "Open Government Licence v3.0",
        "Retrieved on 20 November 2026",
        "Data officer",
        "30 June 2099",
    ):
        assert fact in said, fact


def test_the_page_shows_the_tables_own_figure(built):
    page = document(built, "data/contacts-by-source")
    assert page.xpath("//main//figure/@id") == ["figure-contacts-by-source"]
    assert len(page.xpath("//main//figure//svg")) == 3  # the page has its whole width for it


def test_the_columns_are_named_typed_and_explained(built):
    rows = document(built, "data/contacts-by-source").xpath("//table[@class='columns']/tbody/tr")
    assert [[words(cell) for cell in row] for row in rows][3] == [
        "contacts_count", "Contacts", "whole number", "A count. Counts from 1 to 5 are hidden.",
    ]  # fmt: skip
    assert [words(cell) for cell in rows[-2]] == [
        "contacts_upper_percent", "Share of contacts (%), upper 95% limit", "number",
        "The upper end of the 95% interval of “Share of contacts (%)”, worked out here by Wilson's method.",
    ]  # fmt: skip


def test_a_small_table_is_shown_whole_and_of_a_large_one_the_first_20_rows(built):
    small = document(built, "data/contacts-by-source").get_element_by_id("rows-caption")
    large = document(built, "data/evil").get_element_by_id("rows-caption")
    assert words(small) == "All 4 rows"
    assert words(large) == "The first 20 rows; all 25 rows are in the CSV"
    assert len(large.getparent().xpath("./tbody/tr")) == 20


def test_a_symbol_stands_in_brackets_on_the_page_and_bare_in_the_csv(built):
    page = document(built, "data/evil")
    assert [words(one) for one in page.xpath("//span[@class='symbol']")] == ["[c]"]
    assert "[c] hidden so that no child can be identified" in part(page, "rows")
    assert f"{EVIL} 3,c,example-2025" in (built / "site/data/evil.csv").read_text(encoding="utf-8")


def test_the_page_names_the_files_with_their_sizes(built):
    links = {words(one): one.get("href") for one in document(built, "data/contacts-by-source").xpath("//main//ul//a")}
    size = (built / "site/data/contacts-by-source.csv").stat().st_size
    assert links[f"The whole table as CSV ({size} bytes)"] == "../../data/contacts-by-source.csv"
    assert "../../data/contacts-by-source.csv-metadata.json" in links.values()


def test_the_page_links_to_every_figure_and_number_that_uses_the_table(built):
    page = document(built, "data/contacts-by-source")
    assert part(page, "uses") == (
        "Who contacts the front door?: Police made the most contacts, and numbers in the text. "
        "Exampleshire Children's Safeguarding Partnership: numbers in the text."
    )
    target = page.xpath("//a[text()='Police made the most contacts'][contains(@href, 'figures')]/@href")
    assert target == ["../../figures/front-door/#figure-contacts-by-source"]
    assert document(built, "figures/front-door").get_element_by_id("figure-contacts-by-source") is not None


def test_a_table_that_no_page_uses_says_so(built):
    assert part(document(built, "data/evil"), "uses") == "No page uses this table yet."


def test_the_page_tells_what_has_changed_the_latest_first(built):
    page = document(built, "data/contacts-by-source")
    assert [(words(one), words(one.getnext())) for one in page.xpath("//main//div/dl[not(@class)]/dt")] == [
        (
            "21 November 2026",
            "1 value corrected, 1 chosen where sources disagree and 1 remark on unclear text: "
            "see “Corrections and queries” on this page.",
        ),
        ("20 November 2026", "Figures copied from the sources."),
        (
            "18 November 2026",
            "Contacts, Exampleshire, Police, year ending 31 March 2025: 400, published before as 390.",
        ),
    ]


def test_each_remark_stands_on_the_page_with_how_its_kind_begins(built):
    listed = document(built, "data/contacts-by-source").xpath("//h2[@id='corrections']/following-sibling::ul[1]/li")
    assert [words(one) for one in listed] == [
        "Corrected: 400 of 1000 is 40%. This is about Share of contacts (%), Police. Printed: 39%. Shown: 40.0%. "
        "Published 21 November 2026.",
        "The sources disagree: The summary prints 360. This is about Contacts, Schools. Printed: 350; 360. Shown: 350. "
        "Published 21 November 2026.",
        "Unclear in the source: A dash was read as zero. Published 21 November 2026.",
    ]


def test_the_log_counts_the_three_kinds_apart_and_says_what_each_remark_is_about(built):
    log = part(document(built, "data/corrections"), "log")
    assert log.startswith(
        "1 value corrected, 1 chosen where sources disagree and 1 remark on unclear text. Corrected: 1 "
    )
    assert (
        "Contacts by who made them Share of contacts (%), Police 400 of 1000 is 40%. "
        "Printed: 39% Shown: 40.0% 21 November 2026 The sources disagree: 1 "
    ) in log


def test_the_file_says_which_rows_a_remark_is_about(built):
    lines = (built / "site/data/contacts-by-source.csv").read_text(encoding="utf-8").splitlines()
    assert [line.rpartition(",")[2] for line in lines] == [
        "remark",
        "Corrected (contacts_percent): 400 of 1000 is 40%.",
        "The sources disagree (contacts_count): The summary prints 360.",
        "",
        "",
    ]


def test_the_log_tells_what_publishers_have_revised(built):
    assert (
        "18 November 2026: Contacts, Exampleshire, Police, year ending 31 March 2025: 400, published before as 390."
        in (part(document(built, "data/corrections"), "log"))
    )


def test_the_catalogue_lists_every_table_with_its_period_and_size(built):
    page = document(built, "data")
    listed = page.xpath("//div[@id='tables-by-theme']//li")
    assert [words(one.find("a")) for one in listed] == [
        TITLE, "Contacts by who made them", "Revised values",
    ]  # fmt: skip
    facts = words(listed[1])
    assert "year ending 31 March 2025" in facts
    size = (built / "site/data/contacts-by-source.csv").stat().st_size
    assert facts.endswith(f"CSV of Contacts by who made them ({size} bytes)")


def test_one_file_has_every_table_with_its_description_and_the_page_tells_its_size(built):
    path = built / "site/data/all-tables.zip"
    with zipfile.ZipFile(path) as one:
        names = one.namelist()
        assert all(one.read(name) == (built / "site/data" / name).read_bytes() for name in names)
    tables = [one.name for one in (built / "site/data").glob("*.csv")]
    assert sorted(names) == sorted(
        [*tables, *(f"{one}-metadata.json" for one in tables), "datapackage.json", "index.json"]
    )
    [link] = document(built, "data").xpath("//a[@href='../data/all-tables.zip']")
    assert words(link) == f"All 3 tables in one file (ZIP, {size_in_words(path.stat().st_size)})"


def test_the_archive_depends_on_what_is_in_it_and_on_no_day(monkeypatch):
    first = archive({"data/b.csv": b"2", "data/a.csv": b"1"})
    monkeypatch.setattr("time.time", lambda: 4e9)
    assert archive({"data/a.csv": b"1", "data/b.csv": b"2"}) == first
    assert archive({"data/a.csv": b"1"}) != first


def test_a_page_describes_its_table_to_search_engines_for_data(built):
    [script] = document(built, "data/contacts-by-source").xpath("//head/script[@type='application/ld+json']")
    said = json.loads(script.text)
    assert (said["@type"], said["name"]) == ("Dataset", "Contacts by who made them")
    assert said["distribution"][0]["contentUrl"] == f"{ADDRESS}data/contacts-by-source.csv"
    assert said["temporalCoverage"] == "2024-04-01/2025-03-31"
    assert said["license"].startswith("https://www.nationalarchives.gov.uk/")
    assert said["spatialCoverage"][0]["name"] == "Exampleshire"


def test_a_tag_in_a_table_and_a_sign_in_its_metadata_are_shown_as_text(built):
    raw = (built / "site/data/evil/index.html").read_text(encoding="utf-8")
    assert EVIL not in raw
    page = document(built, "data/evil")
    assert words(page.find(".//h1")) == TITLE
    assert f"{EVIL} 0" in part(page, "rows")
    [script] = page.xpath("//head/script[@type='application/ld+json']")
    assert json.loads(script.text)["name"] == TITLE
    assert "A contact < 5 & more is" in json.loads(script.text)["description"]
    assert EVIL not in (built / "site/data/index.html").read_text(encoding="utf-8")
    assert EVIL not in (built / "site/search/search_index.json").read_text(encoding="utf-8")
    assert Index.of(built / "site").pages["data/evil/"][1] == TITLE


def test_search_and_sitemap_know_every_table_and_not_the_shell(built):
    index = Index.of(built / "site")
    sitemap = (built / "site/sitemap.xml").read_text(encoding="utf-8")
    for stem in ("contacts-by-source", "evil", "revised"):
        assert index.parts.count(f"data/{stem}/") == 1
        assert f"<loc>{ADDRESS}data/{stem}/</loc>" in sitemap
    assert not (built / "site/data/table").exists()
    assert "data/table/" not in sitemap
    assert [one for one in index.parts if one.startswith("data/table/")] == []
    assert index.pages["data/contacts-by-source/"][1] == "Contacts by who made them"
    for word in ("it", "does", "not", "mean", "that", "child", "was", "harmed"):
        assert "data/contacts-by-source/" in index.pages_with(word)


def test_the_same_tables_make_the_same_pages_and_files(built):
    kept = ("data/**/*", "sitemap.xml*", "search/*")
    before = {path: path.read_bytes() for name in kept for path in (built / "site").glob(name) if path.is_file()}
    assert run_build(built).returncode == 0
    after = {path: path.read_bytes() for name in kept for path in (built / "site").glob(name) if path.is_file()}
    assert len(before) > 10
    assert after == before


def test_a_partnership_without_pages_for_its_data_gets_the_files_alone(built, tmp_path):
    folder = tmp_path / "site"
    shutil.copytree(built, folder, ignore=shutil.ignore_patterns("site"))
    shutil.rmtree(folder / "docs" / "data")
    change(folder / "mkdocs.yml", "  - Data: data/index.md\n", "")
    assert run_build(folder).returncode == 0
    assert (folder / "site/data/contacts-by-source.csv").exists()
    assert not (folder / "site/data/contacts-by-source").exists()
    assert 'href="./data/contacts-by-source.csv"' in (folder / "site/index.html").read_text(encoding="utf-8")
