"""A table or a page is withdrawn: its files go, what used it is removed or named, readers are told why."""

from __future__ import annotations

import datetime
import re

from macros.content import Site
from macros.content.moved import TABLES, moves
from macros.messages import Fault, visible
from macros.pages import url_of
from macros.pages.front import not_plain
from macros.prose.sentences import BLOCK
from macros.verbs.beside import beside_nothing_else
from macros.verbs.draft import Draft
from macros.verbs.entries import removed_entry
from macros.verbs.mentions import FIGURE, LINK, LIST, SENTENCE, TEMPLATE, Mention, mentions, sentence_at
from macros.verbs.notes import note_change, note_move
from macros.verbs.plan import Plan
from macros.verbs.protected import refuse_protected
from macros.verbs.subjects import PAGE, TABLE, Subject, as_subject, page_of

LONGEST = 160
"""The most characters of a reason: the list of changes gives it after the title."""


def withdraw(site: Site, what: Subject, reason: str, today: datetime.date, sentences: bool = False) -> Plan:
    """What withdrawing a table or a page changes; with `sentences`, those that use its numbers are removed too."""
    reason = " ".join(reason.split())
    if told := wrong_reason(reason):
        raise Fault(*told)
    plan = Plan(Draft(site.root))
    address = f"{TABLES}{what.name}/" if what.kind == TABLE else url_of(what.name)
    versions = [as_subject(one) for one in (site.translations_of(what.name) if what.kind == PAGE else ())]
    if what.kind == PAGE:
        refuse_protected(site, what.name, "withdrawn")
    gone = (
        [what.path, f"data/tables/{what.name}.yml"]
        if what.kind == TABLE
        else [what.path, *beside_nothing_else(site, what.name), *(one.path for one in versions)]
    )
    for path in gone:
        if (site.root / path).is_file():
            plan.draft.gone.add(path)
            plan.do(path, 1, "the file is removed")
    for thing in (what, *versions):
        for one in mentions(site, thing):
            if one.path not in plan.draft.gone and one.path != "data/moved.yml":
                _without(plan, site, thing, one, sentences)
    plan.draft.drop_empty()
    old = [one.old for one in moves(site) if one.to == address]
    if what.kind == PAGE:
        old += page_of(site, what.name).meta.moved_from
    for version in versions:
        old += [url_of(version.name), *page_of(site, version.name).meta.moved_from]
    note_move(plan, [address, *old], today, reason)
    note_change(plan, site, f"The {what.kind} “{what.title}” was withdrawn: {reason}", today)
    return plan


def wrong_reason(reason: str) -> tuple[str, str] | None:
    """Why a reason cannot be shown to readers, and what to write; None where it can."""
    if len(reason) < 10:
        return "There is no reason that tells readers why", 'Add --reason "The source no longer publishes it."'
    if len(reason) > LONGEST:
        return (
            f"The reason is {len(reason)} characters long, and the limit is {LONGEST}",
            "Write it in one short sentence",
        )
    if re.search(r"[{}<>`\[\]]", reason):
        return f"The reason `{visible(reason)}` has brackets or code in it", "Write plain words"
    return not_plain(reason)


def _without(plan: Plan, site: Site, what: Subject, one: Mention, sentences: bool) -> None:
    """Remove one use, or leave it to an editor."""
    draft = plan.draft
    if one.span != (0, 0):
        document = next(page for page in site.everything if page.path == one.path)
        first, body = document.first, document.body
        start, end = one.span
        around = sentence_at(body, start, end)
        alone = _lines_alone(body, start, end)
        if alone and one.sort in (FIGURE, LIST):
            draft.drop(one.path, range(first + alone.start, first + alone.stop))
            plan.do(one.path, one.line, f"removed: {visible(body[start:end], 160)}")
            return
        if (one.path, around[0]) in plan.cut:
            return
        if sentences and one.sort == SENTENCE and _cut(draft, one.path, first, body, around):
            plan.cut.add((one.path, around[0]))
            plan.do(one.path, one.line, f"removed: {visible(one.said, 300)}")
            return
        plan.leave(one.path, one.line, f"“{visible(one.said, 300)}” uses {what.name}", "Write it without, or remove it")
    elif one.sort == LINK:
        _unlinked(plan, one)
    elif one.sort == TEMPLATE:
        return  # templates leave out a page that is not there
    elif one.sort == LIST:
        plan.leave(one.path, one.line, f"This page lists the rows of {what.name}", "Remove what it says about the list")
    else:
        removed_entry(plan, what, one)


def _lines_alone(body: str, start: int, end: int) -> range | None:
    """The lines of a macro that is alone on them, from 0, with the empty line below; None where other words are there."""
    before, after = body[:start].rpartition("\n")[2], body[end:].partition("\n")[0]
    if before.strip() or after.strip():
        return None
    first, last = body.count("\n", 0, start), body.count("\n", 0, end)
    lines = body.split("\n")
    empty = last + 1 < len(lines) and not lines[last + 1].strip()
    return range(first, last + 1 + empty)


def _cut(draft: Draft, path: str, first: int, body: str, around: tuple[int, int]) -> bool:
    """Take a sentence out of a page. False where it is a heading, which only an editor can change."""
    begin, end = around
    sentence = body[begin:end]
    if sentence.lstrip().startswith("#"):
        return False
    top = body.count("\n", 0, begin) + (len(sentence) - len(sentence.lstrip("\n")))
    last = body.count("\n", 0, begin + len(sentence.rstrip()))
    lines = draft.lines(path)
    numbers = range(first + top, first + last + 1)
    if any(number in draft.dropped.get(path, ()) for number in numbers):
        return True
    text = "\n".join(lines[number - 1] for number in numbers)
    wanted = sentence.strip()
    if wanted not in text:
        return False
    mark = BLOCK.match(wanted)
    rest = text.replace(wanted, mark[0] if mark else "", 1)
    if not rest.strip() or (mark and rest.strip() == mark[0].strip()) or wanted.startswith("|"):
        draft.drop(path, numbers)
        return True
    parts = re.sub(r"(?<=\S) {2,}", " ", rest).split("\n")
    for number, part in zip(numbers, parts, strict=True):
        lines[number - 1] = part.rstrip()
        if not part.strip():
            draft.drop(path, [number])
    return True


def _unlinked(plan: Plan, one: Mention) -> None:
    """The words of a link stay, and the link goes."""
    text, _, target = one.said.removesuffix(")").partition("](")
    lines = plan.draft.lines(one.path)
    place = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(<?" + re.escape(target) + r">?(?:\s+[\"'][^)]*)?\)")
    for number in (one.line, one.line - 1, one.line + 1):
        if 0 < number <= len(lines):
            changed = place.sub(lambda found: found[1], lines[number - 1])
            if changed != lines[number - 1]:
                lines[number - 1] = changed
                plan.do(one.path, number, f"the link is removed, its words stay: “{visible(text[1:], 100)}”")
                return
    plan.leave(one.path, one.line, f"A link leads to this page: {one.said}", "Remove the link")
