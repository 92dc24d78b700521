"""The tables as pages: one for each, a catalogue of all by theme, and the public log of corrections."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from macros.outputs.corrections import log, revised
from macros.outputs.description import Files
from macros.outputs.finish import size_in_words
from macros.outputs.from_data import put_below, write_pages
from macros.outputs.table_page import ends, table_page
from macros.outputs.uses import uses
from macros.outputs.words import Words
from macros.render import render
from macros.tables import Table

SHELL = "data/table/"
"""The built page that each table's page is made from: docs/data/table.md."""
OTHER = "other"
"""The theme of a table whose metadata names none."""


def make(words: Words, folder: Path, site_url: str, made: Mapping[str, Files]) -> int:
    """The pages of every table, the catalogue and the log. Returns how many tables got a page."""
    if not made:
        return write_pages(folder, SHELL, [])
    tables = [words.site.table(stem) for stem in words.site.stems]
    used = uses(words.site)
    logs = revised(words.site)
    pages = [table_page(table, words, site_url, made[table.stem], used.get(table.stem, []), logs) for table in tables]
    data = folder / "data"
    package, index = (size_in_words((data / f"{name}.json").stat().st_size) for name in ("datapackage", "index"))
    listed = render(
        "catalogue", themes=themes(tables, made, words.site.theme_name), package_size=package, index_size=index
    )
    put_below(data / "index.html", "tables", listed)
    put_below(data / "corrections" / "index.html", "log", render("corrections", **log(tables)))
    return write_pages(folder, SHELL, pages) or lead_to_files(words, folder)


def lead_to_files(words: Words, folder: Path) -> int:
    """Where a site has no pages for its tables, what would lead to one leads to the table's file. Returns no pages."""
    for key, figure in words.waiting.items():
        if figure.table_href:
            words.waiting[key] = replace(figure, table_href=figure.csv_href)
    for path in folder.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        done = re.sub(rf'="@/data/({"|".join(map(re.escape, words.site.stems))})/"', r'="@/data/\1.csv"', text)
        if done != text:
            path.write_text(done, encoding="utf-8")
    return 0


def themes(tables: Sequence[Table], made: Mapping[str, Files], name_of: Callable[[str], str]) -> list[dict[str, Any]]:
    """Every table once, below its first theme."""
    groups: dict[str, list[Table]] = {}
    for table in sorted(tables, key=lambda one: one.metadata.title):
        groups.setdefault(table.metadata.themes[0] if table.metadata.themes else OTHER, []).append(table)
    return [
        {
            "id": name,
            "title": name_of(name),
            "tables": [
                {
                    "stem": table.stem,
                    "title": table.metadata.title,
                    "description": table.metadata.description,
                    "href": f"@/data/{table.stem}/",
                    "csv": f"@/data/{table.stem}.csv",
                    "size": size_in_words(made[table.stem].size),
                    "rows": f"{len(table.cells):,}",
                    "periods": ends(table),
                }
                for table in group
            ],
        }
        for name, group in sorted(groups.items(), key=lambda pair: (pair[0] == OTHER, pair[0]))
    ]
