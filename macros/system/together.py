"""The files of one change to a site are put in their places all together, or none is: those of an import, a move, a withdrawal."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from macros.messages import Fault
from macros.system import disk
from macros.system.lock import one_at_a_time

READY = ".change"
"""The folder in `data/` that has the new files between the moment when all are whole and that when all are in place."""
HALF = ".change-"
"""How the name of a folder begins while not all its new files are whole."""
LOCK = ".change-lock"
"""The file that a run holds while it writes a change."""
REMOVED = "removed.json"
"""The list of the files that go, beside the new ones."""
ALLOWED = ("docs", "data")
SETTINGS = "mkdocs.yml"


def write(root: Path, files: Mapping[str, bytes | None], new: bool = False) -> None:
    """Every file is in its place, and each without content is gone. Fault, with the site as it was, where one cannot be.

    All are first written into their own folder. From the moment when that has its last name they count as written: if
    something stops the run, the next command finishes it. With `new` no file is there yet.
    """
    data, half = root / "data", None
    try:
        with one_at_a_time(data / LOCK, wait=True):
            _finish(root)
            half = Path(tempfile.mkdtemp(prefix=HALF, dir=data))
            for name, content in files.items():
                _can_be_changed(root, name, new)
                if content is not None:
                    path = half / "files" / name
                    path.parent.mkdir(parents=True, exist_ok=True)
                    _write_whole(path, content)
            gone = sorted(name for name, content in files.items() if content is None)
            _write_whole(half / REMOVED, json.dumps(gone).encode())
            half.rename(data / READY)
            _finish(root)
    except OSError as error:
        if half is not None:
            shutil.rmtree(half, ignore_errors=True)
        where = Path(error.filename).name if isinstance(error.filename, str) else "data"
        begun = (data / READY).is_dir()
        what = f"The change {'is not in its place yet' if begun else 'cannot be written'}: {disk.reason(error)} (`{where}`)"
        fix = "Check that the disk has space, that you have permission to write, and that no other program has the file open, then "
        raise Fault(what, fix + ("type any command: it finishes the change" if begun else "run this again")) from None


def settle(root: Path) -> None:
    """Finish a change that was stopped while its whole files were being put in place; only content is ever touched.

    What else runs that were killed left in data/ and docs/ is removed.
    """
    for folder in ALLOWED:
        disk.clear(root / folder, "**/.*.new")
    data = root / "data"
    if not any(data.glob(f"{READY}*")):
        return
    try:
        with one_at_a_time(data / LOCK, wait=True):
            _finish(root)
    except OSError:
        if (data / READY).is_dir():
            raise


def _finish(root: Path) -> None:
    """The files of a change that is whole are in their places, and what is left of others is gone."""
    data = root / "data"
    ready = data / READY
    if ready.is_dir() and not ready.is_symlink():
        removed = _removed(ready)
        for name in removed:  # before the new ones: on Windows a file renamed in capitals alone is the same file
            if _is_content(name):
                (root / name).unlink(missing_ok=True)
        for path in sorted(path for path in (ready / "files").rglob("*") if path.is_file() and not path.is_symlink()):
            name = path.relative_to(ready / "files").as_posix()
            if _is_content(name):
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                path.replace(root / name)
        for name in removed:
            folder = (root / name).parent
            if folder != root and folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()
        ready.rename(data / f"{HALF}done")  # in one step: without its list a folder cannot be finished
    for left in data.glob(f"{HALF}*"):
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left, ignore_errors=True)


def _removed(ready: Path) -> list[str]:
    """The names of the files that go; Fault where the list is not one that `write` made."""
    try:
        removed = json.loads((ready / REMOVED).read_text(encoding="utf-8"))
        return [str(PurePosixPath(name)) for name in removed]
    except (FileNotFoundError, ValueError, TypeError):
        what = (
            f"The folder data/{READY} has a change that was interrupted, and its list `{REMOVED}` is missing or damaged"
        )
        fix = f"Look at the files in it, remove the folder data/{READY}, then make the change again"
        raise Fault(what, fix) from None


def _write_whole(path: Path, content: bytes) -> None:
    """The file is on the disk, not only in the system's memory, before its folder counts as whole."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _is_content(name: str) -> bool:
    """Whether a file is one of the site's own content, whatever somebody may have put into the folder."""
    path = PurePosixPath(name)
    return name == SETTINGS or (path.parts[0] in ALLOWED and ".." not in path.parts and not path.is_absolute())


def _can_be_changed(root: Path, name: str, new: bool) -> None:
    """An error where a file could not be put here, or removed, later, when it is too late to stop."""
    path = root / name
    if new and os.path.lexists(path):
        raise FileExistsError(17, "there is such a file already", str(path))
    if path.is_dir():
        raise IsADirectoryError(21, "a folder has this name", str(path))
    if path.is_symlink():
        raise OSError(40, "this is a link to another place", str(path))
    above = next(folder for folder in path.parents if folder.exists())
    if not above.is_dir():
        raise NotADirectoryError(20, "a file has the name of a folder", str(above))
    if not os.access(above, os.W_OK | os.X_OK) or (path.exists() and not os.access(path, os.W_OK)):
        raise PermissionError(13, "you do not have permission to write here", str(path))
