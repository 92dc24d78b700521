"""Where something is used, and what withdrawing it would break, as lines to read in a terminal."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from macros.content import Site
from macros.messages import Fault, visible
from macros.pages import Briefing, Document, Event, Newsletter, Pack, Page, Report, Review, url_of
from macros.verbs.mentions import (
    FACT,
    FIGURE,
    FRONT,
    LINK,
    LIST,
    MENU,
    SENTENCE,
    TEMPLATE,
    WORD,
    Mention,
    mentions,
)
from macros.verbs.plan import Plan
from macros.verbs.subjects import CALLED, CONTACT, PAGE, TABLE, TERM, Subject, page_of
from macros.verbs.withdrawal import withdraw

SORTS = (
    (FIGURE, "Figures"),
    (SENTENCE, "Sentences"),
    (WORD, "Sentences"),
    (LIST, "Lists"),
    (LINK, "Links"),
    (MENU, "Menu"),
    (FRONT, "Front matter"),
    (FACT, "Data files"),
    (TEMPLATE, "Templates"),
)
MADE_OF: dict[type[Page], str] = {
    Briefing: "a handout (PDF), a record sheet and a plain-text version",
    Newsletter: "an email, a message, plain text and text for GOV.UK Notify",
    Pack: "a PDF to print",
    Event: "the calendar, and a calendar file",
    Report: "the annual report on one page",
    Review: "the register of reviews",
}
REASON = "The reason is given when it is withdrawn."


def where(site: Site, what: Subject, today: datetime.date) -> Iterator[str]:
    """Every use, by its sort, then the other versions that it is in, then what its withdrawal would leave to do."""
    called = CALLED[what.kind].rpartition(" ")[2].capitalize()
    yield f"{called} {what.name}: {visible(what.title, 120)} ({what.path})"
    found = mentions(site, what)
    for sort, heading in SORTS:
        here = [one for one in found if one.sort == sort]
        if here:
            lines = list(dict.fromkeys(f"  {one.path}:{one.line}: {visible(one.said, 240)}" for one in here))
            yield f"\n{heading} ({len(lines)})"
            yield from lines
    if titles := list(_titles(site, what)):
        yield f"\nTitles ({len(titles)})"
        yield from (f"  {line}" for line in titles)
    own = list(_own(site, what))
    if own:
        yield "\nAt its own address"
        yield from (f"  {line}" for line in own)
    others = list(_versions(site, what, found))
    if others:
        yield "\nOther versions that contain it"
        yield from (f"  {line}" for line in others)
    if not found:
        yield "\nNothing else uses it."
    yield from _broken(site, what, found, today)


def _titles(site: Site, what: Subject) -> Iterator[str]:
    """The titles that a table gives to its page and its figures."""
    record = site.table_folder.load(what.name)[2] if what.kind == TABLE else None
    if record is not None:
        yield f"{record.path}:{record.line('title')}: {visible(record.data.get('title', ''), 160)}"
        for name, figure in (record.data.get("figures") or {}).items():
            if isinstance(figure, dict) and "title" in figure:
                yield f"{record.path}:{record.line('figures', name, 'title')}: {visible(figure['title'], 160)}"


def _own(site: Site, what: Subject) -> Iterator[str]:
    if what.kind == TABLE:
        yield f"/data/{what.name}/, the page of the table, in the feed of tables and in the list of data"
        yield f"/data/{what.name}.csv, its metadata as JSON, and a drawing of each of its figures"
    if what.kind == PAGE:
        document = page_of(site, what.name)
        yield f"/{url_of(what.name)}"
        for one in site.translations_of(what.name):
            known = site.languages.get(one.language)
            yield f"/{one.url}, in {known.english if known else one.language}: {one.path}"
        yield from _made_of(document)


def _versions(site: Site, what: Subject, found: list[Mention]) -> Iterator[str]:
    """The editions of the pages that have it, beside the page itself."""
    paths = {one.path for one in found if one.path.startswith("docs/") and one.sort not in (LINK, FRONT)}
    packs = {one.path for one in found if one.sort == FRONT and what.kind == TABLE}
    for document in site.written:
        if document.path in paths | packs:
            yield f"{document.path}: {'; '.join(_made_of(document))}"
    if what.kind == TABLE and any(one.path == "data/comparisons.yml" for one in found):
        yield "data/comparisons.yml: the board of figures, “How we compare”, “Are we getting better?” and board packs"


def _made_of(document: Document) -> Iterator[str]:
    meta: Page = document.meta
    yield from (said for kind, said in MADE_OF.items() if isinstance(meta, kind))
    if meta.traits.in_feeds:
        yield "the feeds"
    if meta.themes:
        yield f"the pages of its themes ({', '.join(meta.themes)})"


def _broken(site: Site, what: Subject, found: list[Mention], today: datetime.date) -> Iterator[str]:
    """What an editor would have to do after it is withdrawn."""
    if what.kind in (TABLE, PAGE):
        try:
            plan: Plan = withdraw(site, what, REASON, today)
        except Fault as fault:
            yield f"\nIt cannot be withdrawn: {fault}"
            return
        if plan.left:
            yield f"\nIf it is withdrawn, this is left for you to change ({len(plan.left)})"
            yield from (f"  {problem}" for problem in sorted(plan.left))
        else:
            yield "\nIf it is withdrawn, the command removes everything that uses it."
        return
    broken = [
        one
        for one in found
        if one.sort == SENTENCE or (one.sort == LIST and what.kind == CONTACT and f'"{what.name}"' in one.said)
    ]
    broken += [one for one in found if one.path.startswith("data/") and what.kind == CONTACT]
    if broken:
        yield f"\nIf it is removed from {what.path}, these stop the check ({len(broken)})"
        yield from (f"  {one.path}:{one.line}" for one in broken)
    elif what.kind == TERM and found:
        yield f"\nIf it is removed from {what.path}, the check asks for the words in full on each of these pages."
    else:
        yield f"\nIf it is removed from {what.path}, nothing stops the check."
