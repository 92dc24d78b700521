"""The last look before anything is published: no file of the built site shows what its tables hide.

The checks of `data/` and `docs/` come before a build; this one reads what the build wrote, whatever wrote it. A
hidden cell has to be a symbol in every CSV and JSON that has its row, in every table and picture of a page, and no
sentence may set a number beside it or say a small count of children.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cached_property
from pathlib import Path
from typing import Any

from macros.messages import Problem
from macros.outputs.parts import Parts, read_parts
from macros.outputs.sentences import titles_that_say_few, unsafe_sentences
from macros.tables import PAPERWORK, SYMBOLS, Table, period
from macros.tables.telling import cell

WORDS = (".html", ".xml", ".txt", ".md", ".ics", ".svg")
FIX = "Find the output that wrote it: it has to take the cell as published, which is a symbol"
NUMBER = re.compile(r"(?<![\w./-])[\N{MINUS SIGN}-]?£?\d[\d,]*(?:\.\d+)?%?(?![\w/-])")


class Hidden:
    """What one table hides, and how its rows are named where they are shown."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.keys = table.metadata.table_schema.primary_key
        self.texts = {column: table.cells[column].tolist() for column in table.cells}
        self.rows = {
            column: {row for row, text in enumerate(self.texts[column]) if text == "c"} for column in table.measures
        }
        self.columns = [column for column, rows in self.rows.items() if rows]
        self.readable = set(table.readable)

    @cached_property
    def by_key(self) -> dict[tuple[str, ...], int]:
        """Each row by its keys."""
        return {key: row for row, key in enumerate(zip(*(self.texts[key] for key in self.keys), strict=True))}

    @cached_property
    def named(self) -> dict[str, dict[str, set[int]]]:
        """The rows by each key and each text that can stand for it: the cell itself, or a period in words."""
        found: dict[str, dict[str, set[int]]] = {}
        for key in self.keys:
            rows: dict[str, set[int]] = {}
            for row, text in enumerate(self.texts[key]):
                rows.setdefault(text, set()).add(row)
            for text in list(rows) if key == "time_period" else ():
                known = period(text)
                for words in (known.words, known.short) if known else ():
                    rows.setdefault(words, set()).update(rows[text])
            found[key] = rows
        return found

    def called(self, label: str) -> set[int]:
        """The rows that have a key of this name."""
        return set().union(*(rows.get(label.strip(), set()) for rows in self.named.values()))

    def published(self, rows: Iterable[int], columns: Iterable[str]) -> set[str]:
        """Every number that the table shows in these rows and columns, without its unit."""
        return {_bare(self.texts[column][row]) for row in rows for column in columns}

    @cached_property
    def labels(self) -> list[tuple[str, re.Pattern[str], set[str], tuple[int, str]]]:
        """The names of the rows with hidden cells: how a number stands beside one, which numbers may, and the first such cell."""
        found: dict[str, tuple[int, str]] = {}
        for column in self.columns:
            for row in sorted(self.rows[column]):
                for key in self.keys:
                    label = self.texts[key][row]
                    if key not in ("time_period", "area") and len(label) > 2 and not re.search(r"\d", label):
                        found.setdefault(label, (row, column))
        return [
            (
                label,
                re.compile(rf"(?<!\w){re.escape(label)}(?!\w)(?:, |[^.;,|\d]{{0,20}})({NUMBER.pattern})"),
                self.published(self.called(label), self.table.measures),
                cell,
            )
            for label, cell in found.items()
        ]


def unsafe_in_files(site_folder: Path, tables: Mapping[str, Table], places: Iterable[str] = ()) -> list[Problem]:
    """Every place in the files of a built site that shows a hidden cell, or says a small count of children.

    `places` are the names that make a sentence one about this area; the areas of the tables are added to them.
    """
    hidden = {stem: one for stem, one in ((stem, Hidden(table)) for stem, table in tables.items()) if one.columns}
    named = set(places) | {table.home for table in tables.values() if table.home}
    public = {
        f"data/{stem}/index.html" for stem, table in tables.items() if table.metadata.disclosure.rule == "published"
    }
    found: list[Problem] = []
    safe: set[str] = set()
    held = titles_that_say_few(tables.values(), named)
    for path in sorted(site_folder.rglob("*")):
        name = path.relative_to(site_folder).as_posix()
        if path.suffix == ".csv":
            found += _in_csv(path, name, hidden, set(tables))
        elif path.suffix in (".json", ".webmanifest"):
            found += _in_json(path, name, hidden, set(tables))
        elif path.suffix in WORDS:
            text = path.read_text(encoding="utf-8", errors="replace")
            parts = read_parts(text, name)
            found += _in_figures(parts, name, hidden, set(tables))
            if name not in public:
                found += unsafe_sentences(parts, name, named, safe, held)
    return sorted(set(found))


def _in_csv(path: Path, name: str, hidden: Mapping[str, Hidden], stems: Set[str]) -> Iterator[Problem]:
    """A row of a CSV with the columns of a table and the keys of a hidden cell has a symbol there."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        head = set(reader.fieldnames or [])
        fitting = [one for one in hidden.values() if _is_about(path, head, one, stems)]
        for row in reader if fitting else ():
            for one in fitting:
                yield from _shown(one, {key: text or "" for key, text in row.items() if key}, name, reader.line_num)


def _in_json(path: Path, name: str, hidden: Mapping[str, Hidden], stems: Set[str]) -> Iterator[Problem]:
    """An object of a JSON file with the keys of a hidden cell has a symbol, or nothing, in its column."""
    try:
        whole = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        return
    for values in _objects(whole):
        for one in hidden.values():
            if _is_about(path, set(values), one, stems):
                yield from _shown(
                    one, {key: "" if value is None else str(value) for key, value in values.items()}, name, 1
                )


def _shown(one: Hidden, values: Mapping[str, str], name: str, line: int) -> Iterator[Problem]:
    """The hidden cells of the row with these keys that are no symbols here."""
    row = one.by_key.get(tuple(values[key] for key in one.keys))
    for column in one.columns if row is not None else ():
        text = values.get(column, "").strip()
        if row in one.rows[column] and text and text.strip("[]") not in SYMBOLS:
            yield _problem(name, line, one, row, column)


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in a JSON value; a list of lists under its first as heads counts as objects."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _objects(inner)
    elif isinstance(value, list):
        if len(value) > 1 and all(isinstance(one, list) for one in value):
            for row in value[1:]:
                yield dict(zip(map(str, value[0]), row, strict=False))
        for inner in value:
            yield from _objects(inner)


def _in_figures(parts: Parts, name: str, hidden: Mapping[str, Hidden], stems: Set[str]) -> Iterator[Problem]:
    """A number shown for a row with hidden cells is one that its table publishes for a row of that name."""
    identities = {one[0] for one in parts.rows} | {one[0] for one in parts.marks} | {one[0] for one in parts.words}
    owners = {identity: _of(identity, hidden, stems) for identity in identities}
    for identity, line, heads, cells in parts.rows:
        one = owners[identity]
        if one is not None:
            yield from _in_row(one, heads, cells, name, line)
    for identity, line, labels, text in parts.marks:
        one = owners[identity]
        if one is None or not NUMBER.search(text):
            continue
        rows = set.intersection(*(one.called(label) for label in labels if label)) if any(labels) else set()
        told = next(((row, column) for column in one.columns for row in rows if row in one.rows[column]), None)
        if told and _bare(text) not in one.published(rows, one.table.measures):
            yield _problem(name, line, one, *told)
    for identity, line, text in parts.words:
        one = owners[identity]
        if one is None or not NUMBER.search(text):
            continue
        for label, pattern, public, (row, column) in one.labels:
            found = pattern.search(text) if label in text else None
            if found and _bare(found[1]) not in public:
                yield _problem(name, line, one, row, column)
                break


def _in_row(one: Hidden, heads: list[str], cells: list[str], name: str, line: int) -> Iterator[Problem]:
    """The cells of a shown row that have a number where every row that it can be is hidden or has another."""
    columns = {one.table.metadata.title_of(column): column for column in one.table.metadata.columns}
    here = {columns.get(head, head): text for head, text in zip(heads, cells, strict=False)}
    keys = [key for key in one.keys if key in here]
    if not keys:
        return
    rows = set.intersection(*(one.named[key].get(here[key].strip(), set()) for key in keys))
    for column in one.columns:
        told = sorted(rows & one.rows[column])
        if told and NUMBER.search(here.get(column, "")) and _bare(here[column]) not in one.published(rows, [column]):
            yield _problem(name, line, one, told[0], column)


def _of(identity: str, hidden: Mapping[str, Hidden], stems: Set[str]) -> Hidden | None:
    """The table of a figure, whose name begins with the table's; None when it hides nothing."""
    fitting = [stem for stem in stems if identity == stem or identity.startswith(f"{stem}-")]
    return hidden.get(max(fitting, key=len, default=""))


def _is_about(path: Path, columns: Set[str], one: Hidden, stems: Set[str]) -> bool:
    """Whether the rows of a file are those of a table: by the name of the file, or by all columns where it says nothing."""
    stem = path.name.partition(".")[0]
    if stem in stems:
        return stem == one.table.stem and set(columns).issuperset(one.keys)
    return set(columns) - set(PAPERWORK) == one.readable


def _bare(text: str) -> str:
    """A number without its unit and its thousands separators."""
    return text.strip().replace(",", "").replace("\N{MINUS SIGN}", "-").rstrip("%").lstrip("£")


def _problem(name: str, line: int, one: Hidden, row: int, column: str) -> Problem:
    what = f"{cell(one.table, row, column)} is hidden in {one.table.path}, and a number stands here for it"
    return Problem(name, line, what, FIX)
