"""The frame of a newsletter: the parts that every issue has, so that a reader finds the same thing in the same place.

A look-back is about a time that was over when it was compiled. It is not an issue of a series, has no number, and asks
nothing of its readers: what they could have done is past.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, ClassVar

from pydantic import Field, field_validator

from macros.messages import Problem
from macros.pages.document import Document
from macros.pages.mistyped import words_in_bold
from macros.pages.moments import Month
from macros.pages.page import Page
from macros.pages.traits import Section, Traits

MINUTE, TO_DO, DATES, TO_ASK = "In a minute", "Three things to do", "Dates", "Who to ask"
A_MINUTE = 200
"""The words that a reader takes in within a minute."""
FRAME = (MINUTE, TO_DO, "What was decided", "What was learnt", "New guidance", DATES, TO_ASK)
"""The parts of an issue, in order. It may have others between them and after the first."""
OF_NOW = (TO_DO, DATES)
"""The parts that only make sense while readers can still do or attend something."""
ITEM = re.compile(r"(?:\d+[.)]|[-*+])\s+\S")
THINGS = 3
CONTACTS = ("contacts", "call")


class Newsletter(Page):
    """One issue of the newsletter, about one period; or a look-back at a time that is over.

    `month` is the last month that it is about, that of its date if it names none: issues are listed by it. `looks_back` names the time of a look-back
    (`autumn 2018`); `issue` is the number of an issue in a series that has numbers.
    """

    traits: ClassVar[Traits] = Traits(
        schema_type="Article",
        card="Newsletter",
        section=Section(6, "Newsletters", "newsletter", "newsletters"),
        in_feeds=True,
        distinct=True,
        reserved_ids=frozenset({"other-issues"}),
        part_of="",
        translated=False,
    )

    period: str = Field(min_length=4, max_length=60)
    month: Month = Field(default="", validate_default=False)
    looks_back: str = Field(default="", max_length=40)
    issue: int | None = Field(default=None, ge=1, le=9999, strict=True)

    @field_validator("looks_back", mode="before")
    @classmethod
    def _named(cls, looks_back: Any) -> Any:
        if looks_back is None or (isinstance(looks_back, str) and not looks_back.strip()):
            raise ValueError("is empty | Write the time that it looks back at, such as autumn 2018, or remove the line")
        return str(looks_back) if isinstance(looks_back, int) and not isinstance(looks_back, bool) else looks_back

    @field_validator("issue")
    @classmethod
    def _of_a_series(cls, issue: int | None, info: Any) -> int | None:
        if issue is not None and info.data.get("looks_back"):
            raise ValueError("a look-back is not an issue of a series, so it has no number | Remove the line")
        return issue

    @property
    def last_month(self) -> str:
        """The month by which it is listed: `2026-11`."""
        return self.month or f"{self.date:%Y-%m}"

    @property
    def label(self) -> str:
        """What is above the title: `Looking back: autumn 2018`, `Newsletter, issue 4`."""
        if self.looks_back:
            return f"Looking back: {self.looks_back}"
        return f"Newsletter, issue {self.issue}" if self.issue else "Newsletter"


def check_newsletter(document: Document) -> Iterator[Problem]:
    """Every fault in the parts of an issue."""
    if not isinstance(document.meta, Newsletter) or (not document.whole and "looks_back" in document.record.data):
        return  # whether it is a look-back is not known
    yield from missing_parts(document, document.meta)
    yield from parts_out_of_place(document)
    if document.meta.looks_back:
        yield from parts_that_ask_something(document)
    else:
        yield from other_than_three_things(document)
        yield from nobody_to_ask(document)
    yield from empty_parts(document)
    yield from longer_than_a_minute(document)


def missing_parts(document: Document, meta: Newsletter) -> Iterator[Problem]:
    """An issue has each part of the frame; a look-back has its first. It is advice: an issue can be sent without one."""
    names = [text for _, _, text in document.headings(level=2)]
    bold = [] if set(FRAME) <= set(names) else words_in_bold(document)
    for part in (MINUTE,) if meta.looks_back else FRAME:
        if part not in names and part not in bold:
            meant = next((text for text in names if text.casefold() == part.casefold()), "")
            fix = (
                f"Write the heading `## {meant}` as `## {part}`"
                if meant
                else f"Add a heading `## {part}` and its words"
            )
            yield Problem(document.path, document.first, f"The part `{part}` of a newsletter is missing", fix, False)


def parts_out_of_place(document: Document) -> Iterator[Problem]:
    """The parts come in the order of the frame, each once, and nothing comes before the first."""
    found = [(line, text) for line, _, text in document.headings(level=2)]
    seen: list[str] = []
    for line, text in found:
        if text in FRAME:
            later = next((one for one in seen if FRAME.index(one) > FRAME.index(text)), "")
            if text in seen:
                yield Problem(document.path, line, f"The part `{text}` appears twice", "Keep one")
            elif later:
                yield Problem(document.path, line, f"`{text}` comes after `{later}`", f"Put it before `{later}`")
            seen.append(text)
    if MINUTE in seen and found[0][1] != MINUTE:
        what = f"`{found[0][1]}` comes before `{MINUTE}`"
        yield Problem(document.path, found[0][0], what, f"Put `{MINUTE}` first: many people read no further")


def parts_that_ask_something(document: Document) -> Iterator[Problem]:
    """A look-back asks nothing of its readers."""
    for line, _, text in document.headings(level=2):
        if text in OF_NOW:
            what = f"A look-back has a part `{text}`, but its readers can no longer do or attend anything"
            yield Problem(document.path, line, what, "Remove the part, or remove `looks_back:` from the front matter")


def other_than_three_things(document: Document) -> Iterator[Problem]:
    """What readers are asked to do is three things, one an item."""
    for line, lines in _parts(document, TO_DO):
        items = sum(bool(ITEM.match(text)) for text in lines)
        if any(text.strip() for text in lines) and items != THINGS:
            what = f"The part `{TO_DO}` has {items} item{'' if items == 1 else 's'}, and should have {THINGS}"
            yield Problem(document.path, line, what, "Write each on its own line that begins with `1. `")


def nobody_to_ask(document: Document) -> Iterator[Problem]:
    """Readers find somebody to ask, from the list of contacts."""
    for line, lines in _parts(document, TO_ASK):
        end = line + len(lines)
        calls = [one for one in document.reading.calls if line < one.line + document.first - 1 <= end]
        if any(text.strip() for text in lines) and not any(one.name in CONTACTS for one in calls):
            what = f"The part `{TO_ASK}` names no one from data/contacts.yml"
            fix = 'Add a line {{ contacts("practitioner") }}, with an empty line above and below'
            yield Problem(document.path, line, what, fix)


def empty_parts(document: Document) -> Iterator[Problem]:
    """Every part of the frame says something."""
    for part in FRAME:
        for line, lines in _parts(document, part):
            if not any(any(sign.isalnum() for sign in text) for text in lines):
                fix = "Write its words, or say that there is nothing this time"
                yield Problem(document.path, line, f"The part `{part}` is empty", fix)


def longer_than_a_minute(document: Document) -> Iterator[Problem]:
    """The summary can be read in a minute."""
    words, _ = document.below(MINUTE)
    if words > A_MINUTE:
        line = next(line for line, _, text in document.headings(level=2) if text == MINUTE)
        what = f"The part `{MINUTE}` has {words} words, and takes longer than a minute"
        yield Problem(document.path, line, what, f"Remove {words - A_MINUTE}, or put them in another part")


def _parts(document: Document, part: str) -> Iterator[tuple[int, list[str]]]:
    """The line of each heading with this name, and the lines below it up to the next of its level."""
    found = document.headings(level=2)
    lines = document.body.split("\n")
    ends = [*(line for line, _, _ in found[1:]), document.first + len(lines)]
    for (line, _, text), end in zip(found, ends, strict=False):
        if text == part:
            yield line, lines[line - document.first + 1 : end - document.first]
