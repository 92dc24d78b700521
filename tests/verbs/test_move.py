"""`move` gives a page another address: whatever led to it leads there, and nothing is lost on the way."""

from __future__ import annotations

import pytest

NEW = "docs/briefings/what-we-notice.md"
OLD = "docs/briefings/noticing.md"


def test_whatever_names_a_page_names_its_new_place(site, typed):
    typed("move", "briefings/noticing.md", "briefings/what-we-notice.md", "--write")
    text = (site / NEW).read_text(encoding="utf-8")
    assert "moved_from: [briefings/noticing/]" in text
    assert not (site / OLD).exists()
    assert "briefings/what-we-notice.md" in (site / "data/search-words.yml").read_text(encoding="utf-8")
    assert "briefings/what-we-notice.md" in (site / "data/expectations.yml").read_text(encoding="utf-8")
    assert "to: briefings/what-we-notice/" in (site / "data/moved.yml").read_text(encoding="utf-8")
    typed("check")


def test_a_page_moved_twice_keeps_its_first_address_first(site, typed):
    typed("move", "briefings/noticing.md", "briefings/first.md", "--write")
    typed("move", "briefings/first.md", "briefings/second.md", "--write")
    assert "moved_from: [briefings/noticing/, briefings/first/]" in (site / "docs/briefings/second.md").read_text(
        encoding="utf-8"
    )


def test_a_page_that_comes_back_does_not_lead_to_itself(site, typed):
    typed("move", "briefings/noticing.md", "briefings/first.md", "--write")
    typed("move", "briefings/first.md", "briefings/noticing.md", "--write")
    assert "moved_from: [briefings/first/]" in (site / OLD).read_text(encoding="utf-8")
    typed("check")


def test_links_of_the_page_itself_lead_where_they_led(site, typed):
    page = site / "docs/practitioners/sharing.md"
    page.write_text(
        page.read_text(encoding="utf-8")
        + "\nRead [about contacts](index.md) and [who to call](../worried/index.md).\n",
        encoding="utf-8",
    )
    other = site / "docs/about/index.md"
    other.write_text(
        other.read_text(encoding="utf-8") + "\nRead [how to share](../practitioners/sharing.md).\n", encoding="utf-8"
    )
    typed("move", "practitioners/sharing.md", "about/sharing.md", "--write")
    text = (site / "docs/about/sharing.md").read_text(encoding="utf-8")
    assert "[about contacts](../practitioners/index.md) and [who to call](../worried/index.md)" in text
    assert "[how to share](sharing.md)" in other.read_text(encoding="utf-8")
    typed("check")


def test_line_ends_and_the_mark_at_the_front_of_a_file_stay(site, typed):
    path = site / "data/search-words.yml"
    text = path.read_text(encoding="utf-8")
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    (site / OLD).write_bytes((site / OLD).read_bytes().replace(b"\n", b"\r\n"))
    typed("move", "briefings/noticing.md", "briefings/what-we-notice.md", "--write")
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\n") == raw.count(b"\r\n") == text.count("\n")
    page = (site / NEW).read_bytes()
    assert page.count(b"\n") == page.count(b"\r\n")


def test_a_table_has_its_new_name_everywhere_and_its_old_address_leads_there(site, typed):
    typed("move", "contacts-by-source", "contacts-by-who", "--write")
    assert (site / "data/tables/contacts-by-who.csv").exists()
    assert '{{ figure("contacts-by-who") }}' in (site / "docs/figures/front-door.md").read_text(encoding="utf-8")
    moved = (site / "data/moved.yml").read_text(encoding="utf-8")
    assert "- old: data/contacts-by-source/\n  to: data/contacts-by-who/" in moved
    assert "- old: data/contacts/\n  to: data/contacts-by-who/" in moved
    typed("check")


@pytest.mark.parametrize(
    ("page", "to", "said"),
    [
        ("briefings/noticing.md", "briefings/speaking-up.md", "already a file"),
        ("briefings/noticing.md", "briefings/noticing.md", "where it is now"),
        ("briefings/noticing.md", "briefings/Noticing More.md", "such as `noticing-more`"),
        ("briefings/noticing.md", "../elsewhere.md", "not a place in docs/"),
        ("briefings/noticing.md", "C:\\x.md", "not a place in docs/"),
        ("briefings/noticing.md", "practitioners/noticing.md", "of the kind"),
        ("briefings/noticing.md", "assets/noticing.md", "own files"),
        ("briefings/noticing.md", "training/index.md", "the page of its folder"),
        ("briefings/noticing.md", "<script>.md", "cannot be part of an address"),
        ("briefings/noticing.md", "", "not a place in docs/"),
        ("learning/theme.md", "learning/other.md", "made from data"),
        ("contacts-by-source", "Contacts By Source", "cannot be the name of a table"),
        ("contacts-by-source", "referrals", "already a file"),
        ("no-such-page", "briefings/x.md", "is not"),
    ],
)
def test_what_cannot_be_is_one_plain_sentence_and_nothing_is_written(site, typed, page, to, said):
    before = sorted(path for path in site.rglob("*") if ".cache" not in path.parts)
    told = typed("move", page, to, "--write", code=1)
    assert said in told
    assert "Nothing was written." in told
    assert sorted(path for path in site.rglob("*") if ".cache" not in path.parts) == before


def test_the_versions_of_a_page_in_other_languages_go_with_it(site, typed):
    (site / "docs/about/privacy.pl.md").write_text(
        "---\ntitle: Prywatność\nsummary: Jak dbamy o dane.\nowner: Business unit\ndate: 2026-11-20\n"
        "review_by: 2099-11-20\naudience: public\ntranslates: 2026-11-20\n---\n\n[Po angielsku](privacy.md).\n",
        encoding="utf-8",
    )
    typed("move", "about/privacy.md", "about/data-we-keep.md", "--write")
    text = (site / "docs/about/data-we-keep.pl.md").read_text(encoding="utf-8")
    assert "moved_from: [about/privacy/pl/]" in text
    assert "[Po angielsku](data-we-keep.md)" in text
    assert not (site / "docs/about/privacy.pl.md").exists()
    assert "translation" in typed("move", "about/data-we-keep.pl.md", "about/other.md", code=1)
    assert "in Polish: docs/about/data-we-keep.pl.md" in typed("where", "about/data-we-keep.md")
    typed("withdraw", "about/data-we-keep.md", "--reason", "Nobody needs this page now.", "--write")
    assert not (site / "docs/about/data-we-keep.pl.md").exists()
    assert "about/data-we-keep/pl/" in (site / "data/moved.yml").read_text(encoding="utf-8")
