"""What decides, besides the program and its libraries, what is made on a machine."""

from __future__ import annotations

import ctypes
import sysconfig
from contextlib import suppress
from functools import cache

PANGO = ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll")
"""The library that sets the letters of PDFs, as Linux, a Mac and Windows name it."""


@cache
def kind() -> str:
    """The system, the processor and the version of Pango: where one differs, a PDF or a picture may, too."""
    return f"{sysconfig.get_platform()} {_pango()}"


def _pango() -> int:
    """The version of Pango as it counts itself; 0 where it is not installed."""
    for name in PANGO:
        with suppress(OSError, AttributeError):
            return int(ctypes.CDLL(name).pango_version())
    return 0
