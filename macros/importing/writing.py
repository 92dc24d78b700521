"""The files of an import are put in their places all together, or none is."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from macros.importing.files import Refused
from macros.importing.project import SOURCES
from macros.messages import Problem

READY = ".import"
"""The folder in `data/` that has the new files between the moment when all are whole and that when all are in place."""
HALF = ".import-"
"""How the name of a folder begins while not all its new files are whole."""


def write(root: Path, files: Mapping[str, bytes]) -> None:
    """Every file is in its place; Refused, with the project as it was, where one cannot be written.

    All are first written into their own folder. From the moment when that has its last name, they count as
    written: if something stops the move, the next command finishes it.
    """
    data = root / "data"
    half = None
    try:
        settle(root)
        for old in data.glob(f"{HALF}*"):
            shutil.rmtree(old, ignore_errors=True)
        half = Path(tempfile.mkdtemp(prefix=HALF, dir=data))
        for name, content in files.items():
            path = half / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            _can_be_replaced(root / name)
        half.rename(data / READY)
        settle(root)
    except OSError as error:
        if half is not None:
            shutil.rmtree(half, ignore_errors=True)
        reason = (error.strerror or "it cannot be written").lower()
        where = Path(error.filename).name if isinstance(error.filename, str) else "data"
        what = f"The new tables cannot be written: {reason} (`{where}`)"
        raise Refused(
            Problem(
                "data/tables",
                1,
                what,
                "Check that the disk has space and that you have permission to write to the folder, then import again",
            )
        ) from None


def settle(root: Path) -> None:
    """Finish an import that was stopped while its whole files were being moved; only tables are ever moved."""
    ready = root / "data" / READY
    if not ready.is_dir() or ready.is_symlink():
        return
    for path in sorted(path for path in ready.rglob("*") if path.is_file() and not path.is_symlink()):
        name = path.relative_to(ready)
        if name.as_posix() == SOURCES or (name.parent.as_posix() == "data/tables" and name.suffix in (".csv", ".yml")):
            path.replace(root / name)
    shutil.rmtree(ready)


def _can_be_replaced(path: Path) -> None:
    """An error where a file could not be put here later, when it is too late to stop."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        raise IsADirectoryError(21, "a folder has this name", str(path))
    if not os.access(path.parent, os.W_OK | os.X_OK):
        raise PermissionError(13, "the folder is not yours to write", str(path.parent))
