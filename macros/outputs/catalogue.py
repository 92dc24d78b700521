"""The tables as pages: one for each, a catalogue of all by theme, and the public log of corrections."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from macros.outputs.corrections import log, revised
from macros.outputs.finish import size_in_words
from macros.outputs.metadata import Files
from macros.outputs.stamp import fill, stamp
from macros.outputs.table_page import ends, table_page
from macros.outputs.uses import uses
from macros.outputs.words import Words
from macros.render import render
from macros.tables import Table

SHELL = "data/table/"
"""The built page that each table's page is made from: docs/data/table.md."""
OTHER = "other"
"""The theme of a table whose papers name none."""


def make(words: Words, folder: Path, site_url: str, made: Mapping[str, Files]) -> int:
    """The pages of every table, the catalogue and the log. Returns how many tables got a page."""
    if not made:
        return stamp(folder, SHELL, [])
    tables = [words.site.table(stem) for stem in words.site.stems]
    used = uses(folder, words.waiting)
    logs = revised(words.site)
    pages = [table_page(table, words, site_url, made[table.stem], used.get(table.stem, []), logs) for table in tables]
    data = folder / "data"
    package, index = (size_in_words((data / f"{name}.json").stat().st_size) for name in ("datapackage", "index"))
    listed = render(
        "catalogue", themes=themes(tables, made, words.site.theme_name), package_size=package, index_size=index
    )
    fill(data / "index.html", "tables", listed)
    fill(data / "corrections" / "index.html", "log", render("corrections", **log(tables)))
    return stamp(folder, SHELL, pages)


def themes(tables: Sequence[Table], made: Mapping[str, Files], name_of: Callable[[str], str]) -> list[dict[str, Any]]:
    """Every table once, below its first theme."""
    groups: dict[str, list[Table]] = {}
    for table in sorted(tables, key=lambda one: one.papers.title):
        groups.setdefault(table.papers.themes[0] if table.papers.themes else OTHER, []).append(table)
    return [
        {
            "id": name,
            "title": name_of(name),
            "tables": [
                {
                    "stem": table.stem,
                    "title": table.papers.title,
                    "description": table.papers.description,
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
