"""Sentences in the built files: none says a small count of children."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress

from macros import figures
from macros.messages import Fault, Problem
from macros.outputs.parts import Parts
from macros.prose.children import small_counts_in
from macros.prose.sentences import sentences
from macros.tables import Table


def titles_that_say_few(tables: Iterable[Table], places: set[str]) -> list[str]:
    """The titles of tables and figures that say a small count, which their own table may show."""
    return [text for table in tables for text in _titles(table) if _says_few(text, places)]


def unsafe_sentences(parts: Parts, name: str, places: set[str], safe: set[str], held: list[str]) -> Iterator[Problem]:
    """No sentence says a small count of children; a number that a macro gave is checked where it comes from.

    `safe` has the texts that were found to say none: most are on every page, and are read once. `held` has the titles
    of tables and figures that say a count which their table may show: it was held against the table's own rule.
    """
    for line, text in parts.prose:
        if text in safe:
            continue
        rest = text
        for title in held:
            rest = rest.replace(title, ". ")
        if _says_few(rest, places):
            yield Problem(
                name,
                line,
                "A small number of children is given here, which could identify a child",
                "Find the page or template that says it, and say it without the number",
            )
        else:
            safe.add(text)


def _says_few(text: str, places: set[str]) -> bool:
    return any(small_counts_in(sentence.text, places) for sentence in sentences(iter([(1, text)])))


def _titles(table: Table) -> Iterator[str]:
    """The titles of a table and of its figures; one that cannot be finished without other areas says no count."""
    yield table.metadata.title
    for name in table.metadata.figures:
        with suppress(Fault):
            yield figures.make(table, name, {}, {}).title
