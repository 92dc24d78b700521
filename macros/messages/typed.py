"""A command of this project, as somebody can type it."""

from __future__ import annotations

import shlex
import shutil
import sys
from pathlib import Path


def command(*words: str) -> str:
    """A command of this project as it can be typed here."""
    python = Path(sys.executable)
    if shutil.which("python") == str(python):
        said = "python"
    else:
        said = str(python.relative_to(Path.cwd())) if python.is_relative_to(Path.cwd()) else str(python)
    return " ".join([said, "-m", "macros", *(shlex.quote(word) for word in words)])
