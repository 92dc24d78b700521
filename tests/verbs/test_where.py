"""`where` names each use of a thing with its file and line, and nothing that does not use it."""

from __future__ import annotations

import pytest


def test_each_use_of_a_table_is_listed_with_its_line(typed):
    said = typed("where", "contacts-by-source")
    for line in (
        'docs/figures/front-door.md:15: {{ figure("contacts-by-source") }}',
        "docs/figures/front-door.md:11: ",
        "contacts were made in",
    ):
        assert line in said, said
    assert "/data/contacts-by-source.csv" in said


def test_the_title_of_the_table_and_of_each_figure_is_listed(typed):
    assert "data/tables/referrals.yml:1: " in typed("where", "referrals")


@pytest.mark.parametrize(
    "name",
    [
        "data/tables/contacts-by-source.csv",
        r"data\tables\contacts-by-source.yml",
        "data/contacts-by-source/",
        "Contacts-By-Source",
    ],
)
def test_a_table_is_found_by_its_file_its_address_and_in_any_capitals(typed, name):
    assert typed("where", name).startswith("Table contacts-by-source: ")


@pytest.mark.parametrize(
    "name",
    [
        "briefings/noticing.md",
        "docs/briefings/noticing.md",
        "/briefings/noticing/",
        "https://example.org/briefings/noticing/#x",
    ],
)
def test_a_page_is_found_by_its_file_and_its_address(typed, name):
    said = typed("where", name)
    assert said.startswith("Page briefings/noticing.md: ")
    assert "data/search-words.yml:2: " in said
    assert "data/expectations.yml:17: " in said
    assert "a handout (PDF), a record sheet and a plain-text version" in said


def test_each_use_of_a_contact_is_listed(typed):
    assert "{{ contacts(" in typed("where", "emergency")


def test_a_board_pack_is_named_where_it_has_a_table(typed):
    assert "docs/packs/2024-25.md:12: `tables`" in typed("where", "contacts-by-source")


def test_a_slip_of_the_fingers_is_answered_with_the_name_that_was_meant(typed):
    assert "Did you mean `contacts-by-source`?" in typed("where", "contact-by-source", code=1)


@pytest.mark.parametrize("name", ["", "  ", "<script>", "{{ figure() }}", "x" * 5000, "\x1b[31m"])
def test_anything_else_is_a_plain_message(typed, name):
    said = typed("where", name, code=1)
    assert "Nothing was written." in said
    assert "\x1b" not in said
    assert len(said) < 400
