"""A page in another language follows its original: its address, its contacts, and what its readers are told of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from example_sites import TODAY, change, whole

from macros.content import Site
from macros.content.languages import language_of_page, state_of_version, versions_of
from macros.outputs.macro_html import MacroHtml
from macros.page_macros import PageMacros
from macros.pages import url_of


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Site:
    return Site(whole(tmp_path_factory.mktemp("versions")), TODAY)


def version(site: Site, language: str):
    return next(one for one in site.versions if one.language == language)


def test_a_version_has_its_address_below_that_of_its_original():
    assert [url_of(one) for one in ("worried/index.pl.md", "about/contact.ur.md", "index.pl.md")] == [
        "worried/pl/",
        "about/contact/ur/",
        "pl/",
    ]


def test_no_list_and_no_feed_has_a_version(site):
    assert {one.language for one in (*site.written, *site.documents, *site.published)} == {""}
    assert {one.language for one in site.versions} == {"ar", "bn", "cy", "pa", "pl", "ro", "ur"}


def test_a_version_of_a_draft_has_no_address(tmp_path):
    root = whole(tmp_path)
    change(root / "docs/worried/index.md", "date: 2026-11-20", "date: 2026-11-20\ndraft: true")
    drafted = Site(root, TODAY)
    assert drafted.versions == []
    assert {"worried/index.md", "worried/index.pl.md"} <= drafted.to_come


def test_each_version_leads_to_the_others_and_the_original_is_first(site):
    found = versions_of(site, version(site, "ur"))
    assert [(one["code"], one["here"]) for one in found][:2] == [("en-GB", False), ("ar", False)]
    assert next(one for one in found if one["here"]) == {
        "code": "ur",
        "url": "worried/ur/",
        "here": True,
        "name": "اردو",
        "direction": "rtl",
    }
    assert versions_of(site, next(one for one in site.published if one.src == "about/privacy.md")) == []


def test_readers_are_told_that_a_version_is_older_or_unchecked(site, tmp_path):
    assert state_of_version(site, version(site, "cy")) | {"older": False, "unchecked": False} == state_of_version(
        site, version(site, "cy")
    )
    assert state_of_version(site, version(site, "pl"))["unchecked"]
    root = whole(tmp_path)
    change(root / "docs/worried/index.cy.md", "translates: 2026-11-20", "translates: 2026-11-19")
    later = Site(root, TODAY)
    assert state_of_version(later, version(later, "cy"))["older"]


def test_a_page_is_not_checked_where_its_labels_are_not(tmp_path):
    root = whole(tmp_path)
    (root / "data/languages.yml").write_text("cy: {name: Cymraeg, english: Welsh}\n", encoding="utf-8")
    unchecked = Site(root, TODAY)
    assert state_of_version(unchecked, version(unchecked, "cy"))["unchecked"]


def test_a_label_of_the_site_replaces_the_given_one_and_a_missing_one_is_marked_as_english(tmp_path):
    root = whole(tmp_path)
    own = "cy: {name: Cymraeg, english: Welsh, labels: {call: Ffoniwch}}\npl: {labels: {exit: Wyjdź}}\n"
    (root / "data/languages.yml").write_text(own, encoding="utf-8")
    site = Site(root, TODAY)
    polish, welsh = language_of_page(site, "pl"), language_of_page(site, "cy")
    assert polish["labels"]["exit"] == {"text": "Wyjdź", "lang": ""}
    assert polish["labels"]["call"] == {"text": "Zadzwoń pod numer", "lang": ""}
    assert welsh["labels"]["call"] == {"text": "Ffoniwch", "lang": ""}
    assert welsh["labels"]["exit"] == {"text": "Exit this page", "lang": "en"}


def test_a_site_in_welsh_has_the_labels_of_that_language(tmp_path):
    root = whole(tmp_path)
    change(root / "data/partnership.yml", "language: en-GB", "language: cy")
    found = language_of_page(Site(root, TODAY), "")
    assert (found["code"], found["labels"]["exit"]["text"], found["foreign"]) == ("cy", "Gadael y dudalen hon", False)


def test_a_number_to_call_is_said_in_the_language_and_its_digits_keep_their_order(site):
    urdu = MacroHtml(PageMacros(site), language="ur")
    said = urdu.html("call", "emergency")
    assert 'فون کریں: <bdi dir="ltr">999</bdi>' in said
    assert "zadzwoń <bdi" in MacroHtml(PageMacros(site), language="pl").html("call", "emergency", "zadzwoń")
    assert "call 999" in MacroHtml(PageMacros(site)).html("call", "emergency")


def test_what_a_contact_says_in_english_alone_is_marked_as_english(site):
    polish = MacroHtml(PageMacros(site), language="pl").html("contact", "emergency")
    assert "Policja, pogotowie lub straż pożarna" in polish
    assert '<strong>Koszt: </strong><span lang="en-GB" dir="ltr">Free</span>' in polish
    assert 'lang="' not in MacroHtml(PageMacros(site)).html("contact", "emergency")


def test_a_text_that_is_a_label_is_said_with_the_label(tmp_path):
    root = whole(tmp_path)
    change(root / "data/contacts.yml", "hours: Day and night", "hours: Day and night, every day.")
    polish = MacroHtml(PageMacros(Site(root, TODAY)), language="pl").html("contact", "emergency")
    assert "<strong>Czynne: </strong> W dzień i w nocy, codziennie." in polish


def test_each_given_language_has_each_label():
    import yaml

    root = Path(__file__).parents[2]
    given = yaml.safe_load((root / "macros/given/languages.yml").read_text(encoding="utf-8"))
    assert {code: set(given["en"]["labels"]) - set(one["labels"]) for code, one in given.items()} == {
        code: set() for code in given
    }
