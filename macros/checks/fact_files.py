"""Which files and folders of `data/` a site has: none is missed, and none lies there that nothing reads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros import wording
from macros.content import Site
from macros.facts import FILES
from macros.messages import Problem, nearest
from macros.records import MISSING
from macros.system.inputs import used

FOLDERS = ("data", "docs")
"""The folders that no site can do without."""
AREA = {
    "board",
    "comparison",
    "explore",
    "figure",
    "gaps",
    "priorities",
    "scorecard",
    "standouts",
    "timeline",
    *wording.MACROS,
}
"""The macros that refer to the partnership's own area."""
NEED = {
    "call": "contacts.yml",
    "contacts": "contacts.yml",
    "contact": "contacts.yml",
    "board": "comparisons.yml",
    "comparison": "comparisons.yml",
    "explore": "comparisons.yml",
    "duties": "duties.yml",
    "glossary": "glossary.yml",
    "governance": "governance.yml",
    "group": "governance.yml",
    "hubs": "themes.yml",
    "accessibility": "accessibility.yml",
    "documents": "sources.yml",
    "scorecard": "comparisons.yml",
}
"""The file of facts that a macro speaks from."""
TOP = {*FILES, "governance.yml", "moved.yml", "publications.yml", "tables", "thresholds", "logo.svg", "logo.png"}
THRESHOLDS = {"indicators.csv", "levels.yml", "words.yml"}
"""What may lie in data/ and in data/thresholds/."""


def folders_missing(root: Path) -> Iterator[Problem]:
    """The folders of data and of pages are there, and no link leads from one of them to another place."""
    for name in (*FOLDERS, "data/tables", "data/thresholds"):
        if (root / name).is_symlink():
            yield Problem(name, 1, "This folder is a link to another place", "Put the folder itself here")
    for name in FOLDERS:
        if not (root / name).is_dir():
            there = "is a file, and should be a folder" if (root / name).exists() else "is missing"
            what = f"The folder {name}/ {there}"
            yield Problem(name, 1, what, "Restore it, or give the command the site's own folder with `--folder`")
        elif name == "docs" and next((root / name).rglob("*.md"), None) is None:
            yield Problem(name, 1, "There are no pages", "Restore them, from an earlier version if need be")


def unknown_files(site: Site) -> Iterator[Problem]:
    """Each file of data/ is one that something reads: a misspelt name would be passed over in silence."""
    data = site.data
    used("names", "data")
    for folder, known in ((data, TOP), (data / "thresholds", THRESHOLDS)):
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if path.name not in known and not path.name.startswith("."):
                where = path.relative_to(data.parent).as_posix()
                fix = nearest(path.name, known)
                what = "No part of the site uses this file"
                yield Problem(where, 1, what, fix if "Did you mean" in fix else "Remove it, or keep it elsewhere")


def files_missed(site: Site) -> Iterator[Problem]:
    """A site has each file that its pages, its tables or its threshold guidance ask for."""
    if not site.data.is_dir():
        return
    used("names", "data")
    said = set(site.macros_of_pages)
    asked = {name for macro, name in NEED.items() if macro in said}
    asked |= ({"sources.yml"} if site.stems else set()) | (
        {"themes.yml"} if (site.data / "thresholds").is_dir() else set()
    )
    misnamed = {nearest(path.name, TOP) for path in site.data.iterdir() if path.name not in TOP}
    for name in sorted(asked):
        if not (site.data / name).exists() and f"Did you mean `{name}`?" not in misnamed:
            yield Problem(f"data/{name}", 1, "This file is missing", MISSING)
    if not (site.data / "tables").is_dir() and said & AREA:
        yield Problem("data/tables", 1, "This folder is missing", MISSING)
