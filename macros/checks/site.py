"""Everything that is wrong with a site, found in one run: facts, tables, figures, pages, macros."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from macros import figures, pages, prose, tables, wording
from macros.characters.invisible import unseen as unseen_in
from macros.checks.facts import cannot_be_tried, check_facts, folders_missing
from macros.content import editions, moved
from macros.messages import Fault, Problem, bundled, choice, guarded, nearest
from macros.records import Record
from macros.settings import check_settings
from macros.site import Site
from macros.tables import Table


def check_all(site: Site) -> list[Problem]:
    """Every fault of the content and of the site's own settings."""
    name = "" if site.read_facts["partnership.yml"][1] else site.partnership.name
    settings = guarded("mkdocs.yml", lambda: check_settings(site.root, site.docs, name))
    return sorted({*settings, *check_site(site)})


def check_site(site: Site) -> list[Problem]:
    """Every fault of the content, in the order of the files."""
    site = site.on_every_day()
    found = [*folders_missing(site.root), *guarded("data", lambda: check_facts(site))]
    found += guarded("data/tables", lambda: tables.files_that_are_no_tables(site.data / "tables", site.root))
    whole: dict[str, Table] = {}
    records: dict[str, Record] = {}
    for stem in site.stems:
        found += guarded(f"data/tables/{stem}.csv", partial(_stem, site, stem, whole, records))
    found += guarded("data/tables", lambda: tables.hidden_counts_that_tables_give_away(whole, records))
    found += guarded("data/thresholds", lambda: site.read_thresholds[1])
    found += guarded("docs", lambda: site.folder.problems)
    found += guarded("docs", lambda: site.read_pages[1])
    found += pages.check_pages(site.documents, site.docs)
    readable = [document for document in site.documents if document.whole]
    found += guarded("docs", lambda: pages.check_names(readable))
    found += guarded("docs", lambda: pages.check_days(readable, site.today))
    found += guarded("data/moved.yml", lambda: moved.check_moved(site))
    found += guarded("docs", lambda: editions.check_editions(readable, site.words))
    for document in site.documents:
        told = {problem.what for problem in found}
        found += guarded(document.path, partial(_document, site, document, told))
    found += guarded("docs", lambda: pages.files_that_no_page_names(site.documents, site.folder, site.root))
    found += guarded("docs", lambda: prose.check_prose(site.documents, whole, records, _places(site)))
    found += guarded("docs", lambda: prose.letters_without_font(site.documents, whole, records))
    found += guarded(
        "data/files.yml", lambda: prose.languages_without_font(site.files, site.read_facts["files.yml"][2])
    )
    found += guarded("data", lambda: prose.check_facts(site.data, site.root, _places(site)))
    found += guarded("data/governance.yml", lambda: site.arrangements.problems())
    return bundled(_with_letters(found, pages.letters_unseen([site.docs, site.data], site.root), site.root))


def _with_letters(found: list[Problem], letters: Iterable[Problem], root: Path) -> list[Problem]:
    """The faults with those of letters that nobody sees, which no other rule tells again."""
    unseen = list(letters)
    files = {one.path for one in unseen}
    rows = {path: (root / path).read_text(encoding="utf-8").split("\n") for path in files}

    def again(one: Problem) -> bool:
        if one.path in files and "is not a word that belongs here" in one.what:
            return next(unseen_in("".join(rows[one.path][one.line - 1 : one.line])), None) is not None
        if one.path not in files or "invisible" not in one.what:
            return False
        # A value of a record can go on below its line; a cell with another fault of this kind is in a row of its own.
        return (
            not one.path.endswith(".csv")
            or next(unseen_in("".join(rows[one.path][one.line - 1 : one.line])), None) is not None
        )

    return [*(one for one in found if not again(one)), *unseen]


def _stem(site: Site, stem: str, whole: dict[str, Table], records: dict[str, Record]) -> Iterator[Problem]:
    """Every fault of one table, which is put among the whole ones when it can be read."""
    table, _, metadata = site.shelf.load(stem)
    faults = site.shelf.faults(stem)
    yield from faults
    if table is not None and metadata is not None:
        if not any(problem.stops for problem in faults):
            whole[stem], records[stem] = table, metadata
        yield from _table(site, table, metadata)
        yield from _themes(site, table.metadata.themes, metadata)


def _document(site: Site, document: pages.Document, told: set[str]) -> Iterator[Problem]:
    """Every fault of one page beside those that pages have among each other."""
    yield from pages.review_dates_passed(document, site.today)
    yield from _themes(site, document.meta.themes, document.record)
    yield from pages.wrong_pictures(document, site.docs, site.files.pictures.most_letters)
    yield from _macros(site, document, told)
    if any(call.name == "figure" for call in document.reading.calls):
        yield from wording.page_words_with_claims(document.record, document.meta.kind == "figures")
    if site.glossary:
        yield from prose.abbreviations_not_explained([document], site.glossary)


def _places(site: Site) -> list[str]:
    """The names that make a sentence one about this area."""
    partnership = site.partnership
    return [partnership.area, partnership.name, partnership.short_name, partnership.region.name, *partnership.towns]


def _table(site: Site, table: Table, metadata: Record) -> Iterator[Problem]:
    """The faults of a table's sources and figures, and its review date."""
    yield from tables.review_dates_passed(table, metadata, site.today)
    yield from tables.days_to_come(table, metadata, site.today)
    yield from _sources(site, table, metadata)
    if site.area:
        yield from figures.figures_that_cannot_be_drawn(table, metadata, lambda name: site.drawn(table.stem, name))
    if not any(problem.stops for problem in site.shelf.faults(table.stem)):
        yield from wording.table_titles_with_claims(table, metadata)
        yield from wording.tables_of_other_periods(table, metadata)


def _sources(site: Site, table: Table, metadata: Record) -> Iterator[Problem]:
    """Every document that a table names is known, and every row names one of the table's own."""
    if site.in_doubt("sources.yml"):
        return
    for index, source in enumerate(table.metadata.sources):
        if source.document not in site.sources:
            yield Problem(
                metadata.path,
                metadata.line("sources", index),
                f"`{source.document}` is not a document of data/sources.yml",
                nearest(source.document, site.sources, "Write the id of one that is there, or add the document"),
            )
    public = table.metadata.disclosure.document
    if public and public not in site.sources:
        yield Problem(
            metadata.path,
            metadata.line("disclosure", "document"),
            f"`{public}` is not a document of data/sources.yml, so nobody can see that the counts are public",
            nearest(public, site.sources, "Write the id of one that is there, or add the document"),
        )
    elif public and public not in {source.document for source in table.metadata.sources}:
        yield Problem(
            metadata.path,
            metadata.line("disclosure", "document"),
            f"`{public}` is said to have these counts, and is not among the sources of the table",
            "Name the document that the counts were taken from, under `sources:` too",
        )
    if "document" in table.cells:
        named = {source.document for source in table.metadata.sources}
        if not named <= set(site.sources):
            return  # a misspelt source is told above, and not again for each of its rows
        rows = table.rows_with("document", lambda text: text not in named and bool(text.strip()))
        for said in dict.fromkeys(table.cell(row, "document") for row in rows[:1000]):
            lines = [table.lines[row] for row in rows if table.cell(row, "document") == said]
            yield Problem(
                table.path,
                lines[0],
                f"`document` is `{said[:40]}`, which is not among the sources of the metadata{tables.and_more(lines)}",
                choice(
                    said, named, "Write the id of one of them, or add the document to the `sources` of the metadata"
                ),
            )


def _themes(site: Site, named: list[str], record: Record) -> Iterator[Problem]:
    """Every theme of a page or a table is one of `data/themes.yml`, where a site has that file."""
    for index, theme in enumerate(named):
        if site.themes and theme not in site.themes and not site.in_doubt("themes.yml"):
            yield Problem(
                record.path,
                record.line("themes", index),
                f"`{theme}` is not a theme of data/themes.yml",
                nearest(theme, site.themes, "Write the id of one that is there, or add the theme"),
            )


def _macros(site: Site, document: pages.Document, told: set[str]) -> Iterator[Problem]:
    """Every macro of a page is known, and what it asks for is there. `told` is what was told where it is to be mended."""
    for number, call in enumerate(document.reading.calls):
        line = call.line + document.first - 1
        if call.name not in site.words:
            yield Problem(
                document.path,
                line,
                f"`{call.name}` is not a macro",
                nearest(call.name, site.words, "The README names those that there are, under “Add a figure”"),
            )
        elif misplaced := pages.out_of_place(document, number):
            yield misplaced
        elif not cannot_be_tried(site, call.name):
            try:
                site.words[call.name](*call.positional, **dict(call.named))
            except Fault as fault:
                if call.name not in ("figure", "comparison") or fault.what not in told:
                    yield fault.at(document.path, line)
