"""The first of each abbreviation on a page carries what it stands for."""

from __future__ import annotations

from macros.outputs.abbreviations import explained

TERMS = {"MASH": "Multi-Agency Safeguarding Hub", "A&amp;E": "accident and emergency"}
PAGE = '<header>MASH</header><main id="content" tabindex="-1">{}</main><footer>MASH</footer>'


def shown(body):
    return explained(PAGE.format(body), TERMS).removeprefix(PAGE.partition("{")[0]).partition("</main>")[0]


def test_the_first_use_has_its_expansion_and_the_second_has_none():
    assert shown("<p>The MASH, and the MASH.</p>") == (
        '<p>The <abbr title="Multi-Agency Safeguarding Hub">MASH</abbr>, and the MASH.</p>'
    )


def test_headings_links_and_pictures_stay_as_they_are():
    quiet = '<h2>MASH</h2><a href="MASH">MASH</a><svg><text>MASH</text></svg><code>MASH</code>'
    assert shown(quiet) == quiet


def test_a_sign_in_an_abbreviation_is_kept_as_html():
    assert shown("<p>At A&amp;E.</p>") == '<p>At <abbr title="accident and emergency">A&amp;E</abbr>.</p>'


def test_a_longer_word_is_another_word():
    assert shown("<p>MASHED and S-MASH</p>") == "<p>MASHED and S-MASH</p>"


def test_menu_and_foot_of_a_page_stay_as_they_are():
    page = explained(PAGE.format("<p>MASH</p>"), TERMS)
    assert page.startswith("<header>MASH</header>")
    assert page.endswith("<footer>MASH</footer>")


def test_a_page_without_any_is_not_touched():
    page = PAGE.format("<p>Words.</p>")
    assert explained(page, TERMS) is page
