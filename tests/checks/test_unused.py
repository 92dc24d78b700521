"""A table has a place on a page, or says on its own page why it has none."""

from __future__ import annotations

from example_sites import TODAY, change, told, whole
from example_sites import copy as small_site

from macros.content import Site
from macros.content.used import tables_used

REASON = 'unused: "Kept to be compared with a later year."\n'


def without_use(folder):
    """The small site with a table that no page uses."""
    site = small_site(folder)
    for end in ("csv", "yml"):
        text = (site / f"data/tables/contacts-by-source.{end}").read_text(encoding="utf-8")
        (site / f"data/tables/contacts-again.{end}").write_text(text, encoding="utf-8")
    return site


def expect_places(site):
    (site / "data/expectations.yml").write_text("tables_have_a_place: true\n", encoding="utf-8")


def of_unused(site):
    return [line for line in told(site) if "No page uses" in line or "`unused`" in line]


def test_a_table_that_no_page_uses_is_told_where_the_site_expects_a_place(tmp_path):
    site = without_use(tmp_path)
    assert of_unused(site) == []
    expect_places(site)
    assert of_unused(site) == [
        "data/tables/contacts-again.yml:1: No page uses this table. "
        'Put {{ figure("contacts-again") }} on a page, or say why it is kept in `unused:`.'
    ]


def test_a_table_that_says_why_needs_no_place(tmp_path):
    site = without_use(tmp_path)
    expect_places(site)
    with (site / "data/tables/contacts-again.yml").open("a", encoding="utf-8") as metadata:
        metadata.write(REASON)
    assert of_unused(site) == []


def test_a_reason_is_told_once_a_page_uses_the_table(tmp_path):
    site = small_site(tmp_path)
    path = site / "data/tables/contacts-by-source.yml"
    lines = len(path.read_text(encoding="utf-8").splitlines())
    with path.open("a", encoding="utf-8") as metadata:
        metadata.write(REASON)
    assert of_unused(site) == [
        f"data/tables/contacts-by-source.yml:{lines + 1}: `unused` gives a reason why no page uses this table, "
        "but a page does. Remove the line."
    ]


def test_tables_that_macros_list_have_a_place(tmp_path):
    used = tables_used(Site(whole(tmp_path), TODAY))
    assert {"arrangements-timeline", "partnership-priorities", "training-courses"} <= used


def test_a_word_of_another_type_is_told(tmp_path):
    site = small_site(tmp_path)
    (site / "data/expectations.yml").write_text("tables_have_a_place: sometimes\n", encoding="utf-8")
    assert any(line.startswith("data/expectations.yml:1: ") for line in told(site))
    change(site / "data/expectations.yml", "sometimes", "true")
    with (site / "data/tables/contacts-by-source.yml").open("a", encoding="utf-8") as metadata:
        metadata.write("unused: [a, b]\n")
    assert any("`unused`" in line for line in told(site))
