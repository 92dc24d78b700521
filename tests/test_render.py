"""Templates: whatever text they are given, what comes out is safe, and one line."""

from __future__ import annotations

from macros.render import one_line, render
from macros.sections.listings import Listing

EVIL = "<script>alert('x')</script>"


def test_text_from_data_is_always_escaped():
    page = {"title": EVIL, "url": '"><b>', "summary": EVIL, "dated": EVIL}
    more = {"kind": "briefing", "themes": [EVIL], "reading_minutes": 4, "issue": None, "question": EVIL}
    html = render("listing", listing=Listing(EVIL, [page | more]))
    assert "<script" not in html
    assert '"><b>' not in html
    assert "&lt;script&gt;" in html


def test_a_component_is_one_line_so_that_markdown_leaves_it_alone():
    assert one_line("<p>\n  One\n  two </p>\n\n<p>Three</p>\n") == "<p> One two </p><p>Three</p>"


def test_a_number_to_call_has_its_form_on_the_web_in_an_email_in_text_and_on_paper():
    contact = {
        "email": "",
        "number": "0121 496 0000",
        "tel": "01214960000",
        "state": "unconfirmed",
        "said": "not yet confirmed",
    }
    link = '<a href="tel:01214960000" data-state="unconfirmed">call 0121 496 0000</a> (not yet confirmed)'
    calls = {"verb": "call", "contact": contact}
    assert [render("call", edition, call=calls) for edition in ("web", "email", "text", "handout")] == [
        link.replace("<a", '<a class="call"'),
        link,
        "call 0121 496 0000 (not yet confirmed)",
        "call <strong>0121 496 0000</strong> (not yet confirmed)",
    ]
