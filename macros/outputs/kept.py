"""What is slow to make is kept by what it is made of: the same content is never made twice."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

Made = TypeVar("Made")

MOST_WORKERS = 4


def key(*made_of: str, libraries: tuple[str, ...] = ()) -> str:
    """The name under which a thing is kept: it changes when what it is made of does, or a library that makes it."""
    told = [*made_of, *(f"{name} {_version(name)}" for name in libraries)]
    return hashlib.sha256("\0".join(told).encode()).hexdigest()[:24]


def find(folder: Path, ending: str, keys: Mapping[str, str]) -> dict[str, bytes]:
    """The kept files among those that are asked for: their content by the names that `keys` has them under."""
    paths = {name: folder / f"{one}.{ending}" for name, one in keys.items()}
    return {name: path.read_bytes() for name, path in paths.items() if path.exists()}


def keep(folder: Path, name: str, content: bytes) -> None:
    """The content is kept whole: never half of it, whoever else is writing."""
    folder.mkdir(parents=True, exist_ok=True)
    fresh = folder / f".{name}.{os.getpid()}"
    fresh.write_bytes(content)
    fresh.replace(folder / name)


def in_parallel(make: Callable[..., Made], things: Sequence[tuple[Any, ...]], pays_from: int) -> list[Made]:
    """What `make` gives for each, in order; in several processes from so many things that starting them pays."""
    workers = min(MOST_WORKERS, os.cpu_count() or 1, max(1, len(things)))
    if len(things) < pays_from or workers == 1:
        return [make(*one) for one in things]
    with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn")) as pool:
        return list(pool.map(make, *zip(*things, strict=True)))


@cache
def _version(library: str) -> str:
    return version(library)
