"""Addresses that no page has any more: of tables that have another name now, and of what was withdrawn.

A page that moves says so itself, by `moved_from:`. A table has no page to say it in, and what was withdrawn
has none either: `data/moved.yml` says it for them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches

from pydantic import Field

from macros import pages
from macros.content import Site
from macros.messages import Problem
from macros.pages.addresses import EXAMPLE, old_address
from macros.pages.front import not_plain
from macros.records import Day, Record, Strict, check, read
from macros.system.inputs import used

FILE = "moved.yml"
TABLES = "data/"


class Move(Strict):
    """An address at which there was a page: the one it leads `to` now, or the day on which it was `withdrawn`, and why."""

    old: str
    to: str = ""
    withdrawn: Day | None = None
    reason: str = Field("", max_length=200)


class Moves(Strict):
    """Every such address of a table, or of what was withdrawn: `data/moved.yml`."""

    moves: list[Move] = Field(default_factory=list)


def moves(site: Site) -> list[Move]:
    """Every address of `data/moved.yml`; none where there is no such file, or none that can be used."""
    return _read(site)[0]


def _read(site: Site) -> tuple[list[Move], list[Problem], Record | None]:
    path = site.data / FILE
    used("file", f"data/{FILE}")
    if not os.path.lexists(path):
        return [], [], None
    record = read(path, site.root, "moves")
    if isinstance(record, Problem):
        return [], [record], None
    if record.data.get("moves") is None:  # a file of comments alone
        return [], [], record
    if not isinstance(record.data["moves"], list):
        what = "This file should be a list, each entry of which begins with `- old:`"
        return [], [Problem(record.path, 1, what, "Write it as the README shows")], None
    found = check(record, Moves)
    return (found.moves, [], record) if isinstance(found, Moves) else ([], found, record)


def first_address(site: Site, stem: str) -> str:
    """The first address of a table, by which feeds know it for ever."""
    address = f"{TABLES}{stem}/"
    return next((one.old for one in moves(site) if one.to == address and not one.withdrawn), address)


def made(site: Site) -> dict[str, str]:
    """The addresses of pages that are made from data, each with what is there."""
    guidance = site.read_thresholds[0]
    slugs = [*(level.slug for level in guidance.levels), *guidance.domains, *guidance.used_themes]
    found = {f"{TABLES}{stem}/": f"the page of data/tables/{stem}.csv" for stem in site.stems}
    if site.has_page("learning/theme.md"):
        found |= {f"learning/{theme}/": "a page of data/themes.yml" for theme in site.themes}
    if site.has_page("thresholds/view.md"):
        found |= {f"thresholds/{slug}/": "a page of the threshold guidance" for slug in slugs}
    return found


def check_moved(site: Site) -> Iterator[Problem]:
    """Every old address, of a page or of what has none, leads on to one that is there."""
    from_data = made(site)
    yield from pages.check_addresses([*site.documents, *site.versions], from_data)
    listed, faults, record = _read(site)
    yield from faults
    if record is None:
        return
    everything = [*site.documents, *site.versions]
    living = {document.url: document.path for document in everything} | from_data
    claimed = {old: document.path for document in everything for old in document.meta.moved_from}
    for index, one in enumerate(listed):
        told = old_address(one.old, living, claimed)
        if told:
            yield Problem(record.path, record.line("moves", index, "old"), *told)
        claimed.setdefault(one.old, record.path)
        if one.withdrawn or not one.to:
            yield from withdrawn_without_words(one, index, record, site.today)
        if one.to and one.to not in living:
            what = f"`{one.to[:80]}` is not a page of this site, so it cannot be a redirect target"
            near = get_close_matches(one.to, filter(None, living), n=1, cutoff=0.85)
            fix = f"Did you mean `{near[0]}`?" if near else EXAMPLE
            yield Problem(record.path, record.line("moves", index, "to"), what, fix)


def withdrawn_without_words(one: Move, index: int, record: Record, today: date) -> Iterator[Problem]:
    """What leads nowhere was withdrawn on a day that has been, for a reason that a reader can understand."""
    if not one.withdrawn:
        what = f"There is no record of what happened to `{one.old[:80]}`"
        fix = "Add `to:` with its new address, or `withdrawn:` with a day and `reason:`"
        yield Problem(record.path, record.line("moves", index), what, fix)
        return
    line = record.line("moves", index, "withdrawn")
    if one.withdrawn > today:
        what = f"`withdrawn` is {one.withdrawn.isoformat()}, which is in the future"
        yield Problem(record.path, line, what, "Write the day on which it was withdrawn")
    if not one.reason.strip():
        what = f"There is no reason why `{one.old[:80]}` was withdrawn"
        yield Problem(record.path, line, what, "Add `reason:` and a few words")
    elif told := not_plain(one.reason):
        yield Problem(record.path, record.line("moves", index, "reason"), f"`reason` {told[0]}", told[1])
