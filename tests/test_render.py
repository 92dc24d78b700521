"""Templates: whatever text they are given, what comes out is safe, and one line."""

from __future__ import annotations

import pytest

from macros.render import Call, Misread, calls, one_line, render
from macros.site import Listing

EVIL = "<script>alert('x')</script>"


def test_text_from_data_is_always_escaped():
    page = {"title": EVIL, "url": '"><b>', "summary": EVIL, "date": "2026-11-20", "date_words": EVIL}
    more = {"kind": "briefing", "themes": [EVIL], "reading_minutes": 4, "period": EVIL, "issue": None, "question": EVIL}
    html = render("listing", listing=Listing(EVIL, [page | more]))
    assert "<script" not in html
    assert '"><b>' not in html
    assert "&lt;script&gt;" in html


def test_a_component_is_one_line_so_that_markdown_leaves_it_alone():
    assert one_line("<p>\n  One\n  two </p>\n\n<p>Three</p>\n") == "<p> One two </p><p>Three</p>"


def test_every_macro_of_a_text_is_read_with_its_line_and_words():
    text = 'One {{ number("a", "b_count", area="Sandwell") }}\n\n{{ figure("a", only=["x", "y"]) }}\n{{ figure }}\n'
    assert list(calls(text)) == [
        Call("number", 1, ("a", "b_count"), (("area", "Sandwell"),)),
        Call("figure", 3, ("a",), (("only", ["x", "y"]),)),
        Call("figure", 4),
    ]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('\n{{ figure("a" }}', 2, "cannot be read"),
        ("{{ figure(a) }}", 1, "without quotation marks"),
        ('One\n\n{{ figure("a) }}', 3, "cannot be read"),
    ],
)
def test_a_macro_that_cannot_be_read_is_told_at_its_line(text, line, words):
    [fault] = calls(text)
    assert isinstance(fault, Misread)
    assert fault.line == line
    assert words in fault.what


def test_a_number_to_ring_has_its_form_on_the_web_in_an_email_in_text_and_on_paper():
    number = {"verb": "ring", "number": "0121 496 0000", "tel": "01214960000"}
    link = '<a href="tel:01214960000">ring 0121 496 0000</a>'
    assert [render("call", edition, call=number) for edition in ("web", "email", "text", "handout")] == [
        link.replace("<a", '<a class="call"'),
        link,
        "ring 0121 496 0000",
        "ring 0121 496 0000",
    ]
