"""A folder for what a command tries out before it writes anything, in the system's place for temporary files."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from macros.messages import Fault
from macros.system import disk


@contextmanager
def scratch(name: str) -> Iterator[Path]:
    """An empty folder that is gone at the end. Fault where the place for temporary files is full or cannot be used.

    The system names no file, or the one that was copied, when a disk is full: without this the message would blame that one.
    """
    place = made = ""
    try:
        place = tempfile.gettempdir()
        with tempfile.TemporaryDirectory(prefix=f"{name}-") as made:
            yield Path(made).resolve()
    except OSError as error:
        if made and error.errno not in disk.FULL and made not in str(error.filename):
            raise
        where = f"the folder for temporary files, `{place}`" if place else "any folder for temporary files"
        fix = "Free some space on its disk, or name another folder in the variable TMPDIR, then run the same command again"
        raise Fault(f"Nothing can be tried out in {where}: {disk.reason(error)}", fix) from None
