"""Every fault of one table: its files, cells and numbers, its sources and figures, and the words of its metadata."""

from __future__ import annotations

from collections.abc import Iterator

from macros import figures, prose, tables, wording
from macros.checks.only_read import silences_of_table
from macros.checks.shared import named_places, unknown_themes
from macros.content import Site
from macros.facts.misspelt_areas import misspelt
from macros.messages import Problem, choice, nearest, visible
from macros.page_macros import PageMacros
from macros.records import Record
from macros.tables import Table


def check_table(page_macros: PageMacros, stem: str) -> Iterator[Problem]:
    """Every fault of one table."""
    site = page_macros.site
    table, _, record = site.table_folder.load(stem)
    faults = site.table_folder.faults(stem)
    yield from faults
    if table is None or record is None:
        yield from _areas_beside_other_faults(site, stem, faults) if record else ()
        return
    yield from _table(page_macros, table, record)
    yield from unknown_themes(site, table.metadata.themes, record)
    if not any(problem.stops for problem in faults):
        yield from prose.check_metadata(table, record, named_places(site))
        yield from prose.letters_of_table(table, record)
        yield from silences_of_table(page_macros.site, table, record)


def _table(page_macros: PageMacros, table: Table, metadata: Record) -> Iterator[Problem]:
    """The faults of a table's sources and figures, and its review date."""
    site = page_macros.site
    yield from _misspelt_areas(site, table)
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


def _misspelt_areas(site: Site, table: Table) -> Iterator[Problem]:
    """No area of a table is nearly one that the site knows: its rows would be those of another place."""
    for name in sorted(table.known("area")) if "area" in table.texts else []:
        if not nearest(name, [table.home]):  # one like the site's own is reported among the cells
            lines = [table.lines[row] for row in table.rows_with("area", name.__eq__)]
            yield from _misspelt(site, table.path, name, lines)


def _areas_beside_other_faults(site: Site, stem: str, faults: list[Problem]) -> Iterator[Problem]:
    """The same for a table whose metadata have faults: its areas can be read all the same."""
    path = site.data / "tables" / f"{stem}.csv"
    if not path.is_file() or any(one.path.endswith(".csv") for one in faults):
        return
    rows = tables.read_rows(path, f"data/tables/{stem}.csv")
    if "area" not in rows.header:
        return
    names = [row[rows.header.index("area")] for row in rows.body]
    for name in sorted(set(names)):
        lines = [line for line, one in zip(rows.lines, names, strict=True) if one == name]
        yield from _misspelt(site, f"data/tables/{stem}.csv", name, lines)


def _misspelt(site: Site, path: str, name: str, lines: list[int]) -> Iterator[Problem]:
    if near := misspelt(name, site.near_areas()):
        what = f"No area that this site knows is called `{visible(name)}`{tables.and_more(lines)}"
        yield Problem(path, lines[0], what, near)


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
                nearest(source.document, site.sources, "Write an id from that file, or add the document"),
            )
    public = table.metadata.disclosure.document
    if public and public not in site.sources:
        yield Problem(
            metadata.path,
            metadata.line("disclosure", "document"),
            f"`{public}` is not a document of data/sources.yml, so no one can see that the counts are public",
            nearest(public, site.sources, "Write an id from that file, or add the document"),
        )
    elif public and public not in {source.document for source in table.metadata.sources}:
        yield Problem(
            metadata.path,
            metadata.line("disclosure", "document"),
            f"`{public}` is said to have these counts, and is not among the sources of the table",
            "Name the document that the counts were taken from, under `sources:` too",
        )
    for index, one in enumerate(table.metadata.disclosure.excepted):
        if one.document and one.document not in {source.document for source in table.metadata.sources}:
            yield Problem(
                metadata.path,
                metadata.line("disclosure", "except", index, "document"),
                f"`{one.document}` is said to have these counts, and is not among the sources of the table",
                "Name the document that the counts were taken from, under `sources:` too",
            )
    if "document" in table.cells:
        named = {source.document for source in table.metadata.sources}
        if not named <= set(site.sources):
            return  # a misspelt source is reported above, and not again for each of its rows
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
