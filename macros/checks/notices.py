"""The notices at the top of pages: each leads somewhere, names a contact by its id, and has no number typed in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.checks.link_targets import Targets
from macros.content import Site
from macros.facts import Notice, wrong_days
from macros.messages import Problem, nearest
from macros.pages import Document, telephone_numbers_in
from macros.records import Record


def notices(site: Site) -> Iterator[Problem]:
    """Every fault of the notices that their form alone does not show."""
    _, problems, record = site.fact("notices.yml")
    if record is None or problems:
        return
    yield from wrong_days(site.notices, record, site.today)
    for index, notice in enumerate(site.notices):
        yield from _numbers(notice, index, record)
        yield from _leads_on(site, notice, index, record)


def _numbers(notice: Notice, index: int, record: Record) -> Iterator[Problem]:
    for word in ("text", "young", "link_text"):
        for number in telephone_numbers_in(getattr(notice, word)):
            yield Problem(
                record.path,
                record.line("notices", index, word),
                f"The phone number {number} is typed here",
                "Remove it, and write `contact:` with the id of its entry in data/contacts.yml: the number then follows the text",
            )


def _leads_on(site: Site, notice: Notice, index: int, record: Record) -> Iterator[Problem]:
    """The contact and the page of a notice are there on its first day."""
    ids = [one.id for one in site.contacts]
    if notice.contact and notice.contact not in ids and not site.in_doubt("contacts.yml"):
        what = f"`{notice.contact}` is not a contact"
        fix = nearest(notice.contact, ids, "The ids are in data/contacts.yml")
        yield Problem(record.path, record.line("notices", index, "contact"), what, fix)
    line = record.line("notices", index, "link")
    outside = ":" in notice.link
    if notice.link_text and not notice.link:
        what = "`link_text` has no `link` to belong to"
        yield Problem(record.path, record.line("notices", index, "link_text"), what, "Add `link:`, or remove the line")
    elif outside and not notice.link_text:
        fix = "Add `link_text:` with what readers find there, such as `Read the council’s statement`"
        yield Problem(record.path, line, "`link` leads to another website and has no link text", fix)
    elif notice.link and not outside:
        if wrong := Targets(site).wrong(notice.link):
            yield Problem(record.path, line, *wrong)
        elif late := _published_after(site.documents, notice):
            what = f"`link` leads to a page that is published on {late} and not before"
            yield Problem(record.path, line, what, f"Write `from: {late}`, or link to another page")


def _published_after(documents: list[Document], notice: Notice) -> date | None:
    """The first day of the page that a notice leads to, where that is after the notice's own."""
    src = notice.link.partition("#")[0]
    day = next((one.meta.publish_on for one in documents if one.src == src), None)
    return day if day and day > notice.from_ else None
