"""A link to another website says so, in every edition, whoever wrote it; a link within the site says nothing."""

from __future__ import annotations

import re

import pytest
from example_sites import HOME

from macros.outputs.outward import marked
from macros.system.package import OVERRIDES


def words(text: str, edition: str = "web") -> str:
    return re.sub(r"<[^>]*>", "", marked(text, HOME, edition))


def test_a_link_to_another_website_says_so():
    assert words('See <a href="https://www.gov.uk/x">the guidance</a>.') == "See the guidance (another website)."


def test_a_link_within_the_site_says_nothing():
    inside = (
        f'<a href="../data/">Data</a> <a href="#top">Top</a> <a href="{HOME}data/">Data</a> <a href="tel:999">999</a>'
    )
    assert marked(f"{inside} https://www.gov.uk", HOME) == f"{inside} https://www.gov.uk"


def test_a_link_is_marked_once():
    once = marked('<a class="x" href="https://www.gov.uk/"><strong>GOV.UK</strong></a>', HOME)
    assert marked(once, HOME) == once
    assert once.count("another website") == 1


def test_the_button_to_leave_at_once_keeps_its_words():
    button = '<a class="skip exit" href="https://www.example.com/">Exit this page</a>'
    assert marked(button, HOME) == button


def test_on_paper_the_address_is_printed():
    link = '<a href="https://www.gov.uk/a?b=1&amp;c=2">the guidance</a>'
    assert words(link, "handout") == "the guidance (www.gov.uk/a?b=1&amp;c=2)"


@pytest.mark.parametrize("edition", ["email", "text"])
def test_a_message_says_it_in_words(edition):
    assert words('<a href="https://www.gov.uk/">GOV.UK</a>', edition) == "GOV.UK (another website)"


def test_an_address_that_cannot_be_read_is_left_as_it_is():
    broken = '<a href="https://[x/">there</a>'
    assert marked(broken, HOME) == broken


def test_an_address_cannot_bring_markup_of_its_own():
    shown = marked('<a href="https://www.gov.uk/&lt;script&gt;">x</a>', HOME, "handout")
    assert "<script" not in shown


def test_the_mark_of_a_link_is_on_nothing_else():
    """What has the class gets an arrow, though it leads nowhere."""
    others = {path.name for path in OVERRIDES.rglob("*.html") if 'class="away"' in path.read_text(encoding="utf-8")}
    assert others == {"outward.html"}
