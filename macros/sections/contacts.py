"""Who to call: the contacts of one audience, and one contact by its id."""

from __future__ import annotations

from macros.facts import Contact
from macros.messages import Fault, choice, nearest

AUDIENCES = ("public", "practitioner", "young")


def contacts_for(contacts: list[Contact], audience: str) -> list[Contact]:
    """The contacts of one audience, emergencies first and in words to it; Fault where there is no such audience."""
    if audience not in AUDIENCES:
        raise Fault(f"`{audience}` is not an audience of contacts", choice(audience, AUDIENCES))
    found = sorted((one for one in contacts if audience in one.audience), key=lambda one: not one.emergency)
    return [_to_young(one) for one in found] if audience == "young" else found


def _to_young(contact: Contact) -> Contact:
    return contact.model_copy(update={"when": contact.when_young or contact.when})


def find(contacts: list[Contact], name: str) -> Contact:
    """The contact with this id; Fault where there is none."""
    found = next((one for one in contacts if one.id == name), None)
    if found is None:
        ids = (one.id for one in contacts)
        raise Fault(f"`{name}` is not a contact", nearest(name, ids, "The ids are in data/contacts.yml"))
    return found
