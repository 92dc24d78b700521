"""What is slow to make is kept by what it is made of: the same content is never made twice."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

from macros.system.disk import keep, kept
from macros.system.workers import in_parallel


def key(*made_of: str, libraries: tuple[str, ...] = ()) -> str:
    """The name under which a thing is kept: it changes when what it is made of does, or a library that makes it."""
    told = [*made_of, *(f"{name} {_version(name)}" for name in libraries)]
    return hashlib.sha256("\0".join(told).encode()).hexdigest()[:24]


def find(folder: Path, ending: str, keys: Mapping[str, str]) -> dict[str, bytes]:
    """The kept files among those that are asked for: their content by the names that `keys` has them under."""
    found = {name: kept(folder, f"{one}.{ending}") for name, one in keys.items()}
    return {name: content for name, content in found.items() if content is not None}


@cache
def _version(library: str) -> str:
    return version(library)


__all__ = ["find", "in_parallel", "keep", "kept", "key"]
