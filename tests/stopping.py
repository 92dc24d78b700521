"""A run that is stopped at one of its steps on the disk: killed, or refused by a disk that is full or locked.

`steps_of` counts the steps of a run; `stopped(run, step, how)` runs it as far as one of them. A step is whatever changes the disk: a file
is opened to be written, a folder is made, something is renamed or removed.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from macros.system import disk

CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink"}
TO_WRITE = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
HALF = b"hal"
Run = Callable[[], object]


class Killed(BaseException):
    """The process is no more: nothing that it would do next is done."""


class Steps:
    """Counts the steps of a run, and stops it: from step `last` on each is refused as `how` says (`killed`, `full`, `locked`)."""

    def __init__(self, last: int = -1, how: str = "") -> None:
        self.last, self.how, self.count = last, how, 0

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        if not _changes(event, args):
            return
        self.count += 1
        if not self.how or self.count <= self.last:
            return
        if self.how == "killed":
            if event == "open" and self.count == self.last + 1 and args[1]:
                _write_half(args[0])
            raise Killed
        if self.how == "full" and event not in ("open", "os.mkdir"):
            return
        if self.how == "locked" and self.count > self.last + 1:
            return
        number = errno.ENOSPC if self.how == "full" else errno.EACCES
        raise OSError(number, os.strerror(number), os.fspath(args[0]))


_now: list[Steps] = []


def _hook(event: str, args: tuple[Any, ...]) -> None:
    if _now and (event == "open" or event in CHANGES):
        _now[-1](event, args)


sys.addaudithook(_hook)  # Python takes none away: without a run to watch it does nothing


def _changes(event: str, args: tuple[Any, ...]) -> bool:
    return event in CHANGES or bool(isinstance(args[0], str | Path) and args[2] & TO_WRITE)


def _write_half(path: str | Path) -> None:
    watched, _now[:] = [*_now], []
    Path(path).write_bytes(HALF)
    _now[:] = watched


def stopped(run: Run, last: int, how: str, in_one_step: bool = True) -> Any:
    """What a run gives that can take so many steps; the error that ended it otherwise.

    Where the system exchanges no two folders `in_one_step`, it takes several.
    """
    try:
        return _watched(run, Steps(last, how), in_one_step)
    except (Killed, Exception) as error:
        return error


def steps_of(run: Run, in_one_step: bool = True) -> int:
    """How many steps a run takes."""
    counted = Steps()
    _watched(run, counted, in_one_step)
    return counted.count


def _watched(run: Run, steps: Steps, in_one_step: bool) -> Any:
    real = disk.exchanged

    def exchanged(one: Path, other: Path) -> bool:
        if in_one_step:
            sys.audit("os.rename", str(one), str(other), -1, -1)
        return in_one_step and real(one, other)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(disk, "exchanged", exchanged)
        _now.append(steps)
        try:
            return run()
        finally:
            _now.clear()


def everything(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its address, and every empty folder."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            found[path.relative_to(folder).as_posix()] = path.read_bytes()
        elif not any(path.iterdir()):
            found[f"{path.relative_to(folder).as_posix()}/"] = b""
    return found
