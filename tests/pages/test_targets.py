"""A link that leads nowhere is answered with a file of its own kind, or with none."""

from __future__ import annotations

import pytest
from test_check import copy, told

from macros.pages.targets import instead

PAGES = ["index.md", "briefings/index.md", "briefings/neglect.md", "briefings/domestic-abuse.md", "about/cot.md"]
FILES = ["briefings/cot.jpg", "briefings/form.pdf", "briefings/list.csv"]


@pytest.fixture
def docs(tmp_path):
    for name in [*PAGES, *FILES]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    return tmp_path


@pytest.mark.parametrize(
    ("link", "near"),
    [
        ("neglekt.md", "neglect.md"),
        ("neglect", "neglect.md"),
        ("neglect.html", "neglect.md"),
        ("../briefing/neglect.md", "neglect.md"),
        ("cot.jpeg", "cot.jpg"),
        ("Cot.JPG", "cot.jpg"),
        ("../cot.jpg", "cot.jpg"),
        ("form.PDF", "form.pdf"),
        ("lists.csv", "list.csv"),
    ],
)
def test_a_slip_is_answered_with_the_file_of_its_kind(link, near, docs):
    assert instead(link, "briefings/page.md", PAGES, docs) == f"Did you mean `{near}`?"


@pytest.mark.parametrize("link", ["gone.md", "gone/", "gone.html", "../index/gone.md", "x" * 5_000 + ".md"])
def test_a_page_that_is_gone_is_answered_with_no_other(link, docs):
    assert instead(link, "briefings/page.md", PAGES, docs) == (
        "Write the page’s file as it is called in docs/, or take the link out."
    )


@pytest.mark.parametrize(
    ("link", "thing"),
    [("neglect.png", "picture"), ("form.jpg", "picture"), ("cot.pdf", "PDF file"), ("form.gpkg", "GPKG file")],
)
def test_a_file_that_is_missing_is_never_answered_with_a_page_or_another_kind(link, thing, docs):
    assert instead(link, "briefings/page.md", PAGES, docs) == (
        f"Put the {thing} into docs/ and write its name as it is there, or take this out."
    )


@pytest.mark.parametrize(
    ("link", "fix"),
    [
        ("data.xlsx", "Take the link out, or link to the table's page."),
        ("../data.CSV", "Take the link out, or link to the table's page."),
        ("form.docx", "Take the link out, or make the document a page (.md) and link to that."),
        ("map.svg", "Save it as PNG, put that into docs/ and write its name as it is there, or take this out."),
        ("all.zip", "Take the link out."),
    ],
)
def test_a_file_that_may_not_be_there_is_never_asked_for(link, fix, docs):
    assert instead(link, "briefings/page.md", PAGES, docs) == fix


@pytest.mark.parametrize(
    ("link", "src", "page"),
    [
        ("../briefings/", "about/page.md", "../briefings/index.md"),
        ("../briefings", "about/page.md", "../briefings/index.md"),
        ("briefings/", "index.md", "briefings/index.md"),
        ("./", "briefings/page.md", "index.md"),
        ("..", "briefings/page.md", "../index.md"),
    ],
)
def test_a_link_to_a_folder_is_answered_with_its_first_page(link, src, page, docs):
    assert instead(link, src, PAGES, docs) == f"Did you mean `{page}`?"


@pytest.mark.parametrize(
    ("typed", "what", "fix"),
    [
        ("nspcc.org.uk", "`nspcc.org.uk` is no address without its beginning", "Write `https://nspcc.org.uk`."),
        ("gov.uk/help", "`gov.uk/help` is no address without its beginning", "Write `https://gov.uk/help`."),
        ("https://", "`https://` is not a whole address", "Copy it again from the browser."),
        ("htps://x", "`htps://x` begins wrongly for an address of the web", "Write `https://x`."),
        ("https:/x", "`https:/x` begins wrongly for an address of the web", "Write `https://x`."),
        ("http:///x", "`http:///x` begins wrongly for an address of the web", "Write `https://x`."),
        ("http:\\\\x.org", "`http:\\\\x.org` begins wrongly for an address of the web", "Write `https://x.org`."),
        ("\\\\x", "`\\\\x` is a place on a computer, which readers cannot reach", "Put the file into docs/"),
        ("C:\\x\\y.md", "`C:\\x\\y.md` is a place on a computer, which readers cannot reach", "Put the file"),
        ("file:///C:/y.md", "`file:///C:/y.md` is a place on a computer, which readers cannot reach", "Put the file"),
        ("..\\figures\\index.md", "`..\\figures\\index.md` has a backslash in it", "Write `../figures/index.md`."),
        ("a b.md", "The address `a b.md` has a space in it", "Write `%20` in its place"),
        ("https://a b.org", "The address `https://a b.org` has a space in it", "Write `%20` in its place"),
    ],
)
def test_an_address_that_leads_nowhere_is_told_once_with_the_address_that_was_meant(tmp_path, typed, what, fix):
    site = copy(tmp_path)
    page = site / "docs/about/contact.md"
    page.write_text(f"{page.read_text(encoding='utf-8')}\nRead [the guide]({typed}) too.\n", encoding="utf-8")
    [fault] = told(site)
    assert fault.startswith(f"docs/about/contact.md:12: {what}. {fix}")


@pytest.mark.parametrize("form", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_a_page_that_is_saved_in_another_form_is_told_once(tmp_path, form):
    site = copy(tmp_path)
    page = site / "docs/about/contact.md"
    page.write_bytes(f"{page.read_text(encoding='utf-8')}\nThe “guide”.\n".encode(form))
    assert told(site) == [
        f"docs/about/contact.md:1: This file is saved as {form[:6].upper()}. In the editor, choose Save as, and UTF-8."
    ]


def test_a_picture_with_a_backslash_in_its_address_is_told_once(tmp_path):
    site = copy(tmp_path)
    page = site / "docs/about/contact.md"
    page.write_text(f"{page.read_text(encoding='utf-8')}\n![A bench in a park](..\\a.png)\n", encoding="utf-8")
    [fault] = told(site)
    assert "has a character that no address has" in fault
