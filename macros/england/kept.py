"""What need not be made again: a folder that was made from the same files by the same generator, and not changed since."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path

from macros.starting.taken import source, taken_texts
from macros.system import disk
from macros.system.package import PACKAGE

STAMPS = ".made"
"""The folder beside those of the areas that has what each was made from, and what it was made to be."""
MADE = {*disk.MADE, ".cache", "__pycache__"}
"""What builds put into the folder of a site."""


def hash_of(files: Iterable[Path], below: Path) -> str:
    """One hash of files, of their names below a folder and of what is in them."""
    whole = hashlib.sha256()
    for path in sorted(files):
        whole.update(os.fsencode(path.relative_to(below).as_posix()) + b"\0")
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def generator() -> str:
    """One hash of what a folder is made with: the generator's own files, and the texts that a new site takes over."""
    own = hash_of((path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts), PACKAGE)
    whole = hashlib.sha256(own.encode())
    for name, text in sorted(taken_texts(source())):
        whole.update(f"{name}\0{text}".encode())
    return whole.hexdigest()


def folder_of(path: Path) -> str:
    """One hash of what a person may write in the folder of a site, and not of what a build makes or, killed, leaves behind."""
    files = ((one, one.relative_to(path).parts) for one in path.rglob("*") if one.is_file())
    written = (one for one, parts in files if not any(part in MADE or disk.BEING_MADE.match(part) for part in parts))
    return hash_of(written, path)


def state(folder: Path, made_from: str) -> str:
    """`none` where there is no such folder; `same` where nothing has changed; `old` where it may be made again.

    `theirs` where someone has changed it since, or has put it there: it is never replaced.
    """
    if not folder.exists():
        return "none"
    now = folder_of(folder)
    found = [from_ for from_, as_ in _stamps(folder) if as_ == now]
    return ("same" if found[0] == made_from else "old") if found else "theirs"


def keep(folder: Path, made_from: str, made: Path) -> None:
    """What is in `made`, and is about to become the folder, counts as made from this.

    What is in the folder before still counts too, in case that something stops the run just then.
    """
    now = folder_of(folder)
    stamps = [(made_from, folder_of(made)), *(stamp for stamp in _stamps(folder) if stamp[1] == now)]
    _stamp(folder).parent.mkdir(exist_ok=True)
    disk.write(_stamp(folder), json.dumps(stamps).encode())


def _stamps(folder: Path) -> list[tuple[str, str]]:
    """What the folder was made from, and the hash of what it was made to be: the last time, and the time before it."""
    try:
        return [(str(from_), str(as_)) for from_, as_ in json.loads(_stamp(folder).read_text(encoding="utf-8"))]
    except (OSError, ValueError, TypeError):
        return []


def _stamp(folder: Path) -> Path:
    return folder.parent / STAMPS / f"{folder.name}.json"
