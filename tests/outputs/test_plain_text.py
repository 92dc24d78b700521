"""HTML as plain text and as Notify's Markdown, however it is written."""

from __future__ import annotations

import pytest

from macros.outputs.plain_text import as_notify, as_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<h2>One</h2><p>Two</p>", "One\n---\n\nTwo\n"),
        ("<p>A &amp; <b>B</b><br>C</p>", "A & B C\n"),
        ("<p>One<p>Two", "One\n\nTwo\n"),
        ("Words<!-- not these -->", "Words\n"),
        ("<ul><li>One<li>Two<ol><li>In</ol></ul><p>After", "- One\n- Two\n  1. In\n\nAfter\n"),
        ('<p><a href=x/>More</a> and <a href="y/">y/</a></p>', "More (x/) and y/\n"),
        ("<p>See <img src='a.png' alt='a cat'>.</p>", "See Picture: a cat (a.png).\n"),
        ('<p><img src="a.png" alt=""></p>', "\n"),
        ("<dl><dt>Term</dt><dd>Meaning</dd></dl>", "Term\n\nMeaning\n"),
    ],
)
def test_html_is_told_as_lines_of_text(html, text):
    assert as_text(html) == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<h2>One</h2><p>Two</p>", "## One\n\nTwo\n"),
        ("<ul><li><a href='x/'>One</a></ul>", "* [One](x/)\n"),
        ("<p><img src=a.png alt='a cat'></p>", "Picture: [a cat](a.png)\n"),
    ],
)
def test_html_is_told_as_notify_knows_it(html, text):
    assert as_notify(html) == text


def test_a_line_of_text_is_broken_between_words_and_an_address_never():
    address = f"https://example.org/{'long-' * 20}"
    lines = as_text(f"<p>{'word ' * 30}<a href='{address}'>here</a></p>").splitlines()
    assert max(len(line) for line in lines if address not in line) <= 72
    assert any(address in line for line in lines)
