"""The catalogue of all tables by theme, and the public log of the remarks on them."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Mapping
from typing import Any

from macros.outputs.downloads import size_in_words
from macros.outputs.making import Making
from macros.outputs.open_data import package
from macros.outputs.remarks import log
from macros.render import render

OTHER = "other"
"""The theme of a table whose metadata names none."""


def catalogue(making: Making) -> str:
    """Every table once, below its first theme; nothing without tables."""
    files = making.made("package", "data/tables", lambda: package(making)).files
    if not files:
        return ""
    sizes = {posixpath.basename(name).partition(".")[0]: size_in_words(len(files[name])) for name in files}
    listed = themes(_tables(making), making.site.theme_name)
    names = {name for theme in listed for table in theme["tables"] for name in table["themes"]}
    chosen = {name: making.site.theme_name(name) for name in names}
    count = sum(len(theme["tables"]) for theme in listed)
    return render("catalogue", themes=listed, chosen=chosen, count=count, sizes=sizes)


def corrections(making: Making) -> str:
    """What was corrected, chosen or doubtful in any table; nothing without tables."""
    tables = _tables(making)
    return render("corrections", **log(tables)) if tables else ""


def _tables(making: Making) -> list[dict[str, Any]]:
    return [said for stem in making.site.stems if (said := making.about(stem))]


def themes(tables: Collection[Mapping[str, Any]], name_of: Callable[[str], str]) -> list[dict[str, Any]]:
    """Every table once, below its first theme."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for table in sorted(tables, key=lambda one: str(one["listed"]["title"])):
        listed, stem = table["listed"], table["listed"]["stem"]
        groups.setdefault(table["first theme"] or OTHER, []).append(
            {
                "stem": stem,
                "title": listed["title"],
                "description": listed["description"],
                "themes": listed["themes"],
                "href": f"@/data/{stem}/",
                "csv": f"@/data/{stem}.csv",
                "size": size_in_words(listed["bytes"]),
                "rows": f"{listed['rows']:,}",
                "periods": table["periods"],
            }
        )
    return [
        {"id": name, "title": name_of(name), "tables": group}
        for name, group in sorted(groups.items(), key=lambda pair: (pair[0] == OTHER, pair[0]))
    ]
