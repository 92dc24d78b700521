"""No file of the built site shows what its tables hide, or says a small count of children.

The checks of `data/` and `docs/` come before a build; this one reads what the build wrote, whatever wrote it. A
hidden cell has to be a symbol in every CSV and JSON that has its row, in every table and picture of a page, and no
sentence may set a number beside it or say a small count of children.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any

from macros import figures
from macros.content import Site
from macros.facts import Layout
from macros.messages import Fault, Problem
from macros.outputs.hidden import NUMBER, Hidden, bare
from macros.outputs.reading import Reading
from macros.prose.children import small_counts_in
from macros.prose.found import Found
from macros.prose.sentences import sentences
from macros.system.inputs import remember
from macros.tables import SOURCE_COLUMNS, SYMBOLS, Table
from macros.tables.cell_messages import cell

TABLE_PAGE = re.compile(r"data/([a-z0-9-]+)/index\.html")
FIX = "Find the output that wrote it: it has to take the cell as published, which is a symbol"


class Protected:
    """What no file of a site may show: the cells that its tables hide, and small counts of children in its places.

    A table is looked up only where a file may show it. `places` are the names that make a sentence one about this area,
    `titles` those titles of tables and figures that say a count: each was held against its own table's rule; `hiding`
    has the columns of each table that hides something.
    """

    def __init__(
        self,
        tables: Mapping[str, Table],
        places: Iterable[str],
        titles: Iterable[str],
        hiding: Mapping[str, Collection[str]],
    ) -> None:
        self.tables, self.hiding = tables, hiding
        self.stems = set(tables)
        self.places, self.titles = frozenset(places), list(titles)
        self._hidden: dict[str, Any] = {}
        self._safe: set[str] = set()

    def hidden_in(self, stem: str) -> Hidden | None:
        """What a table hides; None where it hides nothing."""
        one = remember(self._hidden, stem, lambda: Hidden(self.tables[stem]))
        return one if one.columns else None

    def shown_by(self, name: str, columns: Collection[str]) -> list[Hidden]:
        """What the tables hide whose rows a file shows: by the file's name, or by all columns where it says nothing."""
        stem = name.rpartition("/")[2].partition(".")[0]
        if stem in self.stems:
            found = self.hidden_in(stem) if stem in self.hiding else None
            return [found] if found is not None and set(columns).issuperset(found.keys) else []
        bare = set(columns) - set(SOURCE_COLUMNS)
        return [one for stem, known in self.hiding.items() if set(known) == bare and (one := self.hidden_in(stem))]

    def table_of(self, figure: str) -> Hidden | None:
        """The table of a figure, whose name begins with the table's; None when it hides nothing."""
        fitting = [stem for stem in self.stems if figure == stem or figure.startswith(f"{stem}-")]
        return self.hidden_in(max(fitting, key=len)) if fitting else None

    def is_public(self, name: str) -> bool:
        """Whether a page is that of a table whose counts are public in this form."""
        page = TABLE_PAGE.fullmatch(name)
        return bool(page and page[1] in self.stems) and self.tables[page[1]].metadata.disclosure.rule == "published"  # type: ignore[index]

    def small_counts(self, text: str) -> Iterator[Found]:
        """The small counts of children that a text says, outside the titles of tables and figures.

        Most texts are on every page, so those that say none are looked at once.
        """
        if text in self._safe:
            return
        rest = text
        for title in self.titles:
            rest = rest.replace(title, ". ")
        found = small_counts_of(rest, self.places)
        if not found:
            self._safe.add(text)
        yield from found


def small_counts_of(text: str, places: Collection[str]) -> list[Found]:
    """The small counts of children that the sentences of a text say."""
    return [one for said in sentences(iter([(1, text)])) for one in small_counts_in(said.text, places)]


def titles_that_say_few(
    table: Table, places: Collection[str], layouts: Callable[[], Mapping[str, Layout]] = dict
) -> list[str]:
    """The titles of a table and its figures that say a small count, which the table may show. `layouts` has the maps."""
    return [text for text in _titles(table, layouts) if small_counts_of(text, places)]


def own_places(site: Site) -> list[str]:
    """The names that make a sentence one about this area."""
    return [site.partnership.area, *site.partnership.towns]


def unsafe_in_words(name: str, reading: Reading, protected: Protected) -> Iterator[Problem]:
    """What a page, feed, picture or text shows of a hidden cell, and the small counts that its sentences say."""
    yield from _in_figures(reading, name, protected)
    for line, text in reading.prose if not protected.is_public(name) else ():
        for found in protected.small_counts(text):
            yield Problem(name, line, found.what, f"Find the page or template that says it. {found.fix}")


def unsafe_in_csv(name: str, text: str, protected: Protected) -> Iterator[Problem]:
    """A row of a CSV with the columns of a table and the keys of a hidden cell has a symbol there."""
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    head = set(reader.fieldnames or [])
    fitting = protected.shown_by(name, head)
    for row in reader if fitting else ():
        for one in fitting:
            yield from _shown(one, {key: text or "" for key, text in row.items() if key}, name, reader.line_num)


def unsafe_in_json(name: str, text: str, protected: Protected) -> Iterator[Problem]:
    """An object of a JSON file with the keys of a hidden cell has a symbol, or nothing, in its column."""
    try:
        whole = json.loads(text)
    except ValueError:
        return
    for values in _objects(whole):
        for one in protected.shown_by(name, values):
            said = {key: "" if value is None else str(value) for key, value in values.items()}
            yield from _shown(one, said, name, 1)


def _shown(one: Hidden, values: Mapping[str, str], name: str, line: int) -> Iterator[Problem]:
    """The hidden cells of the row with these keys that are not symbols here."""
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


def _in_figures(reading: Reading, name: str, protected: Protected) -> Iterator[Problem]:
    """A number shown for a row with hidden cells is one that its table publishes for a row of that name."""
    figures = {one[0] for one in reading.rows} | {one[0] for one in reading.marks} | {one[0] for one in reading.texts}
    tables = {figure: one for figure in figures if (one := protected.table_of(figure))}
    for figure, heads, cells in reading.rows if tables else ():
        if figure in tables:
            yield from _in_row(tables[figure], heads, cells, name)
    for figure, labels, text in reading.marks if tables else ():
        if figure in tables and NUMBER.search(text):
            yield from _in_mark(tables[figure], labels, text, name)
    for figure, text in reading.texts if tables else ():
        if figure in tables and NUMBER.search(text):
            yield from _in_text(tables[figure], text, name)


def _in_mark(one: Hidden, labels: list[str], text: str, name: str) -> Iterator[Problem]:
    """The hidden cell for which a mark of a picture has a number."""
    rows = set.intersection(*(one.called(label) for label in labels if label)) if any(labels) else set()
    cell = next(((row, column) for column in one.columns for row in rows if row in one.rows[column]), None)
    if cell and bare(text) not in one.published(rows, one.table.measures):
        yield _problem(name, 1, one, *cell)


def _in_text(one: Hidden, text: str, name: str) -> Iterator[Problem]:
    """The first hidden cell beside whose name a text has a number."""
    text = one.numbered.sub("…", text)
    for label, pattern, public, (row, column) in one.labels:
        numbers = [bare(found[1]) for found in pattern.finditer(text)] if label in text else []
        if not public.issuperset(numbers):
            yield _problem(name, 1, one, row, column)
            break


def _in_row(one: Hidden, heads: list[str], cells: list[str], name: str) -> Iterator[Problem]:
    """The cells of a shown row that have a number where every row that it can be is hidden or has another."""
    columns = {one.table.metadata.title_of(column): column for column in one.table.metadata.columns}
    here = {columns.get(head, head): text for head, text in zip(heads, cells, strict=False)}
    keys = [key for key in one.keys if key in here]
    if not keys:
        return
    rows = set.intersection(*(one.named[key].get(here[key].strip(), set()) for key in keys))
    for column in one.columns:
        told = sorted(rows & one.rows[column])
        if told and NUMBER.search(here.get(column, "")) and bare(here[column]) not in one.published(rows, [column]):
            yield _problem(name, 1, one, told[0], column)


def _titles(table: Table, layouts: Callable[[], Mapping[str, Layout]]) -> Iterator[str]:
    """The titles of a table and of its figures; one that cannot be finished without other areas says no count."""
    yield table.metadata.title
    for name in table.metadata.figures:
        with suppress(Fault):
            yield figures.title_of(table, name, layouts)


def _problem(name: str, line: int, one: Hidden, row: int, column: str) -> Problem:
    what = f"{cell(one.table, row, column)} is hidden in {one.table.path}, but a number is shown here"
    return Problem(name, line, what, FIX)
