"""Everything that is wrong with a site, found in one run: facts, tables, figures, pages, macros."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from macros import pages, prose, tables
from macros.held import cannot_be_tried, check_facts, folders_missing
from macros.problems import Fault, Problem, nearest
from macros.records import Record
from macros.render import Misread, calls
from macros.settings import check_settings
from macros.site import Site
from macros.tables import Table


def check_all(site: Site) -> list[Problem]:
    """Every fault of the content and of the site's own settings."""
    name = "" if site.read_facts["partnership.yml"][1] else site.partnership.name
    return sorted({*check_settings(site.root, site.docs, name), *check_site(site)})


def check_site(site: Site) -> list[Problem]:
    """Every fault of the content, in the order of the files."""
    found = [*folders_missing(site.root), *check_facts(site)]
    whole: dict[str, Table] = {}
    records: dict[str, Record] = {}
    for stem in site.stems:
        table, problems, papers = site.load(stem)
        found += problems
        if table is not None and papers is not None:
            whole[stem], records[stem] = table, papers
            found += _table(site, table, papers)
            found += _themes(site, table.papers.themes, papers)
    found += tables.hidden_counts_that_tables_give_away(whole, records)
    found += site.read_thresholds[1]
    found += site.read_pages[1]
    found += pages.check_pages(site.documents, site.docs)
    for document in site.documents:
        found += pages.review_dates_passed(document, site.today)
        found += _themes(site, document.meta.themes, document.record)
        found += _macros(site, document)
    found += prose.check_prose(site.documents, whole, records, _places(site))
    if site.glossary:
        found += prose.abbreviations_not_explained(site.documents, site.glossary)
    found += prose.check_facts(site.data, site.root, _places(site))
    found += site.arrangements.problems()
    return sorted(set(found))


def _places(site: Site) -> list[str]:
    """The names that make a sentence one about this area."""
    partnership = site.partnership
    return [partnership.area, partnership.name, partnership.short_name, partnership.region.name, *partnership.towns]


def _table(site: Site, table: Table, papers: Record) -> Iterator[Problem]:
    """A table's own faults, then those of its sources and figures."""
    faults = tables.check_table(table, papers, site.find)
    yield from faults
    yield from tables.review_dates_passed(table, papers, site.today)
    yield from _sources(site, table, papers)
    if any(fault.stops for fault in faults) or not site.area:
        return
    for name in table.papers.figures:
        try:
            site.figure(table.stem, name)
        except Fault as fault:
            yield fault.at(papers.path, papers.line("figures", name))


def _sources(site: Site, table: Table, papers: Record) -> Iterator[Problem]:
    """Every document that a table names is known, and every row names one of the table's own."""
    if site.in_doubt("sources.yml"):
        return
    for index, source in enumerate(table.papers.sources):
        if source.document not in site.sources:
            yield Problem(
                papers.path,
                papers.line("sources", index),
                f"`{source.document}` is not a document of data/sources.yml",
                nearest(source.document, site.sources),
            )
    public = table.papers.disclosure.document
    if public and public not in site.sources:
        yield Problem(
            papers.path,
            papers.line("disclosure", "document"),
            f"`{public}` is not a document of data/sources.yml, so nobody can see that the counts are public",
            nearest(public, site.sources),
        )
    if "document" in table.cells:
        named = {source.document for source in table.papers.sources}
        for row in table.cells.index[~table.cells["document"].isin(named)][:3]:
            said = table.cell(row, "document")
            yield Problem(
                table.path,
                table.lines[row],
                f"`document` is `{said}`, which is not among the sources of the papers",
                nearest(said, named),
            )


def _themes(site: Site, named: list[str], record: Record) -> Iterator[Problem]:
    """Every theme of a page or a table is one of `data/themes.yml`, where a site has that file."""
    for index, theme in enumerate(named):
        if site.themes and theme not in site.themes and not site.in_doubt("themes.yml"):
            yield Problem(
                record.path,
                record.line("themes", index),
                f"`{theme}` is not a theme of data/themes.yml",
                nearest(theme, site.themes),
            )


def _macros(site: Site, document: pages.Document) -> Iterator[Problem]:
    """Every macro of a page is known, and what it asks for is there."""
    for call in calls(document.body):
        line = call.line + document.first - 1
        if isinstance(call, Misread):
            yield Problem(document.path, line, call.what, call.fix)
        elif call.name not in site.words:
            yield Problem(document.path, line, f"`{call.name}` is not a macro", nearest(call.name, site.words))
        elif not cannot_be_tried(site, call.name):
            try:
                site.words[call.name](*call.positional, **dict(call.named))
            except Fault as fault:
                yield fault.at(document.path, line)
            except TypeError as error:
                yield Problem(
                    document.path,
                    line,
                    f"`{call.name}` does not take these words: {_plain(error)}",
                    f"Write it as in {_example(site.words[call.name])}",
                )


def _plain(error: TypeError) -> str:
    text = str(error).split("() ", 1)[-1]
    return text.replace("keyword argument", "word").replace("positional argument", "text")


def _example(word: Callable[..., Any]) -> str:
    doc = (word.__doc__ or "").split("`")
    return doc[1] if len(doc) > 1 else "the README"
