"""Files and folders are whole or not there: whatever stops a run, nothing is left half written.

What is made goes into a new file or folder beside the old one, and takes its place at the end, in one step where the
system can exchange two folders. A run that was killed leaves only such a new one, which the next run clears away.
"""

from __future__ import annotations

import ctypes
import errno
import glob
import os
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from macros.messages import Fault, Problem
from macros.system.lock import one_at_a_time

MADE = ("site", "site-editions", "site-hosting")
"""The folders that a build replaces, each whole."""
NEW = re.compile(r"\..+\.\d+\.new")
"""The name of a file that is not whole yet."""
BEING_MADE = re.compile(r"\.(.+)-(?:new|old|lock)(?:/|$)")
"""What is beside a folder while another is made in its place."""
AT_HERE, EXCHANGE = -100, 2
"""AT_FDCWD and RENAME_EXCHANGE, as Linux has them."""
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


def write(path: Path, content: bytes) -> None:
    """The file has this content, or the one it had."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        try:
            fresh.write_bytes(content)
            fresh.replace(path)
        except FileNotFoundError:  # another run took it for one that was left, or removed the folder, just now
            path.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_bytes(content)
            fresh.replace(path)
    except OSError as error:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        if error.filename == str(fresh):
            error.filename = str(path)  # the one that people know
        raise


def clear(folder: Path, name: str = "*") -> None:
    """What a run that was killed left in a folder of files that were not whole yet is gone."""
    for left in folder.glob(name):
        if NEW.fullmatch(left.name):
            with suppress(OSError):
                left.unlink()


def write_outside(path: Path, content: bytes) -> None:
    """The same in a folder that no other step tidies: what a run that was killed left of this file is gone too."""
    clear(path.parent, f".{glob.escape(path.name)}.*.new")
    write(path, content)


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


def fresh(root: Path, name: str) -> Path:
    """Where the folder that is to take this one's place is made."""
    return root / f".{name}-new"


def put_in_place(root: Path, name: str) -> None:
    """The new folder takes the old one's place; where none was made, there is none any more."""
    new, target, old = fresh(root, name), root / name, root / f".{name}-old"
    remove(old)
    if new.exists() and target.exists() and exchanged(new, target):
        with suppress(OSError):
            remove(new)
        return
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


def exchanged(one: Path, other: Path) -> bool:
    """Whether two folders have each other's names now; not every system and disk can do that in one step."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    return bool(rename(AT_HERE, os.fsencode(one), AT_HERE, os.fsencode(other), EXCHANGE) == 0)


@contextmanager
def replaced(target: Path) -> Iterator[Path]:
    """Where a folder is made that takes this one's place at the end; if it fails or is stopped, the old one stays.

    Fault where another run is making the same folder.
    """
    root, name = target.parent, target.name
    with one_at_a_time(lock_of(target), f"Another command that writes {name}/"):
        put_right(root, name)
        try:
            yield fresh(root, name)
            put_in_place(root, name)
        finally:
            remove(fresh(root, name))


def lock_of(target: Path) -> Path:
    """The file that a run holds while it replaces this folder."""
    return target.with_name(f".{target.name}-lock")


def recover(root: Path) -> None:
    """What builds that were killed left behind is put right."""
    for name in MADE:
        put_right(root, name)
    clear(root / ".cache" / "site")


def put_right(root: Path, name: str) -> None:
    """What a run that was killed left beside a folder is gone; one that it had moved away is back."""
    target, old = root / name, root / f".{name}-old"
    if old.is_dir() and not old.is_symlink() and not os.path.lexists(target):
        old.rename(target)
    remove(old)
    remove(fresh(root, name))


def mend(target: Path) -> None:
    """The same, unless another run is making the folder just now, or nothing can be written there."""
    with suppress(OSError, Fault), one_at_a_time(lock_of(target)):
        put_right(target.parent, target.name)


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
def words_that_nobody_can_read() -> Iterator[None]:
    """Where what is said goes to a disk that is full, the command ends without more words."""
    try:
        yield
    except OSError as error:
        if error.filename is not None or error.errno not in FULL | {errno.EIO}:
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


def reason(error: OSError) -> str:
    """Why the system refused, in plain words after a colon: "the disk is full"."""
    plain = (
        "the disk is full"
        if error.errno in FULL
        else "this disk can only be read"
        if error.errno == errno.EROFS
        else ""
    )
    return plain or (error.strerror or "the disk refused").lower()


def as_problem(error: OSError, root: Path) -> Problem:
    """What the system refused, in plain words, at the file that it refused."""
    path = Path(os.fsdecode(error.filename)) if isinstance(error.filename, str | bytes) else root
    inside = path.relative_to(root).as_posix() if root in path.parents else ""
    made = BEING_MADE.match(inside)
    inside = made[1] if made else inside
    ours = path == root or inside in MADE
    where = "site" if ours or not inside else inside
    name = "This folder" if ours else f"`{inside or path}`"
    if error.errno in FULL:
        what = "the site" if ours else name
        return Problem(
            where,
            1,
            f"The disk is full, so {what} cannot be written",
            "Free some space on it, then run the same command again",
        )
    if error.errno in FORBIDDEN:
        fix = "Allow it in the properties of the file or folder, or close the program that has it open"
        return Problem(where, 1, f"{name} may not be read or written here ({error.strerror})", fix)
    said = error.strerror or str(error)
    return Problem(where, 1, f"{name}: the system says `{said}`", "Check the disk and this file or folder")
