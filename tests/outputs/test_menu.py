"""The menu has the pages of the section that a reader is in, and a page belongs to the section that names it."""

from __future__ import annotations

import pytest
from example_sites import change, whole
from making_sites import making_of

from macros.outputs.walk import fragment

MENU = "  - Briefings:\n      - briefings/index.md\n      - Who you can talk to: worried/children.md\n"


@pytest.fixture(scope="module")
def making(tmp_path_factory):
    folder = whole(tmp_path_factory.mktemp("menu"))
    change(folder / "mkdocs.yml", "  - Briefings: briefings/index.md\n", MENU)
    return making_of(folder)


def page(making, src):
    return fragment(making.raw(src).files[""].decode())


def second_level(making, src):
    return [(one.text(), one.attributes.get("aria-current")) for one in page(making, src).css(".menu-second a")]


def test_the_menu_has_the_second_level_of_the_section_that_one_is_in(making):
    assert second_level(making, "briefings/index.md") == [("Who you can talk to", None)]
    assert second_level(making, "worried/children.md") == [("Who you can talk to", "page")]


def test_the_menu_has_no_second_level_of_another_section(making):
    assert second_level(making, "about/index.md") == []


def test_a_page_belongs_to_the_section_that_names_it_and_not_to_that_of_its_folder(making):
    shown = page(making, "worried/children.md")
    assert [one.text() for one in shown.css("#menu a[aria-current='true']")] == ["Briefings"]
    other = page(making, "worried/practitioners.md")
    assert [one.text() for one in other.css("#menu a[aria-current='true']")] == ["Worried about a child?"]
