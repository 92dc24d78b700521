"""What may be in the folder of tables: pairs of a CSV and its metadata, plain files with plain names, and nothing else."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from macros.files.names import RESERVED
from macros.messages import Problem

NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""How a table is called: small letters and figures, with a hyphen between words. It becomes an address."""
LONGEST = 60
"""The most letters of a table's name."""
BESIDE = ("metadata.schema.json", ".gitkeep")
"""What else may be there: the schema by which editors check metadata."""
METADATA = 500_000
"""The most bytes of a table's metadata."""
WRONG = {
    ".yaml": "Give its name the ending .yml",
    ".xlsx": "Save each sheet as CSV UTF-8, and keep the spreadsheet elsewhere",
    ".xls": "Save each sheet as CSV UTF-8, and keep the spreadsheet elsewhere",
    ".ods": "Save each sheet as CSV UTF-8, and keep the spreadsheet elsewhere",
}


def files_that_are_no_tables(folder: Path, root: Path) -> Iterator[Problem]:
    """Every file in the folder of tables is a CSV or its metadata, with a name that can be an address."""
    if not folder.is_dir():
        if os.path.lexists(folder):
            what, fix = "This should be the folder of the tables, and is a file", "Delete it, and make a folder"
            yield Problem(folder.relative_to(root).as_posix(), 1, what, fix)
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda one: one.name)
    except OSError:
        what = "This folder cannot be opened by the person who builds the site"
        yield Problem(folder.relative_to(root).as_posix(), 1, what, "Give everyone permission to read it")
        return
    for entry in entries:
        name, path = entry.name, (folder / entry.name).relative_to(root).as_posix()
        path = path.encode("utf-8", "replace").decode()
        stem, ending = Path(name).stem, Path(name).suffix
        if name in BESIDE:
            continue
        if ending in (".csv", ".yml"):
            if not NAME.fullmatch(stem) or len(stem) > LONGEST:
                plain = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")[:LONGEST].strip("-") or "my-table"
                what = "The name of this file would be part of an address, and cannot be"
                fix = f"Use lower-case letters, digits and hyphens, {LONGEST} at most, such as {plain}{ending}"
                yield Problem(path, 1, what, fix)
            elif stem in RESERVED:
                fix = f"Call the table `{stem}-table`, in its metadata and on the pages that use it too"
                yield Problem(path, 1, "Windows keeps this name for itself, and cannot open the file", fix)
        elif entry.is_dir(follow_symlinks=False):
            what = "This folder is among the tables, and what is in it is not read"
            yield Problem(path, 1, what, "Put its tables beside the others, or delete it")
        else:
            what = "This is neither a table (.csv) nor its metadata (.yml)"
            lower = ending.lower()
            fix = f"Give its name the ending {lower}" if lower in (".csv", ".yml") else WRONG.get(lower, "Delete it")
            yield Problem(path, 1, what, fix)


def unreadable(path: Path, name: str, most: int = 0) -> Problem | None:
    """What keeps a file from being read at all: it is a link, no file, too large, or locked away."""
    if path.is_symlink():
        return Problem(name, 1, "This is a link to another place", "Put the file itself here")
    if not path.is_file():
        return Problem(name, 1, "This is not a file", "Delete it, and save the file itself under this name")
    try:
        with path.open("rb") as file:
            file.read(1)
    except OSError:
        what = "This file cannot be opened by the person who builds the site"
        return Problem(name, 1, what, "Give everyone permission to read it")
    if most and path.stat().st_size > most:
        what = f"This file is {path.stat().st_size / 1_000_000:.1f} MB; the limit is {most / 1_000_000:g} MB"
        return Problem(name, 1, what, "Keep what describes the table, and remove the rest")
    return None
