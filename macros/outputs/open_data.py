"""The tables as open data: what anyone may take and use again.

Below data/, at addresses that stay: `<stem>.csv`, `<stem>.csv-metadata.json` (CSV on the Web), `datapackage.json`
(Frictionless, the whole), `index.json` (a list for programs) and `all-tables.zip` (all of this in one file).
"""

from __future__ import annotations

import csv
import io
import json
import posixpath
import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from macros.importing import revision_log
from macros.outputs.csvw import csvw
from macros.outputs.datapackage import datapackage, entry, index, resource
from macros.outputs.description import Files, licence, modified, sources
from macros.outputs.hidden import Hidden
from macros.outputs.limits import limits
from macros.outputs.making import Making
from macros.outputs.remarks import by_row, is_log, remarks
from macros.outputs.table_page import ends, first_figure
from macros.outputs.unsafe import own_places, titles_that_say_few
from macros.system.cache import Made
from macros.tables import COLUMN, Table

ARCHIVE = "data/all-tables.zip"
"""Everything about the tables in one file."""
FORMULA = re.compile(r"[=@\t\r\n＝＋－＠]|[+-](?!\d+(\.\d+)?$)")
"""The signs at the beginning of a cell that a spreadsheet would run (OWASP, CSV injection). A negative number is not a formula."""


def table_as_data(making: Making, stem: str) -> Made:
    """The files of a table, and what the lists of all tables say about it, as JSON has it."""
    site, home = making.site, making.home
    table = site.table(stem)
    text, described = as_csv(table), as_json(csvw(table, site))
    files = Files(len(text), len(described))
    data = {
        "resource": resource(table, files, sha256(text).hexdigest(), site, home),
        "listed": entry(table, files, site, home),
        "sources": [source.title for source in sources(table, site)],
        "licence": licence(table),
        "modified": modified(table),
        "first theme": table.metadata.themes[0] if table.metadata.themes else "",
        "periods": ends(table),
        "figure": first_figure(table),
        "remarks": [asdict(one) for one in remarks(table)],
        "revisions": revision_log(table) if is_log(table) else None,
        "hides": sorted(table.readable) if Hidden(table).columns else [],
        "small titles": titles_that_say_few(
            table, {*own_places(site), *([table.home] if table.home else [])}, lambda: site.layouts
        ),
    }
    return Made({f"data/{stem}.csv": text, f"data/{stem}.csv-metadata.json": described}, data=data)


def package(making: Making) -> Made:
    """The two files on all tables, and the archive of everything; none without tables."""
    about = {stem: said for stem in making.site.stems if (said := making.about(stem))}
    if not about:
        return Made()
    whole, listed = (
        datapackage(about.values(), making.site, making.home),
        index(about.values(), making.site, making.home),
    )
    lists = {"data/datapackage.json": as_json(whole), "data/index.json": as_json(listed)}
    tables = {name: content for stem in about for name, content in making.table(stem).files.items()}
    return Made({**lists, ARCHIVE: archive(lists | tables)})


def archive(files: Mapping[str, bytes]) -> bytes:
    """These files in one ZIP, by their names alone; the same files give the same bytes, on whatever day."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as one:
        for name, text in sorted(files.items()):
            entry = zipfile.ZipInfo(posixpath.basename(name))  # dated 1 January 1980
            entry.create_system, entry.external_attr = 3, 0o644 << 16  # also where Windows makes it
            one.writestr(entry, text, zipfile.ZIP_DEFLATED, 9)
    return content.getvalue()


def as_csv(table: Table) -> bytes:
    """The cells as published (RFC 4180, UTF-8), none of which a spreadsheet would run.

    Behind them are the ends of the intervals, and last the remarks on rows.
    """
    more = {one.name: one.cells for one in limits(table)}
    if told := by_row(table):
        more[COLUMN] = told
    rows = zip(*table.texts.values(), *more.values(), strict=True)
    return as_lines([[*table.cells.columns, *more], *rows])


def as_lines(rows: Iterable[Iterable[str]]) -> bytes:
    """These rows as CSV."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode()


def harmless(cell: str) -> str:
    """The cell, with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{cell}" if FORMULA.match(cell) else cell


def as_json(content: Mapping[str, Any]) -> bytes:
    """Something of data as JSON, to be read by people too."""
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
