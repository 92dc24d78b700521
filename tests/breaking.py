"""A good site is broken in one place, as a case of the catalogue says, and made good again."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml
from example_sites import TODAY, whole

from macros.build.site import read
from macros.checks.site import check_all
from macros.content import Site
from macros.messages import Problem

FAULTS = Path(__file__).parent / "messages" / "faults"
PAGE = """---
title: Words for case {number}
summary: A page with one fault, of the kind {number}.
owner: Business unit
date: 2026-11-20
review_by: 2099-11-20
audience: public
---

"""
"""What is above the words of a case that is about the body of a page."""


@dataclass(frozen=True)
class Case:
    """One kind of fault: how a good site is broken, and what is said of it.

    `files` has for each file what is done to it; `body` has instead the words of a page of its own. `also` says why
    one slip has more than one message, `far` why a message is at a line that was not changed.
    """

    area: str
    kind: str
    says: list[str]
    files: dict[str, dict[str, Any]] = field(default_factory=dict)
    body: str = ""
    also: str = ""
    far: str = ""


def cases() -> list[Case]:
    """Every case of every area."""
    return [
        Case(path.stem, **case)
        for path in sorted(FAULTS.glob("*.yml"))
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


class Broken:
    """The whole example site, read again after each slip as the preview does."""

    def __init__(self, folder: Path) -> None:
        self.root = whole(folder)
        self.site: Site | None = None
        assert self.told() == []

    def told(self) -> list[Problem]:
        """Everything that is wrong now."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("macros.system.days.today", lambda now=None: TODAY)
            self.site = read(self.root, before=self.site)
            return check_all(self.site)

    @contextmanager
    def by(self, case: Case) -> Iterator[dict[str, set[int]]]:
        """The site with the slip; for each changed file the lines that differ, and those beside them."""
        before: dict[str, bytes | None] = {}
        try:
            for name, how in case.files.items():
                for one in (name, how.get("rename", name)):
                    path = self.root / one
                    before.setdefault(one, path.read_bytes() if path.is_file() else None)
                self._spoil(self.root / name, how)
            yield {name: _changed(text, self.root / name) for name, text in before.items()}
        finally:
            for name, text in before.items():
                if (self.root / name).is_symlink():
                    folder = (self.root / name).resolve()
                    (self.root / name).unlink()
                    folder.rename(self.root / name)
                elif text is None:
                    (self.root / name).unlink(missing_ok=True)
                else:
                    (self.root / name).write_bytes(text)

    def _spoil(self, path: Path, how: dict[str, Any]) -> None:
        if how.get("delete"):
            return path.unlink()
        if how.get("link"):  # the folder lies elsewhere, and a link leads there
            path.rename(self.root.parent / "elsewhere")
            return path.symlink_to(self.root.parent / "elsewhere")
        if "rename" in how:
            path.rename(self.root / how["rename"])
            return None
        text = how["write"] if "write" in how else path.read_bytes().decode()
        for old, new in how.get("change", {}).items():
            assert old in text, f"{old!r} is not in {path.name}"
            text = text.replace(old, new, 1)
        text += how.get("append", "")
        text = text.replace("\n", "\r\n") if how.get("crlf") else text
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode(how.get("encoding", "utf-8")))
        return None


def _changed(before: bytes | None, path: Path) -> set[int]:
    old = (before or b"").decode("utf-8", "replace").splitlines()
    new = path.read_bytes().decode("utf-8", "replace").splitlines() if path.is_file() else []
    lines = {1} if before is None or not new else set[int]()
    for tag, _, _, start, end in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            lines |= set(range(start, end + 2))
    return lines
