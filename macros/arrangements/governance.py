"""Who works in the partnership and reporting lines: `data/governance.yml`, its model and its faults."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from macros.messages import Problem, choice, nearest
from macros.records import Name, Record, Sentence, Slug, Strict, check
from macros.records import read as read_record

FILE = "governance.yml"
FOLDER = "arrangements/groups"
"""The folder of docs/ in which each group has its page."""


class Line(Strict):
    """A line of reporting: to which group, and how. `stated` is False where the sources imply it and do not say it."""

    to: Name
    how: str = Field(min_length=5, max_length=200)
    stated: bool = True


class Kind(Strict):
    """A kind of group, in the order in which they are drawn."""

    id: Slug
    one: Name
    many: Name


class Group(Strict):
    """A board, forum, subgroup or panel. Its chair is a role, never a name; blank is what the sources do not say."""

    id: Slug
    name: Annotated[Name, Field(min_length=3)]
    kind: Name
    purpose: str = Field(min_length=10, max_length=600)
    chair: str = Field(default="", max_length=150)
    meets: str = Field(default="", max_length=150)
    meets_note: str = Field(default="", max_length=300)
    reports_to: list[Line] = Field(default_factory=list)
    page: Slug | Literal[""] = ""
    period: Name
    document: Slug
    place: Sentence

    @property
    def href(self) -> str:
        """The address of its page; of its part of a page that it shares."""
        return f"@/{FOLDER}/{self.page or self.id}/" + (f"#{self.id}" if self.page else "")

    @property
    def src(self) -> str:
        """The file of its page, below docs/."""
        return f"{FOLDER}/{self.page or self.id}.md"


class Governance(Strict):
    """The whole file. Empty, and false, where a site has none."""

    kinds: list[Kind] = Field(default_factory=list, min_length=1)
    groups: list[Group] = Field(default_factory=list, min_length=1)

    def __bool__(self) -> bool:
        return bool(self.groups)

    @cached_property
    def by_id(self) -> dict[str, Group]:
        """The groups by their ids; of two with one id the first, since that is a fault anyway."""
        return {group.id: group for group in reversed(self.groups)}

    def of(self, kind: str) -> list[Group]:
        """The groups of a kind, in the order of the file."""
        return [group for group in self.groups if group.kind == kind]

    def kind_of(self, group: Group) -> Kind:
        """The kind of a group; one that the file does not have, which is reported there, is called by its id."""
        unknown = Kind.model_construct(id=group.kind, one=group.kind, many=group.kind)
        return next((kind for kind in self.kinds if kind.id == group.kind), unknown)

    def reporting_to(self, group: str) -> list[Group]:
        """The groups that report to this one."""
        return [one for one in self.groups if any(line.to == group for line in one.reports_to)]


def read(data: Path, root: Path) -> tuple[Governance, list[Problem], Record | None]:
    """The file as its model, its faults, and its record for their lines. A site may do without the file."""
    path = data / FILE
    if not os.path.lexists(path):
        return Governance(), [], None
    record = read_record(path, root)
    if isinstance(record, Problem):
        return Governance(), [record], None
    found = check(record, Governance)
    return (Governance(), found, record) if isinstance(found, list) else (found, [], record)


def check_governance(
    governance: Governance, record: Record, documents: list[str], pages: dict[str, str]
) -> Iterator[Problem]:
    """Every fault of the groups. `documents` are the ids of the known sources, `pages` the text of each page by its file."""
    yield from groups_twice(governance, record)
    yield from unknown_words(governance, record, documents)
    yield from circles(governance, record)
    yield from missing_pages(governance, record, pages)


def groups_twice(governance: Governance, record: Record) -> Iterator[Problem]:
    """Each group and each kind has a different id, and each group a different name."""
    kinds: set[str] = set()
    for place, kind in enumerate(governance.kinds):
        if kind.id in kinds:
            what = f"`{kind.id}` is the id of two kinds"
            yield Problem(record.path, record.line("kinds", place, "id"), what, "Give each kind a different id")
        kinds.add(kind.id)
    seen: set[str] = set()
    names: set[str] = set()
    for place, group in enumerate(governance.groups):
        if group.id in seen:
            what = f"`{group.id}` is the id of two groups"
            yield Problem(record.path, record.line("groups", place, "id"), what, "Give each group a different id")
        elif group.name.lower() in names:
            what = f"`{group.name}` is the name of two groups"
            yield Problem(record.path, record.line("groups", place, "name"), what, "Give each group a different name")
        seen.add(group.id)
        names.add(group.name.lower())


def unknown_words(governance: Governance, record: Record, documents: list[str]) -> Iterator[Problem]:
    """The kind, the document and each group reported to are known."""
    kinds = [kind.id for kind in governance.kinds]
    for place, group in enumerate(governance.groups):
        if group.kind not in kinds:
            line = record.line("groups", place, "kind")
            yield Problem(record.path, line, f"`{group.kind}` is not one of the `kinds`", choice(group.kind, kinds))
        if documents and group.document not in documents:
            line = record.line("groups", place, "document")
            what = f"`{group.document}` is not a document of data/sources.yml"
            yield Problem(
                record.path,
                line,
                what,
                nearest(group.document, documents, "Write an id from that file, or add the document"),
            )
        for number, to in enumerate(group.reports_to):
            if to.to not in governance.by_id:
                line = record.line("groups", place, "reports_to", number, "to")
                what = f"`{group.id}` reports to `{to.to}`, which is not a group in this file"
                yield Problem(record.path, line, what, choice(to.to, governance.by_id))


def circles(governance: Governance, record: Record) -> Iterator[Problem]:
    """No group reports to itself, by whatever way round. Each circle is reported once, at its first group in the file."""
    order = {identity: place for place, identity in reversed(list(enumerate(one.id for one in governance.groups)))}
    for place, group in enumerate(governance.groups):
        way = _way_back(governance, group.id)
        if way and min(order[one] for one in way) == place:
            what = f"`{group.id}` reports to itself: {' to '.join([*way, group.id])}"
            line = record.line("groups", place, "reports_to")
            yield Problem(record.path, line, what, "Remove the line of reporting that is wrong")


def missing_pages(governance: Governance, record: Record, pages: dict[str, str]) -> Iterator[Problem]:
    """Each group has its page, and the page shows its facts."""
    for place, group in enumerate(governance.groups):
        line = record.line("groups", place, "page" if group.page else "id")
        if group.src not in pages:
            what = f"`{group.id}` has no page"
            yield Problem(record.path, line, what, f"Write docs/{group.src}, with {_macro(group)} in it")
        elif _macro(group) not in pages[group.src]:
            what = f"The page of `{group.id}`, docs/{group.src}, does not show the group's details"
            yield Problem(record.path, line, what, f"Put {_macro(group)} on a separate line there")


def _macro(group: Group) -> str:
    return f'{{{{ group("{group.id}") }}}}'


def _way_back(governance: Governance, start: str) -> list[str]:
    """The shortest way from a group by its lines of reporting back to itself; empty where there is none."""
    ways = [[start]]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        for line in governance.by_id[way[-1]].reports_to:
            if line.to == start:
                return way
            if line.to in governance.by_id and line.to not in seen:
                seen.add(line.to)
                ways.append([*way, line.to])
    return []
