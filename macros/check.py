"""Everything that is wrong with a site, found in one run: facts, tables, figures, pages, macros."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, cast

from macros import duties, figures, pages, prose, tables
from macros.facts import FILES, Searches, facts
from macros.problems import Fault, Problem, bundled, nearest
from macros.records import Record
from macros.render import Misread, calls
from macros.site import Site
from macros.statement import statement_out_of_order
from macros.tables import Table
from macros.tables.importing.publications import publications
from macros.tables.importing.reading import Refused


def check_site(site: Site) -> list[Problem]:
    """Every fault of the content, in the order of the files."""
    found = [problem for name in FILES for problem in facts(name, site.data, site.root)[1]]
    if found:
        return sorted(found)
    found += tables.files_that_are_no_tables(site.data / "tables", site.root)
    whole: dict[str, Table] = {}
    records: dict[str, Record] = {}
    for stem in site.stems:
        table, _, papers = site.shelf.load(stem)
        found += site.shelf.faults(stem)
        if table is not None and papers is not None:
            if not any(problem.stops for problem in site.shelf.faults(stem)):
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
    found += _duties(site)
    if site.accessibility:
        found += statement_out_of_order(site.documents, site.accessibility, site.today)
    found += prose.check_prose(site.documents, whole, records, _places(site))
    if site.glossary:
        found += prose.abbreviations_not_explained(site.documents, site.glossary)
    found += prose.check_facts(site.data, site.root, _places(site))
    found += site.arrangements.problems()
    found += _comparisons(site)
    found += _contacts(site)
    found += _searches(site)
    found += _publications(site)
    return bundled(found)


def _places(site: Site) -> list[str]:
    """The names that make a sentence one about this area."""
    partnership = site.partnership
    return [partnership.area, partnership.name, partnership.short_name, partnership.region.name, *partnership.towns]


def _table(site: Site, table: Table, papers: Record) -> Iterator[Problem]:
    """The faults of a table's sources and figures, and its review date."""
    yield from tables.review_dates_passed(table, papers, site.today)
    yield from tables.days_to_come(table, papers, site.today)
    yield from _sources(site, table, papers)
    yield from figures.figures_that_cannot_be_drawn(table, papers, lambda name: site.drawn(table.stem, name))


def _sources(site: Site, table: Table, papers: Record) -> Iterator[Problem]:
    """Every document that a table names is known, and every row names one of the table's own."""
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
    elif public:
        day = site.sources[public].date
        if public not in {source.document for source in table.papers.sources}:
            yield Problem(
                papers.path,
                papers.line("disclosure", "document"),
                f"`{public}` is said to have these counts, and is not among the sources of the table",
                "Name the document that the counts were taken from, under `sources:` too",
            )
        elif day is not None and day > site.today:
            yield Problem(
                papers.path,
                papers.line("disclosure", "document"),
                f"`{public}` is published on {day.isoformat()}, so the counts are not public yet",
                "Wait for that day, or hide the small counts",
            )
    if "document" in table.cells:
        named = {source.document for source in table.papers.sources}
        if not named <= set(site.sources):
            return  # a misspelt source is told above, and not again for each of its rows
        rows = table.rows_with("document", lambda text: text not in named)
        for said in dict.fromkeys(table.cell(row, "document") for row in rows[:1000]):
            lines = [table.lines[row] for row in rows if table.cell(row, "document") == said]
            yield Problem(
                table.path,
                lines[0],
                f"`document` is `{said[:40]}`, which is not among the sources of the metadata{tables.and_more(lines)}",
                nearest(said, named),
            )


def _themes(site: Site, named: list[str], record: Record) -> Iterator[Problem]:
    """Every theme of a page or a table is one of `data/themes.yml`, where a site has that file."""
    for index, theme in enumerate(named):
        if site.themes and theme not in site.themes:
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
        else:
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
                    yield Problem(record.path, line, f"`{src}` is not a page", nearest(src, anchors))
            elif anchor and anchor not in anchors[src]:
                yield Problem(
                    record.path, line, f"`{target}` leads to no heading of the page", nearest(anchor, anchors[src])
                )


def _duties(site: Site) -> Iterator[Problem]:
    """Everything that must be published is, below the heading that its entry names."""
    record = facts("duties.yml", site.data, site.root)[2]
    if record is not None:
        # A page that cannot be read has its own fault in this list.
        known = [duty for duty in site.to_publish if not (site.docs / duty.page).is_file() or site.has_page(duty.page)]
        yield from duties.duties_missing(site.to_publish, record)
        yield from duties.duties_without_words(known, site.documents, site.partnership.guidance, record)


def _publications(site: Site) -> Iterator[Problem]:
    """What the importer knows of the official files is written as it should be."""
    try:
        publications(site.root)
    except Refused as refused:
        yield from refused.problems


def _plain(error: TypeError) -> str:
    text = str(error).split("() ", 1)[-1]
    return text.replace("keyword argument", "word").replace("positional argument", "text")


def _example(word: Callable[..., Any]) -> str:
    doc = (word.__doc__ or "").split("`")
    return doc[1] if len(doc) > 1 else "the README"
