"""The settings of a site with the file and line of each, those included that it takes over from another file."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from macros.messages import Problem, said, visible
from macros.records import Place, Record, read, texts_that_no_record_may_hold

FILE = "mkdocs.yml"
TAGS = ("!ENV", "!relative")


@dataclass(frozen=True)
class Settings:
    """The settings of a site: its own file first, then those that it takes over from. `data` is all of them joined.

    `whole` is False where those that it takes over cannot be read.
    """

    records: list[Record]
    data: dict[str, Any]
    whole: bool = True

    def problem(self, place: Place, what: str, fix: str) -> Problem:
        """A fault at the file and line of a setting."""
        record = next((one for one in self.records if place in one.lines), self.records[0])
        return Problem(record.path, record.line(*place), what, fix)


def read_settings(root: Path) -> tuple[Settings | None, list[Problem]]:
    """The settings, none where the file cannot be read, and what is wrong in the way that it is written."""
    records: list[Record] = []
    found: list[Problem] = []
    path, seen = root / FILE, set[Path]()
    while True:
        record = read(path, root, tags=TAGS)
        if isinstance(record, Problem):
            if records and not os.path.lexists(path):
                first = records[-1]
                what = f"`INHERIT` names {visible(first.data['INHERIT'])}, and there is no such file"
                fault = Problem(first.path, first.line("INHERIT"), what, "Correct the path")
                return _joined(records, whole=False), [*found, fault]
            if records:
                return _joined(records, whole=False), [*found, replace(record, path=_name(path, root))]
            return None, [*found, replace(record, path=_name(path, root))]
        seen.add(path.resolve())
        record = replace(record, path=_name(path, root))
        records.append(record)
        found += [replace(one, path=record.path) for _, one in record.faults]
        found += [
            one
            for place, one in texts_that_no_record_may_hold(record)
            if place[:1] != ("nav",) or set("<{}") & set(str(place[-1]))  # a page of the menu has its own rules
        ]
        if "INHERIT" not in record.data:
            return _joined(records), found
        parent = record.data["INHERIT"]
        if not isinstance(parent, str) or not parent.strip() or not parent.isprintable():
            what = f"`INHERIT` is {said(parent)}, and should name one file" if parent else "`INHERIT` names no file"
            fault = Problem(record.path, record.line("INHERIT"), what, "Write the path of a mkdocs.yml, or remove it")
            if any((one.path, one.line) == (fault.path, fault.line) for one in found):
                return _joined(records, whole=False), found
            return _joined(records, whole=False), [*found, fault]
        path = path.parent / parent
        if path.resolve() in seen:
            what = f"`INHERIT` leads back to {visible(parent)}"
            fault = Problem(record.path, record.line("INHERIT"), what, "Remove it")
            return _joined(records, whole=False), [*found, fault]


def _joined(records: list[Record], whole: bool = True) -> Settings:
    """All settings, those of the site's own file before those it takes over."""
    data: dict[str, Any] = {}
    for record in reversed(records):
        data = _merged(data, record.data)
    data.pop("INHERIT", None)
    return Settings(records, data, whole)


def _merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    joined = dict(below)
    for word, value in above.items():
        both = isinstance(value, dict) and isinstance(joined.get(word), dict)
        joined[word] = _merged(joined[word], value) if both else value
    return joined


def lines_of(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _name(path: Path, root: Path) -> str:
    return Path(os.path.relpath(path, root)).as_posix()
