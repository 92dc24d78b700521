"""The programs of the built site are the generator's own, each a file: anything else that could run on a page is reported."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import PurePosixPath

from macros.messages import Problem, visible
from macros.system.package import OVERRIDES

FIX = "Find the output that wrote it: the programs of the site are the files in overrides/assets/, and there are no others"


def not_ours(name: str, programs: list[str]) -> Iterator[Problem]:
    """Each program of a file that is not one of the generator's own, which the site's policy would not let run.

    A program is the address of a script, `` for one inside the page, or the name of an attribute that runs one.
    """
    for one in programs:
        if not _is_ours(one):
            what = f"This would run `{visible(one)}`" if one else "This has a program inside the page"
            yield Problem(name, 1, what, FIX)


def _is_ours(address: str) -> bool:
    path = PurePosixPath(address)
    return (
        not {":", "\\"} & {*address} and "//" not in address and path.parent.name == "assets" and path.name in _ours()
    )


@lru_cache(maxsize=1)
def _ours() -> frozenset[str]:
    """The names of the generator's scripts, known before anything is built."""
    return frozenset(path.name for path in (OVERRIDES / "assets").glob("*.js"))
