"""Files and folders are whole or not there: whatever stops a run, nothing is left half written.

What is made goes into a new file or folder beside the old one, and takes its place at the end. A run that was killed
leaves only such a new one, which the next run clears away. This floor knows the standard library alone.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from macros.messages import Fault, Problem

MADE = ("site", "site-editions", "site-hosting")
"""The folders that a build replaces, each whole."""
LOCK = ".site-lock"
"""Held by the build that is running; the system takes it from a process that dies."""
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


def write(path: Path, content: bytes) -> None:
    """The file has this content, or the one it had."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        fresh.write_bytes(content)
        fresh.replace(path)
    except OSError as error:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        if error.filename == str(fresh):
            error.filename = str(path)  # the one that people know
        raise


def write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """A new folder has these files, by their addresses below it, and no others."""
    remove(folder)
    made: set[Path] = set()
    for address, content in files.items():
        path = folder / address
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_bytes(content)


@contextmanager
def set_aside(folder: Path) -> Iterator[None]:
    """There is no such folder while another is made in its place; it is back if that fails, and gone if it does not."""
    old = folder.with_name(f".{folder.name}-old")
    if old.exists() and not folder.exists():  # a run was stopped in between
        old.rename(folder)
    remove(old)
    if folder.exists():
        folder.rename(old)
    try:
        yield
    except BaseException:
        if old.exists():
            remove(folder)
            old.rename(folder)
        raise
    remove(old)


def fresh(root: Path, name: str) -> Path:
    """Where the folder that is to take this one's place is made."""
    return root / f".{name}-new"


def put_in_place(root: Path, name: str) -> None:
    """The new folder takes the old one's place; where none was made, there is none any more."""
    new, target, old = fresh(root, name), root / name, root / f".{name}-old"
    remove(old)
    if target.exists():
        target.rename(old)
    try:
        if new.exists():
            new.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    with suppress(OSError):
        remove(old)


def recover(root: Path) -> None:
    """What a run that was killed left behind is put right: a folder that it had moved away is back."""
    for name in MADE:
        target, old = root / name, root / f".{name}-old"
        if old.is_dir() and not old.is_symlink() and not os.path.lexists(target):
            old.rename(target)
        remove(old)
        remove(fresh(root, name))
    for left in (root / ".cache" / "site").glob(".*.new"):
        with suppress(OSError):
            left.unlink()


def refuse(root: Path) -> None:
    """Fault where a folder cannot be replaced: it is a file, a link to elsewhere, or a separate disk."""
    for name in MADE:
        target = root / name
        if target.is_symlink():
            raise Fault(
                f"`{name}` is a link to somewhere else, and is replaced by a folder at every build",
                f"Remove the link {name}, and copy {name}/ to where it is needed after the build",
            )
        if target.exists() and not target.is_dir():
            raise Fault(f"`{name}` is a file, and the build makes a folder of this name", "Move the file away")
        if os.path.ismount(target):  # Path.is_mount is not there on Windows before 3.12
            raise Fault(
                f"`{name}` is a separate disk, and is replaced by a folder at every build",
                f"Unmount it, and copy {name}/ to it after the build",
            )


def remove(path: Path) -> None:
    """Nothing is at this path, whatever was there, and whoever may write into it."""
    if not path.is_dir() or path.is_symlink():
        path.unlink(missing_ok=True)
        return
    try:
        shutil.rmtree(path)
    except OSError:
        for folder, _, names in os.walk(path):
            Path(folder).chmod(0o700)
            for name in names:
                if not (Path(folder) / name).is_symlink():
                    (Path(folder) / name).chmod(0o600)
        shutil.rmtree(path)


@contextmanager
def one_at_a_time(root: Path) -> Iterator[None]:
    """While this lasts no other build of the folder begins; Fault where one is running."""
    path = root / LOCK
    held = _take(path)
    try:
        yield
    finally:
        if _same(held, path):
            with suppress(OSError):  # Windows removes no open file: there it stays, and is taken again
                path.unlink()
        os.close(held)


def _take(path: Path) -> int:
    """The open file, locked, with our number in it."""
    while True:
        held = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
        if not _lock(held):
            number = _read(held)
            os.close(held)
            raise Fault(
                f"Another build of this folder is running (process {number})",
                "Wait until it has ended, or stop it, then run the same command again",
            )
        if _same(held, path):
            with suppress(OSError):
                os.ftruncate(held, 0)
                os.write(held, str(os.getpid()).encode())
            return held
        os.close(held)  # the build that held it ended just now, and took the file with it


def _same(held: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(held), path.stat())
    except OSError:
        return False


def _read(held: int) -> str:
    try:
        os.lseek(held, 0, os.SEEK_SET)
        return os.read(held, 20).decode("ascii", "replace").strip() or "unknown"
    except OSError:
        return "unknown"


if sys.platform == "win32":
    import msvcrt

    def _lock(held: int) -> bool:
        os.lseek(held, 1 << 20, os.SEEK_SET)  # beyond the number, so that it can be read
        try:
            msvcrt.locking(held, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(held: int) -> bool:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True  # a disk that knows no locks, as some in a network: better unguarded than never
        return True


@contextmanager
def words_that_nobody_can_read() -> Iterator[None]:
    """Where what is said goes to a disk that is full, the command ends without more words."""
    try:
        yield
    except OSError as error:
        if error.filename is not None or error.errno not in FULL | {errno.EIO}:
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


def as_problem(error: OSError, root: Path) -> Problem:
    """What the system refused, in plain words, at the file that it refused."""
    path = Path(os.fsdecode(error.filename)) if isinstance(error.filename, str | bytes) else root
    inside = path.relative_to(root) if root in path.parents else Path()
    ours = inside.parts[:1] and inside.parts[0].startswith(".site")
    where = "site" if ours or inside == Path() else inside.as_posix()
    name = f"`{inside.as_posix()}`" if where != "site" else f"`{path}`" if path != root and not ours else "This folder"
    if error.errno in FULL:
        return Problem(
            "site",
            1,
            "The disk is full, so the site cannot be written",
            "Free some space on it, then run the same command again",
        )
    if error.errno in FORBIDDEN:
        fix = "Allow it in the properties of the file or folder, or close the program that has it open"
        return Problem(where, 1, f"{name} may not be read or written here ({error.strerror})", fix)
    said = error.strerror or str(error)
    return Problem(where, 1, f"{name}: the system says `{said}`", "Check the disk and this file or folder")
