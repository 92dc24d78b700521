"""The page of one table: everything that its metadata say, in words, and its first rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from macros.content import in_words
from macros.outputs import check_text, description, metadata_text
from macros.outputs.dataset import dataset
from macros.outputs.description import Files
from macros.outputs.downloads import size_in_words
from macros.outputs.from_data import DataPage
from macros.outputs.limits import limits
from macros.outputs.lines import line_of_cell, lines_of
from macros.outputs.macro_html import MacroHtml
from macros.outputs.making import Making
from macros.outputs.remarks import MEANING, changes, has_column, remarks
from macros.render import render, safe
from macros.tables import COLUMN, SOURCE_COLUMNS, SYMBOLS, Table, counted, order, shown, spanned, stock_of, unit_of

PREVIEW = 20
"""At most this many rows of a table are on its page; the rest are in the CSV."""


def table_page(making: Making, stem: str, macro_html: MacroHtml) -> DataPage:
    """One table's own page."""
    site, table = making.site, making.site.table(stem)
    metadata, site_url = table.metadata, making.home
    text, described = (len(content) for content in making.table(stem).files.values())
    files = Files(text, described)
    name = first_figure(table)
    columns = [column for column in metadata.columns if column not in SOURCE_COLUMNS]
    known = {
        "title": metadata.title,
        "description": metadata.description,
        "definition": metadata.definition,
        "themes": [site.theme_name(theme) for theme in metadata.themes],
        "notes": [one.text for one in metadata.notes],
        "owner": metadata.owner,
        "retrieved": _day(metadata.retrieved),
        "review_by": _day(metadata.review_by),
        "overdue": metadata.review_by < site.today,
        "figure": safe(macro_html.html("figure", table.stem, name)) if name else "",
        "rows": f"{len(table.cells):,}",
        "whole": len(table.cells) <= PREVIEW,
        "shown": min(PREVIEW, len(table.cells)),
        "heads": [(metadata.title_of(name), name in table.measures) for name in columns],
        "preview": [_row(table, row, columns, not making.published) for row in table.cells.index[:PREVIEW]],
        "counted": metadata_text.counted(table),
        "symbols": metadata_text.symbols_used(table),
        "fields": [
            (field.name, field.title, metadata_text.TYPES[field.type], metadata_text.meaning(table, field.name))
            for field in metadata.table_schema.fields
        ]
        + [(one.name, one.title, metadata_text.TYPES["number"], one.meaning) for one in limits(table)]
        + ([(COLUMN, "Remark", metadata_text.TYPES["string"], MEANING)] if has_column(table) else []),
        "told_apart_by": [metadata.title_of(key) for key in metadata.table_schema.primary_key],
        "periods": ends(table),
        "areas": description.areas(table, site),
        "codes": f"@/data/{description.CODES}/" if description.CODES in site.stems else "",
        "sources": description.sources(table, site),
        "licence": description.licence(table),
        "formulas": description.FORMULAS,
        "csv": f"@/data/{table.stem}.csv",
        "csv_size": size_in_words(files.size),
        "metadata": f"@/data/{table.stem}.csv-metadata.json",
        "metadata_size": size_in_words(files.metadata_size),
        "protection": metadata_text.protection(metadata, site.sources),
        "checks": check_text.checks(table, site.find),
        "remarks": remarks(table),
        "uses": making.uses_of(stem),
        "lines": [] if making.published else list(lines_of(making.macros, table)),
        "unused": metadata.unused,
        "changes": changes(table, [site.table(log) for log in making.logs()]),
        "address": f"{site_url}data/{table.stem}/",
    }
    return DataPage(
        url=f"data/{table.stem}/",
        kind="Table",
        title=metadata.title,
        summary=metadata.description,
        main=render("table", table=known),
        head=render("dataset", dataset=dataset(table, files, site, site_url)),
        found_by=description.described(table),
        modified=description.modified(table),
    )


def first_figure(table: Table) -> str:
    """The name of the figure that a table's own page shows; '' where it has none."""
    return "default" if "default" in table.metadata.figures else next(iter(table.metadata.figures), "")


def ends(table: Table) -> str:
    """The first and the last period of a table, in words."""
    stock = stock_of(table, range(len(table.lines)), table.measures)
    known = [found for text in (*table.periods[:1], *table.periods[-1:]) if (found := counted(text, stock))]
    return spanned(known)


def _row(table: Table, row: int, columns: Sequence[str], lines: bool) -> list[dict[str, Any]]:
    """One row of the preview: numbers as a reader sees them, all else as it is in the CSV."""
    cells = []
    for position, name in enumerate(columns):
        text = table.printed(row, name)
        numeric = name in table.measures
        said = shown(text, unit_of(table, name, row)) if numeric else text
        symbol = numeric and text in SYMBOLS
        sort = "-".join(f"{part:02}" for part in order(text)) if name == "time_period" else ""
        typed = line_of_cell(table, row, name) if lines and numeric and not symbol else ""
        cells.append(
            {"line": typed, "text": said, "numeric": numeric, "header": position == 0, "symbol": symbol, "sort": sort}
        )
    return cells


def _day(day: date) -> dict[str, str]:
    return {"iso": day.isoformat(), "words": in_words(day)}
