"""Phone numbers outside pages: what facts, tables' words and the menu say is a number of `data/contacts.yml`, or no number.

There each number is checked against its own sources and is corrected in one place; one that is typed elsewhere and is held
there becomes a fault as soon as it is corrected.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.facts import records
from macros.content import Site
from macros.facts import Contact
from macros.messages import Problem
from macros.pages import digits_of, telephone_numbers_in
from macros.prose.sentences import texts_below
from macros.records import Record
from macros.settings import own_settings
from macros.system.inputs import used

OWN = ("number", "tel", "relay", "text")
"""The fields of a contact that hold its numbers."""
ELSEWHERE = ("notices.yml", "words.yml")
"""Notices have a stricter rule, and a word list has patterns in place of text."""


def numbers_in_facts(site: Site) -> Iterator[Problem]:
    """A phone number in a file of facts, or in the words of a table, is one that the contacts have."""
    tables = (site.table_folder.load(stem)[2] for stem in site.stems)
    for record in [*records(site), *filter(None, tables)]:
        if not record.path.endswith(ELSEWHERE):
            yield from _unknown(site, record)
    path = site.data / "thresholds" / "indicators.csv"
    used("file", "data/thresholds/indicators.csv")
    if path.is_file():
        for line, text in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1):
            yield from _told(site, "data/thresholds/indicators.csv", line, text)


def numbers_in_settings(site: Site) -> list[Problem]:
    """The same for what `mkdocs.yml` says, the labels of the menu among it."""
    record = own_settings(site.root)
    return [*_unknown(site, record)] if record else []


def _unknown(site: Site, record: Record) -> Iterator[Problem]:
    labels = [(place, place[-1]) for place in record.lines if place and isinstance(place[-1], str)]
    for place, text in [*texts_below(record.data), *labels]:
        its_own = place[0] == "contacts" and place[-1] in OWN and len(place) == 3
        if record.has(*place) and not its_own:
            yield from _told(site, record.path, record.line(*place), text)


def _told(site: Site, path: str, line: int, text: str) -> Iterator[Problem]:
    for number in telephone_numbers_in(text):
        if not site.in_doubt("contacts.yml") and digits_of(number) not in _held(site):
            what = f"The phone number {number} is typed here, and no entry of data/contacts.yml has it"
            yield Problem(path, line, what, "Correct it, or give it an entry there, where each number is checked")


def _held(site: Site) -> set[str]:
    """The digits of each number that an entry has: its own, and those of the ways to text and to relay."""
    return {digits_of(number) for one in site.contacts for number in _numbers(one)}


def _numbers(contact: Contact) -> Iterator[str]:
    yield from filter(None, (contact.number, contact.tel))
    for text in (contact.relay, contact.text):
        yield from telephone_numbers_in(text)
