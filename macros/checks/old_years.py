"""What still speaks of the year before, once a table has a newer one: each typed year, and each macro that names it.

A page or a figure that says which period it is about (`period:` in its front matter) is meant to stay as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from macros.content import Site
from macros.pages import Document
from macros.prose.sentences import FROM_A_TABLE, sentences
from macros.tables import period

NOT_WORDS = re.compile(r"\s*(retrieved|review_by|- \{document|- document|document|- \{name: time_period)\b")
"""Lines of metadata in which a year is the name of a release or a day of work."""
MOST = 200
"""So many letters of a line are shown."""


@dataclass(frozen=True)
class OldYear:
    """A line that names the period, which was the last of a table, and its words."""

    path: str
    line: int
    period: str
    words: str


def old_years(site: Site, before: Mapping[str, str]) -> Iterator[OldYear]:
    """What still speaks of the last period that each table had, which is given by its stem."""
    for document in site.written:
        if document.whole and not getattr(document.meta, "period", ""):
            yield from _on_page(document, before)
    for stem, last in sorted(before.items()):
        path = site.table_folder.folder / f"{stem}.yml"
        for line, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if _speaks(last).search(text) and not NOT_WORDS.match(text):
                yield _told(f"data/tables/{stem}.yml", line, last, text)


def _on_page(document: Document, before: Mapping[str, str]) -> Iterator[OldYear]:
    """What a page says: macros that name the period, and sentences under a heading that shows the table."""
    shown: dict[int, set[str]] = {}
    starts = [0, *(line for line, _, _ in document.headings())]
    for call in document.reading.calls:
        stem = call.positional[0] if call.positional else None
        if not isinstance(stem, str) or stem not in before:
            continue
        line = document.first + call.line - 1
        shown.setdefault(_section(line, starts), set()).add(before[stem])
        if before[stem] in _values(dict(call.named)):
            yield _told(document.path, line, before[stem], document.body[call.start : call.end])
    for one in sentences(document.prose()):
        for last in sorted(shown.get(_section(one.line, starts), ())):
            if found := _speaks(last).search(one.text):
                yield _told(document.path, one.line_at(found.start()), last, one.read.text)
    for word in ("title", "summary"):
        text = str(getattr(document.meta, word))
        for last in sorted(set().union(*shown.values())):
            if _speaks(last).search(text):
                yield _told(document.path, document.record.line(word), last, text)


def _section(line: int, starts: list[int]) -> int:
    """The line of the heading that a line stands under, 0 above the first."""
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
    """How words name a period: `2025`, `2024/25`, `2024-25`; a month or a day by its year."""
    known = period(last)
    year = str(known.order[0]) if known else last
    forms = {year, last, known.short if known else last}
    if known and known.kind in ("year", "academic year"):
        forms |= {f"{int(year) - 1}{mark}{year[2:]}" for mark in ("/", "-", "–", " to ")}
    return re.compile(
        rf"(?<![\w/-])(?:{'|'.join(re.escape(form) for form in sorted(forms, key=len, reverse=True))})(?![\w/-])"
    )


def _told(path: str, line: int, last: str, text: str) -> OldYear:
    known = period(last)
    return OldYear(path, line, known.words if known else last, " ".join(text.replace(FROM_A_TABLE, "…").split())[:MOST])
