"""What still refers to the year before, once a table has a newer one: each typed year, and each macro that names it.

A page, a section or a figure that says which period it is about (`period:`, or the year in its heading) is meant to stay as
it is. A heading is not, if a macro below it takes the newest number: it then says the wrong year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from macros.checks.periods import Said, named_periods, said_on
from macros.content import Site
from macros.markdown.calls import Call
from macros.pages import Document
from macros.prose.sentences import FROM_A_TABLE, sentences
from macros.tables import period

NOT_WORDS = re.compile(r"\s*(retrieved|review_by|- \{document|- document|document|- \{name: time_period)\b")
"""Lines of metadata in which a year is the name of a release or a day of work."""
FIGURE, PERIOD = re.compile(r"  [\w-]+:\s*$|\S"), re.compile(r"    period:")
"""The first line of a figure, or of another part, in a table's metadata; and the line that says which period it is about."""
FRONT = ("title", "question", "summary", "source")
"""The words of the front matter that speak to readers."""
MOST = 200
"""At most this many letters of a line are shown."""


@dataclass(frozen=True)
class OldYear:
    """A line that names the period, which was the last of a table, and its words."""

    path: str
    line: int
    period: str
    words: str


def old_years(site: Site, before: Mapping[str, str]) -> Iterator[OldYear]:
    """What still refers to the last period that each table had, which is given by its stem."""
    for document in site.written:
        if document.whole and not (said := said_on(document)).page:
            yield from dict.fromkeys([*_in_words(document, before, said), *_in_headings(document, before)])
    for stem, last in sorted(before.items()):
        path = site.table_folder.folder / f"{stem}.yml"
        for line, text in _lines(path.read_text(encoding="utf-8")):
            if _speaks(last).search(text) and not NOT_WORDS.match(text):
                yield _told(f"data/tables/{stem}.yml", line, last, text)


def _in_words(document: Document, before: Mapping[str, str], said: Said) -> Iterator[OldYear]:
    """Macros that name the period, sentences that date something by it, and those of a section of the table that name its year."""
    shown: dict[int, set[str]] = {}
    starts = [0, *(line for line, _, _ in document.headings())]
    for stem, line, call in _calls(document, before):
        shown.setdefault(_section(line, starts), set()).add(before[stem])
        pinned = before[stem] in _values({name: one for name, one in call.named if name != "period"})
        if pinned and not _years(before[stem]) & said.years(line):
            yield _told(document.path, line, before[stem], document.body[call.start : call.end])
    dates, here = set(before.values()), set().union(*shown.values())
    for one in sentences(document.prose()):
        for last in sorted(dates):
            form = _speaks(last) if last in shown.get(_section(one.line, starts), ()) else _dates(last)
            found = form.search(one.text)
            if found and not _years(last) & said.years(line := one.line_at(found.start())):
                yield _told(document.path, line, last, one.read.text)
    for word in FRONT:
        text = str(getattr(document.meta, word, ""))
        for last in sorted(here):
            if _speaks(last).search(text):
                yield _told(document.path, document.record.line(word), last, text)


def _in_headings(document: Document, before: Mapping[str, str]) -> Iterator[OldYear]:
    """Headings with the year, below which a macro takes the newest number."""
    headings = list(document.headings())
    for stem, line, call in _calls(document, before):
        if any(named_periods(call)):
            continue
        above: dict[int, tuple[int, str]] = {}
        for start, level, text in headings:
            if start <= line:
                above = {deep: one for deep, one in above.items() if deep < level} | {level: (start, text)}
        for start, text in above.values():
            if _speaks(before[stem]).search(text):
                yield _told(document.path, start, before[stem], text)


def _calls(document: Document, before: Mapping[str, str]) -> Iterator[tuple[str, int, Call]]:
    """Each macro that says something of one of the tables: the table, the line, and the macro."""
    for call in document.reading.calls:
        stem = call.positional[0] if call.positional else None
        if isinstance(stem, str) and stem in before:
            yield stem, document.first + call.line - 1, call


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a table's metadata, without the figures that say which period they are about."""
    lines = text.splitlines()
    starts = [number for number, line in enumerate(lines) if FIGURE.match(line)] + [len(lines)]
    told = {
        number
        for start, end in pairwise(starts)
        if any(PERIOD.match(line) for line in lines[start:end])
        for number in range(start, end)
    }
    yield from ((number, line) for number, line in enumerate(lines, start=1) if number - 1 not in told)


def _section(line: int, starts: list[int]) -> int:
    """The line of the heading that a line is under, 0 above the first."""
    return max(start for start in starts if start <= line)


def _values(value: Any) -> Iterator[Any]:
    """Every value of a macro, also inside a list or a mapping."""
    if isinstance(value, dict):
        for one in value.values():
            yield from _values(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _values(one)
    else:
        yield value


def _speaks(last: str) -> re.Pattern[str]:
    """How words name a period, the year alone included: `2025`, `2024/25`, `2024-25`; a month or a day by its year."""
    known = period(last)
    return _any({*_forms(last), str(known.order[0]) if known else last})


def _dates(last: str) -> re.Pattern[str]:
    """How words name a period so that it can be no other year of a plan or a report: `31 March 2025`, `2024/25`."""
    known = period(last)
    forms = {known.words.removeprefix("year ending "), known.short} if known else {last}
    return _any({form for form in forms if not re.fullmatch(r"\d{4}(-\d\d)?", form)})


def _forms(last: str) -> set[str]:
    """The ways of writing a period."""
    known = period(last)
    if known is None:
        return {last}
    forms = {last, known.short, known.words.removeprefix("year ending ")}
    if known.kind in ("year", "academic year"):
        year = str(known.order[0])
        forms |= {f"{int(year) - 1}{mark}{year[2:]}" for mark in ("/", "-", "–", " to ")}
    return forms


def _any(forms: set[str]) -> re.Pattern[str]:
    """Any of these as a word; nothing where there is none."""
    either = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)) or "(?!)"
    return re.compile(rf"(?<![\w/-])(?:{either})(?![\w/-])")


def _years(last: str) -> set[int]:
    known = period(last)
    return {known.order[0]} if known else set()


def _told(path: str, line: int, last: str, text: str) -> OldYear:
    known = period(last)
    return OldYear(path, line, known.words if known else last, " ".join(text.replace(FROM_A_TABLE, "…").split())[:MOST])
