"""A period that a page names does not go on being said after a newer one has come.

A macro without a period takes the newest that its table has. A page may name one only where it says so to its readers:
in the front matter (`period:`, which is on the page), or in a heading above that has the year. Elsewhere a named
period, or a year typed in a sentence that takes its number from a table, would be untrue after the next release.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from macros.content import Site
from macros.markdown.calls import Call
from macros.messages import Problem
from macros.pages import Document
from macros.prose.sentences import END
from macros.tables import Table, period

YEAR = re.compile(r"(?<![\d.,£-])((?:19|20)\d\d)(?:[-/](\d\d)(?!\d))?(?![\d,%])")
ASIDE = re.compile(r"\]\([^)\n]*\)|`[^`\n]*`|^[ \t]*\|.*$|^#+ .*$", re.MULTILINE)
"""What is no part of a sentence with a number: addresses, code, tables, headings."""
IN_A_SENTENCE = ("number", "change", "compare", "share", "rank", "interval", "highest", "lowest", "standouts")
"""The macros that give a number of a table."""
NAMES = ("time_period", "since", "until", "from_", "to", "where", "period")
"""The words of a macro that may name a period."""


@dataclass(frozen=True)
class Said:
    """Where a page says which period it is about: on the whole page, or under headings with a year."""

    page: bool
    headings: tuple[tuple[int, int, frozenset[int]], ...]

    def years(self, line: int) -> set[int]:
        """The years of the headings above a line."""
        found: dict[int, frozenset[int]] = {}
        for number, level, years in self.headings:
            if number <= line:
                found = {deep: one for deep, one in found.items() if deep < level} | {level: years}
        return {year for years in found.values() for year in years}


def said_on(document: Document) -> Said:
    """Where a page says which period it is about."""
    return Said(
        any(getattr(document.meta, word, "") for word in ("period", "report", "year")),
        tuple((line, level, frozenset(years_of(text))) for line, level, text in document.headings()),
    )


def periods_that_do_not_stay(site: Site, document: Document) -> Iterator[Problem]:
    """Every period that is named or typed on a page that does not say it is about that period."""
    said = said_on(document)
    if said.page:
        return
    for call in document.reading.calls:
        line = call.line + document.first - 1
        table = site.find(str(call.positional[0])) if call.positional else None
        for name, text in named_periods(call):
            if table and text not in table.periods:
                continue  # the macro itself reports it
            if not years_of_period(text) & said.years(line):
                instead = 'Write since="previous"' if name == "since" else f"Leave out `{name}`"
                yield Problem(
                    document.path,
                    line,
                    f"`{name}` names the period `{text}`, which will not be the newest for ever",
                    f"{instead}: the newest is meant. Or, if the "
                    "text is about that time, say so: with `period:` in the front matter, or with the year in the heading above",
                )
    yield from _typed(site, document, said)


def named_periods(call: Call) -> Iterator[tuple[str, str]]:
    """Each period that a macro names, with the word that names it."""
    for name, value in call.named:
        if name in NAMES:
            for text in _texts(value.get("time_period", []) if isinstance(value, Mapping) else value):
                if period(text):
                    yield name, text
    if call.name == "time_period" and len(call.positional) > 1 and period(str(call.positional[1])):
        yield "its second value", str(call.positional[1])


def _texts(value: Any) -> list[str]:
    return [str(one) for one in (value if isinstance(value, list) else [value]) if isinstance(one, str | int)]


def _typed(site: Site, document: Document, said: Said) -> Iterator[Problem]:
    """Each sentence that takes a number from a table, and types a year of that table."""
    body = document.body
    calls = [one for one in document.reading.calls if one.name in IN_A_SENTENCE and one.positional]
    for one in document.reading.calls:
        body = body[: one.start] + "\ufffc" * (one.end - one.start) + body[one.end :]
    body = ASIDE.sub(lambda found: " " * len(found[0]), body)
    for start, end in pairwise([0, *(found.end() for found in END.finditer(body)), len(body)]):
        typed = list(YEAR.finditer(body, start, end))
        if not typed:
            continue
        for call in calls:
            table = site.find(str(call.positional[0])) if start <= call.start < end else None
            known = _years_of_table(table) if table else set()
            line = document.first + body.count("\n", 0, call.start)
            for year in typed:
                if table and years_of(year[0]) & known and not years_of(year[0]) & said.years(line):
                    yield Problem(
                        document.path,
                        document.first + body.count("\n", 0, year.start()),
                        f"`{year[0]}` is typed in a sentence whose number is always the newest of `{table.stem}`",
                        f'Write {{{{ time_period("{table.stem}") }}}} in place of the date. Or, if the text is about that time, '
                        "say so: with `period:` in the front matter, or with the year in the heading above",
                    )
                    break


def _years_of_table(table: Table) -> set[int]:
    return {year for text in table.periods for year in years_of_period(text)}


def years_of_period(text: str) -> set[int]:
    """The years that a period may be called by."""
    known = period(text)
    return years_of(f"{text.removeprefix('cy')} {known.words if known else ''}")


def years_of(text: str) -> set[int]:
    """The years that a text names: 2022 and 2023 for `2022-23`."""
    found = set()
    for one in YEAR.finditer(text):
        found |= {int(one[1]), int(f"{one[1][:2]}{one[2]}")} if one[2] else {int(one[1])}
    return found
