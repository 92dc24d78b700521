"""What the partnership must publish, held against the pages.

Each duty leads to a heading with words below it, and says truthfully how far they do what it asks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.facts import Duty, Guidance, Required
from macros.messages import Fault, Problem, choice, nearest
from macros.pages import Document, anchor
from macros.records import Record
from macros.sections.duty_states import STATES

FEWEST_WORDS = 8
"""The fewest words that any heading must have below it: one short sentence."""


@dataclass(frozen=True)
class Entry:
    """One duty as a reader sees it, and the exact place where it is met."""

    duty: Duty
    page: str
    href: str

    @property
    def state(self) -> str:
        return STATES[self.duty.state]


@dataclass(frozen=True)
class Register:
    """The duties by their groups, and the guidance in force."""

    groups: dict[str, list[Entry]]
    guidance: Guidance

    @property
    def counts(self) -> list[tuple[str, str, int]]:
        """Each state, what readers see of it, and how many duties have it."""
        having: Counter[str] = Counter(entry.duty.state for entries in self.groups.values() for entry in entries)
        return [(state, shown, having[state]) for state, shown in STATES.items()]

    @property
    def total(self) -> int:
        return sum(number for _, _, number in self.counts)

    @property
    def unread(self) -> int:
        """How many duties no one has yet checked against the law or guidance itself."""
        return sum(not entry.duty.confirmed for entries in self.groups.values() for entry in entries)


def register(duties: Sequence[Duty], documents: Sequence[Document], guidance: Guidance) -> Register:
    """Every duty with its page and heading; Fault where there are none, or where one leads nowhere."""
    if not duties:
        raise Fault("There are no duties to list", "Write them into data/duties.yml")
    by_src = {document.src: document for document in documents}
    groups: dict[str, list[Entry]] = {}
    for duty in duties:
        if duty.page not in by_src:
            raise Fault(f"The duty `{duty.id}` has no page", "Fix its `page:` in data/duties.yml")
        document = by_src[duty.page]
        href = f"@/{document.url}#{anchor(document, duty.heading)}"
        groups.setdefault(duty.group, []).append(Entry(duty, document.meta.title, href))
    return Register(groups, guidance)


def duties_missing(duties: Sequence[Duty], required: Sequence[Required], record: Record) -> Iterator[Problem]:
    """Each duty that is required and is not in this list."""
    listed = {duty.id for duty in duties}
    for one in required:
        if one.id not in listed:
            yield Problem(
                record.path,
                1,
                f"The duty `{one.id}` ({one.group}) is missing from the list, and is required by {one.basis}",
                "Restore it with its page and heading, as the other duties have them",
            )


def duties_without_words(
    duties: Sequence[Duty], documents: Sequence[Document], guidance: Guidance, record: Record
) -> Iterator[Problem]:
    """Each duty that no page or heading meets, or one that is empty; and those read in an older edition."""
    by_src = {document.src: document for document in documents}
    older: dict[str, list[int]] = {}
    places = {one.get("id"): index for index, one in enumerate(record.data["duties"])}
    for duty in duties:
        line = record.line("duties", places[duty.id])
        document = by_src.get(duty.page)
        headings = [] if document is None else [text for _, _, text in document.headings()]
        if document is None:
            yield Problem(
                record.path,
                line,
                f"`{duty.page}` is not a page, so this is published nowhere: {duty.duty}",
                nearest(duty.page, by_src, "Write the page’s file as it is called in docs/, such as `about/index.md`"),
            )
        elif duty.heading not in headings:
            yield Problem(
                record.path,
                line,
                f"{duty.page} has no heading `{duty.heading}`, so this is published nowhere: {duty.duty}",
                choice(duty.heading, headings, "Write the page’s own heading, or add that part to the page"),
            )
        elif duty.heading in getattr(document.meta, "blocks", ()):
            pass  # a block of an annual report, whose own rule asks for more
        elif (said := document.below(duty.heading))[0] < FEWEST_WORDS and not said[1]:
            where = next(number for number, _, text in document.headings() if text == duty.heading)
            yield Problem(
                document.path,
                where,
                f"`{duty.heading}` has {said[0]} words below it, and must say: {duty.duty}",
                "Write how this is done; data/duties.yml leads readers here",
            )
        if duty.edition and duty.edition < guidance.edition:
            older.setdefault(duty.edition, []).append(line)
    for edition, lines in older.items():
        yield Problem(
            record.path,
            lines[0],
            f"{_many(lines)} taken from {guidance.title} {edition}, and {guidance.edition} is in force",
            f"Read each in the new edition, then set `edition:` and `date_checked:` (lines {_few(lines)})"
            if len(lines) > 1
            else "Read it in the new edition, then set `edition:` and `date_checked:`",
            stops=False,
        )


def _many(lines: Sequence[int]) -> str:
    return "A duty was" if len(lines) == 1 else f"{len(lines)} duties were"


def _few(lines: Sequence[int]) -> str:
    """Line numbers, with those that follow each other as a range."""
    ranges: list[list[int]] = []
    for line in lines:
        if ranges and line == ranges[-1][-1] + 1:
            ranges[-1].append(line)
        else:
            ranges.append([line])
    return ", ".join(f"{one[0]} to {one[-1]}" if len(one) > 1 else str(one[0]) for one in ranges)
