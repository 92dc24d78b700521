"""The tables as open data: what anyone may take and use again.

Below data/, at addresses that stay: `<stem>.csv`, `<stem>.csv-metadata.json` (CSV on the Web), `datapackage.json`
(Frictionless, the whole) and `index.json` (a list for programs).
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from macros.outputs.csvw import csvw
from macros.outputs.datapackage import datapackage, index
from macros.outputs.description import Files
from macros.site import Site
from macros.tables import Table

FORMULA = re.compile(r"[=@\t\r\n＝＋－＠]|[+-](?!\d+(\.\d+)?$)")
"""How a cell begins that a spreadsheet would run (OWASP, CSV injection). A negative number is no formula."""


def publish(site: Site, folder: Path, site_url: str) -> dict[str, Files]:
    """Every table's files, and the two files on the whole. Returns each table's files by its stem; none without tables."""
    if not site.stems:
        return {}
    data = folder / "data"
    data.mkdir(parents=True, exist_ok=True)
    tables = [site.table(stem) for stem in site.stems]
    made = {}
    for table in tables:
        text = as_csv(table)
        (data / f"{table.stem}.csv").write_bytes(text)
        described = as_json(csvw(table, site))
        (data / f"{table.stem}.csv-metadata.json").write_bytes(described)
        made[table.stem] = Files(text, len(described))
    (data / "datapackage.json").write_bytes(as_json(datapackage(tables, made, site, site_url)))
    (data / "index.json").write_bytes(as_json(index(tables, made, site, site_url)))
    return made


def as_csv(table: Table) -> bytes:
    """The cells as published (RFC 4180, UTF-8), none of which a spreadsheet would run."""
    return as_lines([table.cells.columns, *table.cells.itertuples(index=False, name=None)])


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
