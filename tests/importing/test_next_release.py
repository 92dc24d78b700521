"""A year after, when every publication of the site has come again with its numbers turned round, no page says what is false.

The numbers, directions, ranks and comparisons that macros say are worked out a second time from the CSV: see `recomputed`.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from next_release import files_of, later
from recomputed import Recomputed, rows_of

from macros.checks.old_years import old_years
from macros.checks.periods import said_on
from macros.checks.site import check_site
from macros.content import Site
from macros.figures import Figure
from macros.importing import Project, import_files, publications
from macros.markdown.calls import Call
from macros.markdown.calls import calls as macros_in
from macros.outputs.words import Words, words_of
from macros.page_macros import PageMacros
from macros.system import together
from macros.tables import period

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 27)
PARTS = ("docs", "data", "overrides", "mkdocs.yml", "tests/charts/examples")


@dataclass
class Released:
    """The site with the next release: its tables by their stems, the last period that each had, and its words by page."""

    root: Path
    site: Site
    before: dict[str, str]
    words: dict[str, Words]

    @cache  # noqa: B019
    def table(self, stem: str) -> Recomputed:
        who = yaml.safe_load((self.root / "data/partnership.yml").read_text(encoding="utf-8"))
        model = publications(self.root).one("neighbours")
        near = [row["neighbour"] for row in rows_of(self.root, model[0])] if model else []
        return Recomputed(self.root, stem, who["area"], who["country"]["name"], near)

    def __hash__(self) -> int:
        return id(self)


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Released:
    root, files = tmp_path_factory.mktemp("site"), tmp_path_factory.mktemp("files")
    for part in PARTS:
        (root / part).parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if (ROOT / part).is_dir() else shutil.copy)(ROOT / part, root / part)
    who = Site(root, DAY).partnership
    project = Project(root, who.authority, who.region, who.country, publications(root), DAY)
    imported = files_of(root, files)
    before = {path.stem: max(row["time_period"] for row in rows_of(root, path.stem)) for path in imported}
    together.write(root, import_files(imported, project).files)
    rows_of.cache_clear()
    site = Site(root, DAY)
    return Released(root, site, before, dict(words_of(site, set(before))))


NUMBERS = ("number", "change", "compare", "rank", "interval")


def on_pages(released: Released, macro: str) -> Iterator[tuple[str, str, Recomputed, Call]]:
    """Each use of a macro on a page that says something of a new release: where it is, its words, and the table."""
    macros = PageMacros(released.site).named
    for document in released.site.written:
        for call in () if not document.whole or said_on(document).page else document.reading.calls:
            if call.name == macro and call.positional and call.positional[0] in released.before:
                text = macros[macro](*call.positional, **dict(call.named)).text
                assert text in " ".join(released.words[document.url].sentences), document.path
                yield (
                    f"{document.path}:{document.first + call.line - 1}",
                    text,
                    released.table(str(call.positional[0])),
                    call,
                )


def figures(released: Released) -> Iterator[tuple[str, Mapping[str, Any], Recomputed, Figure]]:
    """Each figure of the pages and of the tables that draws a new release: where it is, how it is asked for, and itself."""
    macros = PageMacros(released.site)
    asked = {
        (
            str(call.positional[0]),
            str(call.positional[1]) if len(call.positional) > 1 else "default",
            repr(call.named),
        ): (document.path, dict(call.named))
        for document in released.site.written
        for call in (document.reading.calls if document.whole else ())
        if call.name == "figure" and call.positional and call.positional[0] in released.before
    }
    for stem in released.before:
        metadata = yaml.safe_load((released.root / "data/tables" / f"{stem}.yml").read_text(encoding="utf-8"))
        asked |= {(stem, name, "()"): (f"data/tables/{stem}.yml", {}) for name in metadata["figures"]}
        for (of, name, _), (path, changes) in asked.items():
            spec = {**metadata["figures"].get(name, {}), **changes}
            if of == stem and not {"period", "until"} & set(spec):
                yield f"{path}: {name}", spec, released.table(stem), macros.drawn(stem, name, **changes)


def meant(table: Recomputed, spec: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """The measure and the rows of a figure."""
    measure = next(
        (spec[axis] for axis in ("y", "x") if spec.get(axis) in table.fields and not table.is_key(spec[axis])), ""
    )
    return measure, {key: one for key, one in spec.get("where", {}).items() if not isinstance(one, list)}


def test_every_publication_has_a_new_year(released):
    newest = {stem: max(row["time_period"] for row in rows_of(released.root, stem)) for stem in released.before}
    assert newest == {stem: later(period) for stem, period in released.before.items()}


def test_the_site_with_the_next_release_has_no_fault(released):
    assert [str(one) for one in check_site(released.site) if one.stops] == []
    assert {page: words.faults for page, words in released.words.items() if words.faults} == {}


def test_no_page_speaks_of_the_year_before_as_the_newest(released):
    assert [f"{one.path}:{one.line}: {one.words}" for one in old_years(released.site, released.before)] == []


def words(one: str) -> str:
    """A period by its day or its years."""
    return period(one).words.removeprefix("year ending ")


def test_a_page_about_a_period_says_nothing_of_a_newer_one(released):
    before = {words(one) for one in released.before.values()}
    new = {words(later(one)) for one in released.before.values()} - before
    about = [one.url for one in released.site.written if one.url in released.words and said_on(one).page]
    assert about
    said = {url: " ".join(map(str, (released.words[url].sentences, released.words[url].figures))) for url in about}
    assert [(url, one) for url, text in said.items() for one in new if one in text] == []


@pytest.mark.parametrize("macro", NUMBERS)
def test_what_a_macro_says_on_a_page_is_so(released, macro):
    wrong, found = [], 0
    for place, text, table, call in on_pages(released, macro):
        named = dict(call.named)
        numbers = [name for name, field in table.fields.items() if field["type"] in ("integer", "number")]
        column = str(call.positional[1]) if len(call.positional) > 1 else numbers[0]
        right = table.denies(macro, column, {key: named[key] for key in named if key in table.fields}, named, text)
        wrong += [f"{place}: “{text}”, and it is {right}"] if right else []
        found += 1
    assert wrong == []
    assert found


def test_what_the_title_of_a_figure_says_is_so(released):
    wrong, found = [], set()
    for place, spec, table, figure in figures(released):
        for call in macros_in(spec["title"]):
            named, (column, where) = dict(call.named), meant(table, spec)
            if call.name in ("highest", "lowest"):
                named["key"], where = call.positional[0], spec.get("where", {})
            elif call.positional and call.name in NUMBERS:
                column = str(call.positional[0])
            where = {key: one for key, one in {**where, **named}.items() if key in table.fields}
            if right := table.denies(call.name, column, where, named, figure.title):
                wrong.append(f"{place}: “{figure.title}”, and it is {right}")
            found.add(call.name)
    assert wrong == []
    assert found >= {"number", "change", "compare", "rank", "highest"}


def test_what_a_text_alternative_says_of_a_line_is_so(released):
    wrong, found = [], 0
    for place, spec, table, figure in figures(released):
        if spec["kind"] in ("line", "band", "neighbours", "column") and (spec.get("by") or "area") == "area":
            right = table.denies_alternative(*meant(table, spec), figure.alt)
            wrong += [f"{place}: “{figure.alt}”, and it is {right}"] if right else []
            found += 1
    assert wrong == []
    assert found
