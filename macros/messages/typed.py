"""A command of this project, as somebody can type it."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path


def command(*words: str) -> str:
    """A command of this project as it can be typed here: by `uv run`, if this one was."""
    python = Path(sys.executable)
    if os.environ.get("UV"):  # uv names itself to the programs that it runs
        said = "uv run python"
    elif shutil.which("python") == str(python):
        said = "python"
    else:
        said = str(python.relative_to(Path.cwd())) if python.is_relative_to(Path.cwd()) else str(python)
    return " ".join([said, "-m", "macros", *(quoted(word) for word in words)])


def quoted(word: str) -> str:
    """A word of a command, in quotes where it needs them: those that a terminal on this system understands."""
    return subprocess.list2cmdline([word]) if sys.platform == "win32" else shlex.quote(word)
