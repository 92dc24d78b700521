"""Whether site/ is already what a build would make, so that nothing need be made again.

`.cache/site/site.json` holds one hash of everything that a site is made from, one of every file of site/, and
what the last check said. Contents are read and never times of change, so a copied folder is
judged like any other. What is hashed is more than a build reads (every file of the project's folder), never less.

Nothing of the content is imported here: with nothing to do, no table and no page is looked into.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path

from macros.messages import Problem
from macros.system import cache, disk
from macros.system.cache import FOLDER
from macros.system.package import BASE, OVERRIDES, PACKAGE
from macros.system.state import FOLDERS

STAMP = FOLDER / "site.json"
"""Where the record of the last build is stored, relative to the project."""
MADE = {"__pycache__", "node_modules"}
"""Folders that tools make, wherever they are: no page comes from them."""
ELSEWHERE = re.compile(r"\b(?:custom_dir|docs_dir|include_dir):[ \t]*[\"']?([^\"'#,}\n]+)")
"""The words of the settings that name a file or a folder, which may lie outside the project."""
VARIABLES = ("SITE_DOOR", "SOURCE_DATE_EPOCH", "TZ")
"""What the environment tells the build and the libraries; a name that is in the settings counts too."""


def last_said(root: Path, now: str) -> list[Problem] | None:
    """What the last check said, when site/ is whole and was made from what `made_from` gives now; otherwise None."""
    try:
        kept = json.loads(cache.get((root / STAMP).parent, STAMP.name) or b"")
        said = [Problem(**one) for one in kept["said"]]
        same = kept["made_from"] == now and kept["site"] == _made(root)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return said if same else None


def keep(root: Path, before: str, said: list[Problem]) -> None:
    """The stamp of the site that was just made: `before` is what `made_from` gave before anything was read."""
    kept = {"made_from": before, "site": _made(root), "said": [asdict(one) for one in said]}
    cache.put((root / STAMP).parent, STAMP.name, json.dumps(kept).encode())


def _made(root: Path) -> str:
    """One hash of every folder that a build makes."""
    return _hash_of([root / name for name in disk.MADE], root)


def settings_of(root: Path) -> str:
    """One hash of the site's settings: their files, what they name outside the project, the variables that they ask for."""
    settings = [root / "mkdocs.yml", BASE]
    around = {
        "settings": [_text(path) for path in settings],
        "environment": _environment(settings),
        "elsewhere": _hash_of([path for path in _named(settings) if not _is_input(path, root)], root),
    }
    return hashlib.sha256(json.dumps(around, sort_keys=True).encode()).hexdigest()


def _is_input(path: Path, root: Path) -> bool:
    """Whether each file of this folder is its own input."""
    return root in path.parents and path.relative_to(root).parts[0] in FOLDERS


def _environment(settings: list[Path], environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """What the environment tells the libraries and the settings."""
    named = {*VARIABLES, *(name for path in settings for name in re.findall(r"\w+", _text(path)))}
    return {name: environ[name] for name in sorted(named) if name in environ}


def made_from(root: Path, today: date, environ: Mapping[str, str] = os.environ) -> str:
    """One hash of all that a site is made from: files, code, libraries, settings of the environment, the day."""
    settings = [root / "mkdocs.yml", BASE]
    around = {
        "day": today.isoformat(),
        "environment": _environment(settings, environ),
        "python": sys.version,
        "libraries": sorted(_libraries()),
        "files": _hash_of(list(_rooms(root, settings)), root),
    }
    return hashlib.sha256(json.dumps(around, sort_keys=True).encode()).hexdigest()


def _rooms(root: Path, settings: list[Path]) -> Iterator[Path]:
    """The project folder except what a build makes and top-level hidden files; this package; and any outside paths that the settings name."""
    yield from sorted(path for path in root.iterdir() if path.name not in disk.MADE and not path.name.startswith("."))
    for path in (PACKAGE, OVERRIDES, *settings, *_named(settings)):
        if root not in path.parents:
            yield path


def _named(settings: list[Path]) -> Iterator[Path]:
    for path in settings:
        yield from ((path.parent / value.strip()).resolve() for value in ELSEWHERE.findall(_text(path)))


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


def _libraries() -> Iterator[str]:
    """Each installed library with its version, from the names of their folders alone."""
    for place in sys.path:
        if os.path.isdir(place):  # noqa: PTH112 - sys.path has '' and zip files
            yield from (name for name in os.listdir(place) if name.endswith((".dist-info", ".egg-info")))  # noqa: PTH208


def _hash_of(places: list[Path], root: Path) -> str:
    """The names and contents of all files in these places, and which of them are links, as one hash."""
    total = hashlib.sha256()
    for place in places:
        for path in _files(str(place)):
            name = os.path.relpath(path, root)
            try:
                with open(path, "rb", opener=_at_once) as file:
                    content = hashlib.file_digest(file, "sha256").hexdigest()
            except (OSError, ValueError):
                content = "cannot be read"
            link = " by a link" * os.path.islink(path)  # noqa: PTH114
            total.update(f"{name}\0{content}{link}\0".encode(errors="surrogateescape"))
    return total.hexdigest()


def _at_once(path: str, how: int) -> int:
    """The file is opened without waiting for somebody to write into it, as a named pipe would."""
    return os.open(path, how | getattr(os, "O_NONBLOCK", 0))


def _files(place: str, above: tuple[str, ...] = ()) -> Iterator[str]:
    """Every file in a place, in one order; the place itself where no file is below it: it is one, or a link, empty or gone."""
    real = os.path.realpath(place)
    if real in above:
        yield place
        return
    try:
        entries = sorted(os.scandir(place), key=lambda entry: entry.name)
    except OSError:
        yield place
        return
    if not entries or os.path.islink(place):  # noqa: PTH114
        yield place
    for entry in entries:
        if os.path.isdir(entry.path):  # noqa: PTH112 - unlike is_dir(), it takes a link to itself for no folder
            if entry.name not in MADE:
                yield from _files(entry.path, (*above, real))
        else:
            yield entry.path
