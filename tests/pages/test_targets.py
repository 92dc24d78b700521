"""A link that leads nowhere is answered with a file of its own kind, or with none."""

from __future__ import annotations

import pytest

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
    [("neglect.png", "picture"), ("form.jpg", "picture"), ("cot.pdf", "PDF file"), ("form.docx", "DOCX file")],
)
def test_a_file_that_is_missing_is_never_answered_with_a_page_or_another_kind(link, thing, docs):
    assert instead(link, "briefings/page.md", PAGES, docs) == (
        f"Put the {thing} into docs/ and write its name as it is there, or take this out."
    )
