"""Everything that is wrong with a site, found in one run: facts, tables, figures, pages, macros."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, cast

from macros import duties, editions, moved, pages, prose, tables, titles
from macros.facts import FILES, Searches, facts
from macros.problems import Fault, Problem, choice, nearest
from macros.records import Record
from macros.site import Site
from macros.statement import statement_out_of_order
from macros.tables import Table
from macros.tables.importing.publications import publications
from macros.tables.importing.reading import Refused
from macros.unexpected import guarded


def check_site(site: Site) -> list[Problem]:
    """Every fault of the content, in the order of the files."""
    site = site.on_every_day()
    found = [problem for name in FILES for problem in facts(name, site.data, site.root)[1]]
    if found:
        return sorted(found)
    whole: dict[str, Table] = {}
    records: dict[str, Record] = {}
    for stem in site.stems:
        found += guarded(f"data/tables/{stem}.csv", partial(_stem, site, stem, whole, records))
    found += guarded("data/tables", lambda: tables.hidden_counts_that_tables_give_away(whole, records))
    found += guarded("data/thresholds", lambda: site.read_thresholds[1])
    found += guarded("docs", lambda: site.folder.problems)
    found += guarded("docs", lambda: site.read_pages[1])
    found += pages.check_pages(site.documents, site.docs)
    found += pages.letters_unseen([site.docs, site.data], site.root)
    found += guarded("docs", lambda: pages.check_names(site.documents))
    found += guarded("docs", lambda: pages.check_dates(site.documents, site.today))
    found += guarded("docs", lambda: pages.check_days(site.documents, site.today))
    found += guarded("data/moved.yml", lambda: moved.check_moved(site))
    found += guarded("docs", lambda: editions.check_editions(site.documents, site.words))
    for document in site.documents:
        told = {problem.what for problem in found}
        found += guarded(document.path, partial(_document, site, document, told))
    for path, check in _CHECKS.items():
        found += guarded(path, partial(check, site))
    found += guarded("docs", lambda: pages.files_that_no_page_names(site.documents, site.folder, site.root))
    found += guarded("docs", lambda: prose.check_prose(site.documents, whole, records, _places(site)))
    found += guarded("docs", lambda: prose.letters_without_font(site.documents, whole, records))
    return sorted(set(found))


def _stem(site: Site, stem: str, whole: dict[str, Table], records: dict[str, Record]) -> Iterator[Problem]:
    """Every fault of one table, which is put among the whole ones when it can be read."""
    table, problems, papers = site.load(stem)
    yield from problems
    if table is not None and papers is not None:
        whole[stem], records[stem] = table, papers
        yield from _table(site, table, papers)
        yield from _themes(site, table.papers.themes, papers)


def _document(site: Site, document: pages.Document, told: set[str]) -> Iterator[Problem]:
    """Every fault of one page beside those that pages have among each other."""
    yield from pages.review_dates_passed(document, site.today)
    yield from _themes(site, document.meta.themes, document.record)
    yield from pages.wrong_pictures(document, site.docs, site.files.pictures.most_letters)
    yield from _macros(site, document, told)
    yield from titles.pages_that_their_figures_contradict(document.record, site.shown_on(document))
    if site.glossary:
        yield from prose.abbreviations_not_explained([document], site.glossary)


def _statement(site: Site) -> Iterator[Problem]:
    if site.accessibility:
        yield from statement_out_of_order(site.documents, site.accessibility, site.today)


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
    if any(fault.stops for fault in faults):
        return
    for name in table.papers.figures:
        try:
            site.figure(table.stem, name)
        except Fault as fault:
            yield fault.at(papers.path, papers.line("figures", name))
    yield from titles.titles_that_the_data_contradict(table, papers)
    yield from titles.descriptions_of_other_periods(table, papers)


def _sources(site: Site, table: Table, papers: Record) -> Iterator[Problem]:
    """Every document that a table names is known, and every row names one of the table's own."""
    for index, source in enumerate(table.papers.sources):
        if source.document not in site.sources:
            yield Problem(
                papers.path,
                papers.line("sources", index),
                f"`{source.document}` is not a document of data/sources.yml",
                nearest(source.document, site.sources, "Write the id of one that is there, or add the document"),
            )
    public = table.papers.disclosure.document
    if public and public not in site.sources:
        yield Problem(
            papers.path,
            papers.line("disclosure", "document"),
            f"`{public}` is not a document of data/sources.yml, so nobody can see that the counts are public",
            nearest(public, site.sources, "Write the id of one that is there, or add the document"),
        )
    if "document" in table.cells:
        named = {source.document for source in table.papers.sources}
        for row in table.cells.index[~table.cells["document"].isin(named)][:3]:
            said = table.cell(row, "document")
            yield Problem(
                table.path,
                table.lines[row],
                f"`document` is `{said}`, which is not among the sources of the papers",
                choice(
                    said, named, "Write the id of one of them, or add the document to the `sources` of the metadata"
                ),
            )


def _themes(site: Site, named: list[str], record: Record) -> Iterator[Problem]:
    """Every theme of a page or a table is one of `data/themes.yml`, where a site has that file."""
    for index, theme in enumerate(named):
        if site.themes and theme not in site.themes:
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
        else:
            try:
                site.words[call.name](*call.positional, **dict(call.named))
            except Fault as fault:
                if call.name != "figure" or fault.what not in told:
                    yield fault.at(document.path, line)
            except TypeError as error:
                yield Problem(
                    document.path,
                    line,
                    f"`{call.name}` does not take these words: {_plain(error)}",
                    f"Write it as in {_example(site.words[call.name])}",
                )


def _comparisons(site: Site) -> Iterator[Problem]:
    """Every measure of the page "How we compare" is in its table."""
    record = facts("comparisons.yml", site.data, site.root)[2]
    for index, measure in enumerate(site.measures):
        try:
            site.compared_line(measure)
        except Fault as fault:
            yield fault.at("data/comparisons.yml", record.line("comparisons", index) if record else 1)


def _contacts(site: Site) -> Iterator[Problem]:
    """A number that no person has checked is told; in a live site it stops the build."""
    record = facts("contacts.yml", site.data, site.root)[2]
    for index, contact in enumerate(site.contacts):
        line = record.line("contacts", index) if record else 1
        if contact.checked_on is None:
            yield Problem(
                "data/contacts.yml",
                line,
                f"Nobody has checked {contact.number} ({contact.name}) yet",
                "Confirm it with whoever answers it, and write the day as `checked_on:`",
                stops=site.partnership.status == "live",
            )
        if contact.tel != "".join(letter for letter in contact.number if letter.isdigit()):
            yield Problem(
                "data/contacts.yml",
                line,
                f"`tel` is `{contact.tel}`, and the number is {contact.number}",
                "Write the same digits in `tel`, without spaces",
            )


def _searches(site: Site) -> Iterator[Problem]:
    """Every word that people search with stands in one entry, and every page that it leads to is there."""
    found, _, record = facts("search-words.yml", site.data, site.root)
    if record is None:
        return
    anchors = {document.src: pages.anchors_of(document) for document in site.documents}
    guidance = site.read_thresholds[0]
    made = [*(level.slug for level in guidance.levels), *guidance.domains, *guidance.used_themes]
    anchors |= {f"thresholds/{slug}/": set() for slug in made}
    spoilt = any(problem.stops for problem in site.read_thresholds[1])  # its pages are then not known
    seen: dict[str, int] = {}
    for index, search in enumerate(cast(Searches, found).searches):
        for place, word in enumerate(search.words):
            line = record.line("searches", index, "words", place)
            said = " ".join(word.lower().split())
            if said in seen:
                yield Problem(
                    record.path,
                    line,
                    f"`{word}` stands on line {seen[said]} already",
                    "Keep one, and name all its pages there",
                )
            seen.setdefault(said, line)
        for place, target in enumerate(search.pages):
            line = record.line("searches", index, "pages", place)
            src, _, anchor = target.partition("#")
            if src not in anchors:
                told_already = (site.docs / src).is_file() or (spoilt and src.startswith("thresholds/"))
                if not told_already:
                    yield Problem(
                        record.path,
                        line,
                        f"`{src}` is not a page",
                        nearest(
                            src, anchors, "Write the page’s file as it is called in docs/, such as `briefings/index.md`"
                        ),
                    )
            elif anchor and anchor not in anchors[src]:
                yield Problem(
                    record.path,
                    line,
                    f"`{target}` leads to no heading of the page",
                    choice(anchor, anchors[src], "Look at the headings of that page"),
                )


def _duties(site: Site) -> Iterator[Problem]:
    """Everything that must be published is, below the heading that its entry names."""
    record = facts("duties.yml", site.data, site.root)[2]
    if record is not None:
        # A page that cannot be read has its own fault in this list.
        read = {one.src for one in site.documents}
        known = [duty for duty in site.to_publish if not (site.docs / duty.page).is_file() or duty.page in read]
        yield from duties.duties_missing(site.to_publish, record)
        yield from duties.duties_without_words(known, site.documents, site.partnership.guidance, record)


def _publications(site: Site) -> Iterator[Problem]:
    """What the importer knows of the official files is written as it should be."""
    try:
        publications(site.root)
    except Refused as refused:
        yield from refused.problems


_CHECKS: dict[str, Callable[[Site], Iterable[Problem]]] = {
    "data/duties.yml": _duties,
    "data/accessibility.yml": _statement,
    "data": lambda site: prose.check_facts(site.data, site.root, _places(site)),
    "data/governance.yml": lambda site: site.arrangements.problems(),
    "data/comparisons.yml": _comparisons,
    "data/files.yml": lambda site: prose.languages_without_font(
        site.files, facts("files.yml", site.data, site.root)[2]
    ),
    "data/contacts.yml": _contacts,
    "data/search-words.yml": _searches,
    "data/publications.yml": _publications,
}
"""The checks of the whole site, by the file that is at fault when one of them fails itself."""


def _plain(error: TypeError) -> str:
    text = str(error).split("() ", 1)[-1]
    return text.replace("keyword argument", "word").replace("positional argument", "text")


def _example(word: Callable[..., Any]) -> str:
    doc = (word.__doc__ or "").split("`")
    return doc[1] if len(doc) > 1 else "the README"
