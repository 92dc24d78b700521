"""The tables of the built site: whole, as the repository has them, and valid for a program that reads their package."""

from __future__ import annotations

import csv
import io

from changed import HOME
from frictionless import Package

from macros.tables import COLUMN
from macros.tables.intervals import limits_of


def rows(path):
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8"), newline="")))


def test_every_table_is_published_cell_for_cell(site):
    """What is added stands after the table's own columns: the ends of intervals, and the remarks."""
    wrong = []
    for path in sorted((HOME / "data" / "tables").glob("*.csv")):
        own, published = rows(path), rows(site.folder / "data" / path.name)
        width = len(own[0])
        known = {COLUMN, *(limit for column in own[0] for limit in limits_of(column))}
        if own != [row[:width] for row in published] or not known.issuperset(published[0][width:]):
            wrong.append(path.name)
    assert wrong == []


def test_the_data_package_is_valid_with_every_row_of_every_table(site):
    tables = list((HOME / "data" / "tables").glob("*.csv"))
    packages = list(site.folder.glob("data/datapackage.json"))
    reports = [Package(str(one)).validate() for one in packages]
    assert [
        one.flatten(["name", "rowNumber", "fieldName", "type", "note"])[:5] for one in reports if not one.valid
    ] == []
    assert [one.stats["tasks"] for one in reports] == ([len(tables)] if tables else [])


def test_no_table_is_called_as_a_page_of_open_data_is():
    stems = {path.stem for path in (HOME / "data" / "tables").glob("*.csv")}
    assert stems & {"index", "corrections", "table", "datapackage"} == set()


def test_the_tables_are_found_by_their_words_and_the_folded_themes_that_have_them_open(example, page):
    page.goto(example.url("data/index.html"))
    every = page.locator("#tables-by-theme li").count()
    assert page.locator("#tables-by-theme li:visible").count() == 0
    page.get_by_label("Search by name, or by what a table counts").fill("Contacts by-source")
    shown = page.locator("#tables-by-theme li:visible a:first-child").all_inner_texts()
    assert 0 < len(shown) < every
    assert "Contacts by who made them" in shown
    assert page.url.endswith("?words=Contacts+by-source")
    page.get_by_label("Search by name, or by what a table counts").fill("")
    assert page.locator("#tables-by-theme li:visible").count() == 0


def test_without_scripts_a_theme_unfolds_its_tables(example):
    page = example.window_without_scripts
    page.goto(example.url("data/index.html"))
    page.locator("#tables-by-theme summary").first.click()
    assert page.locator("#tables-by-theme li:visible").count() >= 1
