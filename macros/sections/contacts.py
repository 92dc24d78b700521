"""Who to call: the contacts of one audience, and one contact by its id."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from macros.facts import Contact
from macros.messages import Fault, choice, nearest

AUDIENCES = ("public", "practitioner", "young", "service")
BY_EMAIL = {"call": "email", "Call": "Email"}
"""What a sentence says of somebody who has an email address and no number."""


@dataclass(frozen=True)
class Call:
    """A number in a sentence: the word for calling it, and whose it is."""

    verb: str
    contact: Contact


@dataclass(frozen=True)
class ContactMacros:
    """What pages show of `data/contacts.yml`."""

    contacts: list[Contact]

    def all_for(self, audience: str) -> list[Contact]:
        """Where one audience can turn, emergencies first: `contacts("public")`."""
        return contacts_for(self.contacts, audience)

    def one(self, name: str) -> list[Contact]:
        """One place to turn, with all that is known of it: `contact("lado")`."""
        return [find(self.contacts, name)]

    def call(self, name: str, verb: str = "call") -> Call:
        """One number to call in a sentence: `call("police-emergency")`."""
        found = find(self.contacts, name)
        return Call(verb if found.number or not found.email else BY_EMAIL.get(verb, verb), found)

    @property
    def words(self) -> dict[str, Callable[..., Any]]:
        """Each by the name that a page calls it by."""
        return {"contacts": self.all_for, "contact": self.one, "call": self.call}


def contacts_for(contacts: list[Contact], audience: str) -> list[Contact]:
    """The contacts of one audience, emergencies first and in words to it; Fault where there is no such audience."""
    if audience not in AUDIENCES:
        raise Fault(f"`{audience}` is not an audience of contacts", choice(audience, AUDIENCES))
    found = sorted((one for one in contacts if audience in one.audience), key=lambda one: not one.emergency)
    return [_to_young(one) for one in found] if audience == "young" else found


def with_numbers(contacts: list[Contact]) -> list[Contact]:
    """Those that a reader of a short list can call: the entries that have a number."""
    return [one for one in contacts if one.number]


def _to_young(contact: Contact) -> Contact:
    return contact.model_copy(update={"when": contact.when_young or contact.when})


def find(contacts: list[Contact], name: str) -> Contact:
    """The contact with this id; Fault where there is none."""
    found = next((one for one in contacts if one.id == name), None)
    if found is None:
        ids = (one.id for one in contacts)
        raise Fault(f"`{name}` is not a contact", nearest(name, ids, "The ids are in data/contacts.yml"))
    return found
