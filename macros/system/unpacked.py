"""A part of a packed file (zip) is read no further than the size that the file says it has."""

from __future__ import annotations

import zipfile
from typing import IO

AT_ONCE = 1 << 20
KNOWN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The two ways in which office programs pack: of the others, Python unpacks a piece whole, however large it becomes."""


def content(file: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """The part unpacked, in no more memory than its size takes; BadZipFile where that size is not true.

    `ZipFile.read` unpacks first and then cuts off what is too much, so that a small file can fill a machine.
    """
    with opened(file, part) as piece:
        return b"".join(iter(lambda: piece.read(AT_ONCE), b""))


def opened(file: zipfile.ZipFile, part: zipfile.ZipInfo) -> IO[bytes]:
    """The part, to be read piece by piece; BadZipFile where a piece could become as large as it likes."""
    if part.compress_type not in KNOWN:
        raise zipfile.BadZipFile(part.filename)
    return file.open(part)
