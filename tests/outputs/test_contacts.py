"""Numbers to call, as pages show them: every one from data/contacts.yml, and whether it can be trusted."""

from __future__ import annotations

import datetime
from pathlib import Path

import jinja2
import lxml.html
import pytest

from macros.content import Site
from macros.content.languages import language_of_page
from macros.facts import Contact
from macros.messages import Fault
from macros.outputs.macro_html import MacroHtml
from macros.page_macros import PageMacros
from macros.render import render
from macros.sections.contacts import Call, ContactMacros, contacts_for
from macros.system.package import OVERRIDES

EXAMPLE = Path(__file__).parent.parent / "examples" / "site"
ENGLISH = language_of_page(Site(EXAMPLE, datetime.date(2026, 11, 20)), "")
PAGES = [
    {"title": "The helpline", "url": "https://helpline.example/", "dated": "May 2026"},
    {"title": "The council", "url": "https://council.example/"},
]
EDITIONS = ("web", "email", "handout", "text")


def contact(**words: object) -> Contact:
    return Contact.model_validate(
        {
            "id": "help",
            "name": "Helpline",
            "number": "01632 960 123",
            "tel": "01632960123",
            "when": "If you want to talk.",
            "for_whom": "Anyone.",
            "audience": ["public"],
            "checked_against": PAGES,
        }
        | words
    )


BY_EMAIL = {"number": "", "tel": "", "email": "team@council.example"}
MISSING = {"number": "", "tel": "", "missing": "Ask the council.", "checked_against": []}


def block(*contacts: Contact) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(render("contact", contacts=list(contacts), language=ENGLISH))


def frame(partial: str, *contacts: Contact) -> str:
    """What the frame of a page for the public says of these contacts."""
    overrides = jinja2.Environment(loader=jinja2.FileSystemLoader(OVERRIDES), autoescape=True)
    named = '{% import "partials/words.html" as words %}{% import "components/web/labels.html" as labels %}'
    page = overrides.from_string(f'{named}{{% include "partials/{partial}.html" %}}')
    told = page.render(contacts=contacts, language=ENGLISH, audience="public")
    return " ".join(lxml.html.fromstring(f"<div>{told}</div>").text_content().split())


def state(shown: lxml.html.HtmlElement) -> str:
    return str(shown.xpath("string(.//*[contains(@class, 'call-state')])"))


def sentence(edition: str, one: Contact) -> str:
    told = render("call", edition, call=Call("call", one))
    return lxml.html.fromstring(f"<p>{told}</p>").text_content()


def test_a_number_in_a_sentence_can_be_tapped():
    site = Site(EXAMPLE, datetime.date(2026, 11, 21))
    first = site.contacts[0]
    link = lxml.html.fromstring(MacroHtml(PageMacros(site)).html("call", first.id))
    assert (link.tag, link.get("href"), link.text) == ("a", f"tel:{first.tel}", f"call {first.number}")


def test_a_contact_that_is_not_there_is_told_with_the_nearest():
    site = Site(EXAMPLE, datetime.date(2026, 11, 21))
    for macro in ("call", "contact"):
        with pytest.raises(Fault) as fault:
            PageMacros(site).named[macro](f"{site.contacts[0].id}s")
        assert fault.value.fix == f"Did you mean `{site.contacts[0].id}`?"


def test_a_number_that_nobody_has_checked_says_so():
    shown = block(contact())
    assert state(shown) == "Number not yet confirmed"
    assert shown.xpath("string(.//details//li)") == (
        "01632 960 123, not yet confirmed: The helpline (May 2026), and The council."
    )


@pytest.mark.parametrize("known", [{}, {"checked_on": "2026-11-05"}, MISSING])
def test_whether_a_number_can_be_trusted_is_said_before_anything_else_about_it(known):
    [card] = block(contact(hours="Always.", say_first="Hello.", **known)).xpath(".//li[contains(@class, 'contact')]")
    after_the_name = card.xpath("./*[@class='contact-name']/following-sibling::*")
    assert "call-state" in after_the_name[0].get("class")


def test_a_checked_number_says_when_it_was_and_against_which_pages():
    shown = block(contact(checked_on="2026-11-05"))
    assert state(shown) == "Checked 5 November 2026"
    assert shown.xpath("string(.//details//li)") == (
        "01632 960 123, checked 5 November 2026: The helpline (May 2026), and The council."
    )
    assert shown.xpath(".//details//a/@href") == [page["url"] for page in PAGES]


def test_one_page_is_not_enough_to_check_a_number():
    assert contact(checked_on="2026-11-05", checked_against=PAGES[:1]).said == "not yet confirmed"


def test_a_contact_without_a_number_says_so_and_where_to_look():
    shown = block(contact(**MISSING))
    assert shown.xpath(".//a[starts-with(@href, 'tel:')]") == []
    assert state(shown) == "This site does not have the number"
    assert shown.xpath("string(.//*[@class='contact-missing'])") == "Ask the council."


def test_the_first_place_to_turn_is_named_where_it_has_no_number():
    emergency = contact(name="Police", in_short="In danger", number="999", tel="999", emergency=True, when="Now.")
    door, other = contact(name="Front door", in_short="Worried", **MISSING), contact(in_short="Talk")
    panel = frame("numbers", emergency, door, other)
    assert panel.startswith("Call 999 not yet confirmed Now. Front door Ask the council. Call 01632 960 123")
    band = frame("first-numbers", emergency, door, other)
    assert band.startswith("In danger: Call 999 not yet confirmed Worried: number not on this site Talk: Call 01632")
    for partial in ("numbers", "first-numbers"):
        assert "Front door" not in frame(partial, emergency, other, door)


def test_all_that_is_known_of_a_contact_is_on_its_card():
    words = ["hours", "out_of_hours", "cost", "text", "chat", "relay", "say_first"]
    shown = block(contact(**{word: f"What {word} says." for word in words}, address="https://a.example/"))
    facts = [line.text_content() for line in shown.xpath(".//ul[@class='contact-facts']/li")]
    assert [word for word in words if not any(f"What {word} says." in fact for fact in facts)] == []
    assert "Website: https://a.example/" in facts


def test_a_contact_alone_is_not_the_list_of_all_numbers():
    alone = lxml.html.fromstring(render("contact", contact=[contact()], language=ENGLISH))
    assert (alone.get("class"), block(contact()).get("class")) == ("contact-alone", "contacts")


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_sentence_says_in_every_edition_that_a_number_is_not_confirmed_or_not_there(edition):
    assert sentence(edition, contact(checked_on="2026-11-05")).strip() == "call 01632 960 123"
    assert sentence(edition, contact()).strip() == "call 01632 960 123 (not yet confirmed)"
    assert sentence(edition, contact(**MISSING)).strip() == "call Helpline (number not on this site)"
    in_text = sentence(edition, contact(**MISSING, in_text="the helpline"))
    assert in_text.strip() == "call the helpline (number not on this site)"


@pytest.mark.parametrize("edition", EDITIONS)
def test_somebody_with_an_email_address_and_no_number_is_written_to(edition):
    by_email = contact(**BY_EMAIL, checked_on="2026-11-05")
    [call] = [ContactMacros([by_email]).call("help")]
    told = lxml.html.fromstring(f"<p>{render('call', edition, call=call)}</p>").text_content()
    assert told.strip() == "email Helpline (team@council.example)"
    listed = render("contact" if edition == "web" else "contacts", edition, contacts=[by_email], language=ENGLISH)
    assert "team@council.example" in lxml.html.fromstring(listed).text_content()


def test_an_email_address_is_checked_like_a_number():
    assert state(block(contact(**BY_EMAIL))) == "Email address not yet confirmed"
    assert "A number counts as checked" in block(contact()).text_content()
    shown = block(contact(**BY_EMAIL, checked_on="2026-11-05"))
    assert "A number or an email address counts as checked" in shown.text_content()
    assert state(shown) == "Checked 5 November 2026"
    assert shown.xpath(".//ul[@class='contact-facts']//a/@href") == ["mailto:team@council.example"]


@pytest.mark.parametrize("edition", EDITIONS[1:])
def test_a_list_says_in_every_edition_whether_each_number_can_be_trusted(edition):
    contacts = [contact(checked_on="2026-11-05"), contact(), contact(**MISSING)]
    lines = lxml.html.fromstring(render("contacts", edition, contacts=contacts)).xpath("//li")
    assert [line.text_content().split(".")[0] for line in lines] == [
        "01632 960 123 Helpline, checked",
        "01632 960 123 Helpline, not yet confirmed",
        "Helpline, number not on this site",
    ]
    assert lines[2].text_content().endswith("Ask the council.")


def test_a_young_reader_is_told_when_to_call_in_words_of_their_own():
    [one] = contacts_for([contact(audience=["young"], when_young="If you are scared.")], "young")
    assert one.when == "If you are scared."


def test_every_number_is_written_in_full_and_dialled_as_written():
    links = block(contact(), contact(number="999", tel="999", emergency=True)).xpath(".//ul[@class='numbers']//a")
    assert [(link.get("href"), link.text_content()) for link in links] == [
        ("tel:01632960123", "Call 01632 960 123"),
        ("tel:999", "Call 999"),
    ]
