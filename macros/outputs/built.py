"""Each file of the built site, looked at once: what is wrong with it by itself, and what its links need of others."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path, PurePosixPath

from macros.messages import Problem
from macros.outputs.reading import read
from macros.outputs.unsafe import Protected, unsafe_in_csv, unsafe_in_json, unsafe_in_words

WORDS = (".html", ".xml", ".txt", ".md", ".ics", ".svg")
DATA = (".json", ".webmanifest")
NAMES_ADDRESSES = (".xml", ".json")


@dataclass(frozen=True)
class Built:
    """What a look at one file found: its problems, its ids and those given twice, and the addresses that it names."""

    problems: tuple[Problem, ...] = ()
    ids: frozenset[str] = field(default_factory=frozenset)
    twice: tuple[str, ...] = ()
    targets: frozenset[str] = field(default_factory=frozenset)


def look_at(name: str, text: str, protected: Protected, home: str) -> Built:
    """One file of the built site, from its text alone. Its name is that below the site, `home` the site's address."""
    suffix = PurePosixPath(name).suffix
    targets = frozenset(_addresses(text, home)) if suffix in NAMES_ADDRESSES else frozenset[str]()
    if suffix == ".csv":
        return Built(tuple(unsafe_in_csv(name, text, protected)))
    if suffix in DATA:
        return Built(tuple(unsafe_in_json(name, text, protected)), targets=targets)
    reading = read(name, text)
    problems = tuple(unsafe_in_words(name, reading, protected))
    if suffix != ".html":
        return Built(problems, targets=targets)
    return Built(problems, frozenset(reading.ids), tuple(reading.twice), frozenset(reading.targets))


def look_at_all(folder: Path, protected: Protected, home: str) -> dict[str, Built]:
    """Every file of a built site by its name; a picture or a program has nothing that is looked at, and is only there."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            name = path.relative_to(folder).as_posix()
            looked = path.suffix in (*WORDS, *DATA, ".csv")
            text = path.read_text(encoding="utf-8", errors="replace") if looked else ""
            found[name] = look_at(name, text, protected, home) if looked else Built()
    return found


def _addresses(text: str, home: str) -> set[str]:
    """The site's own addresses in a feed, the map for search engines or a list for programs."""
    if "://" not in home:
        return set()
    return {unescape(one) for one in re.findall(rf"{re.escape(home)}[^\s\"'<>]*", text)}
