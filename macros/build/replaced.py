"""Replaces site/ with a complete new build, or leaves it unchanged; builds nothing if nothing has changed.

With nothing to do, no table and no page is looked into: what builds is imported only then.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from macros.build import unchanged
from macros.messages import Fault, Problem
from macros.system import days, disk
from macros.system.lock import one_at_a_time

Tell = Callable[[str], None]


def build(root: Path, tell: Tell = print) -> list[Problem]:
    """site/ is replaced whole by a new build, or, when anything is wrong, not at all. Returns what is wrong.

    Where site/ is already what a build would make, nothing is built, and what the last check said is said again.
    """
    try:
        with one_at_a_time(disk.lock_of(root / "site"), "Another build of this folder"):
            disk.recover(root)
            disk.refuse(root)
            return _build(root, tell)
    except Fault as fault:
        return [fault.at("site", 1)]
    except OSError as error:
        return [disk.as_problem(error, root)]


def _build(root: Path, tell: Tell) -> list[Problem]:
    today = days.today()
    before = unchanged.made_from(root, today)
    said = unchanged.last_said(root, before)
    if said is not None:
        tell("Nothing has changed: site/ is up to date.")
        return said
    from macros.build.site import make

    try:
        problems = make(root, disk.fresh(root, "site"), tell)
        if not any(problem.stops for problem in problems):
            for name in reversed(disk.MADE):
                disk.put_in_place(root, name)
            if unchanged.made_from(root, days.today()) == before:  # otherwise a file was saved, or a day has passed
                unchanged.keep(root, before, problems)
        return problems
    finally:
        for name in disk.MADE:
            disk.remove(disk.fresh(root, name))
