"""Everything that is wrong with a site, found in one run: facts, tables, figures, pages, macros.

Each check is a piece of work of its own, whose result is in the cache with its inputs: a change is checked where it can
matter, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from macros import figures, pages, prose, tables, wording
from macros.characters.invisible import unseen as unseen_in
from macros.checks.facts import CHECKS, cannot_be_tried, files_of_facts, folders_missing
from macros.content import Site, editions, moved
from macros.messages import Fault, Problem, bundled, choice, guarded, nearest, unexpected
from macros.page_macros import PageMacros
from macros.records import Record
from macros.settings import check_settings
from macros.system.cache import Made
from macros.system.inputs import passing, used
from macros.tables import Table


def check_all(site: Site) -> list[Problem]:
    """Every fault of the content and of the site's own settings."""
    name = "" if site.fact("partnership.yml")[1] else site.partnership.name
    settings = guarded("mkdocs.yml", lambda: check_settings(site.root, site.docs, name))
    return sorted({*settings, *check_site(site)})


def check_site(site: Site) -> list[Problem]:
    """Every fault of the content, in the order of the files."""
    site = site.on_every_day()
    cache = site.cache
    page_macros = PageMacros(site)
    values = prose.Values(lambda: site.sound)
    found: list[Problem] = []
    for name, (path, check) in SITE.items():
        found += cache.made(f"check {name}", partial(_made, path, partial(check, site))).problems
    for stem in site.stems:
        path = f"data/tables/{stem}.csv"
        found += cache.made(f"check {path}", partial(_made, path, partial(_stem, page_macros, stem))).problems
    told = {problem.what for problem in found}
    for document in site.documents:
        made = cache.made(f"check {document.path}", partial(_page, page_macros, document, values))
        again = set(made.data)  # a figure that cannot be drawn may have been told at its table
        found += [one for index, one in enumerate(made.problems) if index not in again or one.what not in told]
    unseen = [
        problem
        for path in pages.files_with_letters([site.docs, site.data])
        for problem in cache.made(
            f"check letters of {path.relative_to(site.root)}", partial(_made, "docs", partial(_letters, site, path))
        ).problems
    ]
    return bundled(_with_letters(found, unseen, site.root))


def _made(path: str, check: Callable[[], Iterable[Problem]]) -> Made:
    return Made(problems=_guarded(path, check))


def _guarded(path: str, check: Callable[[], Iterable[Problem]]) -> list[Problem]:
    found = guarded(path, check)
    if any(unexpected.is_of_the_program(one) for one in found):
        passing()
    return found


def _letters(site: Site, path: Path) -> Iterator[Problem]:
    used("file", path.relative_to(site.root).as_posix())
    yield from pages.letters_unseen(path, site.root)


def _files_of_tables(site: Site) -> Iterator[Problem]:
    used("files", "data/tables")
    yield from tables.files_that_are_no_tables(site.data / "tables", site.root)


def _across_tables(site: Site) -> Iterator[Problem]:
    records = {stem: record for stem in site.sound if (record := site.table_folder.load(stem)[2])}
    yield from tables.hidden_counts_that_tables_give_away(site.sound, records)


def _whole_pages(site: Site) -> list[pages.Document]:
    return [document for document in site.documents if document.whole]


def _languages(site: Site) -> Iterator[Problem]:
    yield from prose.languages_without_font(site.files, site.fact("files.yml")[2])


def _counts_in_facts(site: Site) -> Iterator[Problem]:
    used("files", "data")
    yield from prose.check_facts(site.data, site.root, _places(site))


def _folders(site: Site) -> Iterator[Problem]:
    used("names", "docs")
    used("names", "data")
    yield from folders_missing(site.root)


SITE: dict[str, tuple[str, Callable[[Site], Iterable[Problem]]]] = {
    "folders": ("docs", _folders),
    "files of facts": ("data", files_of_facts),
    **{f"facts of {path}": (path, check) for path, check in CHECKS.items()},
    "files of tables": ("data/tables", _files_of_tables),
    "across tables": ("data/tables", _across_tables),
    "thresholds": ("data/thresholds", lambda site: site.read_thresholds[1]),
    "files": ("docs", lambda site: site.folder.problems),
    "front matter": ("docs", lambda site: site.faults_of_front_matter),
    "twins": ("docs", lambda site: pages.check_twins(_whole_pages(site))),
    "reports": ("docs", lambda site: pages.check_reports(site.documents)),
    "days": ("docs", lambda site: pages.check_days_together(_whole_pages(site), site.today)),
    "templates": ("docs", lambda site: pages.check_templates(site.documents, site.docs)),
    "moved": ("data/moved.yml", moved.check_moved),
    "named files": ("docs", lambda site: pages.files_that_no_page_names(site.documents, site.folder, site.root)),
    "languages": ("data/files.yml", _languages),
    "counts in facts": ("data", _counts_in_facts),
    "governance": ("data/governance.yml", lambda site: site.arrangements.problems()),
}
"""The checks of what no table and no page is alone: the file at fault where the check itself fails, and the check."""


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


def _stem(page_macros: PageMacros, stem: str) -> Iterator[Problem]:
    """Every fault of one table."""
    site = page_macros.site
    table, _, record = site.table_folder.load(stem)
    faults = site.table_folder.faults(stem)
    yield from faults
    if table is None or record is None:
        return
    yield from _table(page_macros, table, record)
    yield from _themes(site, table.metadata.themes, record)
    if not any(problem.stops for problem in faults):
        yield from prose.check_metadata(table, record, _named(site))
        yield from prose.letters_of_table(table, record)


def _page(page_macros: PageMacros, document: pages.Document, values: prose.Values) -> Made:
    """Every fault of one page. The data are the places of those that may have been told at a table."""
    site = page_macros.site
    used("names", "docs")  # which pages, files and pictures a link can lead to
    found: list[Problem] = []
    for check in (
        lambda: pages.check_page(document, site.anchors, site.docs),
        lambda: pages.check_mistyped(document),
        lambda: pages.check_names(document) if document.whole else [],
        lambda: pages.check_days(document, site.today) if document.whole else [],
        lambda: editions.check_editions([document] if document.whole else [], page_macros.named),
        lambda: pages.review_dates_passed(document, site.today),
        lambda: _themes(site, document.meta.themes, document.record),
        lambda: pages.wrong_pictures(document, site.docs, site.files.pictures.most_letters),
        lambda: _claims(document),
        lambda: prose.abbreviations_not_explained([document], site.glossary) if site.glossary else [],
        lambda: prose.check_prose(document, values, _named(site)),
        lambda: prose.letters_of_page(document),
    ):
        found += _guarded(document.path, check)
    macros = _guarded(document.path, lambda: _macros(page_macros, document))
    again = [
        len(found) + index
        for index, one in enumerate(macros)
        if one.line in _lines_of(document, "figure", "comparison")
    ]
    return Made(problems=[*found, *macros], data=again)


def _claims(document: pages.Document) -> Iterator[Problem]:
    """The title and summary of a page with figures claim nothing that a figure would have to bear out."""
    if any(call.name == "figure" for call in document.reading.calls):
        yield from wording.page_words_with_claims(document.record, document.meta.kind == "figures")


def _lines_of(document: pages.Document, *macros: str) -> set[int]:
    return {call.line + document.first - 1 for call in document.reading.calls if call.name in macros}


def _named(site: Site) -> set[str]:
    """The names that make a sentence one about an area: of this one, and of those of the tables."""
    return {place for place in _places(site) if place} | set(site.areas)


def _places(site: Site) -> list[str]:
    """The names that make a sentence one about this area."""
    partnership = site.partnership
    return [partnership.area, partnership.name, partnership.short_name, partnership.region.name, *partnership.towns]


def _table(page_macros: PageMacros, table: Table, metadata: Record) -> Iterator[Problem]:
    """The faults of a table's sources and figures, and its review date."""
    site = page_macros.site
    yield from tables.review_dates_passed(table, metadata, site.today)
    yield from tables.days_to_come(table, metadata, site.today)
    yield from _sources(site, table, metadata)
    if site.area:
        yield from figures.figures_that_cannot_be_drawn(
            table, metadata, lambda name: page_macros.drawn(table.stem, name)
        )
    if not any(problem.stops for problem in site.table_folder.faults(table.stem)):
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


def _macros(page_macros: PageMacros, document: pages.Document) -> Iterator[Problem]:
    """Every macro of a page is known, and what it asks for is there."""
    for number, call in enumerate(document.reading.calls):
        line = call.line + document.first - 1
        if call.name not in page_macros.named:
            yield Problem(
                document.path,
                line,
                f"`{call.name}` is not a macro",
                nearest(call.name, page_macros.named, "The README names those that there are, under “Add a figure”"),
            )
        elif misplaced := pages.out_of_place(document, number):
            yield misplaced
        elif not cannot_be_tried(page_macros.site, call.name):
            try:
                page_macros.named[call.name](*call.positional, **dict(call.named))
            except Fault as fault:
                yield fault.at(document.path, line)
