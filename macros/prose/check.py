"""Every fault in the words of pages and papers that numbers make, one generator a rule. Its docstring is the rule."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from macros.pages import Document
from macros.problems import Problem
from macros.prose.children import small_cells_in, small_counts_in, states_a_local_fact
from macros.prose.papers import check_papers
from macros.prose.sentences import FROM_A_TABLE, MACRO, sentences
from macros.prose.typed import Typed, Values, numbers_typed_in
from macros.records import Record, text_of
from macros.tables import Table

FRONT = ("title", "summary", "question", "questions", "source", "period", "learning", "actions")
"""The words of a page's front matter that readers see."""
IDENTIFIES = "A small number of children is typed here, which could identify a child"
WAYS_OUT = (
    "Say it without the number; or, if it is already public in this form, put it into a table with "
    "`rule: published`, its document and the reason, and write {{ number(…) }}"
)


def check_prose(
    documents: Iterable[Document], tables: Mapping[str, Table], records: Mapping[str, Record], places: Iterable[str]
) -> list[Problem]:
    """Every fault that numbers make in pages and papers. `places` are the names that make a sentence a local one."""
    named = {place for place in places if place} | _areas(tables)
    values = Values(tables)
    found: list[Problem] = []
    for document in documents:
        found += small_counts_that_are_typed(document, named)
        found += numbers_that_are_typed(document, values, named)
    for stem, table in tables.items():
        found += check_papers(table, records[stem], named)
    return found


def check_facts(folder: Path, root: Path, places: Iterable[str]) -> list[Problem]:
    """No file of facts in `data/` says a small count of children in any of its texts."""
    named = {place for place in places if place}
    return [
        Problem(path.relative_to(root).as_posix(), number, IDENTIFIES, "Say it without the number")
        for path in sorted(folder.glob("*.yml"))
        if isinstance(text := text_of(path, root), str)
        for number, line in enumerate(text.split("\n"), start=1)
        if small_counts_in(line, named)
    ]


def small_counts_that_are_typed(document: Document, places: set[str]) -> Iterator[Problem]:
    """No sentence of a page, nor its front matter, says a small count of children of this area."""
    for word, text in _front(document):
        if any(small_counts_in(part.text, places) for part in sentences(iter([(1, text)]))):
            yield Problem(document.path, document.record.line(*word), IDENTIFIES, WAYS_OUT)
    for sentence in sentences(document.prose()):
        if not sentence.text.startswith("|") and small_counts_in(sentence.text, places):
            yield Problem(document.path, sentence.line, IDENTIFIES, WAYS_OUT)
    for line, text in _words_of_macros(document):
        if small_counts_in(text, places, local=True):
            yield Problem(document.path, line, IDENTIFIES, WAYS_OUT)
    for lines, rows in _typed_tables(document):
        told = set(small_cells_in(rows))
        told |= {
            number
            for number, row in enumerate(rows)
            if any(small_counts_in(cell, places) for cell in [*row, " ".join(row)])
        }
        for number in sorted(told):
            yield Problem(document.path, lines[number], IDENTIFIES, WAYS_OUT)


def numbers_that_are_typed(document: Document, values: Values, places: set[str]) -> Iterator[Problem]:
    """No percentage is typed into a page, and no number that a table has.

    A percentage over 100 (zoom to 400%), an amount with a thousands separator and a count of children are faults only
    when a table has them; a count of children without a separator only in a sentence that states a local fact.
    """
    for word, text in _front(document):
        for typed in numbers_typed_in(text):
            if _is_ours(typed, text, values, places):
                fix = "Say it in words, such as `a third`: front matter cannot take its numbers from a table"
                yield Problem(
                    document.path,
                    document.record.line(*word),
                    f"`{typed.text}` is typed here, where a table should give it",
                    fix,
                )
    for sentence in sentences(document.prose()):
        for typed in numbers_typed_in(sentence.text.replace(FROM_A_TABLE, " ")):
            if _is_ours(typed, sentence.text, values, places):
                holder = values.best(_plain(typed), sentence.text)
                fix = (
                    f"Write {holder.macro} in its place"
                    if holder
                    else "Put it into a table with its source and write {{ number(…) }}, or say it in words"
                )
                yield Problem(
                    document.path, sentence.line, f"`{typed.text}` is typed here, where a table should give it", fix
                )


def _is_ours(typed: Typed, sentence: str, values: Values, places: set[str]) -> bool:
    if typed.unit == "percent" and typed.value <= 100:
        return True
    if typed.unit == "people" and not states_a_local_fact(sentence, places):
        return False
    return bool(values.holders(_plain(typed)))


def _plain(typed: Typed) -> Typed:
    return replace(typed, unit="count") if typed.unit == "people" else typed


def _front(document: Document) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Each text of the front matter with its place there."""
    for word in FRONT:
        value = document.record.data.get(word)
        if isinstance(value, str):
            yield (word,), value
        elif isinstance(value, list):
            for index, text in enumerate(value):
                yield (word, index), str(text)


def _words_of_macros(document: Document) -> Iterator[tuple[int, str]]:
    """The title, alternative and notes that a page gives to its figures, each with its line."""
    for macro in MACRO.finditer(document.body):
        line = document.first + document.body.count("\n", 0, macro.start())
        for found in re.finditer(r"\b(?:title|subtitle|alt|note)\s*=\s*(\"[^\"]*\"|'[^']*')", macro[0]):
            yield line + macro[0].count("\n", 0, found.start()), found[1][1:-1]


def _typed_tables(document: Document) -> Iterator[tuple[list[int], list[list[str]]]]:
    """Each table typed in Markdown: the lines of its rows, and their cells."""
    lines: list[int] = []
    rows: list[list[str]] = []
    for number, text in [*document.prose(), (0, "")]:
        if text.lstrip().startswith("|"):
            cells = [
                part.strip()
                for part in re.split(r"(?<!\\)\|", re.sub(r"\{\{.*?\}\}|`[^`]*`", "", text).strip().strip("|"))
            ]
            if not all(re.fullmatch(r":?-+:?", cell) for cell in cells):
                lines.append(number)
                rows.append(cells)
        elif rows:
            yield lines, rows
            lines, rows = [], []


def _areas(tables: Mapping[str, Table]) -> set[str]:
    """The areas that the tables have, countries and averages left out."""
    return {
        area
        for table in tables.values()
        if "area" in table.cells
        for area in set(table.cells["area"])
        if area not in ("England", "Statistical neighbours")
    }
