"""A file as text, or the one fault that keeps it from being read: missing, a folder, locked, too large, not UTF-8."""

from __future__ import annotations

import stat
from pathlib import Path

from macros.messages import Problem
from macros.records.notation import LARGEST, parse
from macros.records.record import Record

MISSING = "Restore it, from an earlier version if need be"


def read(path: Path, root: Path, word: str = "", tags: tuple[str, ...] = ()) -> Record | Problem:
    """The record in a YAML file, or the one fault that keeps it from being read.

    A file that is a plain list, or a mapping of entries, is read as the value of `word`.
    """
    text = text_of(path, root)
    return text if isinstance(text, Problem) else parse(text, _name(path, root), word=word, tags=tags)


def text_of(path: Path, root: Path, most: int = 4 * LARGEST) -> str | Problem:
    """The text of a file with plain line ends, or why it cannot be read."""
    name = _name(path, root)
    try:
        found = path.lstat()
        if stat.S_ISLNK(found.st_mode):  # its words would be shown, wherever in the computer it leads
            return Problem(name, 1, "This is a link to another place", "Put the file itself here")
        if stat.S_ISDIR(found.st_mode):
            return Problem(name, 1, "This is a folder, and should be a file", "Give the folder another name")
        if not stat.S_ISREG(found.st_mode):  # a pipe or a device can be read for ever
            return Problem(name, 1, "This is not a file", "Delete it, and save the file itself under this name")
        size = found.st_size
        if size > most:
            what = f"This file has {size / 1e6:,.0f} MB, and {most / 1e6:,.0f} MB at most can be read"
            return Problem(name, 1, what, "Remove what does not belong here, or take an earlier version")
        raw = path.read_bytes()
    except FileNotFoundError:
        return Problem(name, 1, "This file is missing", MISSING)
    except PermissionError:
        return Problem(name, 1, "You do not have permission to read this file", "Allow reading it in its properties")
    except OSError:
        return Problem(name, 1, "This file cannot be opened", MISSING)
    if form := of_another_form(raw):
        return Problem(name, 1, f"This file is saved as {form}", "In the editor, choose Save as, and UTF-8")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        line = before.count(b"\n") + 1
        return Problem(name, line, "This line has a character that is not UTF-8", "Save the file as UTF-8")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def of_another_form(raw: bytes) -> str:
    """UTF-16 or UTF-32 where a file is saved so, with or without the mark at its beginning."""
    if raw.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "UTF-32"
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    start = raw[:4000]
    if len(start) < 8 or 5 * start.count(0) < 2 * len(start):
        return ""
    return "UTF-32" if 3 * start.count(0) > 2 * len(start) else "UTF-16"


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
