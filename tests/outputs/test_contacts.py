"""Numbers to ring, as pages show them: every one from data/contacts.yml, and whether anybody has confirmed it."""

from __future__ import annotations

import datetime
from pathlib import Path

import lxml.html
import pytest

from macros.content import Site
from macros.facts import Contact
from macros.messages import Fault
from macros.outputs.macro_html import MacroHtml
from macros.page_macros import PageMacros
from macros.render import render

EXAMPLE = Path(__file__).parent.parent / "examples" / "site"


def contact(**words: object) -> Contact:
    return Contact.model_validate(
        {
            "id": "help",
            "name": "Helpline",
            "number": "01632 960 123",
            "tel": "01632960123",
            "when": "You want to talk.",
            "for_whom": "Anyone.",
            "audience": ["public"],
            "source": "Its website",
        }
        | words
    )


def block(*contacts: Contact) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(render("contact", contacts=list(contacts)))


def test_a_number_in_a_sentence_can_be_tapped():
    site = Site(EXAMPLE, datetime.date(2026, 11, 21))
    first = site.contacts[0]
    link = lxml.html.fromstring(MacroHtml(PageMacros(site)).html("call", first.id))
    assert (link.tag, link.get("href"), link.text) == ("a", f"tel:{first.tel}", f"call {first.number}")


def test_a_contact_that_is_not_there_is_told_with_the_nearest():
    site = Site(EXAMPLE, datetime.date(2026, 11, 21))
    with pytest.raises(Fault) as fault:
        PageMacros(site).call(f"{site.contacts[0].id}s")
    assert fault.value.fix == f"Did you mean `{site.contacts[0].id}`?"


def test_a_number_that_nobody_has_confirmed_says_so():
    shown = block(contact())
    assert shown.xpath("string(.//p)") == "These numbers have not yet been confirmed with the people who answer them."
    assert shown.xpath("string(.//details//li)") == "01632 960 123: Its website, not yet confirmed."


def test_a_confirmed_number_says_when_it_was():
    shown = block(contact(checked_on="2026-11-05"))
    assert shown.xpath(".//p") == []
    assert shown.xpath("string(.//details//li)") == "01632 960 123: Its website, checked on 5 November 2026."


def test_some_confirmed_numbers_do_not_speak_for_the_others():
    shown = block(contact(checked_on="2026-11-05"), contact(id="other"))
    assert shown.xpath("string(.//p)").startswith("Some of these numbers have not yet been confirmed")


def test_every_number_is_written_in_full_and_dialled_as_written():
    links = block(contact(), contact(number="999", tel="999", emergency=True)).xpath(".//a")
    assert [(link.get("href"), link.text_content()) for link in links] == [
        ("tel:01632960123", "Call 01632 960 123"),
        ("tel:999", "Call 999"),
    ]
