"""What need not be made again: a folder that was made from the same files by the same generator, and not changed since."""

from __future__ import annotations

import hashlib
import json
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
        whole.update(path.relative_to(below).as_posix().encode() + b"\0")
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
    """One hash of what a person may write in the folder of a site."""
    written = (one for one in path.rglob("*") if one.is_file() and not MADE & {*one.relative_to(path).parts})
    return hash_of(written, path)


def state(folder: Path, made_from: str) -> str:
    """`none` where there is no such folder; `same` where nothing has changed; `old` where it may be made again.

    `theirs` where someone has changed it since, or has put it there: it is never replaced.
    """
    if not folder.exists():
        return "none"
    try:
        stamp = json.loads(_stamp(folder).read_text(encoding="utf-8"))
        before, then = str(stamp["from"]), str(stamp["as"])
    except (OSError, ValueError, KeyError, TypeError):
        return "theirs"
    if then != folder_of(folder):
        return "theirs"
    return "same" if before == made_from else "old"


def keep(folder: Path, made_from: str) -> None:
    """The folder counts as made from this, as it is now."""
    _stamp(folder).parent.mkdir(exist_ok=True)
    disk.write(_stamp(folder), json.dumps({"from": made_from, "as": folder_of(folder)}).encode())


def _stamp(folder: Path) -> Path:
    return folder.parent / STAMPS / f"{folder.name}.json"
