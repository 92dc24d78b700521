"""What a change would do, and what would be left: the check is run on a copy before anything is written."""

from __future__ import annotations

import errno
import os
import shutil
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from macros.build.site import read
from macros.checks.site import check_all
from macros.content import Site
from macros.messages import Problem
from macros.system import disk
from macros.system.scratch import scratch
from macros.verbs.draft import Draft

SETTINGS = "mkdocs.yml"
READ = ("docs", "data", "overrides", "tests/charts/examples")
"""The folders that a check reads."""


@dataclass
class Plan:
    """The files as they would be, what is done at each place, and what an editor has to do."""

    draft: Draft
    done: list[tuple[str, int, str]] = field(default_factory=list)
    left: list[Problem] = field(default_factory=list)
    cut: set[tuple[str, int]] = field(default_factory=set)

    def do(self, path: str, line: int, what: str) -> None:
        """Note what is done at a line."""
        if (path, line, what) not in self.done:
            self.done.append((path, line, what))

    def leave(self, path: str, line: int, what: str, fix: str) -> None:
        """Note what is left to an editor at a line."""
        if (one := Problem(path, line, what, fix)) not in self.left:
            self.left.append(one)


def tried(site: Site, plan: Plan) -> list[Problem]:
    """What the check would report after the change that it does not report now, and that the plan does not name itself."""
    files = plan.draft.files()
    before = Counter(_kind(one, site.root) for one in check_all(site))
    with scratch("macros") as folder:
        root = folder / "site"
        _copied(site.root, root, files)
        trial = read(root)
        trial.cache.memory = dict(site.cache.memory)  # what the change does not touch is not checked again
        after = check_all(trial)
    told = {(one.path, one.line) for one in plan.left}
    found = []
    for one in after:
        kind = _kind(one, root)
        if before[kind]:
            before[kind] -= 1
        elif (one.path, _before(plan.draft, one)) not in told:
            found.append(replace(one, what=one.what.replace(root.as_posix(), site.root.as_posix())))
    return [one for one in found if one.stops]


def _kind(one: Problem, root: Path) -> tuple[str, str]:
    return one.path, one.what.replace(root.as_posix(), "")


def _before(draft: Draft, one: Problem) -> int:
    """The line at which a place of the draft is in the file as it is now."""
    dropped, added, place = (
        draft.dropped.get(one.path, set()),
        draft.added.get(one.path, {}),
        len(draft.added.get(one.path, {}).get(0, [])),
    )
    for number in range(1, len(draft.lines(one.path)) + 1):
        place += number not in dropped
        if place >= one.line:
            return number
        place += len(added.get(number, []))
    return one.line


def _copied(root: Path, target: Path, files: dict[str, bytes | None]) -> None:
    """The content of a site with these changes, where the check can read it."""
    target.mkdir(parents=True)
    for name in READ:
        if (root / name).is_dir():
            ignored = shutil.ignore_patterns(".change*", "__pycache__")
            try:
                shutil.copytree(root / name, target / name, True, ignored, shutil.copyfile)
            except shutil.Error as error:  # a list of what could not be copied, without the numbers of the errors
                source, _, why = error.args[0][0]
                number = next((one for one in (*disk.FULL, *disk.FORBIDDEN) if os.strerror(one) in why), errno.EIO)
                raise OSError(number, os.strerror(number), str(source)) from None
            for folder, _, _ in os.walk(target / name):
                Path(folder).chmod(0o700)  # the site's own may be one that nothing can be written into
    if (root / SETTINGS).is_file():
        shutil.copyfile(root / SETTINGS, target / SETTINGS)
    for name, content in files.items():
        path = target / name
        if content is None:
            path.unlink(missing_ok=True)
    for name, content in files.items():
        path = target / name
        if content is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def lines_of(done: Iterable[tuple[str, int, str]]) -> list[str]:
    """What is done, in the order of the files, each as `path:line: what`."""
    return [f"{path}:{line}: {what}" for path, line, what in sorted(done)]
