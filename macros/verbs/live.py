"""What is left until the site may be live, and the change itself: the status, and the words of the pages that go with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from macros.checks.live import FILE, WORD, lines_with_the_word
from macros.content import Site
from macros.facts import wrong_contacts
from macros.facts.live import Wordings
from macros.messages import Problem, visible
from macros.records import Record, read
from macros.settings import is_of_this_machine
from macros.verbs.draft import Draft
from macros.verbs.plan import Plan

PARTNERSHIP = "data/partnership.yml"
ILLUSTRATIVE = re.compile(r"\billustrative\b", re.IGNORECASE)
WAITING = re.compile(r"\bto be (?:written|added)\b", re.IGNORECASE)
"""What a page says, to its readers too, where the partnership's text is not there yet."""


def go_live(site: Site) -> Plan:
    """The change, with what must be done first as errors and what somebody should read and decide as advice."""
    plan = Plan(Draft(site.root))
    covered = _worded(plan, site)
    _status(plan, site)
    plan.left += [one for one in _to_do(site) if one not in plan.left]
    for path, line, text in lines_with_the_word(site):
        if (path, line) not in covered or WORD.search(plan.draft.lines(path)[line - 1]):
            what = f"This would still say “{visible(text, 160)}”"
            plan.leave(path, line, what, f"Change it, or add it to data/{FILE} with what it says once the site is live")
    return plan


def _status(plan: Plan, site: Site) -> None:
    record = site.fact("partnership.yml")[2]
    if record is None or site.partnership.status == "live":
        return
    number = record.line("status")
    lines = plan.draft.lines(PARTNERSHIP)
    lines[number - 1] = re.sub(r"(status:\s*[\"']?)demonstration", r"\1live", lines[number - 1], count=1)
    plan.do(PARTNERSHIP, number, "`status` becomes live: the notice goes from every page, handout and email")


def _worded(plan: Plan, site: Site) -> set[tuple[str, int]]:
    """Each passage of `data/live.yml` says what it says once the site is live. The lines on which they are."""
    found, problems, record = site.fact(FILE)
    done: set[tuple[str, int]] = set()
    if record is None or problems:
        plan.left += problems
        return done
    pages = {one.src: one for one in site.written}
    for one in cast(Wordings, found).wordings if site.partnership.status != "live" else []:
        document = pages.get(one.page)
        lines = plan.draft.lines(document.path) if document else []
        places = [number for number, line in enumerate(lines, start=1) if one.now in line]
        if document is None or len(places) != 1:
            continue  # the check reports it
        number = places[0]
        lines[number - 1] = " ".join(lines[number - 1].replace(one.now, one.live).split(" ")).rstrip()
        if not lines[number - 1].strip():
            plan.draft.drop(document.path, [number, *([number + 1] if lines[number : number + 1] == [""] else [])])
        said = f"becomes “{visible(one.live, 160)}”" if one.live else "is removed"
        plan.do(document.path, number, f"“{visible(one.now, 100)}” {said}")
        done.add((document.path, number))
    plan.draft.gone.add(f"data/{FILE}")
    plan.do(f"data/{FILE}", 1, "the file is removed: its words are in the pages")
    return done


def _to_do(site: Site) -> Iterator[Problem]:
    """What somebody has to do, or to read and decide, before the notice goes."""
    _, problems, record = site.fact("contacts.yml")
    if record is not None and not problems:
        wrong = [one for one in wrong_contacts(site.contacts, record, live=True) if one.stops]
        yield from wrong
        for index, contact in enumerate(site.contacts):
            line, told = record.line("contacts", index), any(contact.name in one.what for one in wrong)
            if contact.state in ("unconfirmed", "missing") and not told:
                what = f"Pages say of {contact.name}: {contact.said}"
                fix = "Compare the number with two public pages, and write them and the day, or leave it"
                yield Problem(record.path, line, what, fix, stops=False)
    yield from _of_partnership(site)
    yield from _duties(site)
    yield from _address(site)
    for document in site.written:
        for number, text in enumerate(document.body.split("\n"), start=document.first):
            if WAITING.search(text):
                what = f"This text is not written yet: “{visible(text.strip(), 100)}”"
                yield Problem(document.path, number, what, "Write it, or remove what waits for it")
            if ILLUSTRATIVE.search(text):
                what = f"This is illustrative until the partnership approves it: “{visible(text.strip(), 100)}”"
                yield Problem(
                    document.path, number, what, "Approve it and change the words, or leave them", stops=False
                )


def _of_partnership(site: Site) -> Iterator[Problem]:
    record = site.fact("partnership.yml")[2]
    if record is None:
        return
    known = site.partnership
    if not known.guidance.read:
        what = f"No one has read the {known.guidance.edition} edition of {known.guidance.title} yet"
        fix = "Read it, correct the pages on the arrangements, and write `read: true`"
        yield Problem(PARTNERSHIP, record.line("guidance", "read"), what, fix, stops=False)
    if known.security is None:
        what = "No page says where a weakness of the site can be reported, and there is no security.txt"
        fix = "Write `security: {contact: …, expires: …}` with an address that somebody reads, and a day within a year"
        yield Problem(PARTNERSHIP, record.line(), what, fix, stops=False)
    for word, said, place in (
        ("owner", f"Pages are owned by the {known.owner}", ("owner",)),
        ("exit_to", f"“Exit this page” leads to {known.exit_to}", ("exit_to",)),
        ("licence", f"The licence is the {known.licence.title}", ("licence",)),
    ):
        yield Problem(
            PARTNERSHIP, record.line(*place), said, f"Check that `{word}` is right for the partnership", stops=False
        )


def _duties(site: Site) -> Iterator[Problem]:
    record = site.fact("duties.yml")[2]
    if record is None:
        return
    for state, said in (("partly", "met in part"), ("not-in-our-sources", "not met")):
        here = [index for index, one in enumerate(site.to_publish) if one.state == state]
        if here:
            what = f"{len(here)} {'duty is' if len(here) == 1 else 'duties are'} {said}, the first one here"
            fix = "The page “What we must publish” says so: publish what is missing, or accept it"
            yield Problem(record.path, record.line("duties", here[0], "state"), what, fix, stops=False)
    open_ = [index for index, one in enumerate(site.to_publish) if not one.confirmed]
    if open_:
        what = f"The basis of {len(open_)} {'duty' if len(open_) == 1 else 'duties'} was not checked in the law or guidance itself"
        fix = "Read each and remove `confirmed: false`"
        yield Problem(record.path, record.line("duties", open_[0], "confirmed"), what, fix, stops=False)


def _address(site: Site) -> Iterator[Problem]:
    settings = read(site.root / "mkdocs.yml", site.root, tags=("!ENV", "!relative"))
    if not isinstance(settings, Record):
        return
    said = settings.data.get("site_url")
    if not isinstance(said, str) or is_of_this_machine(said):
        what = "The address of the site comes from the setting SITE_URL of whatever publishes it"
        fix = "Set SITE_URL to the partnership's own address, such as in the variables of the repository, or write it here"
        yield Problem("mkdocs.yml", settings.line("site_url"), what, fix, stops=False)
