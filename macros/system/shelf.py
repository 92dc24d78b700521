"""Files that a build has made wait on the disk until they are needed: memory does not hold every file of a site at once."""

from __future__ import annotations

import errno
import os
import weakref
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

SMALL = 1024
"""A file of fewer bytes stays in memory."""
Held = bytes | tuple[int, int]
"""A file itself, or where it begins on the shelf and its size."""


class Shelf:
    """One file on the disk, without a name, that holds others; the system removes it when the process ends, even if killed.

    Without a folder, and from the moment when the disk takes no more, files stay in memory.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._file: IO[bytes] | None = None
        self._end, self._full = 0, folder is None
        if folder is not None:
            with suppress(OSError):
                folder.mkdir(parents=True, exist_ok=True)
                self._file = TemporaryFile(dir=folder, buffering=0)  # noqa: SIM115 - it is open as long as the shelf is
                weakref.finalize(self, self._file.close)

    def put(self, content: bytes) -> Held:
        """What to give to `get` for this file."""
        if self._file is None or self._full or len(content) < SMALL:
            return content
        try:
            self._file.seek(self._end)
            rest = memoryview(content)
            while rest:
                rest = rest[self._file.write(rest) :]
        except OSError:
            self._full = True
            return content
        start, self._end = self._end, self._end + len(content)
        return start, len(content)

    def get(self, held: Held) -> bytes:
        """The file that was put here. OSError where the disk does not give it back."""
        if isinstance(held, bytes):
            return held
        assert self._file is not None
        start, size = held
        self._file.seek(start)
        content = self._file.read(size)
        if len(content) != size:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return content


class Shelved(MutableMapping[str, bytes]):
    """Files by their addresses, each read from the shelf when somebody asks for it."""

    def __init__(self, shelf: Shelf, files: Mapping[str, bytes] | None = None) -> None:
        self._shelf = shelf
        self._held: dict[str, Held] = {}
        self |= files or {}

    def __getitem__(self, address: str) -> bytes:
        return self._shelf.get(self._held[address])

    def __setitem__(self, address: str, content: bytes) -> None:
        self._held[address] = self._shelf.put(content)

    def __delitem__(self, address: str) -> None:
        del self._held[address]

    def __contains__(self, address: object) -> bool:
        return address in self._held

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)

    def __ior__(self, files: Mapping[str, bytes]) -> Shelved:
        """These files too; those that are on the same shelf already are not read."""
        if isinstance(files, Shelved) and files._shelf is self._shelf:
            self._held |= files._held
        else:
            self.update(files)
        return self
