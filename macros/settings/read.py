"""The settings of a site with the line of each: its own, and those that every site has."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from macros.messages import Problem
from macros.records import Place, Record, merged, read, texts_that_no_record_may_hold
from macros.system.package import BASE

FILE = "mkdocs.yml"
TAGS = ("!ENV", "!relative")
FROM_THE_MACHINE = {"site_url": "SITE_URL", "repo_url": "REPO_URL"}
"""The settings that may come from the machine that builds, where passwords are kept too, each with its one variable."""


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
    """Only the two addresses come from the machine that builds, each by its own name: any other word would be published."""
    for key, node in _values(path):
        names = [one.value for one in node.value] if isinstance(node, yaml.SequenceNode) else [node.value]
        if names[:1] == [FROM_THE_MACHINE.get(key)] and len(names) <= 2:
            continue
        what = "`!ENV` publishes a setting of the machine that builds the site, which can be a password"
        fix = "Write the value itself: only `site_url: !ENV SITE_URL` and `repo_url: !ENV REPO_URL` can take it from there"
        yield Problem(path.name, node.start_mark.line + 1, what, fix)


def _values(path: Path) -> Iterator[tuple[str, yaml.Node]]:
    """Each value with the tag `!ENV`, however it is written, and the setting that it is the whole of; '' for a part."""
    with suppress(yaml.YAMLError):
        whole = yaml.compose(path.read_text(encoding="utf-8-sig", errors="replace"), yaml.SafeLoader)
        waiting = [("", whole)] if whole else []
        seen: set[int] = set()
        while waiting:
            key, node = waiting.pop(0)
            if id(node) in seen:
                continue
            seen.add(id(node))
            if node.tag == "!ENV":
                yield key, node
            elif isinstance(node, yaml.MappingNode):
                waiting += [(str(word.value) if node is whole else "", value) for word, value in node.value]
                waiting += [("", word) for word, _ in node.value]
            elif isinstance(node, yaml.SequenceNode):
                waiting += [("", one) for one in node.value]


def lines_of(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
