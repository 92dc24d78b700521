"""Each file of the built site, looked at once: what is wrong with it by itself, and what its links need of others."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from html import unescape
from pathlib import PurePosixPath

from macros.content import Site
from macros.messages import Problem
from macros.outputs.making import Making
from macros.outputs.programs import not_ours
from macros.outputs.reading import read
from macros.outputs.unsafe import Protected, own_places, unsafe_in_csv, unsafe_in_json, unsafe_in_words
from macros.system.cache import Made
from macros.system.inputs import used
from macros.system.state import State
from macros.tables import Table

WORDS = (".html", ".xml", ".txt", ".md", ".ics", ".svg")
DATA = (".json", ".webmanifest")
NAMES_ADDRESSES = (".xml", ".json", ".txt", ".ics")
FOLDED = re.compile(r"\r?\n[ \t]")
"""Where a calendar breaks a long line."""
AFTER_AN_ADDRESS = ".,;:!?)]}>’”\\"
"""Marks of the text that an address is in, and not of the address."""


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
    targets = (
        frozenset(own_addresses(FOLDED.sub("", text) if suffix == ".ics" else text, home))
        if suffix in NAMES_ADDRESSES
        else frozenset[str]()
    )
    if suffix == ".csv":
        return Built(tuple(unsafe_in_csv(name, text, protected)))
    if suffix in DATA:
        return Built(tuple(unsafe_in_json(name, text, protected)), targets=targets)
    reading = read(name, text)
    problems = (*unsafe_in_words(name, reading, protected), *not_ours(name, reading.programs))
    if suffix != ".html":
        return Built(problems, targets=targets)
    return Built(problems, frozenset(reading.ids), tuple(reading.twice), frozenset(reading.targets))


def look_at_all(making: Making, site: Mapping[str, bytes]) -> dict[str, Built]:
    """Every file of a made site by its name; a picture or a program has nothing that is looked at, and is only there."""
    protected = Protected(_Tables(making.site), own_places(making.site), making.small_titles(), making.hiding())
    if isinstance(making.cache.state, State):
        making.cache.state.answers["made file"] = lambda name: sha256(site[name]).hexdigest()[:24]

    def work(name: str) -> Made:
        used("made file", name)
        own_places(making.site), making.small_titles(), making.hiding()  # what every file is held against
        built = look_at(name, site[name].decode("utf-8", errors="replace"), protected, making.home)
        texts = (sorted(built.ids), list(built.twice), sorted(built.targets))
        # Most pages have the same ids and links: each is in memory once.
        return Made(problems=list(built.problems), data=[list(map(sys.intern, one)) for one in texts])

    found = {}
    for name in sorted(site):
        if PurePosixPath(name).suffix in (*WORDS, *DATA, ".csv"):
            made = making.made(f"look at {name}", f"site/{name}", partial(work, name))
            ids, twice, targets = made.data or ((), (), ())
            found[name] = Built(tuple(made.problems), frozenset(ids), tuple(twice), frozenset(targets))
        else:
            found[name] = Built()
    return found


class _Tables(Mapping[str, Table]):
    """The tables of a site, each read when somebody asks for it."""

    def __init__(self, site: Site) -> None:
        self.site = site

    def __getitem__(self, stem: str) -> Table:
        return self.site.table(stem)

    def __iter__(self) -> Iterator[str]:
        return iter(self.site.stems)

    def __len__(self) -> int:
        return len(self.site.stems)


def own_addresses(text: str, home: str) -> set[str]:
    """The site's own addresses in a feed, a calendar, an email, the map for search engines or a list for programs."""
    if "://" not in home:
        return set()
    found = re.findall(rf"{re.escape(home)}[^\s\"'<>]*", text)
    return {unescape(one).rstrip(AFTER_AN_ADDRESS) for one in found}
