"""The pages that are met in every state have every component that any page has."""

from __future__ import annotations

import lxml.html
from built_site import components, cover

PAGE = '<!doctype html><html><body class="kind-{kind}"><main>{inside}</main></body></html>'


def document(inside: str, kind: str = "about"):
    return lxml.html.document_fromstring(PAGE.format(inside=inside, kind=kind))


PLAIN = {f"plain-{number}.html": document(f"<p>{number} words</p>") for number in range(20)}


def test_pages_that_differ_in_words_alone_are_covered_by_one():
    assert cover(PLAIN.items()) == ["plain-0.html"]


def test_a_page_with_an_element_a_class_a_role_a_holder_or_a_kind_of_its_own_is_in_the_cover():
    planted = {
        "element.html": document("<p>Words <kbd>A</kbd></p>"),
        "class.html": document('<p class="new">Words</p>'),
        "role.html": document('<p role="note">Words</p>'),
        "holder.html": document("<section><p>Words</p></section>"),
        "kind.html": document("<p>Words</p>", kind="new"),
    }
    assert set(planted) <= set(cover({**PLAIN, **planted}.items()))


def test_the_cover_of_the_site_has_every_component_and_is_a_part_of_it(site):
    parts = {address: components(site.document(address)) for address in {*site.addresses, *site.covering}}
    assert set().union(*(parts[address] for address in site.covering)) == set().union(*parts.values())
    assert len(site.covering) < max(10, len(site.addresses))


def test_a_page_outside_the_cover_and_without_pictures_is_met_in_one_state_and_every_other_in_all(site):
    picture = "//main//*[local-name()='svg'][@role='img']"
    pictures = {address for address in site.addresses if site.document(address).xpath(picture)}
    few = set(site.addresses) - set(site.covering) - pictures
    assert {len(site.states(address)) for address in (*site.covering, *pictures)} == {4}
    assert {len(site.states(address)) for address in few} <= {1}
