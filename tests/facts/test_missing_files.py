"""A file or folder that is missing, misnamed or no ordinary file is told once, and nothing else with it."""

from __future__ import annotations

import datetime
import shutil

import pytest
from example_sites import change, told
from example_sites import copy as small_site

from macros.checks.site import check_all
from macros.content import Site


@pytest.mark.parametrize("name", ["partnership.yml", "contacts.yml", "sources.yml"])
@pytest.mark.parametrize("text", ["a: b: c\n", "", "[" * 5000, "- x", "just words", "a: &a b\n"], ids=repr)
def test_a_file_that_cannot_be_used_is_told_once_and_hides_nothing(name, text, tmp_path):
    site = small_site(tmp_path)
    (site / "data" / name).write_text(text, encoding="utf-8")
    change(site / "docs/figures/index.md", "listing(", "lisitng(")
    found = told(site)
    assert [one for one in found if one.startswith("docs/")] == [
        "docs/figures/index.md:12: `lisitng` is not a macro. Did you mean `listing`?"
    ]
    assert {one.split(":")[0] for one in found} - {"data/tables/contacts-by-source.yml"} == {
        f"data/{name}",
        "docs/figures/index.md",
    }
    assert len(found) <= 3


@pytest.mark.parametrize("name", ["partnership.yml", "contacts.yml", "sources.yml"])
def test_a_missing_file_is_told_once(name, tmp_path):
    site = small_site(tmp_path)
    (site / "data" / name).unlink()
    assert told(site) == [f"data/{name}:1: This file is missing. Restore it, from an earlier version if need be."]


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path):
    site = small_site(tmp_path)
    (site / "data/glossary.yml").mkdir()
    assert told(site) == ["data/glossary.yml:1: This is a folder, and should be a file. Give the folder another name."]


def test_an_area_that_no_table_has_is_told(tmp_path):
    site = small_site(tmp_path)
    change(site / "data/partnership.yml", "area: Exampleshire", "area: Elsewhere")
    assert told(site) == [
        "data/partnership.yml:3: No table has a row for the area `Elsewhere`. "
        "Write it as the tables do, or import its tables."
    ]


@pytest.mark.parametrize(("name", "meant"), [("contact.yml", "contacts.yml"), ("glossary.yaml", "glossary.yml")])
def test_a_file_that_nothing_reads_is_told(name, meant, tmp_path):
    site = small_site(tmp_path)
    (site / "data" / name).write_text("x", encoding="utf-8")
    assert told(site) == [f"data/{name}:1: No part of the site uses this file. Did you mean `{meant}`?"]


def test_a_file_under_another_name_is_told_once(tmp_path):
    site = small_site(tmp_path)
    (site / "data/contacts.yml").rename(site / "data/contacts.yaml")
    assert told(site) == ["data/contacts.yaml:1: No part of the site uses this file. Did you mean `contacts.yml`?"]


def test_a_link_to_nowhere_in_the_place_of_a_file_is_told(tmp_path):
    site = small_site(tmp_path)
    (site / "data/glossary.yml").symlink_to(site / "nowhere.yml")
    assert told(site) == ["data/glossary.yml:1: This is a link to another place. Put the file itself here."]


def test_a_site_without_pages_is_told_once(tmp_path):
    site = small_site(tmp_path)
    shutil.rmtree(site / "docs")
    (site / "docs").mkdir()
    assert [str(one) for one in check_all(Site(site, datetime.date(2026, 11, 20)))] == [
        "docs:1: There are no pages. Restore them, from an earlier version if need be."
    ]


@pytest.mark.parametrize("ending", ["docx", "odt", "html", "svg", "zip", "js", "exe", "csv"])
def test_an_ending_that_no_table_can_allow_stays_refused(ending, tmp_path):
    site = small_site(tmp_path)
    (site / "data/files.yml").write_text(f"endings: {{md: 200, {ending}: 100}}\n", encoding="utf-8")
    [one] = [one for one in told(site) if one.startswith("data/files.yml")]
    assert f"`{ending}` is an ending that cannot be allowed" in one


def test_tables_that_are_missing_are_told_once_and_not_at_each_page(tmp_path):
    site = small_site(tmp_path)
    for path in (site / "data/tables").iterdir():
        path.unlink()
    (site / "data/tables").rmdir()
    assert told(site) == ["data/tables:1: This folder is missing. Restore it, from an earlier version if need be."]


def test_a_site_without_its_folders_is_told(tmp_path):
    assert told(tmp_path) == [
        "data:1: The folder data/ is missing. Restore it, or give the command the site's own folder with `--folder`.",
        "docs:1: The folder docs/ is missing. Restore it, or give the command the site's own folder with `--folder`.",
    ]


def test_a_site_of_one_page_needs_no_tables_contacts_sources_or_themes(tmp_path):
    site = small_site(tmp_path)
    for name in ("contacts.yml", "sources.yml"):
        (site / "data" / name).unlink()
    for path in [*(site / "data/tables").iterdir(), *(site / "docs").rglob("*.md")]:
        path.unlink()
    (site / "data/tables").rmdir()
    (site / "docs/index.md").write_text(
        "---\nkind: home\ntemplate: home.html\ntitle: The partnership\nsummary: What it is and does.\n"
        "owner: Business unit\ndate: 2026-11-20\nreview_by: 2027-11-20\naudience: public\n---\n\nWords.\n",
        encoding="utf-8",
    )
    assert told(site) == []


@pytest.mark.parametrize("name", ["data", "docs", "data/tables", "data/thresholds"])
def test_a_folder_that_is_a_link_to_another_place_is_told(name, tmp_path):
    """What it leads to is not part of the project, and could be any folder of the computer."""
    site = small_site(tmp_path)
    if (site / name).exists():
        (site / name).rename(tmp_path / "elsewhere")
    else:
        (tmp_path / "elsewhere").mkdir()
    (site / name).symlink_to(tmp_path / "elsewhere")
    assert f"{name}:1: This folder is a link to another place. Put the folder itself here." in told(site)
