"""One run at a time: a file that a run holds, and that the system takes from a process that dies."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from macros.messages import Fault


@contextmanager
def one_at_a_time(path: Path, what: str = "", wait: bool = False) -> Iterator[None]:
    """While this lasts no other run takes the lock of this file.

    Where another has it: Fault, which says `what` is running, or with `wait` it ends first.
    """
    held = _take(path, what, wait)
    try:
        yield
    finally:
        try:
            if _same(held, path):
                with suppress(OSError):  # Windows removes no open file: there it stays, and is taken again
                    path.unlink()
        finally:
            os.close(held)


def _take(path: Path, what: str, wait: bool) -> int:
    """The open file, locked, with our number in it."""
    while True:
        held = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
        if not _lock(held, wait):
            number = _read(held)
            os.close(held)
            raise Fault(
                f"{what} is running (process {number})",
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

    def _lock(held: int, wait: bool) -> bool:
        os.lseek(held, 1 << 20, os.SEEK_SET)  # beyond the number, so that it can be read
        try:
            msvcrt.locking(held, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(held: int, wait: bool) -> bool:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        except OSError:
            return True  # a disk that knows no locks, as some in a network: better unguarded than never
        return True
