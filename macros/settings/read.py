"""The settings of a site with the line of each: its own, and those that every site has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.messages import Problem
from macros.records import Place, Record, merged, read, texts_that_no_record_may_hold
from macros.system.package import BASE

FILE = "mkdocs.yml"
TAGS = ("!ENV", "!relative")
FROM_THE_MACHINE = re.compile(r"^(?!(?:site|repo)_url\s*:)[^#]*(?:^|[\s\[{,:-])!ENV\b")
"""A line that takes a value from the machine that builds, where passwords are kept too."""


@dataclass(frozen=True)
class Settings:
    """The settings of a site: its own first, then those that every site has. `data` is both of them joined."""

    records: list[Record]
    data: dict[str, Any]

    def problem(self, place: Place, what: str, fix: str) -> Problem:
        """A fault at the file and line of a setting."""
        record = next((one for one in self.records if place in one.lines), self.records[0])
        return Problem(record.path, record.line(*place), what, fix)


def read_settings(root: Path) -> tuple[Settings | None, list[Problem]]:
    """The settings, none where the site's own cannot be read, and what is wrong in the way that they are written."""
    own, base = (read(path, path.parent, tags=TAGS) for path in (root / FILE, BASE))
    assert isinstance(base, Record)
    if isinstance(own, Problem):
        return None, [own]
    found = [one for _, one in own.faults]
    found += [
        one
        for place, one in texts_that_no_record_may_hold(own)
        if place[:1] != ("nav",) or set("<{}") & set(str(place[-1]))  # a page of the menu has its own rules
    ]
    found += _from_the_machine(root / FILE)
    return Settings([own, base], merged(base.data, own.data)), found


def _from_the_machine(path: Path) -> Iterator[Problem]:
    """Only the two addresses may come from the machine that builds: any other word would be published as it is there."""
    for line, text in enumerate(path.read_text(encoding="utf-8-sig", errors="replace").splitlines(), start=1):
        if FROM_THE_MACHINE.match(text):
            what = "`!ENV` publishes a setting of the machine that builds the site, which can be a password"
            yield Problem(
                path.name, line, what, "Write the value itself: only `site_url` and `repo_url` can have `!ENV`"
            )


def lines_of(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
