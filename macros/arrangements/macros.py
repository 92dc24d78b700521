"""The macros of the arrangements: `governance`, `group`, `timeline`, `priorities`, `reviews` and `chapters`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

from macros import charts
from macros.arrangements.governance import FILE, Governance, Group, Kind, check_governance, read
from macros.arrangements.history import Listed, Timeline, priorities, timeline
from macros.charts.organogram import Box, Row, structure
from macros.charts.theme import NARROW, WIDE
from macros.markdown.settings import anchor_of
from macros.messages import Fault, Problem, choice
from macros.pages import Document, Report, Review
from macros.records import Record
from macros.render import safe
from macros.system.inputs import remembered, used
from macros.tables import Table

TIMELINE, PRIORITIES = "arrangements-timeline", "partnership-priorities"
"""The stems of the tables of events and of priorities."""
IDENTITY = "structure-of-the-partnership"


@dataclass(frozen=True)
class Structure:
    """Reporting lines: the two pictures, what they say in words, and the same as lists by kind."""

    title: str
    alt: str
    wide: str
    narrow: str
    kinds: list[tuple[Kind, list[Known]]]


@dataclass(frozen=True)
class Known:
    """A group and its place: its kind, those that it reports to, and those that report to it."""

    group: Group
    kind: Kind
    to: list[tuple[Group, str, bool]]
    under: list[Group]
    source: str = ""


@dataclass(frozen=True)
class Chapter:
    """A chapter of an annual report, with the anchor of each of its mandatory blocks."""

    title: str
    url: str
    summary: str
    number: int
    blocks: list[tuple[str, str]]
    src: str = ""


@dataclass
class Arrangements:
    """What the pages on the arrangements may say. Needs a site's tables and pages, the titles of its sources by their ids, and the headings of priorities."""

    data: Path
    root: Path
    name: str
    table: Callable[[str], Table]
    documents: Callable[[], list[Document]]
    sources: Callable[[], dict[str, str]]
    summary: Callable[[Document], dict[str, Any]]
    titles: Callable[[], dict[str, str]]

    @remembered
    def read(self) -> tuple[Governance, list[Problem], Record | None]:
        used("file", f"data/{FILE}")
        return read(self.data, self.root)

    def problems(self) -> Iterator[Problem]:
        """Every fault of `data/governance.yml`."""
        governance, found, record = self.read
        yield from found
        if record is not None and governance:
            documents = list(self.sources())
            named = {group.src for group in governance.groups}
            pages = {one.src: one.body for one in self.documents() if one.src in named}
            yield from check_governance(governance, record, documents, pages)

    @property
    def words(self) -> dict[str, Callable[..., Any]]:
        """Each macro by its name."""
        return {
            "governance": self.governance,
            "group": self.group,
            "timeline": self.timeline,
            "priorities": self.priorities,
            "reviews": self.reviews,
            "chapters": self.chapters,
        }

    def governance(self) -> Structure:
        """Reporting lines, as a picture and a list: `governance()`."""
        return structure_of(self._usable(), self.name)

    def group(self, name: str) -> Known:
        """What one group is for, who chairs it, how often it meets and which groups it reports to: `group("board")`."""
        governance = self._usable()
        if name not in governance.by_id:
            raise Fault(
                f"There is no group `{name}` in data/governance.yml",
                choice(name, governance.by_id, "The groups are in that file"),
            )
        group = governance.by_id[name]
        return replace(known(governance, group), source=self.sources().get(group.document, ""))

    def timeline(self, stem: str = TIMELINE) -> Timeline:
        """What happened when, by year: `timeline()`."""
        return timeline(self.table(stem))

    def priorities(self, time_period: str, body: str = "", stem: str = PRIORITIES) -> Listed:
        """What the partnership, or another body, set out to do in a year: `priorities("2022-23")`."""
        return priorities(self.table(stem), time_period, body or self.name, self.titles())

    def reviews(self) -> list[tuple[str, list[tuple[Review, dict[str, Any]]]]]:
        """Every review and audit of the register, by year, the latest first: `reviews()`."""
        found = [(one.meta, self.summary(one)) for one in self.documents() if isinstance(one.meta, Review)]
        found.sort(key=lambda one: one[0].title)
        found.sort(key=lambda one: one[0].year, reverse=True)
        return [(year, list(of_year)) for year, of_year in groupby(found, key=lambda one: one[0].year)]

    def chapters(self, report: str) -> list[Chapter]:
        """The chapters of an annual report, in their order: `chapters("2022-23")`."""
        of_all = [(one, one.meta) for one in self.documents() if isinstance(one.meta, Report)]
        found = [(one, meta) for one, meta in of_all if meta.report == report]
        if not found:
            raise Fault(
                f"There is no annual report for `{report}`", choice(report, {meta.report for _, meta in of_all})
            )
        return [
            Chapter(
                meta.title,
                f"@/{one.url}",
                meta.summary,
                meta.chapter,
                [(block, anchor_of(block, "-")) for block in meta.blocks],
                one.src,
            )
            for one, meta in sorted(found, key=lambda pair: pair[1].chapter)
        ]

    def _usable(self) -> Governance:
        if not self.read[0]:
            raise Fault("There is no structure to show", "Create data/governance.yml, or fix its errors first")
        return self.read[0]


def known(governance: Governance, group: Group) -> Known:
    """A group with its place among the others."""
    by_id = governance.by_id
    to = [(by_id[line.to], line.how, line.stated) for line in group.reports_to if line.to in by_id]
    return Known(group, governance.kind_of(group), to, governance.reporting_to(group.id))


def structure_of(governance: Governance, name: str) -> Structure:
    """The picture of the groups in both its forms, and the same in words; lines to unknown groups are left out."""
    by_id = governance.by_id
    rows = [
        Row(
            _title(kind, governance.of(kind.id)),
            tuple(
                Box(
                    one.id,
                    one.name,
                    one.meets,
                    tuple((line.to, line.stated) for line in one.reports_to if line.to in by_id),
                )
                for one in governance.of(kind.id)
            ),
        )
        for kind in governance.kinds
    ]
    kinds = [(kind, [known(governance, one) for one in governance.of(kind.id)]) for kind in governance.kinds]
    periods = {one.period for one in governance.groups}
    title = f"Reporting lines in {name}" + (f", {periods.pop()}" if len(periods) == 1 else "")
    alt = " ".join(_told(one) for _, groups in kinds for one in groups)
    drawn = {form: safe(charts.picture(structure(rows, width), form, IDENTITY, title, alt)) for form, width in FORMS}
    return Structure(title, alt, drawn["wide"], drawn["narrow"], [one for one in kinds if one[1]])


FORMS = (("wide", WIDE), ("narrow", NARROW))


def _title(kind: Kind, groups: list[Group]) -> str:
    return kind.one if len(groups) == 1 else f"{kind.many} ({len(groups)})"


def _told(one: Known) -> str:
    """A group in one sentence: how often it meets, and which groups it reports to."""
    targets = [f"{group.name}{'' if stated else ' (only implied by the sources)'}" for group, _, stated in one.to]
    often = [f"meets {one.group.meets[0].lower()}{one.group.meets[1:]}"] if one.group.meets else []
    reports = f"reports to {' and '.join(targets)}" if targets else "reports to no other group here"
    return f"{one.group.name}: {'; '.join([*often, reports])}."
