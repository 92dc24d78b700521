"""Whole sites made for a test: the making of an example site, all its files, and the same with nothing kept."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros import outputs
from macros.build.site import laid_out, read
from macros.checks.site import check_all
from macros.outputs import Making
from macros.system.cache import FOLDER


@dataclass(frozen=True)
class Made:
    """A site as one run made it: its files, what was told, and the names of what had to be made and of all there is."""

    files: dict[str, bytes]
    told: list[str]
    new: list[str]
    all: list[str]


def making_of(root: Path) -> Making:
    """The making of the site in this folder, with MkDocs ready to lay out its pages."""
    making, problems = laid_out(read(root))
    assert making is not None, problems
    return making


def made(root: Path) -> Made:
    """The site in this folder, checked and made as `make site` makes it, but not written."""
    site = read(root)
    problems = check_all(site)
    files: dict[str, bytes] = {}
    if not any(problem.stops for problem in problems):
        making, faults = laid_out(site)
        problems += faults
        if making is not None:
            files = outputs.make(making)
            problems += [*making.faults, *outputs.look(making, files)]
            editions = root / ".site-editions-new"
            files |= {f"editions/{one.relative_to(editions)}": one.read_bytes() for one in _files(editions)}
    return Made(files, sorted({str(one) for one in problems}), list(site.cache.new), sorted(site.cache._current))


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def copied(root: Path, target: Path, kept: bool) -> Path:
    """The site in another folder, with all that is kept of it, or with its drawings alone."""
    shutil.copytree(root, target, ignore=shutil.ignore_patterns(".cache", "site", ".site-*"), symlinks=True)
    (target / FOLDER).mkdir(parents=True)
    for path in (root / FOLDER).iterdir():
        if path.is_file() and (kept or path.suffix != ".made"):
            os.link(path, target / FOLDER / path.name)  # whoever keeps another content there puts a new file in its place
    return target


def differences(one: Made, other: Made) -> list[str]:
    """The files in which two makings of a site differ, and the messages that only one of them has."""
    names = sorted(one.files.keys() | other.files.keys())
    files = [name for name in names if one.files.get(name) != other.files.get(name)]
    return files + sorted(set(one.told) ^ set(other.told))
