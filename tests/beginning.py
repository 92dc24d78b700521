"""`new` as somebody types it, in a site that a test may spoil, on a day that never changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from macros.__main__ import main
from macros.system import days

DAY = date(2026, 11, 27)


@dataclass(frozen=True)
class Said:
    """How a command ended, and what it said."""

    code: int
    text: str

    @property
    def left(self) -> list[str]:
        """What it says is left to do."""
        return [line.strip() for line in self.text.partition("Left to do")[2].split("\n")[1:] if line.startswith("  ")]


def new(site: Path, monkeypatch: pytest.MonkeyPatch, *words: str) -> Said:
    """`python -m macros new` with these words, in this site."""
    return run(site, monkeypatch, "new", *words)


def run(site: Path, monkeypatch: pytest.MonkeyPatch, command: str, *words: str) -> Said:
    """A command of the project in this site."""
    monkeypatch.setattr(days, "today", lambda now=None: DAY)
    kind, rest = (words[:1], words[1:]) if command == "new" else ((), words)
    done = CliRunner().invoke(main, [command, *kind, "--folder", str(site), *rest])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert "Traceback" not in done.output
    return Said(done.exit_code, done.output)
