"""What must be right in the numbers to call, one generator a rule: a wrong digit here costs a child an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from macros.facts.contact import ENOUGH, Contact
from macros.messages import Problem
from macros.records import Record

AUDIENCES = ("public", "practitioner", "young")
SHORT = re.compile(r"999|112|101|105|111|18000|116\d{3}")
"""Numbers that are whole with few digits: emergencies, police, power cuts, NHS, 999 by text relay, European helplines."""
EMERGENCY = ("999", "112")
PREMIUM = re.compile(r"(?:\+44|0044|0)(?:9|87)")
"""How numbers begin that cost more than an ordinary call."""
MIXED = re.compile(
    r"01(?:204|208|254|276|297|298|363|364|384|386|404|420|460|461|480|488|524|527|562|566|606|629|"
    r"635|647|659|687|695|697|726|744|750|768|827|837|884|900|905|935|946|949|963|995)"
)
"""The area codes in which some numbers have ten digits (Ofcom, the National Telephone Numbering Plan)."""


def wrong_contacts(contacts: Sequence[Contact], record: Record, live: bool) -> Iterator[Problem]:
    """Every fault of the numbers to call. In a live site a number that no one has checked is one."""
    yield from contacts_that_lead_nowhere(contacts, record)
    yield from numbers_dialled_that_differ(contacts, record)
    yield from numbers_that_cannot_be(contacts, record)
    yield from numbers_that_cost_or_save_no_one(contacts, record)
    yield from contacts_twice(contacts, record)
    yield from audiences_without_an_emergency_number(contacts, record)
    yield from checks_that_are_none(contacts, record)
    yield from conditions_that_are_none(contacts, record)
    yield from numbers_that_are_not_checked(contacts, record, live)


def contacts_that_lead_nowhere(contacts: Sequence[Contact], record: Record) -> Iterator[Problem]:
    """A contact has a number, or says where to look for one, or is a page of another website; an emergency has a number."""
    for index, contact in enumerate(contacts):
        if not contact.number and (
            contact.tel or contact.emergency or not (contact.missing or contact.email or contact.address)
        ):
            yield Problem(
                record.path,
                record.line("contacts", index),
                f"{contact.name} has no number to call",
                "Write it as `number` and `tel`, or as `email`, or say in `missing:` where readers can find it",
            )
        elif contact.reached_at and contact.missing:
            yield Problem(
                record.path,
                record.line("contacts", index, "missing"),
                f"`missing` says where to look for {contact.name}, which is reached at {contact.reached_at}",
                "Remove `missing`, or the number and the email address",
            )


def numbers_dialled_that_differ(contacts: Sequence[Contact], record: Record) -> Iterator[Problem]:
    """The number that a phone dials is the one that is printed."""
    for index, contact in enumerate(contacts):
        line = record.line("contacts", index, "tel")
        if not contact.number:
            continue
        if not re.fullmatch(r"[\d ]+", contact.number, re.ASCII):
            line = record.line("contacts", index, "number")
            what = f"`number` is `{contact.number}`, and a phone number has only digits and spaces"
            yield Problem(
                record.path, line, what, "Write it as it is dialled in the United Kingdom, such as 01632 960 001"
            )
        elif contact.tel != "".join(contact.number.split()) and not _cannot_be(contact):
            what = f"`tel` is `{contact.tel}`, and the number is {contact.number}"
            yield Problem(record.path, line, what, "Write the same digits in `tel`, without spaces")


def numbers_that_cannot_be(contacts: Sequence[Contact], record: Record) -> Iterator[Problem]:
    """A number has as many digits as numbers of its kind have in the United Kingdom."""
    for index, contact in enumerate(contacts):
        if _cannot_be(contact):
            tel = _digits(contact)
            lengths = _lengths(tel)
            many = " or ".join(str(one) for one in lengths)
            what = f"{contact.number} has {len(tel)} digits, and a number that begins like this has {many}"
            yield Problem(
                record.path,
                record.line("contacts", index, "number"),
                what,
                "Copy it again from its source, into `number` and `tel`",
            )


def _digits(contact: Contact) -> str:
    return "".join(letter for letter in contact.number if letter.isdigit())


def _cannot_be(contact: Contact) -> bool:
    """Whether a number has another length than those that begin like it; then its `tel` may be the right one."""
    lengths = _lengths(_digits(contact))
    return bool(re.fullmatch(r"[\d ]+", contact.number, re.ASCII) and lengths and len(_digits(contact)) not in lengths)


def numbers_that_cost_or_save_no_one(contacts: Sequence[Contact], record: Record) -> Iterator[Problem]:
    """An emergency is a call to 999 or 112, and no number to call is one that a caller pays a premium for."""
    for index, contact in enumerate(contacts):
        tel, line = "".join(contact.number.split()), record.line("contacts", index, "number")
        if _cannot_be(contact) or not re.fullmatch(r"\d*", tel, re.ASCII):
            continue  # it is mistyped, which is reported
        if contact.emergency and tel and tel not in EMERGENCY:
            what = f"{contact.number} has `emergency: true`, and only 999 and 112 bring help at once"
            line = record.line("contacts", index, "emergency")
            yield Problem(record.path, line, what, "Remove `emergency: true`, or correct the number")
        if PREMIUM.match(tel):
            what = f"{contact.number} is a premium-rate number"
            yield Problem(record.path, line, what, "Give a standard-rate or free number")


def _lengths(tel: str) -> tuple[int, ...]:
    """How many digits a number that begins like this can have."""
    if SHORT.fullmatch(tel):
        return ()
    if not tel.startswith("0"):
        return (3, 6) if len(tel) < 7 else (10, 11)
    if tel.startswith(("080011", "084546")):
        return (8, 10, 11)
    if tel.startswith(("0800", "0500")):
        return (10, 11)
    return (10, 11) if MIXED.match(tel) else (11,)


def contacts_twice(contacts: Sequence[Contact], record: Record) -> Iterator[Problem]:
    """Each contact has its own id and number."""
    ids: dict[str, int] = {}
    numbers: dict[str, int] = {}
    for index, contact in enumerate(contacts):
        line = record.line("contacts", index, "id")
        if contact.id in ids:
            what = f"Two contacts have the id `{contact.id}`, here and on line {ids[contact.id]}"
            yield Problem(record.path, line, what, "Give each its own id")
        elif contact.tel and contact.tel in numbers:
            line = record.line("contacts", index, "number")
            what = f"Two contacts have the number {contact.number}, here and on line {numbers[contact.tel]}"
            yield Problem(record.path, line, what, "Keep one, or correct the number that is wrong")
        ids.setdefault(contact.id, line)
        numbers.setdefault(contact.tel, record.line("contacts", index, "number"))


def audiences_without_an_emergency_number(contacts: Sequence[Contact], record: Record) -> Iterator[Problem]:
    """The public, practitioners and young people each have a number to call when a child is in danger now."""
    missing = [one for one in AUDIENCES if not any(c.emergency and one in c.audience for c in contacts)]
    if contacts and missing:
        named = ", ".join(f"`{one}`" for one in missing[:-1]) + (" or " if missing[:-1] else "") + f"`{missing[-1]}`"
        what = f"No contact with `emergency: true` is for {named}"
        yield Problem(
            record.path,
            1,
            what,
            "Add `emergency: true` to the entry for 999, and add the missing audiences to its `audience:`",
        )


def checks_that_are_none(contacts: Sequence[Contact], record: Record) -> Iterator[Problem]:
    """A number or email address says where it was read; it counts as checked when the pages of two organisations give it."""
    for index, contact in enumerate(contacts):
        hosts = {urlsplit(one.url).hostname for one in contact.checked_against}
        if contact.reached_at and not hosts:
            yield Problem(
                record.path,
                record.line("contacts", index, "number" if contact.number else "email"),
                f"There is no record of where {contact.reached_at} was read",
                "Add `checked_against:` with the `title` and `url` of each public page that gives it",
            )
        elif contact.reached_at and contact.checked_on and len(hosts) < ENOUGH:
            yield Problem(
                record.path,
                record.line("contacts", index, "checked_on"),
                f"{contact.reached_at} has `checked_on`, and `checked_against` has the pages of one organisation only",
                "Add the page of another organisation that gives the same, or remove `checked_on`",
            )


def conditions_that_are_none(contacts: Sequence[Contact], record: Record) -> Iterator[Problem]:
    """When to call is said as a condition, so that it cannot be read as a description of the caller."""
    for index, contact in enumerate(contacts):
        for word in ("when", "when_young"):
            text = getattr(contact, word)
            if text and not re.match(r"(?:If|When|At any time)\b", text):
                yield Problem(
                    record.path,
                    record.line("contacts", index, word),
                    f"`{word}` is `{text}`, which does not say when to call",
                    "Begin it with `If`, such as `If you are worried about a child`",
                )


def numbers_that_are_not_checked(contacts: Sequence[Contact], record: Record, live: bool) -> Iterator[Problem]:
    """Somebody has checked each number; 999 and its like are compared with an official page, and never called to try."""
    for index, contact in enumerate(contacts):
        if contact.state == "missing" and not contact.emergency:
            yield Problem(
                record.path,
                record.line("contacts", index, "missing"),
                f"{contact.name} has no number yet",
                "Ask whoever answers it, write it as `number` and `tel`, or as `email`, and remove `missing`",
                stops=live,
            )
        elif contact.checked_against and contact.reached_at and contact.checked_on is None:
            short = bool(SHORT.fullmatch("".join(contact.number.split())))
            how = (
                "Do not call it: compare it with www.gov.uk or the page of the service, and write the day as `checked_on:`"
                if short or contact.emergency
                else "Compare it with two public pages, one of them of whoever answers it, and write the day as `checked_on:`"
            )
            yield Problem(
                record.path,
                record.line("contacts", index),
                f"No one has checked {contact.reached_at} ({contact.name}) yet",
                how,
                stops=live and not short,
            )
