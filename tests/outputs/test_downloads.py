"""A link to a file says of which type and how large it is, in every edition, without anybody typing it."""

from __future__ import annotations

import io

import pikepdf
import pytest
from editing import BRIEFING, FIGURE, HOME, NEWSLETTER, site_with
from example_sites import told
from making_sites import making_of

from macros.outputs import newsletters
from macros.outputs.articles import article
from macros.outputs.downloads import marked

LINK = "[The form to ask for help](../about/help-form.pdf)"


def pdf(pages=3):
    paper = pikepdf.new()
    for _ in range(pages):
        paper.add_blank_page(page_size=(595, 842))
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def site_of(folder, link=LINK, raw=None):
    site = site_with(
        folder,
        newsletters__one=NEWSLETTER.replace(FIGURE, "").replace("## Learning", f"{link}\n\n## Learning"),
        briefings__seen=BRIEFING.replace(FIGURE, "").replace("## Why it matters\n", f"## Why it matters\n\n{link}\n"),
    )
    (site.docs / "about/help-form.pdf").write_bytes(pdf() if raw is None else raw)
    return site


def of_links(site):
    return [one for one in told(site.root) if "site adds" in one or "PDF alone" in one]


def test_the_page_the_email_the_handout_and_the_text_say_type_size_and_pages(tmp_path):
    site = site_of(tmp_path)
    making = making_of(site.root)
    size = len((site.docs / "about/help-form.pdf").read_bytes())
    words = f"(PDF, {size} bytes, 3 pages)" if size < 1000 else f"(PDF, {size / 1000:.0f} kB, 3 pages)"
    from macros.outputs import pages

    page = pages.of_document(making, "briefings/seen.md").files["briefings/seen/index.html"].decode()
    assert f'The form to ask for help<span class="size"> {words}</span></a>' in page
    for edition in ("email", "handout", "text"):
        src = "briefings/seen.md" if edition == "handout" else "newsletters/one.md"
        one = article(making.macros, making.document(src), edition, HOME, making.cache)
        assert words in "".join([one.opening, *(part.html for part in one.parts)])
    assert words in " ".join(
        newsletters.make(making.macros, making.document("newsletters/one.md"), HOME, making.cache).text.split()
    )


@pytest.mark.parametrize(
    "typed",
    [
        "The form, PDF",
        "The form (PDF)",
        "The form (PDF, 240 kB)",
        "The form: pdf file",
        "The form - 1.2 MB",
        "The form [PDF document, 2 pages]",
    ],
)
def test_a_type_that_is_typed_too_is_told(typed, tmp_path):
    found = of_links(site_of(tmp_path, f"[{typed}](../about/help-form.pdf)"))
    assert len([one for one in found if one.endswith("Write `[The form](../about/help-form.pdf)`.")]) == 2


@pytest.mark.parametrize("typed", ["How to read a PDF aloud", "Form 12", "The zip of a jacket"])
def test_words_that_only_mention_a_type_are_left_alone(typed, tmp_path):
    assert [
        one for one in of_links(site_of(tmp_path, f"[{typed}](../about/help-form.pdf)")) if "site adds" in one
    ] == []


def test_a_pdf_without_a_page_gets_advice_and_one_with_a_page_does_not(tmp_path):
    site = site_of(tmp_path)
    assert of_links(site) == [
        "docs/about/help-form.pdf:1: advice: This document is published as a PDF alone, which is hard to read on a phone or "
        "with a screen reader. Write its text as a page too, in help-form.md beside it."
    ]
    (site.docs / "about/help-form.md").write_text(
        (site.docs / "about/contact.md").read_text(encoding="utf-8"), encoding="utf-8"
    )
    assert of_links(site) == []


def test_a_spoilt_pdf_is_shown_without_its_pages(tmp_path):
    site = site_of(tmp_path, raw=b"%PDF-1.7\n<script>" + b"x" * 3000 + b"\n%%EOF\n")
    from macros.outputs.downloads import words_of

    assert words_of(site)("about/help-form.pdf") == "PDF, 3 kB"


def test_links_to_pages_and_other_websites_have_no_size():
    text = '<a href="../x/">x</a> <a href="https://example.org/a.pdf">y</a> <a name="z">z</a>'
    assert marked(text, "about", lambda src: "PDF" if src.endswith("a.pdf") else "") == text
